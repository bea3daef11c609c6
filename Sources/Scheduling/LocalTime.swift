internal import Compensation
internal import Glibc

/// The local time of a place: how far its clocks are ahead of UTC at any moment.
public struct LocalTime: Sendable {
  private let offsetAt: @Sendable (Int64) -> Int

  /// - Parameter offset: The seconds that local clocks are ahead of UTC at a time in seconds since
  ///   1970; it changes at whole seconds.
  public init(offset: @escaping @Sendable (_ seconds: Int64) -> Int) {
    offsetAt = offset
  }

  /// Coordinated universal time.
  public static let utc = LocalTime { _ in 0 }

  /// The time that the C library gives, and with it cron: `/etc/localtime`, unless the environment
  /// variable `TZ` says otherwise.
  public static let system = LocalTime { seconds in
    var time = time_t(seconds)
    var parts = unsafe tm()
    unsafe localtime_r(&time, &parts)
    return unsafe Int(parts.tm_gmtoff)
  }

  /// Returns how many seconds local clocks are ahead of UTC.
  public func offset(at time: Timestamp) -> Int { offsetAt(time.seconds) }

  /// Returns what a local clock shows.
  public func civil(_ time: Timestamp) -> CivilTime {
    CivilTime(secondsSince1970: time.seconds + Int64(offset(at: time)))
  }

  /// Returns the time as a person reads it, with the clock's distance from UTC:
  /// `2026-11-23 06:00 +01:00`.
  public func description(of time: Timestamp) -> String {
    let text = "\(civil(time))"
    let minutes = offset(at: time) / 60
    let hours = String(abs(minutes) / 60)
    let rest = String(abs(minutes) % 60)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) \(minutes < 0 ? "-" : "+")"
      + "\(hours.count < 2 ? "0" : "")\(hours):\(rest.count < 2 ? "0" : "")\(rest)"
  }

  /// When a local clock shows a wall time.
  enum Occurrence: Equatable {
    case once(Int64)
    /// Clocks went back: the first and the second time.
    case twice(Int64, Int64)
    /// Clocks went forward over it; the first second after the gap, and the gap's length.
    case skipped(until: Int64, gap: Int)
  }

  /// - Parameter wall: The seconds that the local clock shows, counted from its own 1970.
  func occurrence(ofWall wall: Int64) -> Occurrence {
    let before = offsetAt(wall - 86_400 - 50_400)
    let after = offsetAt(wall + 86_400 + 50_400)
    let early = wall - Int64(max(before, after))
    let late = wall - Int64(min(before, after))
    let earlyFits = early + Int64(offsetAt(early)) == wall
    let lateFits = late + Int64(offsetAt(late)) == wall
    switch (earlyFits, lateFits) {
    case (true, true): return early == late ? .once(early) : .twice(early, late)
    case (true, false): return .once(early)
    case (false, true): return .once(late)
    case (false, false): return .skipped(until: change(after: early, by: late), gap: after - before)
    }
  }

  /// Returns the first second of the new offset between two times.
  private func change(after early: Int64, by late: Int64) -> Int64 {
    let old = offsetAt(early)
    return (early..<late).partitioningIndex { offsetAt($0) != old }
  }
}
