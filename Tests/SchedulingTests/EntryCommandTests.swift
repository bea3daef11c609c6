import Glibc
import Testing

@testable import Scheduling

@Suite struct EntryCommandTests {
  static let nasty = [
    "plain", "with space", "it's", "''", "\"quoted\"", "$HOME `id` $(id)", "a;b&c|d>e<f", "*?[a]",
    "~root", "back\\slash", "-rf", "é ü 你好", "trailing\\", "#comment", "!history", "{a,b}", "'",
    "e\u{301}'\u{301}", "",
  ]

  private func argv(of command: String) throws -> [String] {
    let outcome = try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", command], environment: ["HOME": "/nowhere"]
    ).run()
    #expect(outcome.exitCode == 0)
    return outcome.standardOutput.bytes.split(separator: 0, omittingEmptySubsequences: false)
      .dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: nasty)
  func aShellReadsAQuotedWordAsItWas(word: String) throws {
    let read = try argv(of: #"printf "%s\0" \#(ShellWord.quoted(word)) end"#)
    #expect(read.map { Array($0.utf8) } == [word, "end"].map { Array($0.utf8) })
  }

  /// The whole line is run by the shell, as cron does; a script stands for payband.
  @Test(arguments: nasty.filter { !$0.isEmpty })
  func theProgramGetsTheArgumentsAndFolders(word: String) throws {
    let folder = try TemporaryFolder()
    let program = try folder.write(
      "#!/bin/sh\nprintf '%s\\0' \"$0\" \"$@\" \"$XDG_STATE_HOME\"\n", to: "\(word)/payband",
      executable: true)
    let command = try EntryCommand(
      executable: program, name: JobName("weekly-1.2_x"),
      environment: [("XDG_STATE_HOME", "/state/\(word)")])
    #expect(
      try argv(of: command.description)
        == [program, "schedule", "run", "weekly-1.2_x", "--if-due", "/state/\(word)"])
    #expect(!command.description.utf8.contains { $0 == 10 || $0 == UInt8(ascii: "%") })
    let syntax = try ChildProcess(
      executable: "/bin/sh", arguments: ["-n", "-c", command.description], environment: [:]
    ).run()
    #expect(syntax.exitCode == 0)
  }

  @Test func theRunningProgramMayStandInACrontab() throws {
    let program = try Job.runningProgram()
    #expect(program == destination(of: "/proc/self/exe"))
    let command = try EntryCommand(executable: program, name: JobName("weekly"))
    #expect(command.description.hasSuffix(" schedule run weekly --if-due"))
  }

  @Test func aPlainPathIsNotQuoted() throws {
    let command = try EntryCommand(executable: "/bin/true", name: JobName("weekly"))
    #expect(command.description == "/bin/true schedule run weekly --if-due")
  }

  @Test(arguments: [
    ("/bin/a\nb", "the program's path “/bin/a\\u{a}b” holds a line break, which a crontab line"),
    ("/bin/a\rb", "holds a line break"), ("/bin/a\u{2028}b", "holds a line break"),
    ("/bin/a\0b", "holds a NUL character"), ("/bin/a\u{1b}b", "holds a control character"),
    ("/bin/a%b", "holds a “%”, cron's line break"),
    ("/bin/a\u{fffd}b", "holds bytes that are not UTF-8"),
    ("bin/true", "bin/true: it is not absolute; expected the absolute path of an executable file"),
    ("/bin/payband-missing", "/bin/payband-missing: it is no file that may be run"),
    ("/bin", "/bin: it is no file that may be run"),
    ("/etc/passwd", "/etc/passwd: it is no file that may be run"),
  ])
  func unfitPathsAreRefused(path: String, message: String) throws {
    let error = try #require(throws: SchedulingError.self) {
      try EntryCommand(executable: path, name: JobName("weekly"))
    }
    #expect(error.description.contains(message), "\(error)")
  }

  @Test func theLongestCommandIsTheLongestThatCronTakes() throws {
    let name = try JobName("weekly")
    let room = 998 - "A= /bin/true schedule run weekly --if-due".utf8.count
    let longest = try EntryCommand(
      executable: "/bin/true", name: name, environment: [("A", String(repeating: "a", count: room))]
    )
    #expect(longest.description.utf8.count == 998)
    let error = try #require(throws: SchedulingError.self) {
      try EntryCommand(
        executable: "/bin/true", name: name,
        environment: [("A", String(repeating: "a", count: room + 1))])
    }
    #expect(
      error.description
        == "the crontab command has 999 bytes, cron takes 998; install payband at a shorter path")
    guard unsafe access("/usr/bin/crontab", X_OK) == 0 else { return }
    let folder = try TemporaryFolder()
    let file = try folder.write("@daily \(longest)\n", to: "crontab")
    let outcome = try ChildProcess(
      executable: "/usr/bin/crontab", arguments: ["-n", file], environment: [:]
    ).run()
    #expect(outcome.exitCode == 0, "\(outcome.standardError.lines)")
  }

  @Test(arguments: ["", "a b", "../x", ".hidden", "-x", "é", "a/b", "a\n", "a%", "x\0"])
  func otherNamesAreNoJobNames(name: String) throws {
    let error = try #require(throws: SchedulingError.self) { try JobName(name) }
    #expect(error.description.contains("is no job name; expected 1 to 64 letters"))
    #expect(throws: SchedulingError.self) { try JobName(String(repeating: "a", count: 65)) }
  }

  @Test func aJobRefusesWhatALogOrALineCannotCarry() throws {
    for argument in ["a\nb", "a\0b", "\u{7}", "\u{fffd}"] {
      let error = try #require(throws: SchedulingError.self) {
        try Job(
          name: JobName("weekly"), schedule: CronExpression("@daily"), program: "/bin/true",
          arguments: ["report", argument], workingFolder: "/", created: Timestamp(seconds: 0))
      }
      #expect(error.description.hasPrefix("the argument “"), "\(error)")
      #expect(!error.description.unicodeScalars.contains { $0.value < 32 })
    }
  }
}
