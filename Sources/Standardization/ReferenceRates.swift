public import Compensation

/// The euro's reference rates on one day and its means over whole years, as they are part of the
/// program (`Tables/reference-rates.csv`): for those who have no file of rates at hand.
public struct ReferenceRates: Sendable {
  /// The day of the latest rates.
  public let day: CalendarDay
  /// The years that have means, ascending.
  public let years: [Int]
  private let daily: [Currency: Double]
  private let yearly: [Int: [Currency: Double]]

  /// The rates that are part of the program; `nil` only where its table is broken, which a test
  /// rules out.
  public static let standard = ReferenceRates(WorkingTime.embedded)

  /// Creates the rates of a table `reference-rates.csv`; `nil` where it has no day or a cell is none
  /// of its column's.
  public init?(_ tables: TableFiles) {
    guard let rows = try? tables.rows(of: "reference-rates.csv") else { return nil }
    var day: CalendarDay?
    var daily: [Currency: Double] = [:]
    var yearly: [Int: [Currency: Double]] = [:]
    for row in rows {
      guard let currency = Currency(row["currency"]), let rate = Double(row["rate"]),
        rate > 0, rate.isFinite
      else { return nil }
      if let year = Int(row["date"]) {
        yearly[year, default: [:]][currency] = rate
      } else if let date = CalendarDay(row["date"]), day == nil || day == date {
        day = date
        daily[currency] = rate
      } else {
        return nil
      }
    }
    guard let day else { return nil }
    self.day = day
    self.daily = daily
    self.yearly = yearly
    years = yearly.keys.sorted()
  }

  /// The currencies that have a rate on the day, the euro among them, sorted.
  public var currencies: [Currency] { (daily.keys + [.eur]).sorted() }

  /// Returns units of a currency for one euro on the day.
  public func euroRate(of currency: Currency) -> Double? {
    currency == .eur ? 1 : daily[currency]
  }

  /// Returns units of a currency for one euro in the mean of a year's trading days.
  public func euroRate(of currency: Currency, in year: Int) -> Double? {
    guard let rates = yearly[year] else { return nil }
    return currency == .eur ? 1 : rates[currency]
  }
}
