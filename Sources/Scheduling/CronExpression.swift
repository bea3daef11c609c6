/// When a job runs, in the five fields of a crontab line.
///
/// It reads what Debian's cron reads and means the same by it; what that cron accepts without ever
/// running it (`fri-mon`, `50-10`) is refused.
public struct CronExpression: Hashable, Sendable {
  /// The fields with one space between them, or the nickname, as they stand in a crontab.
  public let text: String
  let minutes: CronField
  let hours: CronField
  let daysOfMonth: CronField
  let months: CronField
  let daysOfWeek: CronField

  /// Reads an expression: `0 6 * * 1-5`, `*/15 8-17 * * mon`, `@weekly`.
  ///
  /// - Throws: ``SchedulingError`` that names the field, what stands there and what may.
  public init(_ expression: String) throws(SchedulingError) {
    let words = expression.split { $0 == " " || $0 == "\t" }.map(String.init)
    let fields: [String]
    if let first = words.first, first.hasPrefix("@") {
      guard words.count == 1, let meaning = CronExpression.nicknames[first] else {
        throw SchedulingError(.unknownNickname(words.joined(separator: " ")))
      }
      fields = meaning.split(separator: " ").map(String.init)
    } else {
      fields = words
    }
    guard fields.count == 5 else { throw SchedulingError(.fieldCount(fields.count, expression)) }
    text = words.joined(separator: " ")
    minutes = try CronField(fields[0], of: .minute)
    hours = try CronField(fields[1], of: .hour)
    daysOfMonth = try CronField(fields[2], of: .dayOfMonth)
    months = try CronField(fields[3], of: .month)
    daysOfWeek = try CronField(fields[4], of: .dayOfWeek)
  }

  /// The nicknames of crontab(5); `@reboot` is none, since a report has nothing to do with a start.
  private static let nicknames = [
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
  ]

  /// Whether cron takes the job as one at a particular time, which a change of the clocks neither
  /// drops nor repeats; a star in the minutes or hours makes it follow the clock on the wall.
  var isAtParticularTime: Bool { !minutes.beginsWithStar && !hours.beginsWithStar }

  /// Whether cron starts the job several times on some days.
  var repeatsWithinADay: Bool { hours.values.count * minutes.values.count > 1 }

  /// Whether cron starts the job on a day: by both fields where one begins with a star, by either
  /// where both name days.
  func runs(on date: CivilDate) -> Bool {
    guard months.contains(date.month) else { return false }
    let byMonth = daysOfMonth.contains(date.day)
    let byWeek = daysOfWeek.contains(date.weekday)
    return daysOfMonth.beginsWithStar || daysOfWeek.beginsWithStar
      ? byMonth && byWeek : byMonth || byWeek
  }

  /// A word to the user about a time at which the clocks change, or `nil`.
  public var advice: String? {
    guard isAtParticularTime, (0...3).contains(where: hours.contains) else { return nil }
    return
      "“\(text)” runs between 00:00 and 03:59, when the clocks change twice a year; a time from "
      + "04:00 on is never skipped or moved"
  }
}

extension CronExpression: CustomStringConvertible {
  public var description: String { text }
}
