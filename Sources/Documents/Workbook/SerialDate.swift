/// A day and a time as a workbook counts them: days since the end of 1899 or since 1904.
enum SerialDate {
  /// Returns `2024-05-01`, `09:30` or both, or `nil` for what is beyond the calendar.
  static func text(
    _ serial: Double, _ kind: NumberFormat.Kind, from1904: Bool
  ) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }  // 1 January 10000
    var day = Int(serial)
    var minute = Int(((serial - Double(day)) * 1_440).rounded())
    if minute == 1_440 { (day, minute) = (day + 1, 0) }
    let time = "\(padded(minute / 60)):\(padded(minute % 60))"
    switch kind {
    case .number: return nil
    case .time where serial < 1: return time
    // A number that a format of dates shows and that is no day: elapsed hours.
    case .time: return nil
    case .date, .dateAndTime:
      let date = self.date(day, from1904: from1904)
      return kind == .date || minute == 0 ? date : "\(date) \(time)"
    }
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  private static func date(_ serial: Int, from1904: Bool) -> String {
    // Day 60 of the first system is 29 February 1900, which never was.
    let sinceEpoch = from1904 ? serial - 24_107 : serial - 25_569 + (serial < 60 ? 1 : 0)
    // Howard Hinnant, “chrono-compatible low-level date algorithms”, civil_from_days.
    let shifted = sinceEpoch + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
