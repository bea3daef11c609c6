internal import Compensation

/// The sheet with the ranges and distributions of all groups, and their charts.
struct BandsSheet {
  let context: SheetContext

  func content() -> SheetContent {
    let wording = context.wording
    var content = SheetContent(context.titles.bands)
    content.frozenRows = 1
    content.frozenColumns = 1
    let columns = context.bands.columns
    content.printedColumns = columns.prefix { $0.isPrinted }.count
    content.widthLimits = columns.map(\.widthLimit)
    let headers = columns.map { wording["bands.\($0.rawValue)"] }
    let rows = context.bands.rows
    guard !rows.isEmpty else {
      content.add(.row(headers.map { .text($0, .header) }))
      content.addText(wording["bands.none"])
      return content
    }
    let context = self.context
    content.add(
      .table(
        TableContent(name: "Bands", headers: headers, rowCount: rows.count) { index in
          BandsSheet.cells(rows[index], row: index + 1, context)
        }))
    addHighlights(to: &content)
    BandCharts(context: context).add(to: &content)
    return content
  }

  private static func cells(
    _ band: BandRows.Row, row: Int, _ context: SheetContext
  ) -> [Cell?] {
    context.bands.columns.map { cell(of: band, row: row, $0, context) }
  }

  /// A cell of the table.
  ///
  /// - Parameter row: The row on the sheet, counted from 0.
  static func cell(
    of band: BandRows.Row, row: Int, _ column: BandColumn, _ context: SheetContext
  ) -> Cell? {
    let (words, wording) = (context.words, context.wording)
    switch (column, band.basis) {
    case (.role, _): return .text(words.title(band.group.role), .label)
    case (.market, _): return .text(words.market(band.group))
    case (.currency, _): return .text(band.group.currency.code, .center)
    case (.basis, _): return .text(words.basis(band.group))
    case (.segment, _): return .text(words.segment(band.group), .wrapped)
    case (.from, .statements): return .text(wording["from.statements"])
    case (.from, .observations): return .text(wording["from.observations"])
    case (_, .statements(let summary)):
      return StatementBand(context: context, summary: summary, row: row).cell(column)
    case (_, .observations(let summary, let index)):
      return ObservationBand(context: context, summary: summary, index: index, row: row)
        .cell(column)
    }
  }

  /// A fill where sources disagree, as the remark says.
  private func addHighlights(to content: inout SheetContent) {
    guard context.bands.columns.contains(.agreement) else { return }
    let agreement = context.bands.index(.agreement)
    content.highlight(
      rows: 1...context.bands.rows.count, columns: agreement...agreement,
      .fill(
        0xFC_E4_D6,
        where: "N($\(CellPlace.name(row: 1, column: agreement)))>\(AssumptionCells.conflict)"))
  }
}
