import Glibc
import Testing

@testable import Scheduling

@Suite struct SchedulerTests {
  let folder: TemporaryFolder
  let fake: FakeCrontab

  init() throws {
    folder = try TemporaryFolder()
    fake = try FakeCrontab(in: folder)
  }

  private func scheduler(at now: String = "2026-11-21T12:00:00Z") throws -> Scheduler {
    let time = try time(now)
    return Scheduler(
      folders: folder.folders, crontab: try fake.command, clock: { time }, local: .utc)
  }

  private func job(
    _ name: String = "weekly", output: String? = "out", program: String = "/bin/true"
  ) throws -> Job {
    try Job(
      name: JobName(name), schedule: CronExpression("0 6 * * 1"), program: program,
      arguments: ["report", "data"], workingFolder: folder.path, outputFolder: output,
      created: time("2026-11-21T12:00:00Z"))
  }

  @Test func anAddedJobIsListedWithItsNextTimesAndRemoved() throws {
    let before = "MAILTO=hr@example.com\n0 0 * * * other 100\\%\n"
    try folder.write(before, to: "table")
    let scheduler = try scheduler()
    let entry = try scheduler.add(job())
    #expect(
      entry.command == "XDG_CONFIG_HOME=\(folder.path)/config XDG_STATE_HOME=\(folder.path)/state "
        + "/bin/true schedule run weekly --if-due")
    #expect(try fake.table?.hasPrefix(before) == true)
    let listing = try #require(try scheduler.list(next: 2).first)
    #expect(listing.job == (try job()))
    #expect(
      listing.next.map(\.description) == ["2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z"])
    #expect(listing.warnings.isEmpty)
    #expect(!listing.isRunning)
    try scheduler.remove(JobName("weekly"))
    #expect(try fake.table == before)
    #expect(try scheduler.list().isEmpty)
    let error = try #require(throws: SchedulingError.self) {
      try scheduler.remove(JobName("weekly"))
    }
    #expect(error.exitCode == 64)
  }

  @Test func aRefusedCrontabLeavesNoJobFile() throws {
    let folder = try TemporaryFolder()
    let fake = try FakeCrontab(in: folder, dryRun: "echo bad >&2; exit 1")
    let scheduler = Scheduler(folders: folder.folders, crontab: try fake.command)
    #expect(throws: SchedulingError.self) { try scheduler.add(job()) }
    #expect(try JobFiles(in: folder.folders).names().isEmpty)
    #expect(try fake.table == nil)
  }

  @Test func takenNamesAndSharedFoldersAreRefused() throws {
    let scheduler = try scheduler()
    try scheduler.add(job())
    let table = try fake.table
    let taken = try #require(throws: SchedulingError.self) { try scheduler.add(job()) }
    #expect(taken.reason == .jobExists("weekly"))
    #expect(try JobFiles(in: folder.folders).names().count == 1)
    let shared = try #require(throws: SchedulingError.self) {
      try scheduler.add(job("daily", output: "out//"))
    }
    #expect(
      shared.description
        == "\(folder.path)/out is the output folder of the job “weekly”; give each job its own")
    #expect(try fake.table == table)
    try scheduler.add(job("daily", output: "other"))
    #expect(try scheduler.list().map(\.name.description) == ["daily", "weekly"])
  }

  @Test func whatHasChangedSinceIsTold() throws {
    let program = try folder.write("#!/bin/sh\n", to: "payband", executable: true)
    let scheduler = try scheduler()
    try scheduler.add(job(program: program))
    let edited = try #require(try fake.table).replacing("0 6 * * 1", with: "0 7 * * 2")
    try folder.write(edited, to: "table")
    var listing = try #require(try scheduler.list().first)
    #expect(listing.next.first?.description == "2026-11-24T07:00:00Z")
    #expect(listing.warnings.count == 1)
    #expect(
      listing.warnings[0].hasPrefix("crontab:3: the entry of “weekly” is not as payband wrote"))
    try #require(unsafe unlink(program) == 0)
    listing = try #require(try scheduler.list().first)
    #expect(
      listing.warnings[0].hasPrefix(
        "the job “weekly” cannot run: \(program): it is no file that may be run"))
  }

  @Test func halfAJobIsTold() throws {
    let scheduler = try scheduler()
    try scheduler.add(job())
    try JobFiles(in: folder.folders).remove(JobName("weekly"))
    #expect(
      try scheduler.list().first?.warnings
        == ["there is no job “weekly”; add one with payband schedule add"])
    try JobFiles(in: folder.folders).write(job())
    try folder.write("", to: "table")
    let listing = try #require(try scheduler.list().first)
    #expect(listing.entry == nil)
    #expect(
      listing.warnings.first?.contains("has no entry of the job “weekly”, so it never") == true)
    try scheduler.remove(JobName("weekly"))
    #expect(try scheduler.list().isEmpty)
  }

  @Test func aLateJobIsTold() throws {
    try scheduler().add(job())
    let late = try #require(try scheduler(at: "2026-11-23T07:00:00Z").list().first)
    #expect(late.warnings.count == 1)
    #expect(late.warnings[0].hasPrefix("the job “weekly” should have run at 2026-11-23 06:00"))
  }
}
