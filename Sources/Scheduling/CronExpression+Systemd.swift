extension CronExpression {
  /// Returns when a timer of systemd starts the job, as values of `OnCalendar=`.
  ///
  /// One value as a rule. Two where the expression names days of the month and of the week, which
  /// cron takes as either, a calendar event as both. Both clocks are local ones and differ only where
  /// these are changed: systemd knows no time that local clocks skip, for which one more value stands
  /// (the job must then be run only where it is due); and it shows a repeated hour once, for which a
  /// job of every hour is stated in UTC if the zone allows it.
  ///
  /// - Parameters:
  ///   - time: Changes of the clocks in the two years after it are regarded.
  ///   - local: The time zone of the machine.
  /// - Throws: ``SchedulingError/Reason/neverRuns(_:)`` where no year has the day.
  public func calendarEvents(
    after time: Timestamp, in local: LocalTime = .system
  ) throws(SchedulingError) -> [String] {
    guard next(after: time, in: local) != nil else { throw SchedulingError(.neverRuns(text)) }
    if isEveryHour, local.offsets(after: time).allSatisfy({ $0 % 3600 == 0 }) {
      return ["*-*-* *:\(minuteValues):00 UTC"]
    }
    let hour = CronExpression.list(hours.values, all: 24)
    return dayValues.map { "\($0) \(hour):\(minuteValues):00" }
      + replacements(after: time, in: local).flatMap { clock in dayValues.map { "\($0) \(clock)" } }
  }

  /// Whether the local hour and day do not matter.
  private var isEveryHour: Bool {
    hours.beginsWithStar && hours.values.count == 24 && months.values.count == 12
      && daysOfMonth.values.count == 31 && daysOfWeek.values.count == 7
  }

  private var minuteValues: String { CronExpression.list(minutes.values, all: 60) }

  /// The days, `Mon *-*-*`, `*-01,07-01`; two values where either of two fields decides.
  private var dayValues: [String] {
    let month = CronExpression.list(months.values, all: 12)
    let day = CronExpression.list(daysOfMonth.values, all: 31)
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let week =
      daysOfWeek.values.count == 7
      ? "" : daysOfWeek.values.map { names[$0] }.joined(separator: ",") + " "
    if daysOfMonth.beginsWithStar || daysOfWeek.beginsWithStar || week.isEmpty || day == "*" {
      let isEither = !daysOfMonth.beginsWithStar && !daysOfWeek.beginsWithStar
      // Where either decides and one of the fields is every day, so is the whole.
      return isEither ? ["*-\(month)-*"] : ["\(week)*-\(month)-\(day)"]
    }
    return ["*-\(month)-\(day)", "\(week)*-\(month)-*"]
  }

  /// The clock times at which jobs start in the place of one that local clocks skip.
  private func replacements(after time: Timestamp, in local: LocalTime) -> [String] {
    guard isAtParticularTime else { return [] }
    var clocks: Set<String> = []
    let today = local.civil(time).date.daysSince1970
    for day in today...(today + LocalTime.daysRegarded) {
      for hour in hours.values {
        for minute in minutes.values {
          let wall = Int64(day) * 86_400 + Int64(hour * 3600 + minute * 60)
          guard case .skipped(let end, _) = local.occurrence(ofWall: wall) else { continue }
          clocks.insert(String(local.civil(Timestamp(seconds: end)).description.dropFirst(11)))
        }
      }
    }
    return clocks.sorted()
  }

  private static func list(_ values: [Int], all count: Int) -> String {
    if values.count == count { return "*" }
    return values.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ",")
  }
}

extension LocalTime {
  /// Two years, in which every yearly change of the clocks comes.
  fileprivate static let daysRegarded = 731

  /// The distances from UTC, in seconds, that local clocks have on the days after a time.
  fileprivate func offsets(after time: Timestamp) -> Set<Int> {
    Set(
      (0...LocalTime.daysRegarded).map { day in
        offset(at: Timestamp(seconds: time.seconds + Int64(day) * 86_400))
      })
  }
}
