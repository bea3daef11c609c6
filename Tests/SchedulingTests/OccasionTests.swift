import Testing

@testable import Scheduling

/// One run for each time of a schedule, however often and by whom a job is started.
@Suite struct OccasionTests {
  let folder: TemporaryFolder
  let ear = JobRunnerTests.Ear()

  init() throws { folder = try TemporaryFolder() }

  /// Starts a job at a time, and returns whether it made a run.
  private func start(
    _ schedule: String, _ occasion: Occasion, at now: String, created: String,
    outcome code: Int32 = 0
  ) throws -> Bool {
    let job = try Job(
      name: JobName("job"), schedule: CronExpression(schedule), program: "/bin/true",
      arguments: [], workingFolder: folder.path, outputFolder: "out", created: time(created))
    let time = try time(now)
    let runner = JobRunner(
      folders: folder.folders, clock: { time }, local: .warsaw2026, complain: ear.listen)
    var runs = 0
    // A program that a test beside this one starts holds the lock of the last run until it is loaded.
    _ = runner.run(job, occasion, waitingSeconds: 1) { run in
      runs += 1
      try PosixFile.writeAtomically([65], to: "\(run.outputFolder ?? "")/report.json")
      return JobRunner.Outcome(exitCode: code)
    }
    return runs == 1
  }

  private func weekly(_ occasion: Occasion, at now: String, outcome: Int32 = 0) throws -> Bool {
    try start(
      "0 6 * * 1", occasion, at: now, created: "2026-11-01T12:00:00Z", outcome: outcome)
  }

  @Test func aTimeThatIsDueGetsOneRun() throws {
    #expect(try weekly(.due, at: "2026-11-23T05:00:01Z"))
    #expect(try !weekly(.due, at: "2026-11-23T05:00:30Z"))
    #expect(try !weekly(.due, at: "2026-11-29T05:00:01Z"))
    #expect(try weekly(.due, at: "2026-11-30T05:00:01Z"))
    let log = try #require(try folder.text("state/payband/logs/job.log"))
    #expect(log.contains("2026-11-23T05:00:30Z job skip period=2026-11-23T05:00:00Z\n"))
    #expect(ear.paragraphs.isEmpty)
  }

  @Test func aClockSetBackByLittleChangesNothing() throws {
    #expect(try weekly(.due, at: "2026-11-23T04:59:58Z"))
    #expect(try !weekly(.due, at: "2026-11-23T05:00:01Z"))
  }

  @Test func ofWhatWasMissedTheLatestTimeIsCaughtUpOnce() throws {
    #expect(try weekly(.due, at: "2026-11-02T05:00:01Z"))
    #expect(try !weekly(.missed, at: "2026-11-02T05:37:01Z"))
    // The machine is off for three weeks.
    #expect(try weekly(.missed, at: "2026-11-24T09:37:01Z"))
    #expect(try !weekly(.missed, at: "2026-11-24T10:37:01Z"))
    #expect(try !weekly(.due, at: "2026-11-24T11:00:00Z"))
    #expect(try weekly(.due, at: "2026-11-30T05:00:01Z"))
    let log = try #require(try folder.text("state/payband/logs/job.log"))
    #expect(log.split(separator: " missed=2026-11-23T05:00:00Z").count == 2)
  }

  @Test func whatIsOnlyJustDueIsNotMissed() throws {
    #expect(try !weekly(.missed, at: "2026-11-23T05:00:01Z"))
    #expect(try !weekly(.missed, at: "2026-11-23T05:10:00Z"))
    #expect(try weekly(.missed, at: "2026-11-23T05:10:01Z"))
  }

