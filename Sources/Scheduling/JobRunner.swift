internal import Glibc

/// Runs jobs: one at a time, into a dated folder, with a log and a status that outlive the run.
///
/// Silent on success. cron drops what a program says where no mail is set up, so a failure goes to
/// the log and the status too, besides one paragraph on standard error.
public struct JobRunner: Sendable {
  /// A run that is going on.
  public struct Run: Sendable {
    /// The job that is run.
    public var job: Job
    /// The local date on which it began.
    public var date: CivilDate
    /// The folder to write into, empty; `nil` for a job without output.
    public var outputFolder: String?
    /// The dated folder that it becomes.
    public var publishedFolder: String?
  }

  /// How the work of a run ended.
  public struct Outcome: Sendable {
    /// 0 for success; the others as the command line documents them.
    public var exitCode: Int32
    /// What it said, a line each, for the log.
    public var lines: [String]
    /// The lines that explain a failure.
    public var reasons: [String]

    /// Creates an outcome; one of success needs the exit code only.
    public init(exitCode: Int32, lines: [String] = [], reasons: [String] = []) {
      self.exitCode = exitCode
      self.lines = lines
      self.reasons = reasons
    }
  }

  private let folders: SchedulingFolders
  private let clock: @Sendable () -> Timestamp
  private let local: LocalTime
  private let start: BootTime?
  private let complain: @Sendable (String) -> Void

  /// - Parameters:
  ///   - folders: Where jobs, locks, logs and status files are.
  ///   - clock: What time it is.
  ///   - local: The time zone of the dated folders.
  ///   - start: When this process was started, so that of many starts at one moment only one works,
  ///     however late the others come to the lock; `nil` to take the lock whenever it is free.
  ///   - complain: Takes the paragraph that a failure writes; standard error as a rule.
  public init(
    folders: SchedulingFolders, clock: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
    local: LocalTime = .system, startedAt start: BootTime? = nil,
    complain: @escaping @Sendable (String) -> Void = JobRunner.writeToStandardError
  ) {
    self.folders = folders
    self.clock = clock
    self.local = local
    self.start = start
    self.complain = complain
  }

  /// Runs a job.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - occasion: Why it is started.
  ///   - seconds: How long to wait for another run of it.
  ///   - work: Makes the output in the run's folder. What it wrote is published with the exit codes
  ///     0, 3 (some inputs could not be read) and 4 (a gate tripped), and thrown away with others,
  ///     unless the work has published it by ``JobDraft``.
  /// - Returns: The exit code of the work, 0 where the occasion wants none; 75 where another run
  ///   holds the lock, 1 where the run could not be made or its output not be published.
  public func run(
    _ job: Job, _ occasion: Occasion = .byHand, waitingSeconds seconds: Int = 0,
    work: (Run) throws -> Outcome
  ) -> Int32 {
    let log = RunLog(path: folders.log(job.name), job: job.name)
    do throws(SchedulingError) {
      let lock = try JobLock(
        path: folders.lock(job.name), waitingSeconds: seconds, at: clock(), startedAt: start)
      let exitCode = try runLocked(job, occasion, log: log, work: work)
      lock.release()
      return exitCode
    } catch {
      var event = RunLog.Event.warning("\(error)")
      if case .busy = error.reason {
        // Nothing is missed while a run is going on.
        if occasion == .missed { return 0 }
        event = .busy("\(error)")
      }
      complain("payband: the job “\(job.name)” did not run: \(error)")
      try? log.append(event, at: clock())
      return error.exitCode
    }
  }

