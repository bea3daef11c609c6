/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year of the Gregorian calendar.
  public let year: Int
  /// From 1 to 12.
  public let month: Int
  /// From 1 to 31.
  public let day: Int

  /// Creates a date, or `nil` if the calendar has none such.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.days(in: month, of: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates the date so many days after 1970-01-01.
  ///
  /// The arithmetic on eras of 400 years is Howard Hinnant's `civil_from_days`,
  /// https://howardhinnant.github.io/date_algorithms.html.
  public init(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days from 1970-01-01, negative before it; Hinnant's `days_from_civil`.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// From 0 for Sunday to 6 for Saturday, as cron counts.
  public var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2026-11-21`.
  public var description: String { "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))" }

  /// Creates the date that `2026-11-21` states, or `nil` for any other form.
  public init?(_ text: String) {
    guard let midnight = Timestamp("\(text)T00:00:00Z") else { return nil }
    self = CivilTime(utc: midnight).date
  }
}

/// A date and a time of day, as a clock on the wall shows them.
public struct CivilTime: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// From 0 to 23.
  public let hour: Int
  /// From 0 to 59.
  public let minute: Int
  /// From 0 to 59.
  public let second: Int

  /// Creates the time that a clock in UTC shows.
  public init(utc time: Timestamp) {
    self.init(secondsSince1970: time.seconds)
  }

  /// Creates the time on a clock that shows so many seconds since its own 1970-01-01T00:00:00.
  init(secondsSince1970 seconds: Int64) {
    let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let secondOfDay = Int(seconds) - days * 86_400
    date = CivilDate(daysSince1970: days)
    hour = secondOfDay / 3600
    minute = secondOfDay / 60 % 60
    second = secondOfDay % 60
  }
}

extension CivilTime: CustomStringConvertible {
  /// `2026-11-21T06:00:01`.
  public var description: String {
    "\(date)T\(digits(hour, 2)):\(digits(minute, 2)):\(digits(second, 2))"
  }
}

/// Returns a number with zeros before it up to a width.
private func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
