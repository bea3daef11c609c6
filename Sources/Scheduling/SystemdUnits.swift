internal import Glibc

/// A job as a timer of systemd, in the place of its entry in the crontab.
///
/// The service runs the job where it is due, so that a timer beside the crontab's entry and one that
/// catches up make no second report of a time.
public struct SystemdUnits: Hashable, Sendable {
  /// A unit's file.
  public struct File: Hashable, Sendable {
    /// The file's name, `payband-weekly.timer`.
    public let name: String
    /// What it holds.
    public let text: String
  }

  /// The service, then its timer.
  public let files: [File]

  /// Creates the units of a job.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - environment: Variables for folders that systemd's own environment does not name.
  ///   - time: When the units are made: changes of the clocks after it are regarded.
  ///   - local: The time zone of the machine.
  /// - Throws: ``SchedulingError`` for a path that a unit cannot carry, and a job that never runs.
  public init(
    of job: Job, environment: [(name: String, value: String)] = [], at time: Timestamp,
    in local: LocalTime = .system
  ) throws(SchedulingError) {
    // What a crontab cannot carry, a unit cannot either; its line is not used.
    _ = try EntryCommand(executable: job.program, name: job.name, environment: environment)
    let events = try job.schedule.calendarEvents(after: time, in: local)
    let name = "payband-\(job.name)"
    let variables = environment.map { "Environment=\(Self.quoted("\($0.name)=\($0.value)"))\n" }
    let command =
      Self.command(job.program) + ["schedule", "run", job.name.description, "--if-due"]
    files = [
      File(
        name: "\(name).service",
        text: """
          [Unit]
          Description=payband: the job \(job.name)

          [Service]
          Type=oneshot
          \(variables.joined())ExecStart=\(command.joined(separator: " "))

          """),
      File(
        name: "\(name).timer",
        text: """
          [Unit]
          Description=payband: when the job \(job.name) runs (\(job.schedule))

          [Timer]
          \(events.map { "OnCalendar=\($0)\n" }.joined())Persistent=true
          AccuracySec=1s

          [Install]
          WantedBy=timers.target

          """),
    ]
  }

  /// Has `systemd-analyze` read the units, where it is installed.
  ///
  /// - Throws: ``SchedulingError/Reason/unitsRefused(message:)`` with what it says.
  public func verify(analyzer: String = "/usr/bin/systemd-analyze") throws(SchedulingError) {
    guard unsafe access(analyzer, X_OK) == 0 else { return }
    let folder = try PosixFile.makeTemporaryFolder()
    defer { try? PosixFile.removeTree(folder) }
    for file in files {
      try PosixFile.writeAtomically(Array(file.text.utf8), to: "\(folder)/\(file.name)")
    }
    let outcome = try ChildProcess(
      executable: analyzer, arguments: ["verify"] + files.map { "\(folder)/\($0.name)" },
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "SYSTEMD_LOG_LEVEL": "warning"]
    ).run()
    // It reads all that the units lead to, and tells of other people's units too.
    let about = outcome.standardError.lines.filter { line in
      files.contains { line.contains($0.name) }
    }
    guard outcome.exitCode == 0 || about.isEmpty else {
      throw SchedulingError(.unitsRefused(message: about.map(visible).joined(separator: ", ")))
    }
  }

  /// Writes the files into a folder, which is made where it is missing, and returns their paths.
  public func write(to folder: String) throws(SchedulingError) -> [String] {
    try PosixFile.makeFolder(folder)
    var paths: [String] = []
    for file in files {
      let path = folder.hasSuffix("/") ? folder + file.name : "\(folder)/\(file.name)"
      try PosixFile.writeAtomically(Array(file.text.utf8), to: path, mode: 0o644)
      paths.append(path)
    }
    return paths
  }

  /// Returns the words of `ExecStart=` that start a program.
  ///
  /// systemd takes no quotation mark and no backslash in a program's path; a shell is then given it
  /// as an argument, where `$$` is a `$`.
  private static func command(_ path: String) -> [String] {
    guard path.utf8.contains(where: { "\\\"'".utf8.contains($0) }) else { return [quoted(path)] }
    return [
      "/bin/sh", "-c", quoted(#"exec "$$0" "$$@""#), quoted(path.replacing("$", with: "$$")),
    ]
  }

  /// Returns a word by the rules of quoting in systemd.syntax(7) and the specifiers of
  /// systemd.unit(5). A `$` stays; in arguments it has to be doubled before.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || "/._-+:,@=".utf8.contains($0)
    }
    if isPlain { return word }
    var text = "\""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\\", "\"": text += "\\\(scalar)"
      case "%": text += "%%"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
