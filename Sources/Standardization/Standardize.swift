public import Compensation

/// Returns figures made comparable: numbered from 1 in their order, brought to a full-time year,
/// with their markets, and with the reason where one takes no part in a group's median and range.
///
/// Nothing is left out: the n-th result is of the n-th figure. Where several reasons hold, the one
/// that names what is missing comes first: no role, no market, repeated, percentile. Of equal figures
/// of a document the first one takes part.
///
/// - Parameters:
///   - figures: The figures of all documents; equal ones are looked for within a document only.
///   - workingTime: The hours, days and weeks of a year by country.
///   - currencies: The countries that currencies belong to.
///   - copies: The documents that say the same as an earlier one, with its path; both are one.
/// - Complexity: Linear in the figures.
public func standardize(
  _ figures: [SalaryFigure], by workingTime: WorkingTime, currencies: CurrencyTable = .standard,
  copies: [String: String] = [:]
) -> [StandardizedFigure] {
  var seen: Set<StatedPay> = []
  seen.reserveCapacity(figures.count)
  return figures.enumerated().map { index, figure in
    let market = Market(of: figure, currencies: currencies)
    func annual(_ amount: Amount?) -> Double? {
      figure.isPaidByHourOnly
        ? nil
        : workingTime.annualized(
          amount, per: figure.period, paymentsPerYear: figure.paymentsPerYear, in: market?.code)
    }
    let source = copies[figure.location.document] ?? figure.location.document
    let isFirst = seen.insert(StatedPay(figure, of: source, market: market)).inserted
    let exclusion: StandardizedFigure.Exclusion? =
      if figure.role == nil {
        .noRole
      } else if market == nil {
        .noMarket
      } else if !isFirst {
        .repeated
      } else if figure.statistic == .percentile {
        .percentile
      } else {
        nil
      }
    return StandardizedFigure(
      number: index + 1, figure: figure.annualized(by: workingTime, currencies: currencies),
      market: market, annualLow: annual(figure.low), annualHigh: annual(figure.high),
      exclusion: exclusion, source: source)
  }
}

/// What two mentions of one figure in a document have in common.
///
/// The market stands for the country, so that “$75,495” and “$75,495 in the USA” are one figure.
/// A different employer or a different part of the workers makes another figure.
private struct StatedPay: Hashable {
  let document: String
  let role: String?
  let statistic: PayStatistic?
  let percentile: Double?
  let low: Amount?
  let high: Amount?
  let currency: Currency
  let period: PayPeriod
  let paymentsPerYear: Double?
  let basis: PayBasis?
  let component: PayComponent?
  let level: JobLevel?
  let market: String?
  let segment: String?
  let employer: String?
  let year: Int?

  init(_ figure: SalaryFigure, of source: String, market: Market?) {
    document = source
    role = figure.role
    statistic = figure.statistic
    percentile = figure.percentile
    low = figure.low
    high = figure.high
    currency = figure.currency
    period = figure.period
    paymentsPerYear = figure.paymentsPerYear
    basis = figure.basis
    component = figure.component
    level = figure.level
    self.market = market?.code
    segment = figure.segment
    employer = figure.employer
    year = figure.year
  }
}
