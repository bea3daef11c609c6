internal import CXLSXWriter
internal import Compensation

/// What every printed page says.
struct PageText {
  var header: String
  var footer: String
}

extension Workbook {
  /// Adds a sheet with its content and its set-up for screen and paper.
  mutating func add(_ content: SheetContent, pages: PageText) throws(WriterError) {
    let (sheet, _) = try addSheet(content.name)
    let widths = ColumnWidths(of: content)
    try setWidths(widths, sheet: sheet)
    var filters = 0
    for (row, block) in content.blocks {
      switch block {
      case .row(let cells):
        try write(ReadyRow(cells, widths), sheet: sheet, row: row)
      case .table(let table):
        try writeHeaders(of: table, sheet: sheet, row: row, addsFilter: filters == 0, widths)
        filters += 1
        try writeRows(of: table, sheet: sheet, row: row + 1, widths)
      case .chart(let chart):
        try chart.insert(into: self, sheet: sheet, row: row)
      }
    }
    for highlight in content.highlights { try add(highlight, sheet: sheet) }
    for (name, row, column) in content.definedNames {
      try define(
        name,
        as: CellPlace.quoted(content.name) + "!" + CellPlace.fixed(row: row, column: column))
    }
    try setUpPages(of: content, pages: pages, sheet: sheet)
  }

  private mutating func write(_ ready: ReadyRow, sheet: Int, row: Int) throws(WriterError) {
    try setHeight(ready.height, sheet: sheet, row: row)
    for (column, cell) in ready.cells.enumerated() {
      if let cell { try write(cell, sheet: sheet, row: row, column: column) }
    }
  }

  /// The rows that are made ready at once.
  private static let rowsAtATime = 256

  private mutating func writeRows(
    of table: TableContent, sheet: Int, row: Int, _ widths: ColumnWidths
  ) throws(WriterError) {
    let size = Workbook.rowsAtATime
    var next = row
    try Lookahead.forEach((table.rowCount + size - 1) / size) { part in
      (part * size..<min(table.rowCount, (part + 1) * size)).map { ReadyRow(table.row($0), widths) }
    } use: { (rows: [ReadyRow]) throws(WriterError) in
      for ready in rows {
        try write(ready, sheet: sheet, row: next)
        next += 1
      }
    }
  }

  /// A table, or where the library streams and has none, headers and one filter.
  private mutating func writeHeaders(
    of table: TableContent, sheet: Int, row: Int, addsFilter: Bool, _ widths: ColumnWidths
  ) throws(WriterError) {
    let headers = table.headerCells
    guard isStreamed else {
      try setHeight(widths.height(of: headers), sheet: sheet, row: row)
      return try addTable(
        table.name, headers: headers, sheet: sheet, firstRow: row, rowCount: table.rowCount)
    }
    try write(ReadyRow(headers, widths), sheet: sheet, row: row)
    guard addsFilter else { return }
    let columns = table.headers.count
    try withSheet(sheet, "add a filter") { handle in
      unsafe worksheet_autofilter(
        handle.pointer, lxw_row_t(clamping: row), 0, lxw_row_t(clamping: row + table.rowCount),
        lxw_col_t(clamping: columns - 1))
    }
  }

  private func setHeight(_ height: Double?, sheet: Int, row: Int) throws(WriterError) {
    guard let height else { return }
    try withSheet(sheet, "set a height") { handle in
      unsafe worksheet_set_row(handle.pointer, lxw_row_t(clamping: row), height, nil)
    }
  }

  private func setWidths(_ widths: ColumnWidths, sheet: Int) throws(WriterError) {
    for (column, width) in widths.widths.enumerated() {
      let column = lxw_col_t(clamping: column)
      try withSheet(sheet, "set a width") { handle in
        unsafe worksheet_set_column(handle.pointer, column, column, Double(width), nil)
      }
    }
  }

  private func setUpPages(
    of content: SheetContent, pages: PageText, sheet: Int
  ) throws(WriterError) {
    try withSheet(sheet, "set up the pages") { handle in
      unsafe worksheet_set_landscape(handle.pointer)
      unsafe worksheet_set_paper(handle.pointer, 9)  // A4
      unsafe worksheet_set_margins(handle.pointer, 0.4, 0.4, 0.75, 0.75)
      unsafe worksheet_fit_to_pages(handle.pointer, 1, 0)
      if content.hidesGridlines {
        unsafe worksheet_gridlines(handle.pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
      }
      if content.frozenRows > 0 || content.frozenColumns > 0 {
        unsafe worksheet_freeze_panes(
          handle.pointer, lxw_row_t(clamping: content.frozenRows),
          lxw_col_t(clamping: content.frozenColumns))
      }
      return unsafe worksheet_set_header(handle.pointer, pages.header)
    }
    try withSheet(sheet, "set the footer") { unsafe worksheet_set_footer($0.pointer, pages.footer) }
    if let rows = content.repeatedRows, !rows.isEmpty {
      try withSheet(sheet, "repeat the header") { handle in
        unsafe worksheet_repeat_rows(
          handle.pointer, lxw_row_t(clamping: rows.lowerBound),
          lxw_row_t(clamping: rows.upperBound - 1))
      }
    }
    if let columns = content.printedColumns {
      try withSheet(sheet, "set what is printed") { handle in
        unsafe worksheet_print_area(
          handle.pointer, 0, 0, lxw_row_t(clamping: max(content.rowCount - 1, 0)),
          lxw_col_t(clamping: columns - 1))
      }
    }
  }
}
