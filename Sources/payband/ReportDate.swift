internal import Scheduling

/// The date that a report is for.
enum ReportDate {
  /// Returns the date given, else that of SOURCE_DATE_EPOCH in UTC, else today's.
  static func resolve(_ option: String?) throws(CommandFailure) -> String {
    if let option {
      guard let date = CivilDate(option) else {
        throw CommandFailure(
          "--as-of: expected a date such as 2026-11-21, found “\(option)”; correct it",
          code: .wrongArguments)
      }
      return date.description
    }
    if let epoch = Environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      guard let seconds = Int64(epoch), (0..<253_402_300_800).contains(seconds) else {
        throw CommandFailure(
          "SOURCE_DATE_EPOCH: expected seconds since 1970, found “\(epoch)”; correct or unset it",
          code: .wrongArguments)
      }
      return CivilTime(utc: Timestamp(seconds: seconds)).date.description
    }
    return LocalTime.system.civil(Timestamp.now()).date.description
  }
}
