/// The name of an output folder: the local time at which its run began, as a date or to the minute.
///
/// A job that runs once a day at most has dates, `2026-11-21`. Others have the minute and the
/// clock's distance from UTC, `2026-11-21T0601+0100`, so that an hour that clocks show twice has
/// two names.
struct DatedName: Hashable, Comparable, Sendable, CustomStringConvertible {
  let description: String
  /// The local date.
  let date: CivilDate
  /// The seconds since 1970 of the minute; of a date alone, of its midnight as if it were UTC.
  private let order: Int64

  /// Creates the name of a run that began at a time.
  init(_ time: Timestamp, toTheMinute: Bool, in local: LocalTime) {
    let civil = local.civil(time)
    date = civil.date
    guard toTheMinute else {
      description = date.description
      order = Int64(date.daysSince1970) * 86_400
      return
    }
    let clock = civil.description.dropFirst(11)
    let offset = local.description(of: time).suffix(6)
    description =
      "\(date)T\(clock.prefix(2))\(clock.dropFirst(3).prefix(2))"
      + "\(offset.prefix(3))\(offset.suffix(2))"
    order = time.seconds - Int64(civil.second)
  }

  /// Creates the name that a folder has, or `nil` for a folder that has another.
  init?(_ text: String) {
    guard let date = CivilDate(String(text.prefix(10))) else { return nil }
    description = text
    self.date = date
    let midnight = Int64(date.daysSince1970) * 86_400
    let rest = Array(text.utf8.dropFirst(10))
    if rest.isEmpty {
      order = midnight
      return
    }
    guard rest.count == 10, rest[0] == UInt8(ascii: "T"),
      let clock = DatedName.minutes(rest[1...4]), let offset = DatedName.minutes(rest[6...9]),
      rest[5] == UInt8(ascii: "+") || rest[5] == UInt8(ascii: "-")
    else { return nil }
    let sign: Int64 = rest[5] == UInt8(ascii: "-") ? -1 : 1
    order = midnight + 60 * (clock - sign * offset)
  }

  /// Returns the minutes of `0601`.
  private static func minutes(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let numbers = digits.map { Int64($0 - 48) }
    let (hours, minutes) = (10 * numbers[0] + numbers[1], 10 * numbers[2] + numbers[3])
    return hours < 24 && minutes < 60 ? 60 * hours + minutes : nil
  }

  static func < (left: DatedName, right: DatedName) -> Bool {
    (left.order, left.description) < (right.order, right.description)
  }
}
