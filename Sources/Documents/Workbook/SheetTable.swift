internal import Compensation

/// A sheet's cells as a table, with the text that stands for the workbook in places and quotes:
/// its rows, a line each, the cells separated by tab characters.
struct SheetTable {
  /// How many rows may stand above the header: a title, notes.
  static let headerDepth = 20

  private(set) var table: DocumentTable
  /// Whether the header names a role and an amount.
  let isRecognized: Bool
  let headerRow: Int

  /// Creates a table.
  ///
  /// - Parameter text: The workbook's text so far, to which the sheet's is added.
  init(
    _ cells: SheetCells, name: String, path: String, headers: HeaderTable, text: inout [UInt8]
  ) {
    let (index, columns) = SheetTable.header(of: cells.rows, headers)
    let header = index < cells.rows.count ? cells.rows[index].cells : []
    isRecognized = columns[.role] != nil && DelimitedLayout.holdsAmount(columns)
    headerRow = index < cells.rows.count ? cells.rows[index].number : 1
    var positions: [Int: Int] = [:]
    for (position, cell) in header.enumerated() { positions[cell.column] = position }
    var rows: [DocumentTable.Row] = []
    for row in cells.rows.dropFirst(index + 1) {
      rows.append(SheetTable.row(row, positions, width: header.count, &text))
    }
    table = DocumentTable(
      path: path, header: header.map { String(decoding: $0.text, as: UTF8.self) },
      columns: columns, rows: rows, bytes: [],
      sheet: TableSheet(
        name: name, columnLetters: header.map { CellReference.letters($0.column) }))
  }

  /// Sets the text that the table's places are in, once it is complete.
  mutating func setText(_ text: [UInt8]) { table.bytes = text }

  private static func row(
    _ row: SheetCells.Row, _ positions: [Int: Int], width: Int, _ text: inout [UInt8]
  ) -> DocumentTable.Row {
    let start = text.count
    var cells = Array(repeating: [UInt8](), count: width)
    var offsets = Array(repeating: start, count: width)
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { text.append(0x09) }
      if let position = positions[cell.column] {
        cells[position] = cell.text
        offsets[position] = text.count
      }
      text += cell.text
    }
    let range = start..<text.count
    text.append(0x0A)
    return DocumentTable.Row(line: row.number, range: range, cells: cells, cellOffsets: offsets)
  }

  /// Returns the row that names a role and an amount, else the first.
  private static func header(
    of rows: [SheetCells.Row], _ headers: HeaderTable
  ) -> (index: Int, columns: [TableColumn: Int]) {
    var first: [TableColumn: Int]?
    for (index, row) in rows.prefix(headerDepth).enumerated() {
      let columns = headers.columns(of: row.cells.map { String(decoding: $0.text, as: UTF8.self) })
      if columns[.role] != nil, DelimitedLayout.holdsAmount(columns) { return (index, columns) }
      if first == nil { first = columns }
    }
    return (0, first ?? [:])
  }
}
