import Foundation
import Testing

/// Jobs in a crontab of the test's own, which the fixture `crontab` keeps in the home folder.
struct ScheduleCommandTests {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder(with: "market")
    environment = [
      "PAYBAND_CRONTAB": TemporaryFolder.fixtures.appending(path: "crontab").path,
      "XDG_CONFIG_HOME": folder.url.appending(path: "config").path,
      "XDG_STATE_HOME": folder.url.appending(path: "state").path, "TZ": "UTC",
    ]
  }

  private func schedule(_ arguments: String...) throws -> PaybandRun {
    try PaybandRun(["schedule"] + arguments, in: folder, environment: environment)
  }

  @Test func addedJobIsInTheCrontabAndShown() throws {
    let added = try schedule(
      "add", "weekly", "--cron", "0 6 * * 1", "--", "report", "market", "-o", "out")
    #expect(added.exitCode == 0)
    #expect(try folder.text("home/crontab").contains("\n0 6 * * 1 XDG_CONFIG_HOME="))
    #expect(try folder.text("home/crontab").contains("payband schedule run weekly --if-due\n"))
    let shown = try schedule("show", "weekly", "--json")
    let job: [String: Any] = try shown.json()
    #expect(job["arguments"] as? [String] == ["report", "market"])
    #expect(job["output"] as? String == folder.url.appending(path: "out").path)
    let next = try #require(job["next"] as? [String])
    #expect(next.count == 5)
    #expect(next.allSatisfy { $0.hasSuffix(" 06:00 +00:00") })
    #expect(try schedule("list").standardOutput.contains("never run"))
  }

  @Test func wordsBecomeACronExpression() throws {
    let added = try schedule(
      "add", "w", "--every", "monday,thursday", "--at", "07:15", "--", "report", "market")
    #expect(added.standardOutput.hasPrefix("added to the crontab: 15 7 * * 1,4 "))
    // Where the command names no folder, the output goes where `report` puts it.
    let job: [String: Any] = try schedule("show", "w", "--json").json()
    #expect(job["output"] as? String == folder.url.appending(path: "reports").path)
  }

  @Test func runWritesADatedFolderAndSaysNothing() throws {
    _ = try schedule("add", "weekly", "--cron", "@weekly", "--", "report", "market", "-o=out")
    let run = try schedule("run", "weekly")
    #expect(run.exitCode == 0)
    #expect(run.standardOutput + run.standardError == "")
    #expect(try folder.names(in: "out").count == 2)
    #expect(try folder.names(in: "out/latest").contains("report.xlsx"))
    #expect(try schedule("show", "weekly").standardOutput.contains(", done after "))
  }

  @Test func aTimerOfSystemdRunsTheJobWhereItIsDue() throws {
    _ = try schedule("add", "weekly", "--every", "monday", "--", "report", "market")
    let printed = try schedule("export", "weekly", "--systemd")
    #expect(printed.exitCode == 0, "\(printed.standardError)")
    #expect(printed.standardOutput.contains("\nOnCalendar=Mon *-*-* 06:00:00\nPersistent=true\n"))
    #expect(printed.standardOutput.contains("payband schedule run weekly --if-due\n"))
    let written = try schedule("export", "weekly", "--systemd", "-o", "units")
    #expect(written.standardOutput == "units/payband-weekly.service\nunits/payband-weekly.timer\n")
    #expect(try folder.text("units/payband-weekly.timer").hasPrefix("[Unit]\n"))
    #expect(try schedule("export", "weekly").exitCode == 64)
  }

  @Test func aJobRunsWhereNoCrontabIs() throws {
    _ = try schedule("add", "weekly", "--cron", "@weekly", "--", "report", "market", "-o", "out")
    let run = try PaybandRun(
      ["schedule", "run", "weekly"], in: folder,
      environment: environment.merging(["PAYBAND_CRONTAB": "/nowhere/crontab"]) { $1 })
    #expect(run.exitCode == 0, "\(run.standardError)")
    #expect(try folder.names(in: "out").contains("latest"))
  }

  @Test func aBareEnvironmentMakesTheSameBytesAsARichOne() throws {
    _ = try schedule("add", "weekly", "--every", "monday", "--", "report", "market", "-o", "out")
    let line = try #require(
      folder.text("home/crontab").split(separator: "\n").first { $0.contains("schedule run") })
    let command = line.split(separator: " ", maxSplits: 5)[5]
    #expect(
      try PaybandRun(
        shell: "exec env -i HOME=\"$HOME\" TZ=UTC /bin/sh -c \"$line\"", in: folder,
        environment: ["line": String(command)]
      ).exitCode == 0)
    let bare = try folder.names(in: "out/latest").map { try folder.bytes("out/latest/\($0)") }
    let rich = [
      "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "COLUMNS": "200", "NO_COLOR": "1",
      "TERM": "xterm", "PAYBAND_TITLE": "another", "PAYBAND_CURRENCY": "PLN", "TMPDIR": "/tmp",
    ]
    #expect(
      try PaybandRun(
        ["schedule", "run", "weekly"], in: folder,
        environment: environment.merging(rich) { $1 }
      ).exitCode == 0)
    #expect(
      try folder.names(in: "out/latest").map { try folder.bytes("out/latest/\($0)") } == bare)
    #expect(bare.count > 10)
  }

  @Test func ofTwentyStartsAtTheSameMomentOneWorks() throws {
    _ = try schedule("add", "weekly", "--every", "monday", "--", "report", "market", "-o", "out")
    let run = try PaybandRun(
      shell: """
        seq 20 | xargs -P 20 -I N sh -c 'payband schedule run weekly 2>/dev/null; echo $? >> codes'
        sort codes | uniq -c | tr -s ' '
        """, in: folder, environment: environment)
    #expect(run.standardOutput == " 1 0\n 19 75\n")
  }

  @Test func failedRunIsTold() throws {
    _ = try schedule("add", "weekly", "--cron", "@weekly", "--", "report", "market", "missing")
    let run = try schedule("run", "weekly")
    #expect(run.exitCode == 3)
    #expect(run.standardError.contains("the job “weekly” ended with exit code 3"))
    #expect(run.standardError.contains("missing: error: expected a file or folder, found nothing"))
  }

  @Test func secondRunAtOnceEndsWith75() throws {
    _ = try schedule("add", "weekly", "--cron", "@weekly", "--", "report", "market")
    let run = try PaybandRun(
      shell: "mkdir -p state/payband/locks;"
        + " flock state/payband/locks/weekly.lock payband schedule run weekly",
      in: folder, environment: environment)
    #expect(run.exitCode == 75)
    #expect(run.standardError.contains("another run holds the lock"))
  }

  @Test func removedJobIsGone() throws {
    _ = try schedule("add", "weekly", "--cron", "@weekly", "--", "report", "market")
    #expect(try schedule("remove", "weekly").exitCode == 0)
    #expect(try !folder.names(in: "home").contains("crontab"))
    let shown = try schedule("show", "weekly")
    #expect(shown.exitCode == 64)
    #expect(shown.standardError.hasPrefix("payband: there is no job “weekly”;"))
    #expect(
      try schedule("list").standardOutput == "no jobs; add one with payband schedule add\n")
  }

  @Test(arguments: [
    (["add", "w", "--", "report", "market"], "expected one of --cron and --every"),
    (["add", "w", "--cron", "0 6 * *", "--", "report", "market"], "has 4 fields where"),
    (["add", "w", "--cron", "@daily", "--", "extract", "market"], "expected “-- report …”"),
    (["add", "w", "--cron", "@daily", "--", "report", "--bogus"], "Unknown option '--bogus'"),
    (["add", "w", "--cron", "0 6 31 2 *", "--", "report", "market"], "never runs, since no year"),
    (["add", "a b", "--cron", "@daily", "--", "report", "market"], "“a b” is no job name"),
    (["add", "w", "--cron", "@daily", "--keep", "0", "--", "report"], "expected 1 or more"),
  ]) func wrongArgumentsAreNamed(_ arguments: [String], _ message: String) throws {
    let run = try PaybandRun(["schedule"] + arguments, in: folder, environment: environment)
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains(message))
    #expect(!FileManager.default.fileExists(atPath: folder.home.appending(path: "crontab").path))
  }
}
