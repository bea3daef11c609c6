import Foundation
import Testing

/// What a history has of the runs of jobs.
struct ScheduleHistoryTests {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("The average salary of a welder is $50,000 a year.\n", to: "market/pay.txt")
    environment = [
      "PAYBAND_CRONTAB": TemporaryFolder.fixtures.appending(path: "crontab").path, "TZ": "UTC",
    ]
    let added = try payband(
      "schedule", "add", "weekly", "--cron", "@weekly", "--", "report", "market", "-o", "out",
      "--store", "pay.sqlite")
    #expect(added.exitCode == 0, "\(added.standardError)")
  }

  private func payband(_ arguments: String...) throws -> PaybandRun {
    try PaybandRun(arguments, in: folder, environment: environment)
  }

  private var runs: Int {
    get throws {
      let list = try payband("history", "list", "--store", "pay.sqlite")
      #expect(list.exitCode == 0, "\(list.standardError)")
      return list.standardOutput.split(separator: "\n").count { $0.hasSuffix("Pay by role") }
    }
  }

  /// The names in the output folder, those of dates as `DATE`.
  private var output: [String] {
    get throws {
      try folder.names(in: "out").map { $0.wholeMatch(of: /\d{4}-\d\d-\d\d/) == nil ? $0 : "DATE" }
    }
  }

  @Test func aRunIsAcknowledgedOnlyWhereItsFolderHasItsName() throws {
    let run = try PaybandRun(
      shell: "mkdir out; : > out/$(date -u +%F); payband schedule run weekly", in: folder,
      environment: environment)
    #expect(run.exitCode == 1)
    #expect(run.standardError.contains("something else than a folder has its name"))
    #expect(try runs == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "out"))
    #expect(try payband("schedule", "run", "weekly").exitCode == 0)
    #expect(try runs == 1)
    #expect(try output == ["DATE", "latest"])
  }

  @Test func aRunWithoutFiguresIsNotAcknowledged() throws {
    try folder.write("Nothing is stated here.\n", to: "market/pay.txt")
    #expect(try payband("schedule", "run", "weekly").exitCode == 5)
    #expect(try runs == 0)
    #expect(try output.isEmpty)
  }

  /// Who reads the history keeps a run from being acknowledged, long enough to kill it then.
  @Test(.timeLimit(.minutes(2)))
  func ofARunKilledBeforeItsAcknowledgementOnlyTheFolderIsThere() throws {
    try folder.write(
      """
      import os, pathlib, signal, sqlite3, subprocess, sys, time
      run = ["payband", "schedule", "run", "weekly"]
      # The second one, with files that are no longer young, leaves nothing to note but the run.
      subprocess.run(run, check=True)
      time.sleep(3)
      subprocess.run(run, check=True)
      subprocess.run(["rm", "-r", "out"], check=True)
      reader = sqlite3.connect("pay.sqlite", isolation_level=None)
      reader.execute("BEGIN")
      reader.execute("SELECT count(*) FROM run").fetchone()
      runner = subprocess.Popen(run)
      while not os.path.lexists("out/latest"):
          if runner.poll() is not None:
              sys.exit("the run ended with %d" % runner.returncode)
          time.sleep(0.01)
      time.sleep(0.2)
      children = pathlib.Path(f"/proc/{runner.pid}/task/{runner.pid}/children").read_text().split()
      assert len(children) == 1, children
      runner.send_signal(signal.SIGKILL)
      runner.wait()
      for _ in range(500):
          try:
              if pathlib.Path(f"/proc/{children[0]}/stat").read_text().rsplit(")")[1].split()[0] == "Z":
                  break
          except FileNotFoundError:
              break
          time.sleep(0.01)
      else:
          sys.exit("the program outlives its runner")
      reader.execute("COMMIT")
      """, to: "kill.py")
    let killed = try PaybandRun(
      shell: "/usr/bin/python3 kill.py", in: folder, environment: environment)
    #expect(killed.exitCode == 0, "\(killed.standardError)")
    #expect(try runs == 2)
    #expect(try folder.names(in: "out/latest").contains("report.xlsx"))
    #expect(try payband("schedule", "run", "weekly").exitCode == 0)
    #expect(try runs == 3)
    #expect(try output == ["DATE", "latest"])
  }
}
