import Glibc
import Testing

@testable import Scheduling

/// Runs of a program. One after the other, because the handlers of signals belong to the process.
@Suite(.serialized, .timeLimit(.minutes(1))) struct JobProgramTests {
  let folder: TemporaryFolder
  let ear = JobRunnerTests.Ear()

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ script: String, arguments: [String] = ["report", "data"],
    environment: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) throws -> Int32 {
    let program = try folder.write("#!/bin/sh\n\(script)\n", to: "payband", executable: true)
    let job = try Job(
      name: JobName("weekly"), schedule: CronExpression("0 6 * * 1"), program: program,
      arguments: arguments, workingFolder: folder.path, outputFolder: "out",
      created: time("2026-11-21T06:00:00Z"))
    let runner = JobRunner(
      folders: folder.folders, clock: try JobRunnerTests.clock(from: "2026-11-23T05:00:00Z"),
      local: .utc, complain: ear.listen)
    return runner.runProgram(of: job, environment: environment)
  }

  private var log: String { get throws { try folder.text("state/payband/logs/weekly.log") ?? "" } }

  @Test func theProgramGetsItsArgumentsFolderAndEnvironmentExactly() throws {
    let arguments = ["report", "it's a \"name\"", "$HOME", "10%", "*", "é", "", "--", "-x"]
    let code = try run(
      "printf '%s|' \"$@\" > \"$3/arguments\"; env | sort > \"$3/environment\"; pwd > \"$3/place\"",
      arguments: arguments,
      environment: [
        "HOME": "/root", "LOGNAME": "root", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh",
      ])
    #expect(code == 0)
    #expect(ear.paragraphs.isEmpty)
    let draft = "\(folder.path)/out/.2026-11-23.weekly.tmp"
    #expect(
      try folder.text("out/latest/arguments")
        == "report|-o|\(draft)|" + arguments.dropFirst().joined(separator: "|") + "|")
    let lines = try (folder.text("out/latest/environment") ?? "").split(separator: "\n")
    #expect(lines.contains("PAYBAND_JOB_DRAFT=\(getpid()) \(draft)"))
    #expect(lines.count { !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") } == 5)
    #expect(try folder.text("out/latest/place") == "\(folder.path)\n")
  }

  @Test func whatItSaysIsInTheLogAndItsLastWordsExplainAFailure() throws {
    let code = try run("echo reading; for n in $(seq 12); do echo \"error $n\" >&2; done; exit 1")
    #expect(code == 1)
    #expect(try log.contains(" weekly output “reading”\n"))
    #expect(try log.contains(" weekly output “error 1”\n"))
    let paragraph = try #require(ear.paragraphs.first)
    #expect(ear.paragraphs.count == 1)
    #expect(paragraph.contains("ended with exit code 1 after 1.500 s\n  error 3\n"))
    #expect(paragraph.contains("  error 12\n  log: "))
    #expect(!paragraph.contains("error 2\n"))
  }

  @Test func itsWordsNameTheFolderThatIsPublished() throws {
    #expect(try run("echo \"written to $3\"") == 0)
    #expect(try log.contains(" output “written to \(folder.path)/out/2026-11-23”\n"))
  }

  @Test func aCrashIsLoggedAndPublishesNothing() throws {
    let code = try run("echo x > \"$3/report\"; kill -SEGV $$")
    #expect(code == 139)
    #expect(try folder.names(in: "out").isEmpty)
    #expect(try log.contains("weekly output “the program was ended by signal 11”\n"))
    #expect(try log.contains("weekly end exit=139 "))
  }

  @Test func aMissingProgramIsAFailure() throws {
    let job = try Job(
      name: JobName("weekly"), schedule: CronExpression("@daily"), program: "/nowhere/payband",
      arguments: ["report"], workingFolder: "/", outputFolder: "\(folder.path)/out",
      created: time("2026-11-21T06:00:00Z"))
    let runner = JobRunner(folders: folder.folders, complain: ear.listen)
    #expect(runner.runProgram(of: job, environment: [:]) == 1)
    #expect(
      ear.paragraphs.first?.contains("/nowhere/payband: cannot run the program: No such") == true)
  }

  @Test(arguments: [("TERM", 143), ("INT", 130), ("HUP", 129)] as [(String, Int32)])
  func aSignalStopsTheProgramAndRemovesTheDraft(signal: String, code: Int32) throws {
    let begin = ContinuousClock.now
    #expect(try run("echo half > \"$3/report\"; kill -\(signal) $PPID; exec sleep 30") == code)
    #expect(ContinuousClock.now - begin < .seconds(1))
    #expect(try folder.names(in: "out").isEmpty)
    #expect(ear.paragraphs.first?.contains("stopped by signal \(code - 128)\n") == true)
    #expect(!JobLock.isHeld(path: folder.folders.lock(try JobName("weekly"))))
  }

  @Test func aProgramThatIgnoresTheSignalIsKilledAfterASecond() throws {
    let begin = ContinuousClock.now
    let script = "trap '' TERM; echo half > \"$3/report\"; kill -TERM $PPID; sleep 30 & wait; wait"
    #expect(try run(script) == 143)
    #expect(ContinuousClock.now - begin < .seconds(3))
    #expect(try folder.names(in: "out").isEmpty)
  }

  @Test func aBackgroundProcessThatKeepsThePipeOpenDoesNotHoldUpTheEnd() throws {
    let begin = ContinuousClock.now
    #expect(try run("sleep 20 & echo $! > \"$3/pid\"; echo done") == 0)
    #expect(ContinuousClock.now - begin < .seconds(5))
    let pid = try folder.text("out/latest/pid").flatMap { pid_t($0.dropLast()) }
    kill(try #require(pid), SIGKILL)
    #expect(try log.contains("output “done”"))
  }

  @Test func ofALotOfOutputTheEndIsKept() throws {
    #expect(try run("seq 200000; echo last words") == 0)
    let lines = try log.split(separator: "\n")
    #expect(lines.contains { $0.contains(" bytes left out”") })
    #expect(lines.contains { $0.hasSuffix("output “last words”") })
    #expect(try log.utf8.count < 8 << 20)
  }
}
