/// Rates that a conversion of currencies cannot be made with.
public struct ConversionError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The rates have no column of the currency that was asked for.
    case unknownCurrency(String, known: [String])
    /// The rates are of other days than the one needed, more than a week before it.
    case notCovered(day: String, first: String, last: String)
    /// The rates know the currency, but have none of it within a week before the day.
    case noRate(currency: String, day: String)
    /// The file holds no rates at all.
    case noRates
  }

  public let reason: Reason
  /// The path of the rates, or ``CurrencyConversion/embeddedPath``.
  public let path: String

  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  public var description: String {
    switch reason {
    case .unknownCurrency(let code, let known):
      "\(path): expected rates of the currency “\(code)”, found those of \(known.joined(separator: ", ")); name one of these, or other rates with --rates"
    case .notCovered(let day, let first, let last):
      "\(path): expected rates of \(day) or of the seven days before, found rates from \(first) to \(last); name a newer file with --rates, or an earlier day with --as-of"
    case .noRate(let currency, let day):
      "\(path): expected a rate of \(currency) on \(day) or in the seven days before, found none; convert to another currency, or name other rates with --rates"
    case .noRates:
      "\(path): expected a table with a column Date and a column for each currency, found none; name the European Central Bank’s eurofxref-hist.csv or its archive"
    }
  }
}
