internal import Glibc

/// The program `crontab`, which reads and writes the user's crontab.
public struct CrontabCommand: Sendable {
  /// The path of the program.
  public let executable: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - executable: The path of the program; found in `/usr/bin` and `/bin` where it is `nil`.
  ///   - environment: The environment of this process; `HOME`, `USER`, `LOGNAME` and `TMPDIR` are
  ///     passed on.
  /// - Throws: ``SchedulingError/Reason/notExecutable(path:problem:)`` where there is none.
  public init(
    executable: String? = nil, environment: [String: String]
  ) throws(SchedulingError) {
    let candidates = executable.map { [$0] } ?? ["/usr/bin/crontab", "/bin/crontab"]
    guard let found = candidates.first(where: { unsafe access($0, X_OK) == 0 }) else {
      throw SchedulingError(
        .notExecutable(
          path: candidates[0], problem: "the crontab command is missing; install cron"))
    }
    self.executable = found
    let kept = ["HOME", "USER", "LOGNAME", "TMPDIR"]
    self.environment = environment.filter { kept.contains($0.key) }
      .merging(["PATH": "/usr/bin:/bin", "LC_ALL": "C"]) { _, ours in ours }
  }

  /// Returns the user's crontab; an empty one where the user has none.
  public func read() throws(SchedulingError) -> Crontab {
    let outcome = try run(["-l"])
    if outcome.exitCode != 0 {
      let message = String(decoding: outcome.standardError.bytes, as: UTF8.self)
      // The one way in which every cron says that there is nothing yet.
      guard message.contains("no crontab for") else { throw failure(["-l"], outcome) }
      return try Crontab([])
    }
    guard outcome.standardOutput.omitted == 0 else {
      throw SchedulingError(
        .crontabCommand(
          command: "\(executable) -l", exitCode: 0,
          message: "the crontab is larger than \(ChildProcess.crontabLimit) bytes"))
    }
    return try Crontab(outcome.standardOutput.bytes)
  }

  /// Replaces the user's crontab after a dry run, and reads it back.
  ///
  /// - Parameters:
  ///   - crontab: The new one.
  ///   - old: What was read before; if the crontab is no longer that, nothing is written.
  public func install(_ crontab: Crontab, replacing old: Crontab) throws(SchedulingError) {
    do throws(SchedulingError) {
      try installAsIs(crontab, replacing: old)
    } catch {
      // A crontab that was brought in past this command may lack its last line break, which cron
      // wants of every other.
      var ended = crontab
      ended.endLastLine()
      guard ended != crontab, case .crontabCommand = error.reason else { throw error }
      try installAsIs(ended, replacing: old)
    }
  }

  private func installAsIs(
    _ crontab: Crontab, replacing old: Crontab
  ) throws(SchedulingError) {
    let path = try PosixFile.writeTemporary(crontab.bytes)
    defer { unsafe unlink(path) }
    try check(path)
    guard try read() == old else { throw SchedulingError(.crontabChanged) }
    // A user who had no crontab before the first job has none after the last one.
    let arguments = crontab.bytes.isEmpty ? ["-r"] : [path]
    let outcome = try run(arguments)
    guard outcome.exitCode == 0 else { throw failure(arguments, outcome) }
    guard try read() == crontab else {
      throw SchedulingError(
        .crontabCommand(
          command: ([executable] + arguments).joined(separator: " "), exitCode: 0,
          message: "the crontab read back is not the one written; look at it with crontab -l"))
    }
  }

  /// Has `crontab` read a file without installing it.
  private func check(_ path: String) throws(SchedulingError) {
    let check = try run(["-n", path])
    guard check.exitCode != 0 else { return }
    let message = String(decoding: check.standardError.bytes, as: UTF8.self)
    // Older crons know no dry run; they check when they install.
    guard message.contains("invalid option") || message.contains("unrecognized option") else {
      throw failure(["-n", path], check)
    }
  }

  private func run(_ arguments: [String]) throws(SchedulingError) -> ChildProcess.Outcome {
    try ChildProcess(
      executable: executable, arguments: arguments, environment: environment,
      outputLimit: ChildProcess.crontabLimit
    ).run()
  }

  private func failure(
    _ arguments: [String], _ outcome: ChildProcess.Outcome
  ) -> SchedulingError {
    SchedulingError(
      .crontabCommand(
        command: ([executable] + arguments).joined(separator: " "), exitCode: outcome.exitCode,
        message: outcome.standardError.lines.map(visible).joined(separator: ", ")))
  }
}

extension ChildProcess {
  /// More than any crontab has; Debian's cron itself takes no more than 10,000 lines.
  fileprivate static let crontabLimit = 1 << 24
}
