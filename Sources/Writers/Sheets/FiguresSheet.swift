internal import Compensation

/// The sheets with a row for each figure, sorted so that a group's rows stand together.
struct FiguresSheet: Sendable {
  let report: Report
  let words: ReportWords
  let order: FigureOrder
  /// Whether derived amounts are formulas; in very long sheets they are values.
  var hasFormulas = true
  /// The rows of data that one sheet takes; more go on in “Figures (2)”.
  var rowsPerSheet = Workbook.rowLimit - 1

  /// The columns that formulas of other cells speak of.
  enum Column {
    static let low = 4
    static let high = 5
    static let factor = 8
    static let annualLow = 9
    static let annualHigh = 10
    static let central = 11
  }

  static let headers = [
    "No.", "Role", "Market", "Statistic", "Low", "High", "Currency", "Period", "Times a year",
    "Annual low", "Annual high", "Central value", "Used", "Why not used", "Basis", "Level",
    "Year", "Quote", "Document", "Line", "Column", "Locator", "Language", "Component", "Segment",
    "Role as written", "Country", "Place as written", "Employer", "Sample size",
    "Payments a year", "Confidence", "Annual in", "Adjustments", "Modelled low [e]",
    "Modelled high [e]",
  ]

  /// The number of sheets; one even where there is no figure.
  var sheetCount: Int { max(1, (report.figures.count + rowsPerSheet - 1) / rowsPerSheet) }

  func sheetName(_ index: Int) -> String { index == 0 ? "Figures" : "Figures (\(index + 1))" }

  /// The place of some rows and columns, or `nil` where they are in two sheets.
  func place(rows: Range<Int>, columns: ClosedRange<Int>) -> String? {
    guard let last = rows.last, rows.lowerBound / rowsPerSheet == last / rowsPerSheet else {
      return nil
    }
    let sheet = last / rowsPerSheet
    let first = rows.lowerBound - sheet * rowsPerSheet + 1
    return CellPlace.range(
      sheet: sheetName(sheet), rows: first...(last - sheet * rowsPerSheet + 1), columns: columns)
  }

  /// Where a link to the rows leads: to all of them, or to the first where they are in two sheets.
  func link(rows: Range<Int>) -> String? {
    guard let first = rows.first else { return nil }
    let columns = 0...(FiguresSheet.headers.count - 1)
    return place(rows: rows, columns: columns) ?? place(rows: first..<(first + 1), columns: columns)
  }

  func contents(summaryRows: [PayGroup: Int]) -> [SheetContent] {
    (0..<sheetCount).map { sheet in
      var content = SheetContent(sheetName(sheet))
      content.frozenRows = 1
      content.frozenColumns = 2
      content.printedColumns = 20
      content.widthLimits = FiguresSheet.widthLimits
      let first = sheet * rowsPerSheet
      let rows = first..<min(first + rowsPerSheet, report.figures.count)
      guard !rows.isEmpty else {
        content.add(.row(FiguresSheet.headers.map { .text($0, .header) }))
        content.addText("No statement of pay was found in the inputs.")
        return content
      }
      let table = TableContent(
        name: "SalaryFigures", headers: FiguresSheet.headers, rowCount: rows.count
      ) { index in
        cells(report.figures[order.indices[first + index]], row: index + 1, summaryRows)
      }
      content.add(.table(table))
      return content
    }
  }

  private static let widthLimits = [
    7, 22, 13, 9, 12, 12, 10, 8, 8, 13, 13, 13, 7, 16, 8, 8, 7, 52, 22, 7, 9, 12, 11, 12, 18, 22,
    10, 18, 20, 10, 12, 12, 9, 60, 14, 14,
  ]

