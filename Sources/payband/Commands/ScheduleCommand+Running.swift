internal import ArgumentParser
internal import Scheduling

extension ScheduleCommand {
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run",
      abstract: "Run a job now, as cron does.",
      discussion: """
        EXAMPLES:
          payband schedule run weekly
          payband schedule run weekly --wait 600

        The report is made by what the job was added with; variables PAYBAND_… of the environment \
        change nothing. Exit status 75 if another run of the job is going on.
        """)

    @Argument(help: "The job's name.")
    var name: String

    @Flag(
      help: """
        Do nothing if the latest time of the schedule has had its run; cron starts jobs with this. \
        (default: run)
        """)
    var ifDue = false

    @Option(
      help: ArgumentHelp(
        "How long to wait for another run of it. (default: not at all)", valueName: "seconds"))
    var wait: Int?

    func validate() throws {
      if let wait, wait < 0 {
        throw ValidationError("--wait: expected 0 or more seconds, found \(wait)")
      }
    }

    func run() throws {
      let code = try ScheduleCommand.runner().runProgram(
        of: ScheduleCommand.job(name), ifDue ? .due : .byHand, waitingSeconds: wait ?? 0,
        environment: ScheduleCommand.environmentOfJobs)
      if code != 0 { throw ExitCode(code) }
    }
  }

  struct CatchUp: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "catch-up",
      abstract: "Run each job of the crontab that has missed its time, once.",
      discussion: """
        cron starts this every hour. A time counts as missed ten minutes later; of several missed \
        times of a job only the latest is caught up.
        """)

    func run() throws {
      let runner = try ScheduleCommand.runner()
      var codes: [Int32] = []
      for job in try ScheduleCommand.scheduler().scheduledJobs() {
        codes.append(
          runner.runProgram(of: job, .missed, environment: ScheduleCommand.environmentOfJobs))
      }
      if let code = codes.first(where: { $0 != 0 }) { throw ExitCode(code) }
    }
  }

  /// Returns the job of a name; on a machine without a crontab, where a timer of systemd runs it, with
  /// the schedule that it was added with.
  static func job(_ name: String) throws -> Job {
    let name = try JobName(name)
    guard let scheduler = try? ScheduleCommand.scheduler() else {
      return try JobFiles(in: SchedulingFolders(environment: Environment.all)).job(name)
    }
    return try scheduler.job(name)
  }

  private static func runner() throws -> JobRunner {
    try JobRunner(
      folders: SchedulingFolders(environment: Environment.all),
      startedAt: BootTime.ofProcessStart())
  }

  /// The environment of a job's program: without the settings of this shell, so that a run by hand
  /// makes the same bytes as cron's.
  private static var environmentOfJobs: [String: String] {
    Environment.all.filter { !$0.key.hasPrefix("PAYBAND_") }
  }
}
