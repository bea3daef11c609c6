import Compensation

/// Reads the bars of a chart that a page writes out: a line that says what is shown (“Median annual
/// wages, May 2024”), then a label and an amount in turn, each a line of its own.
///
/// Without its label an amount would be taken for the pay of the page's own role, which only one of
/// the bars is.
struct ChartReader {
  private let amount: AmountExpression
  private let analyzed: AnalyzedText
  private let index: Int
  private let title: PassageAnalysis
  private let label: PassageAnalysis
  private let extractor: Extractor

  /// A chart has fewer bars.
  private static let mostBars = 40

  /// Creates a reader of one bar, or `nil` where a passage is none.
  init?(_ index: Int, in context: DocumentContext, extractor: Extractor) {
    let own = context.analysis(of: index)
    guard index >= 2, let amount = ChartReader.onlyAmount(of: own) else { return nil }
    var top = index - 1
    while top > 0, index - top < 2 * ChartReader.mostBars {
      let above = context.analysis(of: top - 1)
      if ChartReader.onlyAmount(of: above) == nil { break }
      top -= 2
    }
    guard top > 0 else { return nil }
    let title = context.analysis(of: top - 1)
    let label = context.analysis(of: index - 1)
    guard title.whole.count < 120, label.whole.count < 120,
      title.analyzed.marks.contains(where: { $0.category == .pay && $0.number >= 2 }),
      title.analyzed.marks.contains(where: { $0.category == .statistic }),
      label.amounts.allSatisfy(\.isEmpty)
    else { return nil }
    self.amount = amount
    analyzed = own.analyzed
    self.index = index
    self.title = title
    self.label = label
    self.extractor = extractor
  }

  /// The amount of money that is all of a passage.
  private static func onlyAmount(of passage: PassageAnalysis) -> AmountExpression? {
    guard passage.whole.count <= 24, let amount = passage.amounts.first?.first, !amount.isBare,
      amount.range.count + 2 >= passage.whole.count
    else { return nil }
    return amount
  }

  /// Returns the figure of the bar.
  func record(in context: DocumentContext) -> Record? {
    let language = title.language
    guard
      let currency = CurrencyChoice(
        nearness: Nearness(analyzed: title.analyzed, sentence: 0..<0, amounts: []), leads: [],
        language: language, country: nil
      ).resolved(orSilent: amount.currency)
    else { return nil }
    let period =
      amount.period ?? stated(.period).flatMap(PayPeriod.init(rawValue:))
      ?? PeriodCustom(language: language, scale: extractor.scales.typicalYear(currency))
      .period(of: amount)
    let source = context.passages[index].range
    let words = context.passages[index - 1].range
    var figure = SalaryFigure(
      location: context.location(of: analyzed.text.sourceRange(amount.range)),
      language: language.code, low: amount.statedLow, high: amount.statedHigh, currency: currency,
      period: period, quote: context.folded(words.lowerBound..<source.upperBound), confidence: 0.9)
    figure.statistic = stated(.statistic).flatMap(PayStatistic.init(rawValue:))
    figure.year = title.analyzed.year
    let isOfEveryone = label.analyzed.marks.contains { $0.category == .everyone }
    if !isOfEveryone {
      figure.role = label.roles.first?.role
      figure.level = label.roles.first?.level
      figure.roleAsWritten = context.folded(words)
    }
    return .salary(figure)
  }

  private func stated(_ category: Category) -> String? {
    title.analyzed.marks.first { $0.category == category }?.value
  }
}
