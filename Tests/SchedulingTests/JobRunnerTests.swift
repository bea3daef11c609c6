import Glibc
import Synchronization
import Testing

@testable import Scheduling

@Suite struct JobRunnerTests {
  /// Collects what a runner says on standard error.
  final class Ear: Sendable {
    private let heard = Mutex<[String]>([])
    func listen(_ text: String) { heard.withLock { $0.append(text) } }
    var paragraphs: [String] { heard.withLock { $0 } }
  }

  /// A clock that goes on by 1.5 seconds with every look at it.
  static func clock(from text: String) throws -> @Sendable () -> Timestamp {
    let start = try time(text).milliseconds
    let looks = Atomic<Int64>(0)
    let box = Shared(looks)
    return {
      Timestamp(milliseconds: start + box.value.add(1, ordering: .relaxed).oldValue * 1500)
    }
  }

  /// Keeps a noncopyable value for a closure.
  final class Shared<Value: ~Copyable & Sendable>: Sendable {
    let value: Value
    init(_ value: consuming Value) { self.value = value }
  }

  let folder: TemporaryFolder
  let ear = Ear()
  let name: JobName

  init() throws {
    folder = try TemporaryFolder()
    name = try JobName("weekly")
  }

  private func runner(at text: String = "2026-11-23T05:00:00Z") throws -> JobRunner {
    JobRunner(
      folders: folder.folders, clock: try Self.clock(from: text), local: .warsaw2026,
      complain: ear.listen)
  }

  private func job(
    program: String = "/bin/true", arguments: [String] = [], output: String? = "out",
    keep: Int? = nil, cron: String = "0 6 * * 1"
  ) throws -> Job {
    try Job(
      name: name, schedule: CronExpression(cron), program: program, arguments: arguments,
      workingFolder: folder.path, outputFolder: output, keep: keep,
      created: time("2026-11-21T06:00:00Z"))
  }

  private func write(_ text: String, code: Int32 = 0) -> (JobRunner.Run) throws -> JobRunner.Outcome
  {
    { run in
      let path = try #require(run.outputFolder)
      try PosixFile.writeAtomically(Array(text.utf8), to: "\(path)/report.json")
      return JobRunner.Outcome(exitCode: code, lines: ["read 3 documents"], reasons: ["because"])
    }
  }

  private var log: [String] {
    get throws {
      try (folder.text("state/payband/logs/weekly.log") ?? "").split(separator: "\n")
        .map(String.init)
    }
  }

