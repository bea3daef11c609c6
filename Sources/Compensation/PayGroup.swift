/// What a row of a report covers: figures of one role, market, currency and basis, never mixed.
public struct PayGroup: Hashable, Comparable, Sendable {
  /// The role's id.
  public var role: String
  /// The market's code; figures that imply it stand with those that state it.
  public var market: String
  public var currency: Currency
  /// Whether the figures are net; gross and unstated ones stand together.
  public var isNet: Bool
  /// The part of the role's workers; `nil` for all of them.
  public var segment: String?

  public init(
    role: String, market: String, currency: Currency, isNet: Bool, segment: String? = nil
  ) {
    self.role = role
    self.market = market
    self.currency = currency
    self.isNet = isNet
    self.segment = segment
  }

  public static func < (left: PayGroup, right: PayGroup) -> Bool {
    (left.role, left.market, left.currency.code, left.isNet ? 1 : 0, left.segment ?? "")
      < (right.role, right.market, right.currency.code, right.isNet ? 1 : 0, right.segment ?? "")
  }
}

/// A statement of pay made comparable: what was stated stays beside what was made of it.
public struct StandardizedFigure: Hashable, Sendable {
  /// Why a figure takes no part in a group's median and range.
  public enum Exclusion: String, Hashable, Sendable {
    /// No role of the catalogue.
    case noRole = "no-role"
    /// A percentile places a distribution and is no central value.
    case percentile
    /// Neither a country nor a currency that belongs to one.
    case noMarket = "no-market"
    /// The same figure as another of the same source, or of a copy of it.
    case repeated
  }

  /// The figure's number in the report, from 1; it leads from every result back to the sentence.
  public var number: Int
  public var figure: SalaryFigure
  public var market: Market?
  /// The amounts for a full-time year in ``currency``, unrounded; `nil` as in the figure.
  public var annualLow: Double?
  public var annualHigh: Double?
  /// The currency of the annual amounts: the stated one, unless they were converted.
  public var currency: Currency
  /// The steps beyond a full-time year, in their order; none unless asked for.
  public var adjustments: [Adjustment] = []
  public var exclusion: Exclusion?
  /// The path of the document that it counts for: its own, or the one that its own is a copy of.
  public var source: String

  public init(
    number: Int, figure: SalaryFigure, market: Market?, annualLow: Double?, annualHigh: Double?,
    exclusion: Exclusion? = nil, source: String? = nil
  ) {
    self.number = number
    self.figure = figure
    self.market = market
    self.annualLow = annualLow
    self.annualHigh = annualHigh
    currency = figure.currency
    self.exclusion = exclusion
    self.source = source ?? figure.location.document
  }

  /// The value itself, or the midpoint of a closed range; a one-sided bound has none.
  public var centralValue: Double? {
    guard let annualLow, let annualHigh else { return nil }
    return (annualLow + annualHigh) / 2
  }

  /// The group that the figure belongs to, or `nil` where role or market is unknown.
  public var group: PayGroup? {
    guard let role = figure.role, let market else { return nil }
    return PayGroup(
      role: role, market: market.code, currency: currency, isNet: figure.basis == .net,
      segment: figure.segment)
  }
}
