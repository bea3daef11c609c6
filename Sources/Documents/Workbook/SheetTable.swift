internal import Compensation

/// A sheet's cells as a table, with the text that stands for the workbook in places and quotes:
/// its rows, a line each, the cells separated by tab characters.
struct SheetTable {
  /// How many rows may stand above the header: a title, notes.
  static let headerDepth = 20

  var table: DocumentTable
  /// Whether the header names a role and an amount, or is one of a published table.
  let isRecognized: Bool
  let headerRow: Int
  /// The texts of the rows above the header, and of sheets that are no table of pay all texts.
  let notes: [String]

  /// Creates a table.
  ///
  /// - Parameter text: The workbook's text so far, to which the sheet's is added.
  init(
    _ cells: SheetCells, name: String, path: String, finder: HeaderFinder, text: inout [UInt8]
  ) {
    let sample = cells.rows.prefix(SheetTable.headerDepth + 1)
    let used = Set(sample.flatMap { row in row.cells.map(\.column) }).sorted()
    let found = finder.find(
      in: sample.map { SheetTable.words(of: $0, in: used) }, depth: SheetTable.headerDepth)
    let rows = found?.rows ?? 0..<0
    isRecognized = found?.isRecognized ?? false
    headerRow = rows.isEmpty ? 1 : cells.rows[rows.upperBound - 1].number
    notes = cells.rows.prefix(isRecognized ? rows.lowerBound : SheetTable.notesDepth)
      .flatMap { row in row.cells.map { String(decoding: $0.text, as: UTF8.self) } }

    // Columns without a header hold nothing that is known.
    let kept = (found?.cells ?? []).indices.filter { !HeaderFinder.isBlank(found?.cells[$0] ?? "") }
    let header = kept.map { found?.cells[$0] ?? "" }
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var positions: [Int: Int] = [:]
    for (place, index) in kept.enumerated() { positions[used[index]] = place }
    var writer = SheetText(positions: positions, width: header.count)
    for row in cells.rows[rows.upperBound...] { writer.add(row, to: &text) }
    table = DocumentTable(
      path: path, header: header,
      columns: (found?.columns ?? [:]).compactMapValues { places[$0] },
      rows: TableRows(
        [], form: TableRows.Form(delimiter: 0x09, isQuoted: false, width: header.count),
        starts: writer.starts, lines: writer.lines),
      bytes: [],
      sheet: TableSheet(
        name: name, columnLetters: kept.map { CellReference.letters(used[$0]) }))
    table.published = found?.published
    table.published?.columns = (found?.published?.columns ?? [:]).compactMapValues { places[$0] }
  }

  /// Descriptions of a survey's fields take fewer rows.
  private static let notesDepth = 200

  /// Sets the text that the table's places are in, once it is complete.
  mutating func setText(_ text: [UInt8]) {
    table.bytes = text
    table.rows.setText(text)
  }

  private static func words(of row: SheetCells.Row, in used: [Int]) -> [String] {
    var words = [String](repeating: "", count: used.count)
    for cell in row.cells {
      let place = used.partitioningIndex { $0 >= cell.column }
      words[place] = String(decoding: cell.text, as: UTF8.self)
    }
    return words
  }
}

/// Writes the rows of a sheet as lines: the columns of the header in their order, then what stands
/// beside them.
private struct SheetText {
  /// By column of the sheet, as far as the header goes.
  private var positions: [Int?]
  private let width: Int
  private(set) var starts: [Int] = []
  private(set) var lines: [Int32] = []

  init(positions: [Int: Int], width: Int) {
    self.positions = Array(repeating: nil, count: (positions.keys.max() ?? -1) + 1)
    for (column, position) in positions { self.positions[column] = position }
    self.width = width
  }

  mutating func add(_ row: SheetCells.Row, to text: inout [UInt8]) {
    starts.append(text.count)
    lines.append(Int32(clamping: row.number))
    var written = 0
    var others: [[UInt8]] = []
    for cell in row.cells {
      let position = positions.indices.contains(cell.column) ? positions[cell.column] : nil
      guard let position else {
        others.append(cell.text)
        continue
      }
      while written < position {
        text.append(0x09)
        written += 1
      }
      text += cell.text
    }
    if !others.isEmpty {
      while written < width {
        text.append(0x09)
        written += 1
      }
      for (index, other) in others.enumerated() {
        if index > 0 { text.append(0x09) }
        text += other
      }
    }
    text.append(0x0A)
  }
}
