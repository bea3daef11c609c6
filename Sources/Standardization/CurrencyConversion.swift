public import Compensation

/// Brings pay to one currency at dated rates, by way of the euro.
///
/// Pay that is of a year is converted at the mean rate of that year's trading days, pay without a
/// year (and, by the program's own rates, pay of the year of their day) at the rate of the day; a day without a rate takes the last one before it, at most
/// seven days back.
public struct CurrencyConversion: Sendable {
  /// A rate, and what it is of.
  public struct DatedRate: Hashable, Sendable {
    /// Units of the target for one of the other currency.
    public var value: Double
    /// `2026-04-13`, or `the mean of 2024`.
    public var date: String
  }

  private enum Source: Sendable {
    case history(ExchangeRates)
    case snapshot(ReferenceRates)
  }

  /// What errors call the rates that are part of the program.
  public static let embeddedPath = "the program's own rates"

  public let target: Currency
  /// The day that pay without a year is converted on.
  public let day: CalendarDay
  /// The path of the rates.
  public let path: String
  private let source: Source

  /// Creates a conversion at the rates of a history.
  ///
  /// - Parameter path: The path of the history, for errors and assumptions.
  /// - Throws: ``ConversionError`` where the history has no days, does not reach the day but for a
  ///   week, does not know the target, or has no rate of it on that day.
  public init(
    to target: Currency, on day: CalendarDay, by rates: ExchangeRates, path: String
  ) throws(ConversionError) {
    guard let first = rates.days.first, let last = rates.days.last else {
      throw ConversionError(.noRates, path: path)
    }
    guard target == .eur || rates.currencies.contains(target) else {
      let known = ([.eur] + rates.currencies).sorted().map(\.code)
      throw ConversionError(.unknownCurrency(target.code, known: known), path: path)
    }
    guard rates.rate(from: .eur, to: .eur, on: day) != nil else {
      throw ConversionError(
        .notCovered(day: "\(day)", first: "\(first)", last: "\(last)"), path: path)
    }
    guard rates.rate(from: .eur, to: target, on: day) != nil else {
      throw ConversionError(.noRate(currency: target.code, day: "\(day)"), path: path)
    }
    self.target = target
    self.day = day
    self.path = path
    source = .history(rates)
  }

  /// Creates a conversion at the rates that are part of the program: of their one day for pay
  /// without a year, whatever the report's day.
  ///
  /// - Throws: ``ConversionError`` where they do not know the target.
  public init(
    to target: Currency, by rates: ReferenceRates? = .standard
  ) throws(ConversionError) {
    guard let rates else {
      throw ConversionError(.noRates, path: CurrencyConversion.embeddedPath)
    }
    guard rates.euroRate(of: target) != nil else {
      throw ConversionError(
        .unknownCurrency(target.code, known: rates.currencies.map(\.code)),
        path: CurrencyConversion.embeddedPath)
    }
    self.target = target
    day = rates.day
    path = CurrencyConversion.embeddedPath
    source = .snapshot(rates)
  }

  /// Returns the rate from a currency to the target, of a year or of the day; `nil` where there is
  /// none.
  ///
  /// ```swift
  /// conversion.rate(from: .pln, in: 2024)  // 0.2322 EUR for 1 PLN, the mean of 2024
  /// ```
  public func rate(from currency: Currency, in year: Int? = nil) -> DatedRate? {
    guard currency != target else { return nil }
    switch (source, year) {
    case (.snapshot(let rates), day.year?) where !rates.years.contains(day.year):
      // The mean of a year that is not over is not part of the program.
      return self.rate(from: currency)
    case (.history(let rates), nil):
      return rates.rate(from: currency, to: target, on: day).map {
        DatedRate(value: $0.value, date: "\($0.day)")
      }
    case (.history(let rates), let year?):
      return mean(
        of: year, rates.meanEuroRate(of: currency, in: year, through: day),
        rates.meanEuroRate(of: target, in: year, through: day))
    case (.snapshot(let rates), nil):
      return ratio(rates.euroRate(of: currency), rates.euroRate(of: target)).map {
        DatedRate(value: $0, date: "\(day)")
      }
    case (.snapshot(let rates), let year?):
      return mean(
        of: year, rates.euroRate(of: currency, in: year), rates.euroRate(of: target, in: year))
    }
  }

  private func mean(of year: Int, _ from: Double?, _ to: Double?) -> DatedRate? {
    ratio(from, to).map { DatedRate(value: $0, date: "the mean of \(year)") }
  }

  private func ratio(_ from: Double?, _ to: Double?) -> Double? {
    guard let from, let to else { return nil }
    return to / from
  }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    let origin: String =
      switch source {
      case .history: "\(path), up to \(day)"
      case .snapshot:
        "euro reference rates of the European Central Bank of \(day), part of the program"
      }
    return ReportParameter(
      name: "Currency", value: "\(target)",
      note: "converted by way of the euro at the mean rate of the year that pay is of, else of "
        + "\(day); \(origin)")
  }
}
