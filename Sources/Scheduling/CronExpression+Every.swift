extension CronExpression {
  /// Creates the expression for plain words: every `monday` at `06:00`.
  ///
  /// - Parameters:
  ///   - period: `hour`, `day`, `weekday`, `month` (its first day), `year` (1 January), or days of
  ///     the week with commas between them, in full or in three letters: `monday`, `tue,fri`.
  ///   - time: Hours and minutes in local time, `06:00`; an hour takes `:15`, the minutes past it.
  ///     Six o'clock (or the full hour) where it is `nil`.
  /// - Throws: ``SchedulingError`` for other words.
  public init(every period: String, at time: String? = nil) throws(SchedulingError) {
    let word = period.lowercased()
    if word == "hour" {
      let minute = try CronExpression.minutes(pastHour: time ?? ":00")
      try self.init("\(minute) * * * *")
      return
    }
    let (hour, minute) = try CronExpression.clock(time ?? "06:00")
    let days =
      switch word {
      case "day": "* * *"
      case "weekday": "* * 1-5"
      case "month": "1 * *"
      case "year": "1 1 *"
      default: "* * " + (try CronExpression.weekdays(word))
      }
    try self.init("\(minute) \(hour) \(days)")
  }

  private static let weekdayNames = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private static func weekdays(_ words: String) throws(SchedulingError) -> String {
    var numbers: Set<Int> = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      guard
        let number = weekdayNames.firstIndex(where: { $0 == word || $0.prefix(3) == word })
      else { throw SchedulingError(.unknownPeriod(words)) }
      numbers.insert(number)
    }
    return numbers.sorted().map(String.init).joined(separator: ",")
  }

  private static func clock(_ text: String) throws(SchedulingError) -> (hour: Int, minute: Int) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = number(parts[0], below: 24),
      parts[1].utf8.count == 2, let minute = number(parts[1], below: 60)
    else { throw SchedulingError(.clockTime(text, expected: "hours and minutes such as 06:00")) }
    return (hour, minute)
  }

  private static func minutes(pastHour text: String) throws(SchedulingError) -> Int {
    guard text.hasPrefix(":"), text.utf8.count == 3,
      let minute = number(text.dropFirst(), below: 60)
    else { throw SchedulingError(.clockTime(text, expected: "minutes past the hour such as :15")) }
    return minute
  }

  private static func number(_ text: Substring, below limit: Int) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let value = Int(text), value < limit
    else { return nil }
    return value
  }
}
