import Compensation
import Testing

/// A figure of pay for tests; what a test is about is named at its place.
func figure(
  _ low: String?, _ high: String?, _ currency: Currency = .usd, per period: PayPeriod = .year,
  role: String? = "account-manager", in document: String = "a.txt", country: String? = nil,
  statistic: PayStatistic? = nil, payments: Double? = nil
) -> SalaryFigure {
  var figure = SalaryFigure(
    location: SourceLocation(document: document, line: 1, column: 1), language: "en",
    low: low.flatMap { Amount($0) }, high: high.flatMap { Amount($0) }, currency: currency,
    period: period, quote: "", confidence: 1)
  figure.role = role
  figure.country = country
  figure.statistic = statistic
  figure.paymentsPerYear = payments
  return figure
}
