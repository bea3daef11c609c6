internal import Compensation

/// The charts of the summary, one for each currency, and the numbers that they draw.
struct BandCharts {
  let report: Report
  let words: ReportWords
  let summaryRows: [PayGroup: Int]

  /// The most bars that stay legible in one chart.
  static let barLimit = 20
  /// The most charts; pay in many currencies is better read in the table.
  static let chartLimit = 4

  /// One chart: its currency and its groups, from the top.
  struct Plan {
    let currency: Currency
    let summaries: [StatementSummary]
    /// Whether groups were left out.
    let isPartial: Bool
    /// The rows of the sheet that the chart covers.
    var rowCount: Int { BandChart.rowCount(bars: summaries.count) }
  }

  /// The charts worth drawing: groups whose range has a width, the currencies with most of them
  /// first, and within a chart the groups with most sources where not all find room.
  var plan: [Plan] {
    let drawn = report.statementSummaries.filter { summary in
      guard let low = summary.low, let high = summary.high, summary.median != nil else {
        return false
      }
      return low < high
    }
    let byCurrency = Dictionary(grouping: drawn, by: \.group.currency)
    let currencies = byCurrency.sorted {
      ($1.value.count, $0.key.code) < ($0.value.count, $1.key.code)
    }
    return currencies.prefix(BandCharts.chartLimit).map { currency, summaries in
      let most = summaries.enumerated().sorted {
        ($1.element.sources, $0.offset) < ($0.element.sources, $1.offset)
      }.prefix(BandCharts.barLimit).map(\.offset).sorted()
      return Plan(
        currency: currency, summaries: most.map { summaries[$0] },
        isPartial: most.count < summaries.count)
    }
  }

  /// Adds the numbers that the charts draw below everything else, and the charts at their places.
  func add(_ places: [(plan: Plan, row: Int)], to content: inout SheetContent) {
    guard !places.isEmpty else { return }
    content.addSpace()
    content.addText("What the charts draw", .heading)
    content.add(
      .row(
        ["Group", "Lowest", "To median", "To highest"].map { .text($0, .header) }))
    for (plan, row) in places {
      let first = content.rowCount
      for summary in plan.summaries { content.add(.row(cells(summary))) }
      let chart = chart(plan, rows: first...(content.rowCount - 1))
      content.place(.chart(chart), at: row)
    }
  }

  private func cells(_ summary: StatementSummary) -> [Cell?] {
    let money = CellStyle.money(summary.group.currency)
    let low = summary.low ?? 0
    let median = summary.median ?? 0
    let high = summary.high ?? 0
    let row = summaryRows[summary.group] ?? 0
    let places = [
      SummarySheet.Column.low, SummarySheet.Column.median, SummarySheet.Column.high,
    ].map { CellPlace.name(row: row, column: $0) }
    return [
      .text(words.name(summary.group)), .formula(places[0], low, money),
      .formula("\(places[1])-\(places[0])", median - low, money),
      .formula("\(places[2])-\(places[1])", high - median, money),
    ]
  }

  private func chart(_ plan: Plan, rows: ClosedRange<Int>) -> BandChart {
    let code = plan.currency.code
    let lows = plan.summaries.compactMap(\.low)
    let highs = plan.summaries.compactMap(\.high)
    let axis = AxisRange(from: lows.min() ?? 0, to: highs.max() ?? 1)
    let bands = plan.summaries.map { summary in
      words.name(summary.group) + " "
        + [summary.low, summary.median, summary.high].map {
          GroupedNumber.text(of: $0 ?? 0)
        }.joined(separator: " / ")
    }
    let scope = plan.isPartial ? ", the \(plan.summaries.count) groups with most sources" : ""
    return BandChart(
      title: "Annual pay in \(code): lowest, median, highest\(scope)",
      valueAxis: "\(code) a year; light: lowest to median, dark: median to highest",
      alternativeText: WorkbookText.cut(
        "Ranges of annual pay in \(code), lowest / median / highest: "
          + bands.joined(separator: "; "), to: 1_000),
      numberFormat: "#,##0", dataSheet: SummarySheet.name, dataRows: rows, nameColumn: 0,
      valueColumns: [1, 2, 3], minimum: axis.minimum, maximum: axis.maximum)
  }
}

/// Round ends of an axis around some values.
struct AxisRange {
  let minimum: Double
  let maximum: Double

  init(from low: Double, to high: Double) {
    let span = max(high - low, 1)
    var step = 1.0
    while step * 10 <= span { step *= 10 }
    while step > span { step /= 10 }
    if span / step < 2.5 { step /= 4 } else if span / step < 5 { step /= 2 }
    // Room at both ends, and never below zero for pay.
    minimum = max(0, ((low - span * 0.1) / step).rounded(.down) * step)
    maximum = ((high + span * 0.05) / step).rounded(.up) * step
  }
}
