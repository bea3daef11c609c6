internal import ArgumentParser
internal import Glibc

/// The report that a job makes, as a user writes it behind `--`.
struct ScheduledReport {
  /// The arguments without the output folder, which is the job's.
  let arguments: [String]
  let outputFolder: String

  /// - Throws: ArgumentParser's error for arguments that `report` would not take.
  init(_ command: [String]) throws {
    guard let report = try Payband.parseAsRoot(command) as? ReportCommand else {
      throw ValidationError("expected “-- report …”; only reports are scheduled")
    }
    outputFolder = report.output
    var rest: [String] = []
    var index = 0
    while index < command.count {
      let word = command[index]
      if word == "-o" || word == "--output" {
        index += 1
      } else if !word.hasPrefix("-o=") && !word.hasPrefix("--output=") {
        rest.append(word)
      }
      index += 1
    }
    arguments = rest
  }
}

/// Where this process is.
enum WorkingFolder {
  /// The folder that relative paths start from, absolute.
  static func current() throws(CommandFailure) -> String {
    guard let path = unsafe getcwd(nil, 0) else {
      throw CommandFailure(
        "expected a working folder, found none; go to one that exists", code: .failed)
    }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