  @Test func whatWasDueBeforeTheJobWasAddedIsNotMissed() throws {
    #expect(
      try !start("0 6 * * 1", .missed, at: "2026-11-24T09:00:00Z", created: "2026-11-23T12:00:00Z"))
  }

  @Test func aRunThatFailedIsNotMadeAgain() throws {
    #expect(try weekly(.due, at: "2026-11-23T05:00:01Z", outcome: 1))
    #expect(try !weekly(.missed, at: "2026-11-23T05:37:01Z"))
    #expect(ear.paragraphs.count == 1)
  }

  @Test func aRunByHandIsAlwaysMadeAndCountsForItsPeriod() throws {
    #expect(try weekly(.byHand, at: "2026-11-23T08:00:00Z"))
    #expect(try weekly(.byHand, at: "2026-11-23T08:01:00Z"))
    #expect(try !weekly(.missed, at: "2026-11-23T08:37:01Z"))
  }

  @Test func aRunThatWasKilledIsMadeOnceMore() throws {
    let name = try JobName("job")
    var status = JobStatus()
    status.begin(at: try time("2026-11-23T05:00:01Z"), for: try time("2026-11-23T05:00:00Z"))
    try status.write(name, in: folder.folders)
    #expect(try weekly(.missed, at: "2026-11-23T05:37:01Z"))
    #expect(try JobStatus.read(name, in: folder.folders).attempts == 2)
    #expect(try !weekly(.missed, at: "2026-11-23T06:37:01Z"))
    status.begin(at: try time("2026-11-23T05:40:01Z"), for: try time("2026-11-23T05:00:00Z"))
    try status.write(name, in: folder.folders)
    #expect(try !weekly(.missed, at: "2026-11-23T07:37:01Z"))
  }

  @Test func aLookForMissedTimesIsQuietWhileARunGoesOn() throws {
    let lock = try JobLock(
      path: folder.folders.lock(try JobName("job")), at: try time("2026-11-23T05:00:01Z"))
    #expect(try !weekly(.missed, at: "2026-11-23T05:37:01Z"))
    #expect(ear.paragraphs.isEmpty)
    #expect(try !weekly(.due, at: "2026-11-23T05:37:01Z"))
    #expect(ear.paragraphs.count == 1)
    _ = consume lock
  }

  /// Clocks go forward from 02:00 to 03:00 on 29 March and back from 03:00 to 02:00 on 25 October.
  @Test func aChangeOfTheClocksNeitherSkipsNorDoublesAPeriod() throws {
    let created = "2026-03-01T00:00:00Z"
    // Debian's cron starts a job of the skipped 02:30 at 03:00; systemd does on the day after.
    #expect(try start("30 2 * * *", .due, at: "2026-03-28T01:30:01Z", created: created))
    #expect(try start("30 2 * * *", .due, at: "2026-03-29T01:00:01Z", created: created))
    #expect(try !start("30 2 * * *", .missed, at: "2026-03-29T01:37:01Z", created: created))
    #expect(try start("30 2 * * *", .due, at: "2026-03-30T00:30:01Z", created: created))
    // A cron that starts the job at both 02:30 of October.
    #expect(try start("30 2 * * *", .due, at: "2026-10-25T00:30:01Z", created: created))
    #expect(try !start("30 2 * * *", .due, at: "2026-10-25T01:30:01Z", created: created))
    #expect(try start("30 2 * * *", .due, at: "2026-10-26T01:30:01Z", created: created))
    #expect(
      try folder.names(in: "out") == [
        "2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "latest",
      ])
  }

  @Test func anHourThatClocksShowTwiceHasTwoReportsOfAnHourlyJob() throws {
    for hour in ["00", "01", "02"] {
      let now = "2026-10-25T\(hour):00:01Z"
      #expect(try start("0 * * * *", .due, at: now, created: "2026-10-24T23:30:00Z"))
    }
    #expect(
      try folder.names(in: "out") == [
        "2026-10-25T0200+0100", "2026-10-25T0200+0200", "2026-10-25T0300+0100", "latest",
      ])
    #expect(destination(of: "\(folder.path)/out/latest") == "2026-10-25T0300+0100")
  }
}
