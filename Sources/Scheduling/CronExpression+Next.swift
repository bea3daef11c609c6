extension CronExpression {
  /// Returns the next times at which cron starts the job, in ascending order.
  ///
  /// Changes of the clocks are treated as Debian's cron does where they are below three hours: a job
  /// at a particular time that falls into the gap runs once right after it, one that falls into the
  /// repeated hour runs the first time only; a job with a star in its minutes or hours follows the
  /// clock on the wall.
  ///
  /// - Parameters:
  ///   - time: The times returned are later than this one.
  ///   - count: How many are wanted; fewer come back only for a day that never is (31 February).
  ///   - local: The time zone of the cron daemon.
  public func next(
    _ count: Int, after time: Timestamp, in local: LocalTime = .system
  ) -> [Timestamp] {
    var found: Set<Int64> = []
    let today = local.civil(time).date.daysSince1970
    var daysAfterEnough = 0
    // 29 February on a certain day of the week comes back after 40 years at the latest (over 2100).
    for day in (today - 1)...(today + 41 * 366) {
      let date = CivilDate(daysSince1970: day)
      if runs(on: date) {
        found.formUnion(starts(on: date, in: local).filter { $0 > time.seconds })
      }
      // One more day, because clocks that go back at midnight show the end of the day before again.
      if found.count >= count { daysAfterEnough += 1 }
      if daysAfterEnough > 1 { break }
    }
    return found.sorted().prefix(count).map { Timestamp(seconds: $0) }
  }

  /// Returns the next time at which cron starts the job, or `nil` if there is none.
  public func next(after time: Timestamp, in local: LocalTime = .system) -> Timestamp? {
    next(1, after: time, in: local).first
  }

  /// Returns the last time at which cron starts the job up to a time, or `nil` if none of them is as
  /// late as another one.
  public func latest(
    upTo time: Timestamp, from earliest: Timestamp, in local: LocalTime = .system
  ) -> Timestamp? {
    guard earliest <= time else { return nil }
    let first = local.civil(earliest).date.daysSince1970 - 1
    // From the day after, because clocks that go back at midnight show the end of a day again.
    for day in stride(from: local.civil(time).date.daysSince1970 + 1, through: first, by: -1) {
      let date = CivilDate(daysSince1970: day)
      guard runs(on: date) else { continue }
      let range = earliest.seconds...time.seconds
      if let start = starts(on: date, in: local).filter(range.contains).max() {
        return Timestamp(seconds: start)
      }
    }
    return nil
  }

  /// Returns the starts on one local day, in seconds since 1970.
  private func starts(on date: CivilDate, in local: LocalTime) -> [Int64] {
    let midnight = Int64(date.daysSince1970) * 86_400
    // Cron takes a change of three hours or more as a new clock, not as a change of season.
    let season = 3 * 3600
    return hours.values.flatMap { hour in
      minutes.values.flatMap { minute -> [Int64] in
        let wall = midnight + Int64(hour * 3600 + minute * 60)
        switch local.occurrence(ofWall: wall) {
        case .once(let time): return [time]
        case .twice(let first, let second):
          let follows = !isAtParticularTime || second - first >= Int64(season)
          return follows ? [first, second] : [first]
        case .skipped(let end, let gap):
          return isAtParticularTime && gap < season ? [end] : []
        }
      }
    }
  }
}
