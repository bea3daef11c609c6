internal import Compensation

/// The summaries of statements with the sentences behind them.
struct PageStatements {
  struct Group {
    let id: String
    let role: String
    let detail: String?
    let market: String
    let currency: String
    let low: PageNumber
    let median: PageNumber
    let high: PageNumber
    let statements: Int
    let sources: Int
    let drawing: PageDrawing?
    /// `nil` where no sentence is behind the numbers: a list has an item.
    let evidence: Evidence?
  }

  /// The sentences behind a group's numbers.
  struct Evidence {
    let summary: String
    let facts: [String]
    let figures: [PageFigure]
    let more: String?
  }

  let note: String?
  let groups: [Group]

  init?(_ report: Report, _ words: ReportWords, limits: ReportPage.Limits) {
    guard !report.statementSummaries.isEmpty else { return nil }
    let shown = report.statementSummaries.prefix(limits.groups)
    let scales = Dictionary(grouping: shown, by: \.group.currency).mapValues { summaries in
      PageDrawing.Scale(summaries.flatMap { [$0.low, $0.median, $0.high] })
    }
    let order = FigureOrder(report)
    groups = shown.enumerated().map { index, summary in
      let figures = (order.rows[summary.group] ?? 0..<0).map { report.figures[order.indices[$0]] }
      let stated = summary.percentiles.compactMap { percentile in
        order.rowOfNumber[percentile.figure].map { report.figures[order.indices[$0]] }
      }
      let all = figures + stated
      return Group(
        id: PageStatements.id(index), role: words.title(summary.group.role),
        detail: PageStatements.detail(summary.group), market: words.market(summary.group),
        currency: summary.group.currency.code, low: PageNumber(summary.low),
        median: PageNumber(summary.median), high: PageNumber(summary.high),
        statements: summary.statements, sources: summary.sources,
        drawing: PageDrawing(
          summary, values: figures.prefix(limits.figuresOfGroup).compactMap(\.centralValue),
          on: scales[summary.group.currency] ?? nil),
        evidence: all.isEmpty
          ? nil
          : Evidence(
            summary: counted(all.count, "sentence") + " behind these numbers",
            facts: PageStatements.facts(summary),
            figures: all.prefix(limits.figuresOfGroup).map { PageFigure($0, words) },
            more: PageContent.note(
              shown: min(all.count, limits.figuresOfGroup), of: all.count, file: "figures.csv")))
    }
    note = PageContent.note(
      shown: shown.count, of: report.statementSummaries.count, file: "summary.csv")
  }

  /// The anchor of the summary at an index.
  static func id(_ index: Int) -> String { "role-\(index + 1)" }

  /// What tells a group from others of its role.
  static func detail(_ group: PayGroup) -> String? {
    let parts = [group.isNet ? "net" : nil, group.segment].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func facts(_ summary: StatementSummary) -> [String] {
    var facts: [String] = []
    if let mean = summary.medianOfMeans {
      facts.append("Median of the stated means: \(GroupedNumber.text(of: mean))")
    }
    if let median = summary.medianOfMedians {
      facts.append("Median of the stated medians: \(GroupedNumber.text(of: median))")
    }
    if let agreement = summary.agreement {
      let hundredths = (agreement * 100).rounded() / 100
      facts.append("Highest source over lowest: \(PlainNumber.text(of: hundredths))")
    }
    facts += summary.percentiles.map {
      "Stated P\(PlainNumber.text(of: $0.percentile)): \(GroupedNumber.text(of: $0.value))"
    }
    return facts
  }
}

/// One statement: its sentence, where it stands, what was stated and what was made of it.
struct PageFigure {
  let number: Int
  let quote: String
  /// Of the sentence, so that it is read out in that.
  let language: String
  let place: String
  let stated: String
  let standard: String?
  let reason: String?

  init(_ figure: StandardizedFigure, _ words: ReportWords) {
    number = figure.number
    quote = figure.figure.quote
    language = figure.figure.language
    place = figure.figure.location.shown
    stated = PageFigure.stated(figure.figure)
    standard = PageFigure.standard(figure)
    reason = figure.exclusion.map { words.reason($0) }
  }

  private static func stated(_ figure: SalaryFigure) -> String {
    [
      FigureWords.statistic(figure), FigureWords.pay(figure), figure.basis?.rawValue,
      figure.component?.rawValue, figure.level.map { "\($0.rawValue) level" },
      figure.year.map { "of \($0)" },
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// The amounts for a year, where those stated are for another time or in another currency.
  private static func standard(_ figure: StandardizedFigure) -> String? {
    guard figure.figure.period != .year || figure.currency != figure.figure.currency else {
      return nil
    }
    let amounts: String
    switch (figure.annualLow, figure.annualHigh) {
    case (let low?, let high?):
      let ends = [low, high].map { GroupedNumber.text(of: $0) }
      amounts = low == high ? ends[0] : ends.joined(separator: "–")
    case (let low?, nil): amounts = "from " + GroupedNumber.text(of: low)
    case (nil, let high?): amounts = "up to " + GroupedNumber.text(of: high)
    case (nil, nil): return nil
    }
    return "\(amounts) \(figure.currency.code) a year"
  }
}