  /// - Parameter row: The row in its sheet, counted from 0.
  private func cells(
    _ figure: StandardizedFigure, row: Int, _ summaryRows: [PayGroup: Int]
  ) -> [Cell?] {
    let stated = figure.figure
    let money = CellStyle.money(figure.currency)
    let factor = figure.annualFactor
    func optional(_ text: String?) -> Cell? { text.map { .text($0) } }
    let role =
      stated.role.map { words.title($0) } ?? stated.roleAsWritten ?? Marker.unavailable
    let back = figure.group.flatMap { summaryRows[$0] }.map {
      CellPlace.range(sheet: SummarySheet.name, rows: $0...$0, columns: 0...0)
    }
    return [
      .number(figure.number, .tally),
      .text(role).linked(to: back, tip: "to the group’s row of the summary"),
      .text(words.market(figure.market)),
      .text(FigureWords.statistic(stated) ?? ""),
      statedAmount(stated.low, stated.currency),
      statedAmount(stated.high, stated.currency),
      .text(stated.currency.code, .center),
      .text(stated.period.rawValue, .center),
      .number(factor, .stated),
      annual(figure.annualLow, Column.low, stated.low, factor, row, money),
      annual(figure.annualHigh, Column.high, stated.high, factor, row, money),
      central(figure, row, money),
      .text(figure.exclusion == nil ? "yes" : "no", .center),
      figure.exclusion.map { .text(words.reason($0), .wrapped) },
      optional(stated.basis?.rawValue),
      optional(stated.level?.rawValue),
      stated.year.map { .number($0, .digits) },
      .text(stated.quote, .indented),
      .text(stated.location.document, .wrapped),
      .number(stated.location.line, .digits),
      .number(stated.location.column, .digits),
      optional(stated.location.locator),
      .text(stated.language, .center),
      optional(stated.component?.rawValue),
      optional(stated.segment),
      optional(stated.roleAsWritten),
      optional(stated.country),
      optional(stated.placeAsWritten),
      optional(stated.employer),
      stated.sampleSize.map { .number($0, .stated) },
      stated.paymentsPerYear.map { .number($0, .stated) },
      .number(stated.confidence, .ratio),
      .text(figure.currency.code, .center),
      optional(figure.adjustmentWords),
      figure.modelled?.low.map { .number($0, money) },
      figure.modelled?.high.map { .number($0, money) },
    ]
  }

  private func statedAmount(_ amount: Amount?, _ currency: Currency) -> Cell {
    .number(amount?.doubleValue, .money(currency, showing: amount?.doubleValue))
  }

  private func annual(
    _ value: Double?, _ column: Int, _ amount: Amount?, _ factor: Double?, _ row: Int,
    _ style: CellStyle
  ) -> Cell {
    guard hasFormulas, let value, let amount, let factor,
      value.isNear(amount.doubleValue * factor)
    else { return .number(value, style) }
    let formula =
      CellPlace.name(row: row, column: column) + "*"
      + CellPlace.name(row: row, column: Column.factor)
    return .formula(formula, value, style)
  }

  private func central(_ figure: StandardizedFigure, _ row: Int, _ style: CellStyle) -> Cell {
    guard hasFormulas else { return .number(figure.centralValue, style) }
    let low = CellPlace.name(row: row, column: Column.annualLow)
    let high = CellPlace.name(row: row, column: Column.annualHigh)
    return .formula("(\(low)+\(high))/2", figure.centralValue, style)
  }
}

extension StandardizedFigure {
  /// What the stated amounts were multiplied by for a year: 1, 12, 2,080; `nil` where no number of
  /// at most four decimals gives both ends.
  var annualFactor: Double? {
    // A rate of exchange is no number of times a year.
    guard currency == figure.currency else { return nil }
    let ends = [(figure.low, annualLow), (figure.high, annualHigh)]
      .compactMap { amount, annual -> (Double, Double)? in
        guard let amount = amount?.doubleValue, let annual, amount > 0 else { return nil }
        return (amount, annual)
      }
    guard let (amount, annual) = ends.first else { return nil }
    let factor = (annual / amount * 10_000).rounded() / 10_000
    return factor > 0 && ends.allSatisfy { $0.1.isNear($0.0 * factor) } ? factor : nil
  }
}

extension Double {
  /// Whether two ways to compute a number agree.
  func isNear(_ other: Double) -> Bool {
    abs(self - other) <= 1e-9 * Swift.max(abs(self), abs(other), 1)
  }
}
