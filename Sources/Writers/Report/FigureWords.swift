package import Compensation

/// Figures as stated, in words; nothing is rounded.
package enum FigureWords {
  /// `75495 USD`, `60000 to 80000 USD`, `from 45 EUR`, `up to 3000 USD`.
  package static func amount(_ low: Amount?, _ high: Amount?, _ currency: Currency?) -> String {
    let numbers: String =
      switch (low, high) {
      case (let low?, let high?) where low == high: "\(low)"
      case (let low?, let high?): "\(low) to \(high)"
      case (let low?, nil): "from \(low)"
      case (nil, let high?): "up to \(high)"
      case (nil, nil): "[x]"
      }
    return currency.map { "\(numbers) \($0)" } ?? numbers
  }

  /// `75495 USD per year`.
  package static func pay(_ figure: SalaryFigure) -> String {
    amount(figure.low, figure.high, figure.currency) + " per \(figure.period.rawValue)"
  }

  /// `mean`, `median`, `P90`; `nil` where the text names none.
  package static func statistic(_ figure: SalaryFigure) -> String? {
    guard let percentile = figure.percentile else { return figure.statistic?.rawValue }
    return "P\(PlainNumber.text(of: percentile))"
  }
}
