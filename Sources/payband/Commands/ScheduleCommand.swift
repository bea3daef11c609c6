internal import ArgumentParser
internal import Scheduling
internal import Writers

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have cron make a report again and again.",
    discussion: """
      Each run writes into a folder named after its date (and its time, for a job that runs several \
      times a day), and “latest” leads to the newest. A run says nothing unless something is wrong; \
      its log is kept. A job has one run for each time of its schedule: clocks that are changed \
      neither drop nor double one, and what was missed while the machine was off is caught up once, \
      within an hour, by an entry of the crontab for all jobs. Times are of the machine’s zone: lines \
      TZ= and CRON_TZ= of a crontab change them for some programs and not for others, and are warned \
      of. PAYBAND_CRONTAB names another program in the place of crontab(1).
      """,
    subcommands: [
      Add.self, List.self, Show.self, Run.self, CatchUp.self, Remove.self, Export.self,
    ])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a job to the crontab.",
      discussion: """
        EXAMPLES:
          payband schedule add weekly --every monday --at 06:00 -- report ~/market -o ~/reports
          payband schedule add weekly --cron "0 6 * * 1" -- report ~/market -o ~/reports
          payband schedule add nightly --cron @daily --keep 30 -- report ads -o ads-reports
        """)

    @Argument(help: "The job's name: letters, digits, “.”, “_” and “-”.")
    var name: String

    @Option(
      help: ArgumentHelp(
        "When, as five fields of a crontab or as @hourly, @daily, @weekly, @monthly, @yearly.",
        valueName: "expression"))
    var cron: String?

    @Option(
      help: ArgumentHelp(
        "When, in words: hour, day, weekday, month, year or days such as monday,thursday.",
        valueName: "period"))
    var every: String?

    @Option(
      help: ArgumentHelp(
        "The time of day with --every. (default: 06:00, or the full hour)", valueName: "hh:mm"))
    var at: String?

    @Option(help: ArgumentHelp("How many dated folders stay. (default: all)", valueName: "count"))
    var keep: Int?

    @Argument(
      parsing: .postTerminator,
      help: ArgumentHelp("The report to make, as on a command line.", valueName: "report"))
    var command: [String] = []

    func validate() throws {
      guard (cron == nil) != (every == nil) else {
        throw ValidationError("expected one of --cron and --every; say when the job runs")
      }
      guard at == nil || every != nil else {
        throw ValidationError("--at: expected --every with it; --cron has its own time")
      }
      if let keep, keep < 1 {
        throw ValidationError("--keep: expected 1 or more, found \(keep)")
      }
      guard command.first == "report" else {
        throw ValidationError(
          "expected “-- report …” at the end, found “\(command.joined(separator: " "))”;"
            + " say what the job writes")
      }
    }

    func run() throws {
      let folder = try WorkingFolder.current()
      let report = try ScheduledReport(command, in: folder, environment: Environment.all)
      let schedule: CronExpression
      if let every {
        schedule = try CronExpression(every: every, at: at)
      } else {
        schedule = try CronExpression(cron ?? "")
      }
      let job = try Job(
        name: JobName(name), schedule: schedule, program: Job.runningProgram(),
        arguments: report.arguments, workingFolder: folder, outputFolder: report.outputFolder,
        keep: keep, created: Timestamp.now())
      let scheduler = try ScheduleCommand.scheduler()
      let entry = try scheduler.add(job)
      var text = "added to the crontab: \(entry.schedule) \(entry.command)\n"
      if let next = schedule.next(after: Timestamp.now()) {
        text += "next run: \(LocalTime.system.description(of: next))\n"
      }
      try FileOutput.standardOutput.write(Array(text.utf8))
      ScheduleCommand.warn(try scheduler.zoneWarnings())
      if let advice = schedule.advice { StandardError.write("payband: note: \(advice)\n") }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove a job from the crontab; its reports and its log stay.")

    @Argument(help: "The job's name.")
    var name: String

    func run() throws {
      try ScheduleCommand.scheduler().remove(JobName(name))
      try FileOutput.standardOutput.write(Array("removed \(name) from the crontab\n".utf8))
    }
  }

  /// The scheduler of this user.
  static func scheduler() throws -> Scheduler {
    let environment = Environment.all
    return try Scheduler(
      folders: SchedulingFolders(environment: environment),
      crontab: CrontabCommand(
        executable: environment["PAYBAND_CRONTAB"], environment: environment))
  }
}