  @Test func aSuccessIsPublishedLoggedAndSilent() throws {
    #expect(try runner().run(job(), work: write("one")) == 0)
    #expect(ear.paragraphs.isEmpty)
    #expect(try folder.names(in: "out") == ["2026-11-23", "latest"])
    #expect(destination(of: "\(folder.path)/out/latest") == "2026-11-23")
    #expect(try folder.text("out/latest/report.json") == "one")
    #expect(
      try log == [
        "2026-11-23T05:00:01Z weekly start pid=\(getpid())",
        "2026-11-23T05:00:03Z weekly output “read 3 documents”",
        "2026-11-23T05:00:03Z weekly end exit=0 seconds=1.500",
      ])
    let status = try JobStatus.read(name, in: folder.folders)
    #expect(status.lastStart == (try time("2026-11-23T05:00:01Z")))
    #expect(status.lastSuccess == (try time("2026-11-23T05:00:03Z")))
    #expect(status.exitCode == 0)
    #expect(status.milliseconds == 1500)
    #expect(status.lastOutput == "\(folder.path)/out/2026-11-23")
  }

  @Test func theFolderHasTheLocalDate() throws {
    #expect(try runner(at: "2026-11-23T23:30:00Z").run(job(), work: write("x")) == 0)
    #expect(try folder.names(in: "out") == ["2026-11-24", "latest"])
  }

  @Test func aSecondRunOfADayReplacesTheFirstAsAWhole() throws {
    #expect(try runner().run(job(), work: write("one")) == 0)
    try folder.write("old", to: "out/2026-11-23/only-in-the-first.csv")
    #expect(try runner().run(job(), work: write("two")) == 0)
    #expect(try folder.names(in: "out/2026-11-23") == ["report.json"])
    #expect(try folder.text("out/latest/report.json") == "two")
  }

  @Test(arguments: [1, 5, 64, 130] as [Int32])
  func aFailureLeavesTheOldOutputAndSaysSo(code: Int32) throws {
    #expect(try runner().run(job(), work: write("one")) == 0)
    #expect(try runner().run(job(), work: write("two", code: code)) == code)
    #expect(try folder.names(in: "out") == ["2026-11-23", "latest"])
    #expect(try folder.text("out/latest/report.json") == "one")
    #expect(
      ear.paragraphs == [
        """
        payband: the job “weekly” ended with exit code \(code) after 1.500 s
          because
          log: \(folder.path)/state/payband/logs/weekly.log
          again by hand: payband schedule run weekly
        """
      ])
    let status = try JobStatus.read(name, in: folder.folders)
    #expect(status.exitCode == code)
    #expect(status.lastSuccess != nil)
  }

  @Test(arguments: [3, 4] as [Int32])
  func aReportWithReservationsIsPublishedAndSaysSo(code: Int32) throws {
    #expect(try runner().run(job(), work: write("partly", code: code)) == code)
    #expect(try folder.text("out/latest/report.json") == "partly")
    #expect(ear.paragraphs.count == 1)
    #expect(try JobStatus.read(name, in: folder.folders).lastSuccess == nil)
  }

  @Test func whatAKilledRunLeftIsRemovedOrPutBack() throws {
    try folder.write("half", to: "out/.2026-11-16.weekly.tmp/report.json")
    try folder.write("moved away", to: "out/.2026-11-15.weekly.old/report.json")
    try folder.write("another job's", to: "out/.2026-11-16.daily.tmp/report.json")
    #expect(try runner().run(job(), work: write("one")) == 0)
    #expect(
      try folder.names(in: "out")
        == [".2026-11-16.daily.tmp", "2026-11-15", "2026-11-23", "latest"])
  }

  @Test func theFolderOfAKilledRunOfTheSamePeriodIsReplaced() throws {
    for minute in ["0500", "0601"] {
      try folder.write("unacknowledged", to: "out/2026-11-23T\(minute)+0100/report.json")
    }
    var status = JobStatus()
    status.begin(at: try time("2026-11-23T05:01:02Z"), for: try time("2026-11-23T05:00:00Z"))
    try status.write(name, in: folder.folders)
    let hourly = try job(cron: "0 * * * *")
    #expect(try runner(at: "2026-11-23T05:20:00Z").run(hourly, .missed, work: write("one")) == 0)
    #expect(
      try folder.names(in: "out")
        == ["2026-11-23T0500+0100", "2026-11-23T0620+0100", "latest"])
    // That of a run that ended stays.
    #expect(try runner(at: "2026-11-23T05:30:00Z").run(hourly, work: write("two")) == 0)
    #expect(try folder.names(in: "out").count == 4)
  }

  @Test func outputThatTheWorkHasPublishedStaysAsItIs() throws {
    let code = try runner().run(job(keep: 1)) { run in
      let path = try #require(run.outputFolder)
      try PosixFile.writeAtomically(Array("one".utf8), to: "\(path)/report.json")
      try #require(DatedFolder(draft: path)).publish()
      #expect(run.publishedFolder.map(PosixFile.isOwnFolder) == true)
      return JobRunner.Outcome(exitCode: 0)
    }
    #expect(code == 0)
    #expect(try folder.names(in: "out") == ["2026-11-23", "latest"])
    #expect(try folder.text("out/latest/report.json") == "one")
    let status = try JobStatus.read(name, in: folder.folders)
    #expect(status.lastOutput == "\(folder.path)/out/2026-11-23")
  }

  @Test func onlyTheOldestDatedFoldersAreRemoved() throws {
    for kept in ["2026-11-02", "2026-11-09", "2026-11-16", "2026-02-30", "notes", "2026-11-09.bak"]
    {
      try folder.write("x", to: "out/\(kept)/deep/er/report.json")
    }
    try folder.write("a file", to: "out/2026-01-01")
    try folder.write("precious", to: "elsewhere/file")
    try #require(unsafe symlink("../../elsewhere", "\(folder.path)/out/2026-11-02/link") == 0)
    #expect(try runner().run(job(keep: 2), work: write("one")) == 0)
    #expect(
      try folder.names(in: "out") == [
        "2026-01-01", "2026-02-30", "2026-11-09.bak", "2026-11-16", "2026-11-23", "latest", "notes",
      ])
    #expect(try folder.text("elsewhere/file") == "precious")
  }

  @Test func aClockSetBackRemovesNothingAndIsTold() throws {
    for newer in ["2027-01-04", "2027-01-11"] { try folder.write("x", to: "out/\(newer)/r.json") }
    #expect(try runner().run(job(keep: 1), work: write("one")) == 0)
    #expect(
      try folder.names(in: "out") == ["2026-11-23", "2027-01-04", "2027-01-11", "latest"])
    #expect(
      ear.paragraphs.first?.contains("holds 2027-01-11, a later date than this run's") == true)
  }

  @Test func aRunThatThrowsIsAFailure() throws {
    let code = try runner().run(job()) { _ in throw SchedulingError(.noHome) }
    #expect(code == 1)
    #expect(ear.paragraphs.first?.contains("neither HOME nor the user database") == true)
    #expect(try folder.names(in: "out").isEmpty)
  }

  @Test func outputThatCannotBePublishedIsAFailure() throws {
    try folder.write("in the way", to: "out/2026-11-23")
    #expect(try runner().run(job(), work: write("one")) == 1)
    #expect(ear.paragraphs.first?.contains("something else than a folder has its name") == true)
    #expect(try folder.text("out/2026-11-23") == "in the way")
    #expect(try folder.names(in: "out") == ["2026-11-23"])
  }

  @Test func aSecondRunAtTheSameTimeIsRefused() throws {
    let lock = try JobLock(
      path: folder.folders.lock(name), at: try time("2026-11-23T04:59:00Z"))
    #expect(try runner().run(job(), work: write("one")) == 75)
    #expect(ear.paragraphs.first?.contains("another run holds the lock") == true)
    #expect(try log.count == 1)
    #expect(try log[0].contains("weekly busy “another run holds the lock"))
    #expect(try folder.names() == ["state"])
    _ = consume lock
  }

  @Test func ofTwentyRunsAtTheSameMomentOneWorks() throws {
    let runner = try runner()
    let others = Mutex<[Int32]>([])
    let code = runner.run(try job()) { run in
      for _ in 0..<19 {
        let code = runner.run(run.job, work: self.write("another"))
        others.withLock { $0.append(code) }
      }
      return try self.write("the one")(run)
    }
    #expect(code == 0)
    #expect(others.withLock { $0 } == Array(repeating: 75, count: 19))
    #expect(try folder.text("out/latest/report.json") == "the one")
    #expect(try log.count { $0.contains(" start ") } == 1)
    #expect(try log.count { $0.contains(" busy ") } == 19)
  }

  @Test func aDamagedStatusDoesNotStopARun() throws {
    try folder.write("{", to: "state/payband/status/weekly.json")
    #expect(try runner().run(job(), work: write("one")) == 0)
    #expect(try log.contains { $0.contains("warning") && $0.contains("it is not JSON") })
    #expect(try JobStatus.read(name, in: folder.folders).exitCode == 0)
  }

  @Test func aLargeLogBeginsANewFileAndKeepsSome() throws {
    let path = "\(folder.path)/log"
    let log = RunLog(path: path, job: name, maximumBytes: 100, keptParts: 2)
    for run in 0..<9 {
      try log.rotateIfLarge()
      try log.append(
        .output("run \(run)\nforged \u{1b}[31m" + String(repeating: "x", count: 60)),
        at: try time("2026-11-23T05:00:01Z"))
    }
    #expect(try folder.names() == ["log", "log.1", "log.2"])
    let text = try #require(try folder.text("log.1"))
    #expect(text.hasPrefix("2026-11-23T05:00:01Z weekly output “run 7\\u{a}forged \\u{1b}[31mxx"))
    #expect(text.split(separator: "\n").count == 1)
  }
}
