/// Why a job is started, which decides whether a run is made.
///
/// A job's *period* is the latest time of its schedule that has come. Each period gets one run,
/// whoever starts the job and however often: cron, a timer of systemd that was told to catch up, a
/// clock that shows an hour twice.
public enum Occasion: Hashable, Sendable {
  /// A user asks for a run, which is always made.
  case byHand
  /// The schedule says so: no run where the period has had one that ended.
  case due
  /// A look at what was missed while the machine was off: a run where the period is some minutes
  /// old and has had none, or one that did not end; a period is caught up once.
  case missed
}

extension Occasion {
  /// The seconds after its time from which a period counts as missed.
  public static let grace: Int64 = 600
  /// The seconds by which the clock may have been set back since cron looked at it.
  static let slack: Int64 = 30

  /// Whether a run is to be made.
  ///
  /// - Parameters:
  ///   - period: The latest time of the schedule that has come; `nil` where none has.
  ///   - status: What is known of the job's runs.
  func wantsRun(for period: Timestamp?, after status: JobStatus, at now: Timestamp) -> Bool {
    let hasRun = period != nil && status.period == period
    switch self {
    case .byHand: return true
    case .due: return !hasRun || status.lastEnd == nil
    case .missed:
      guard let period, period.seconds + Occasion.grace < now.seconds else { return false }
      if hasRun { return status.lastEnd == nil && (status.attempts ?? 0) < 2 }
      // A run that began since then has made the period's report, whatever it was started for.
      return status.lastStart.map { $0 < period } ?? true
    }
  }
}

extension Job {
  /// Returns the latest time of the schedule that has come since the job was added.
  func period(at now: Timestamp, in local: LocalTime) -> Timestamp? {
    schedule.latest(
      upTo: Timestamp(seconds: now.seconds + Occasion.slack), from: created, in: local)
  }
}