  private func runLocked(
    _ job: Job, _ occasion: Occasion, log: RunLog, work: (Run) throws -> Outcome
  ) throws(SchedulingError) -> Int32 {
    let start = clock()
    var status = try previousStatus(of: job, log: log)
    let period = job.period(at: start, in: local)
    guard occasion.wantsRun(for: period, after: status, at: start) else {
      // Looks for missed periods are many, and nothing to tell of.
      if let period, occasion == .due { try log.append(.skip(period: period), at: start) }
      return 0
    }
    try log.rotateIfLarge()
    try log.append(.start(pid: getpid(), caughtUp: occasion == .missed ? period : nil), at: start)
    let unfinished = status.unfinishedStart(for: period).map { folderName(of: job, at: $0) }
    status.begin(at: start, for: period)
    try status.write(job.name, in: folders)

    let name = folderName(of: job, at: start)
    let folder = job.outputFolder.map { DatedFolder(root: $0, name: name, job: job.name) }
    var (outcome, notes) = perform(
      job, date: name.date, folder: folder, replacing: unfinished, work: work)
    if outcome.exitCode == 0 { outcome.reasons = [] }

    let end = clock()
    for line in outcome.lines { try log.append(.output(line), at: end) }
    for note in notes { try log.append(.warning(note), at: end) }
    // A clock set back meanwhile gives no negative duration.
    let milliseconds = max(0, end.milliseconds - start.milliseconds)
    try log.append(.end(exitCode: outcome.exitCode, milliseconds: milliseconds), at: end)
    status.lastEnd = end
    status.exitCode = outcome.exitCode
    status.milliseconds = milliseconds
    if outcome.exitCode == 0 { status.lastSuccess = end }
    if let folder, Self.publishes(outcome.exitCode), PosixFile.isOwnFolder(folder.published) {
      status.lastOutput = folder.published
    }
    try status.write(job.name, in: folders)
    if outcome.exitCode != 0 || !notes.isEmpty {
      complain(paragraph(job, outcome, milliseconds: milliseconds, notes: notes, log: log))
    }
    return outcome.exitCode
  }

  private func folderName(of job: Job, at time: Timestamp) -> DatedName {
    DatedName(time, toTheMinute: job.schedule.repeatsWithinADay, in: local)
  }

  /// Does the work and publishes or discards its output; whatever goes wrong is in the outcome.
  ///
  /// - Parameter unfinished: The folder of a killed run for the same time of the schedule.
  private func perform(
    _ job: Job, date: CivilDate, folder: DatedFolder?, replacing unfinished: DatedName?,
    work: (Run) throws -> Outcome
  ) -> (Outcome, notes: [String]) {
    var notes: [String] = []
    var outcome: Outcome
    do {
      try folder?.prepare()
      outcome = try work(
        Run(job: job, date: date, outputFolder: folder?.draft, publishedFolder: folder?.published))
    } catch {
      outcome = Outcome(exitCode: 1, lines: ["\(error)"], reasons: ["\(error)"])
    }
    guard let folder else { return (outcome, notes) }
    do throws(SchedulingError) {
      guard Self.publishes(outcome.exitCode) else {
        try folder.discard()
        return (outcome, notes)
      }
      // Where there is no draft any more, the program has published it.
      if folder.hasDraft {
        guard try !folder.isEmpty() else {
          try folder.discard()
          return (outcome, notes)
        }
        try folder.publish()
      }
    } catch {
      try? folder.discard()
      outcome.exitCode = outcome.exitCode == 0 ? 1 : outcome.exitCode
      outcome.lines.append("\(error)")
      outcome.reasons.append("\(error)")
      return (outcome, notes)
    }
    do throws(SchedulingError) {
      if let unfinished { try folder.remove(unfinished) }
      if let later = try folder.laterFolder() {
        notes.append(
          "\(folder.root) holds \(later), a later date than this run's; set the machine's clock")
      }
      if let keep = job.keep { _ = try folder.prune(keeping: keep) }
    } catch {
      notes.append("\(error)")
    }
    return (outcome, notes)
  }

  /// Whether an exit code says that there is a report.
  private static func publishes(_ exitCode: Int32) -> Bool { [0, 3, 4].contains(exitCode) }

  /// Returns the status from before; one that cannot be read is noted and begun anew, since the log
  /// has what happened.
  private func previousStatus(of job: Job, log: RunLog) throws(SchedulingError) -> JobStatus {
    do throws(SchedulingError) {
      return try JobStatus.read(job.name, in: folders)
    } catch {
      try log.append(.warning("\(error)"), at: clock())
      return JobStatus()
    }
  }

  private func paragraph(
    _ job: Job, _ outcome: Outcome, milliseconds: Int64, notes: [String], log: RunLog
  ) -> String {
    let how = outcome.exitCode == 0 ? "is done" : "ended with exit code \(outcome.exitCode)"
    var lines = [
      "payband: the job “\(job.name)” \(how) after \(RunLog.seconds(milliseconds)) s"
    ]
    lines += outcome.reasons.suffix(10).map { "  " + visible($0) }
    lines += notes.map { "  " + visible($0) }
    lines.append("  log: \(visible(log.path))")
    if outcome.exitCode != 0 { lines.append("  again by hand: payband schedule run \(job.name)") }
    return lines.joined(separator: "\n")
  }

  /// Writes a paragraph to standard error.
  public static let writeToStandardError: @Sendable (String) -> Void = { text in
    try? PosixFile.write(Array("\(text)\n".utf8), to: 2, path: "standard error")
  }
}
