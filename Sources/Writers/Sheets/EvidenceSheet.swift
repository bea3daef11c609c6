internal import Compensation

/// The sheets with a row for each figure, sorted so that a group's rows stand together, and below
/// them what was computed from rows of tables or taken from official statistics.
struct EvidenceSheet: Sendable {
  let context: SheetContext

  private var report: Report { context.report }
  private var layout: EvidenceLayout { context.evidence }

  /// - Parameter backlinks: The place of each group on the sheet Bands.
  func contents() -> [SheetContent] {
    (0..<layout.sheetCount).map { sheet in
      var content = SheetContent(layout.sheetName(sheet))
      content.frozenRows = 1
      content.frozenColumns = 2
      content.printedColumns = layout.index(.lastPrinted).map { $0 + 1 }
      content.widthLimits = layout.columns.map(\.widthLimit)
      if sheet < layout.figureSheets { addFigures(of: sheet, to: &content) }
      if sheet == layout.blockSheet {
        if sheet >= layout.figureSheets { content.frozenRows = 0 }
        EvidenceBlocks(context: context).add(to: &content)
      }
      return content
    }
  }

  private func addFigures(of sheet: Int, to content: inout SheetContent) {
    let headers = layout.columns.map { context.wording["evidence.\($0.rawValue)"] }
    let first = sheet * layout.rowsPerSheet
    let rows = first..<min(first + layout.rowsPerSheet, report.figures.count)
    guard !rows.isEmpty else {
      content.add(.row(headers.map { .text($0, .header) }))
      content.addText(context.wording["evidence.none"])
      return
    }
    let table = TableContent(name: "Evidence", headers: headers, rowCount: rows.count) { index in
      let cells = FigureCells(context: context, position: first + index)
      return layout.columns.map(cells.cell)
    }
    content.add(.table(table))
    if let used = layout.index(.used), let last = layout.index(.lastPrinted) {
      content.highlight(
        rows: 1...rows.count, columns: 0...last,
        .grey(
          where: "$\(CellPlace.name(row: 1, column: used))=\"\(context.wording["no"])\""))
    }
  }
}
