internal import Glibc

/// The command of a crontab entry: the program, then `schedule run NAME --if-due`.
///
/// Everything else that a job needs is in its job file, so that nothing in the line depends on how
/// cron treats `%` and long lines, and a shell meets no argument of the user's.
public struct EntryCommand: Hashable, Sendable, CustomStringConvertible {
  /// The command for /bin/sh, without a line break or `%`, of at most 998 bytes.
  public let description: String

  /// Creates the command that runs a job when it is due.
  ///
  /// - Parameters:
  ///   - executable: The absolute path of the program.
  ///   - name: The job's name.
  ///   - environment: Variables set in front of the command, for folders that cron's bare
  ///     environment does not name.
  /// - Throws: ``SchedulingError`` for a path that is no executable file, for characters that a
  ///   crontab cannot carry, and for a command that cron would refuse as too long.
  public init(
    executable: String, name: JobName, environment: [(name: String, value: String)] = []
  ) throws(SchedulingError) {
    try self.init(
      executable: executable, words: ["run", name.description, "--if-due"],
      environment: environment)
  }

  /// Creates the command that runs every job that has missed its time.
  public init(
    catchingUpBy executable: String, environment: [(name: String, value: String)] = []
  ) throws(SchedulingError) {
    try self.init(executable: executable, words: ["catch-up"], environment: environment)
  }

  private init(
    executable: String, words: [String], environment: [(name: String, value: String)]
  ) throws(SchedulingError) {
    guard executable.hasPrefix("/") else {
      throw SchedulingError(.notExecutable(path: executable, problem: "it is not absolute"))
    }
    for (what, text) in [("program's path", executable)]
      + environment.map({ ("folder \($0.name)", $0.value) })
    {
      try EntryCommand.check(text, what: what)
      if text.utf8.contains(UInt8(ascii: "%")) {
        throw SchedulingError(
          .unsafeText(what: what, text: text, problem: "a “%”, cron's line break"))
      }
    }
    var status = stat()
    guard unsafe stat(executable, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      unsafe access(executable, X_OK) == 0
    else {
      throw SchedulingError(
        .notExecutable(path: executable, problem: "it is no file that may be run"))
    }
    let command =
      (environment.map { "\($0.name)=\(ShellWord.quoted($0.value))" }
      + [ShellWord.quoted(executable), "schedule"] + words.map(ShellWord.quoted))
      .joined(separator: " ")
    // MAX_COMMAND of cron 3.0pl1 is 1000 bytes with the final NUL; `crontab` refuses 999 and more.
    guard command.utf8.count <= 998 else {
      throw SchedulingError(.commandTooLong(bytes: command.utf8.count))
    }
    description = command
  }

  /// Refuses text that cannot go into a line unchanged.
  static func check(_ text: String, what: String) throws(SchedulingError) {
    for scalar in text.unicodeScalars {
      let problem: String? =
        switch scalar.value {
        case 0: "a NUL character"
        case 10, 13, 0x85, 0x2028, 0x2029: "a line break"
        case 1..<32, 127..<160: "a control character"
        // What is not UTF-8 arrives as U+FFFD; run later, it would name another file.
        case 0xFFFD: "bytes that are not UTF-8"
        default: nil
        }
      if let problem {
        throw SchedulingError(.unsafeText(what: what, text: text, problem: problem))
      }
    }
  }
}

/// A word of a command for /bin/sh.
enum ShellWord {
  /// Returns the word such that a POSIX shell reads exactly it: plain words as they are, others in
  /// single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || "/._-+:,@".utf8.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    // By Unicode scalars: a combining mark after the quote would make another Character of it.
    var text = "'"
    for scalar in word.unicodeScalars {
      if scalar == "'" { text += "'\\''" } else { text.unicodeScalars.append(scalar) }
    }
    return text + "'"
  }
}
