public import Compensation

extension WorkingTime {
  /// A value of the table that a report made use of.
  public struct Use: Hashable, Sendable {
    /// The ISO 3166-1 alpha-2 code of the market; `nil` where it is unknown.
    public var country: String?
    public var period: PayPeriod
    /// The number of monthly payments that a text states.
    public var paymentsPerYear: Double?

    public init(country: String?, period: PayPeriod, paymentsPerYear: Double? = nil) {
      self.country = country
      self.period = period
      self.paymentsPerYear = paymentsPerYear
    }
  }

  /// Returns the values that made figures annual, each once, by period and country.
  ///
  /// Annual amounts need none. A number of payments that a text states is the figure's own and
  /// is not listed.
  public func parameters(for figures: some Sequence<StandardizedFigure>) -> [ReportParameter] {
    parameters(
      for: figures.lazy.map {
        Use(
          country: $0.market?.code, period: $0.figure.period,
          paymentsPerYear: $0.figure.paymentsPerYear)
      })
  }

  /// Returns the values that uses of the table took, each once, by period and country.
  public func parameters(for uses: some Sequence<Use>) -> [ReportParameter] {
    listings(for: uses).map { listing in
      ReportParameter(
        name: "\(listing.noun) per year, \(listing.entry.country)",
        value: unitsPerYear(of: listing.period, in: listing.entry.country).description,
        note: listing.note)
    }
  }

  /// Returns the same values as numbers.
  public func yearLengths(for uses: some Sequence<Use>) -> [YearLength] {
    listings(for: uses).map { listing in
      let country = listing.entry.country
      return YearLength(
        period: listing.period, country: country == fallback.country ? nil : country,
        units: Double(unitsPerYear(of: listing.period, in: country).tenThousandths) / 10_000,
        source: listing.note)
    }
  }

  private func listings(for uses: some Sequence<Use>) -> [Listing] {
    var listed: Set<Listing> = []
    for use in uses where use.period != .year {
      if use.period == .month, use.paymentsPerYear != nil { continue }
      let entry = entry(for: use.country)
      // A month counts 12 times everywhere; it is a country's own only where the custom differs.
      let isCommon = use.period == .month && entry.customaryPayments == .months
      listed.insert(Listing(period: use.period, entry: isCommon ? fallback : entry))
    }
    return listed.sorted()
  }
}

private struct Listing: Hashable, Comparable {
  let period: PayPeriod
  let entry: WorkingTime.Entry

  private var order: Int { PayPeriod.allCases.firstIndex(of: period) ?? 0 }

  var noun: String {
    switch period {
    case .hour: "Hours"
    case .day: "Days"
    case .week: "Weeks"
    case .fortnight: "Fortnights"
    case .month: "Months"
    case .year: "Years"
    }
  }

  var note: String {
    guard period == .month else { return entry.source }
    let rule = "where the text states no number of payments"
    return entry.customaryPayments == .months
      ? rule : "\(rule); \(entry.customaryPayments) payments are customary and not applied"
  }

  static func < (left: Listing, right: Listing) -> Bool {
    if left.order != right.order { return left.order < right.order }
    if left.entry.country == right.entry.country { return false }
    if left.entry.country == "default" { return true }
    return right.entry.country != "default" && left.entry.country < right.entry.country
  }
}
