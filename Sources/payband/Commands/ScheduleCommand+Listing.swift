internal import ArgumentParser
internal import Scheduling
internal import Writers

extension ScheduleCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the jobs, with their next and their last run.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var display: DisplayOptions

    func run() throws {
      let scheduler = try ScheduleCommand.scheduler()
      let jobs = try scheduler.list(next: 1).map(ListedJob.init)
      guard !json else { return try JSONOutput.print(jobs) }
      if jobs.isEmpty {
        try FileOutput.standardOutput.write(
          Array("no jobs; add one with payband schedule add\n".utf8))
        return
      }
      let table = TerminalTable(
        columns: [
          .init("Job"), .init("When"), .init("Next run", priority: 2),
          .init("Last success", priority: 1), .init("Last run", priority: 3),
          .init("Took", isNumber: true), .init("Result"),
        ],
        rows: jobs.map {
          [
            $0.name, $0.schedule ?? "[x]", $0.next.first ?? "", $0.lastSuccess ?? "never",
            $0.lastRun ?? "never", $0.duration ?? "", $0.result,
          ]
        })
      let text = table.rendered(width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array(text.utf8))
      for job in jobs { ScheduleCommand.warn(job.warnings) }
      if !jobs.isEmpty { ScheduleCommand.warn(try scheduler.zoneWarnings()) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a job: what it does, its next five runs, how the last one ended.")

    @Argument(help: "The job's name.")
    var name: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let name = try JobName(name)
      let scheduler = try ScheduleCommand.scheduler()
      let listings = try scheduler.list(next: 5)
      guard let listing = listings.first(where: { $0.name == name }) else {
        throw SchedulingError(
          .noSuchJob(name.description, known: listings.map(\.name.description)))
      }
      let job = ListedJob(listing)
      if json {
        try JSONOutput.print(job)
      } else {
        try FileOutput.standardOutput.write(Array(job.text.utf8))
      }
      ScheduleCommand.warn(job.warnings + (try scheduler.zoneWarnings()))
    }
  }

  static func warn(_ warnings: [String]) {
    for warning in warnings { StandardError.write("payband: warning: \(warning)\n") }
  }
}

/// A job as the commands show it; times are local.
private struct ListedJob: Encodable {
  var name: String
  var schedule: String?
  var command: String?
  var does: String?
  var arguments: [String]?
  var folder: String?
  var output: String?
  var keep: Int?
  var next: [String]
  var isRunning: Bool
  var lastRun: String?
  var lastSuccess: String?
  var exitCode: Int32?
  var milliseconds: Int64?
  var lastOutput: String?
  var log: String
  var warnings: [String]

  init(_ listing: Scheduler.Listing) {
    let local = LocalTime.system
    name = listing.name.description
    schedule = listing.entry?.schedule.text
    command = listing.entry?.command
    does = listing.job?.commandLine
    arguments = listing.job?.arguments
    folder = listing.job?.workingFolder
    output = listing.job?.outputFolder
    keep = listing.job?.keep
    next = listing.next.map { local.description(of: $0) }
    isRunning = listing.isRunning
    lastRun = listing.status.lastStart.map { local.description(of: $0) }
    lastSuccess = listing.status.lastSuccess.map { local.description(of: $0) }
    exitCode = listing.status.exitCode
    milliseconds = listing.status.milliseconds
    lastOutput = listing.status.lastOutput
    log = listing.log
    warnings = listing.warnings
  }

  var result: String {
    if isRunning { return "running" }
    guard lastRun != nil else { return "never run" }
    return exitCode.map { $0 == 0 ? "done" : "exit code \($0)" } ?? "did not end"
  }

  /// How long the last run that ended took, in seconds.
  var duration: String? {
    milliseconds.map { "\($0 / 1000).\($0 / 100 % 10) s" }
  }

  var text: String {
    var lines = [("job", name), ("runs", schedule ?? "never, the crontab does not have it")]
    if let does { lines.append(("does", does)) }
    if let folder { lines.append(("in", folder)) }
    if let output {
      lines.append(("writes to", "\(output)/DATE" + (keep.map { ", the newest \($0) stay" } ?? "")))
    }
    for (index, time) in next.enumerated() { lines.append((index == 0 ? "next runs" : "", time)) }
    let took = exitCode == nil || isRunning ? "" : duration.map { " after \($0)" } ?? ""
    lines.append(("last run", lastRun.map { "\($0), \(result)\(took)" } ?? "never"))
    lines.append(("last success", lastSuccess ?? "never"))
    if let lastOutput { lines.append(("last output", lastOutput)) }
    lines.append(("log", log))
    return lines.map { name, value in
      name + String(repeating: " ", count: 13 - name.count) + value + "\n"
    }.joined()
  }
}
