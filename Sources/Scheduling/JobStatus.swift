internal import FoundationEssentials

/// What is known of a job's runs.
public struct JobStatus: Hashable, Sendable {
  /// The time of the schedule that a run began for last.
  public var period: Timestamp?
  /// How many runs began for that time.
  public var attempts: Int?
  /// When a run began last.
  public var lastStart: Timestamp?
  /// `nil` while a run is going on and after one that was killed.
  public var lastEnd: Timestamp?
  /// When a run ended with exit code 0 last.
  public var lastSuccess: Timestamp?
  /// The exit code of the last run that ended.
  public var exitCode: Int32?
  /// How long the last run that ended took.
  public var milliseconds: Int64?
  /// The dated folder that was published last.
  public var lastOutput: String?

  /// Creates the status of a job that has never run.
  public init() {}

  /// Reads the status of a job; an empty one where it has never run.
  public static func read(
    _ name: JobName, in folders: SchedulingFolders
  ) throws(SchedulingError) -> JobStatus {
    let path = folders.statusFile(name)
    guard let bytes = try PosixFile.read(path) else { return JobStatus() }
    let stored: StoredStatus = try StoredJSON.decode(bytes, path: path)
    return stored.status
  }

  /// Notes that a run has begun.
  ///
  /// - Parameter period: The time of the schedule that it is for.
  mutating func begin(at time: Timestamp, for period: Timestamp?) {
    attempts = period != nil && period == self.period ? (attempts ?? 0) + 1 : 1
    self.period = period
    lastStart = time
    lastEnd = nil
  }

  /// Returns when a run for a time of the schedule began that did not end.
  func unfinishedStart(for period: Timestamp?) -> Timestamp? {
    period != nil && period == self.period && lastEnd == nil ? lastStart : nil
  }

  /// Replaces the status of a job as a whole.
  func write(_ name: JobName, in folders: SchedulingFolders) throws(SchedulingError) {
    let path = folders.statusFile(name)
    try PosixFile.makeFolder(PosixFile.folder(of: path), mode: 0o700)
    try PosixFile.writeAtomically(StoredJSON.encode(StoredStatus(self), path: path), to: path)
  }

  /// Returns what a user has to be told about a job, each with what to do.
  ///
  /// - Parameters:
  ///   - isRunning: Whether the job's lock is held.
  ///   - log: The path of the job's log, to name it.
  ///   - grace: How many seconds after its time a job counts as late.
  public func warnings(
    for job: Job, isRunning: Bool, at now: Timestamp, in local: LocalTime = .system, log: String,
    grace: Int64 = Occasion.grace
  ) -> [String] {
    var warnings: [String] = []
    if !isRunning {
      let due = job.schedule.next(after: max(lastStart ?? job.created, job.created), in: local)
      if let due, due.seconds + grace < now.seconds {
        warnings.append(
          "the job “\(job.name)” should have run at \(local.description(of: due)) and did not; see "
            + "whether cron runs and whether the machine was on")
      }
      if let lastStart, lastEnd == nil {
        warnings.append(
          "the run of “\(job.name)” that began at \(local.description(of: lastStart)) did not end "
            + "by itself; see \(log)")
      }
    }
    if lastEnd != nil, let exitCode, exitCode != 0 {
      warnings.append(
        "the last run of “\(job.name)” ended with exit code \(exitCode); see \(log)")
    }
    if let lastStart, lastStart > now {
      warnings.append(
        "the last run of “\(job.name)” began at \(local.description(of: lastStart)), which is in "
          + "the future; set the machine's clock")
    }
    return warnings
  }
}

/// The form of a status file.
private struct StoredStatus: Codable {
  var version = 1
  var period: String?
  var attempts: Int?
  var lastStart: String?
  var lastEnd: String?
  var lastSuccess: String?
  var exitCode: Int32?
  var durationMilliseconds: Int64?
  var lastOutput: String?

  init(_ status: JobStatus) {
    period = status.period?.description
    attempts = status.attempts
    lastStart = status.lastStart?.description
    lastEnd = status.lastEnd?.description
    lastSuccess = status.lastSuccess?.description
    exitCode = status.exitCode
    durationMilliseconds = status.milliseconds
    lastOutput = status.lastOutput
  }

  var status: JobStatus {
    var status = JobStatus()
    status.period = period.flatMap { Timestamp($0) }
    status.attempts = attempts
    status.lastStart = lastStart.flatMap { Timestamp($0) }
    status.lastEnd = lastEnd.flatMap { Timestamp($0) }
    status.lastSuccess = lastSuccess.flatMap { Timestamp($0) }
    status.exitCode = exitCode
    status.milliseconds = durationMilliseconds
    status.lastOutput = lastOutput
    return status
  }
}
