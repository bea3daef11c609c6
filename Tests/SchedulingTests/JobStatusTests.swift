import Glibc
import Testing

@testable import Scheduling

@Suite struct JobStatusTests {
  private func job() throws -> Job {
    try Job(
      name: JobName("weekly"), schedule: CronExpression("0 6 * * 1"), program: "/bin/true",
      arguments: ["report", "it's", "10%"], workingFolder: "/data", outputFolder: "out/", keep: 3,
      created: time("2026-11-21T06:00:00Z"))
  }

  private func warnings(_ status: JobStatus, at now: String, running: Bool = false) throws
    -> [String]
  {
    status.warnings(
      for: try job(), isRunning: running, at: try time(now), in: .utc, log: "/log")
  }

  @Test func aStatusIsReadBackAsWritten() throws {
    let folder = try TemporaryFolder()
    let name = try JobName("weekly")
    #expect(try JobStatus.read(name, in: folder.folders) == JobStatus())
    var status = JobStatus()
    status.lastStart = try time("2026-11-23T06:00:01Z")
    status.lastEnd = try time("2026-11-23T06:00:04Z")
    status.exitCode = 3
    status.milliseconds = 3214
    status.lastOutput = "/data/out/2026-11-23"
    try status.write(name, in: folder.folders)
    #expect(try JobStatus.read(name, in: folder.folders) == status)
    #expect(try folder.names(in: "state/payband/status") == ["weekly.json"])
  }

  @Test func aDamagedStatusIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{\"version\": ", to: "state/payband/status/weekly.json")
    let error = try #require(throws: SchedulingError.self) {
      try JobStatus.read(JobName("weekly"), in: folder.folders)
    }
    #expect(error.description == "\(path): it is not JSON; remove the job and add it again")
  }

  @Test func aJobThatDidNotRunInTimeIsLate() throws {
    var status = JobStatus()
    #expect(try warnings(status, at: "2026-11-23T05:59:00Z").isEmpty)
    #expect(try warnings(status, at: "2026-11-23T06:10:00Z").isEmpty)
    #expect(
      try warnings(status, at: "2026-11-23T06:10:01Z") == [
        "the job “weekly” should have run at 2026-11-23 06:00 +00:00 and did not; see whether cron "
          + "runs and whether the machine was on"
      ])
    status.lastStart = try time("2026-11-23T06:00:01Z")
    status.lastEnd = try time("2026-11-23T06:00:04Z")
    status.exitCode = 0
    #expect(try warnings(status, at: "2026-11-30T06:10:00Z").isEmpty)
    #expect(try warnings(status, at: "2026-11-30T06:10:01Z").count == 1)
    #expect(try warnings(status, at: "2026-12-30T06:10:01Z", running: true).isEmpty)
  }

  @Test func failedAndKilledRunsAndClocksSetBackAreTold() throws {
    var status = JobStatus()
    status.lastStart = try time("2026-11-23T06:00:01Z")
    status.exitCode = 1
    #expect(
      try warnings(status, at: "2026-11-23T07:00:00Z") == [
        "the run of “weekly” that began at 2026-11-23 06:00 +00:00 did not end by itself; see /log"
      ])
    status.lastEnd = try time("2026-11-23T06:00:04Z")
    #expect(
      try warnings(status, at: "2026-11-23T07:00:00Z") == [
        "the last run of “weekly” ended with exit code 1; see /log"
      ])
    status.exitCode = 0
    #expect(
      try warnings(status, at: "2026-11-22T07:00:00Z") == [
        "the last run of “weekly” began at 2026-11-23 06:00 +00:00, which is in the future; set the "
          + "machine's clock"
      ])
  }

  @Test func aJobFileIsReadBackAsWritten() throws {
    let folder = try TemporaryFolder()
    let files = JobFiles(in: folder.folders)
    let job = try job()
    #expect(job.outputFolder == "/data/out")
    try files.write(job)
    #expect(try files.job(job.name) == job)
    #expect(try files.names() == [job.name])
    try files.remove(job.name)
    let error = try #require(throws: SchedulingError.self) { try files.job(job.name) }
    #expect(
      error.description == "there is no job “weekly”; add one with payband schedule add")
  }

  @Test(arguments: [
    ("[]", "“” is no"), ("{\"version\": 1}", "is missing"), ("{\"version\": 2", "it is not JSON"),
    (
      """
      {"version": 2, "name": "weekly", "schedule": "@daily", "program": "/bin/true",
      "arguments": [], "working_folder": "/", "created": "2026-11-21T06:00:00Z"}
      """, "it has version 2, this payband reads 1"
    ),
    (
      """
      {"version": 1, "name": "other", "schedule": "@daily", "program": "/bin/true",
      "arguments": [], "working_folder": "/", "created": "2026-11-21T06:00:00Z"}
      """, "it holds the job “other”"
    ),
  ])
  func aDamagedJobFileIsNamed(text: String, problem: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "config/payband/jobs/weekly.json")
    let error = try #require(throws: SchedulingError.self) {
      try JobFiles(in: folder.folders).job(JobName("weekly"))
    }
    #expect(error.description.hasPrefix("\(path): "))
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func foldersFollowTheXDGSpecificationAndCronIsToldOfOthers() throws {
    let own = try SchedulingFolders(environment: ["HOME": "/home/hr"])
    #expect(own.configuration == "/home/hr/.config/payband")
    #expect(own.state == "/home/hr/.local/state/payband")
    let bare = try SchedulingFolders(environment: [:])
    #expect(bare.variablesForCron.isEmpty)
    let moved = try SchedulingFolders(
      environment: [
        "HOME": "/home/hr", "XDG_CONFIG_HOME": "/etc/hr", "XDG_STATE_HOME": "relative",
        "XDG_DATA_HOME": "/srv",
      ])
    #expect(moved.configuration == "/etc/hr/payband")
    #expect(moved.state == "/home/hr/.local/state/payband")
    #expect(
      moved.variablesForCron.map(\.name) == ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"])
    #expect(
      moved.variablesForCron.map(\.value) == ["/etc/hr", "/home/hr/.local/state", "/srv"])
  }
}
