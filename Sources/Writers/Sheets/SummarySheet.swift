internal import Compensation

/// The first sheet: what the report says in numbers, and where each of them comes from.
struct SummarySheet {
  static let name = "Summary"

  let report: Report
  let words: ReportWords
  let figures: FiguresSheet
  /// The row of each group of observations on their sheet.
  let observationRows: [PayGroup: Int]
  /// The other sheets and what they hold.
  let sheets: [(name: String, holds: String)]

  /// The columns of the headline, which the blocks below share.
  enum Column {
    static let low = 7
    static let median = 8
    static let high = 9
  }

  private static let introRows = 5

  /// The rows of the groups, which other sheets link to; counted from 0.
  static func rows(of report: Report) -> [PayGroup: Int] {
    Dictionary(
      report.statementSummaries.enumerated().map { ($1.group, introRows + 1 + $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func content() -> SheetContent {
    let rows = SummarySheet.rows(of: report)
    var content = SheetContent(SummarySheet.name)
    content.hidesGridlines = true
    content.widthLimits = [30, 19, 11, 15, 22, 13, 12, 14, 14, 14, 14, 14, 14, 24, 18]
    addIntroduction(to: &content)
    addHeadline(to: &content)
    let charts = BandCharts(report: report, words: words, summaryRows: rows)
    let chartPlaces = charts.plan.map { plan in
      content.addSpace()
      return (plan, content.reserve(rows: plan.rowCount))
    }
    addObservations(to: &content)
    ComparisonBlock(report: report, words: words, summaryRows: rows).add(to: &content)
    addParameters(to: &content)
    addSheets(to: &content)
    charts.add(chartPlaces, to: &content)
    return content
  }

  private func addIntroduction(to content: inout SheetContent) {
    content.addText(report.title, .title)
    let made = report.version.isEmpty ? "payband" : "payband \(report.version)"
    content.addText("As of \(report.asOf) · made by \(made) · annual pay", .note)
    content.addText(scope, .note)
    if !report.statementSummaries.isEmpty {
      content.addText(
        "Numbers are formulas over the sheet Figures or link to their rows, where each one’s "
          + "sentence and place stand. [x] not available, [c] withheld, [e] estimate.", .note)
    }
    content.addSpace(SummarySheet.introRows - content.rowCount)
  }

  private var scope: String {
    var parts = [
      counted(report.figures.count, "statement"), counted(report.sources.count, "input"),
      counted(report.outlooks.count, "outlook statement"),
      counted(report.rejected.count, "amount") + " not taken for pay",
    ]
    let issues = report.issues.filter { $0.severity == .error }.count
    if issues > 0 { parts.append(counted(issues, "input error") + ", see Sources") }
    return parts.joined(separator: " · ")
  }

  private static let headlineHeaders = [
    "Role", "Market", "Currency", "Basis", "Segment", "Statements", "Sources", "Lowest", "Median",
    "Highest", "Median of means", "Median of medians", "Agreement (max/min)",
    "Percentiles stated", "Figures",
  ]

  private func addHeadline(to content: inout SheetContent) {
    guard !report.statementSummaries.isEmpty else {
      content.addText("No statement of pay of a known role was found.", .label)
      content.addText(
        report.rejected.isEmpty
          ? "What was read is on the sheet Sources."
          : "What was read is on the sheet Sources; the amounts that are no pay, each with the "
            + "reason, are on the sheet Rejected.")
      return
    }
    let cells = report.statementSummaries.map(headlineCells)
    content.add(
      .table(
        TableContent(
          name: "Headline", headers: SummarySheet.headlineHeaders, rowCount: cells.count
        ) { cells[$0] }))
  }

  private func headlineCells(_ summary: StatementSummary) -> [Cell?] {
    let group = summary.group
    let money = CellStyle.money(group.currency)
    let link = figures.link(rows: figures.order.rows[group] ?? 0..<0)
    let tip = "to the statements behind this number"
    let formulas = SummaryFormulas(sheet: figures)
    return [
      .text(words.title(group.role), .label), .text(words.market(group)),
      .text(group.currency.code, .center), .text(words.basis(group)),
      .text(words.segment(group), .wrapped),
      .number(summary.statements).linked(to: link, tip: tip),
      .number(summary.sources).linked(to: link, tip: tip),
      .formula(formulas.low(summary), summary.low, money).linked(to: link, tip: tip),
      .formula(formulas.median(summary), summary.median, money).linked(to: link, tip: tip),
      .formula(formulas.high(summary), summary.high, money).linked(to: link, tip: tip),
      .formula(formulas.medianOfMeans(summary), summary.medianOfMeans, money)
        .linked(to: link, tip: tip),
      .formula(formulas.medianOfMedians(summary), summary.medianOfMedians, money)
        .linked(to: link, tip: tip),
      .number(summary.agreement, .ratio).linked(to: link, tip: tip),
      percentileCell(summary),
      .text("No. " + summary.figures.map(String.init).joined(separator: ", "), .wrappedLink)
        .linked(to: link, tip: tip),
    ]
  }

  /// The percentiles, linked to the first one's row.
  private func percentileCell(_ summary: StatementSummary) -> Cell? {
    guard let first = summary.percentiles.first else { return nil }
    let row = figures.order.rowOfNumber[first.figure]
    return .text(percentileWords(summary), .indented).linked(
      to: row.flatMap { figures.link(rows: $0..<($0 + 1)) }, tip: "to the statement")
  }

  private func percentileWords(_ summary: StatementSummary) -> String {
    summary.percentiles.map {
      "P\(PlainNumber.text(of: $0.percentile)) \(GroupedNumber.text(of: $0.value)) (No. \($0.figure))"
    }.joined(separator: "\n")
  }

  private func addObservations(to content: inout SheetContent) {
    let summaries = report.observationSummaries
    guard !summaries.isEmpty else { return }
    content.addSpace()
    content.addText("Observations: rows of surveys and lists", .heading)
    let cells = summaries.map { summary -> [Cell?] in
      let group = summary.group
      let money = CellStyle.money(group.currency)
      let link = observationRows[group].map {
        CellPlace.range(
          sheet: ObservationsSheet.name, rows: $0...$0,
          columns: 0...(ObservationsSheet.headers.count - 1))
      }
      func value(_ value: Double?) -> Cell {
        .number(value, money, or: Marker.withheld).linked(to: link)
      }
      return [
        .text(words.title(group.role), .label), .text(words.market(group)),
        .text(group.currency.code, .center), .text(words.basis(group)),
        .text(words.segment(group), .wrapped),
        .number(summary.isWithheld ? nil : Double(summary.count), .count, or: Marker.withheld)
          .linked(to: link), .number(summary.sources).linked(to: link),
        value(summary.p25), value(summary.median), value(summary.p75), value(summary.mean),
      ]
    }
    let headers = [
      "Role", "Market", "Currency", "Basis", "Segment", "Observations", "Tables", "P25", "Median",
      "P75", "Mean",
    ]
    content.add(
      .table(
        TableContent(name: "ObservedPay", headers: headers, rowCount: cells.count) {
          cells[$0]
        }))
  }

  private func addParameters(to content: inout SheetContent) {
    guard !report.parameters.isEmpty else { return }
    content.addSpace()
    content.addText("Parameters", .heading)
    for parameter in report.parameters {
      content.add(
        .row([
          .text(parameter.name, .label), .text(parameter.value), nil, nil,
          .text(parameter.note, .note),
        ]))
    }
  }

  private func addSheets(to content: inout SheetContent) {
    content.addSpace()
    content.addText("Sheets of this workbook", .heading)
    for sheet in sheets {
      content.add(
        .row([
          Cell.text(sheet.name, .link).linked(to: CellPlace.quoted(sheet.name) + "!A1"),
          .text(sheet.holds),
        ]))
    }
  }
}
