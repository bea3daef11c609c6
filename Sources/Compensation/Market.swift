/// The market that a figure speaks of.
public struct Market: Hashable, Sendable {
  /// The ISO 3166-1 alpha-2 code of the country, or `EA` for the euro area.
  public var code: String
  /// Whether the text names no country and the currency's own was taken.
  public var isImplied: Bool

  public init(_ code: String, isImplied: Bool) {
    self.code = code
    self.isImplied = isImplied
  }
}

extension Market {
  /// Creates the market that a figure speaks of: the country stated, be it one of the euro area,
  /// else the country that the currency belongs to, marked as implied.
  ///
  /// - Returns: `nil` where the figure names no country and the currency belongs to none.
  public init?(of figure: SalaryFigure, currencies: CurrencyTable = .standard) {
    self.init(country: figure.country, currency: figure.currency, currencies: currencies)
  }

  /// Creates the market of a country, or the one that a currency belongs to, marked as implied.
  ///
  /// - Returns: `nil` where there is no country and the currency belongs to none.
  public init?(country: String?, currency: Currency, currencies: CurrencyTable = .standard) {
    if let country {
      self.init(country, isImplied: false)
    } else if let entry = currencies[currency] {
      self.init(entry.market, isImplied: true)
    } else {
      return nil
    }
  }
}
