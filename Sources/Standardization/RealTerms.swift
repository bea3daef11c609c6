public import Compensation

/// Brings pay of a country to the prices of one year, by an index of consumer prices:
/// pay × index of the base year / index of the year that pay is of.
public struct RealTerms: Sendable {
  public let baseYear: Int
  /// The country whose prices the index is of, ISO 3166-1 alpha-2; pay of others is left alone.
  public let country: String
  private let prices: ConsumerPrices
  private let base: Double

  /// Creates the basis of a year's prices, means of its months.
  ///
  /// - Returns: `nil` where the index does not cover the base year.
  public init?(prices: ConsumerPrices, of country: String, baseYear: Int) {
    guard let base = prices.average(of: baseYear) else { return nil }
    self.prices = prices
    self.country = country
    self.baseYear = baseYear
    self.base = base
  }

  /// Returns what pay of a year is multiplied by; `nil` where the index does not cover the year.
  public func factor(from year: Int) -> Double? { prices.average(of: year).map { base / $0 } }

  func adjustment(from year: Int) -> Adjustment? {
    factor(from: year).map { factor in
      Adjustment(
        .realTerms, factor: factor,
        assumption: "prices of \(year) to those of \(baseYear), \(prices.series), \(country)")
    }
  }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    ReportParameter(
      name: "Real terms", value: "prices of \(baseYear), \(country)",
      note: "consumer prices \(prices.series), means of years; pay without a year or of other "
        + "countries is left as it is; a model [e]")
  }
}

/// Returns the growth in real terms: (1 + nominal) / (1 + inflation) − 1, which is not the
/// difference of the two; `nil` unless prices stay above 0.
///
/// ```swift
/// realGrowth(nominal: 0.075, inflation: 0.029)  // 0.0447
/// ```
public func realGrowth(nominal: Double, inflation: Double) -> Double? {
  inflation > -1 ? (1 + nominal) / (1 + inflation) - 1 : nil
}
