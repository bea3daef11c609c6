@testable import Scheduling

/// A stand-in for `crontab` that keeps its table in a file beside it and writes down its calls.
struct FakeCrontab {
  let folder: TemporaryFolder
  let path: String

  /// - Parameter dryRun: What it does with `-n FILE`, in shell.
  init(in folder: TemporaryFolder, dryRun: String = "exit 0") throws {
    self.folder = folder
    path = try folder.write(
      """
      #!/bin/sh
      cd "$HOME" || exit 9
      printf '%s\\n' "$1" | sed 's/^.*payband-.*/FILE/' >> calls
      case "$1" in
      -l) if [ -e table ]; then cat table; else echo "no crontab for me" >&2; exit 1; fi ;;
      -n) \(dryRun) ;;
      -r) rm table ;;
      *) cat "$1" > table ;;
      esac

      """, to: "crontab", executable: true)
  }

  var command: CrontabCommand {
    get throws { try CrontabCommand(executable: path, environment: ["HOME": folder.path]) }
  }

  var table: String? { get throws { try folder.text("table") } }

  var calls: [String] {
    get throws { try (folder.text("calls") ?? "").split(separator: "\n").map(String.init) }
  }
}
