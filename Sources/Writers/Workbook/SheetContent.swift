/// What a sheet shows, from top to bottom, as plain values.
struct SheetContent: Sendable {
  enum Block: Sendable {
    /// One row of cells from the first column on; `nil` leaves a cell empty.
    case row([Cell?])
    case table(TableContent)
    case chart(Chart)
  }

  var name: String
  private(set) var blocks: [(row: Int, block: Block)] = []
  /// The number of rows taken so far, which is the index of the next row.
  private(set) var rowCount = 0
  /// How many rows and columns stay in view.
  var frozenRows = 0
  var frozenColumns = 0
  /// The row of a long table's headers below other things, which each further printed page repeats.
  var headerRow: Int?
  /// The columns that are printed, from the first; `nil` for all.
  var printedColumns: Int?
  /// The widest that each column may become, in characters; 40 where the list ends.
  var widthLimits: [Int] = []
  /// The names that formulas use for cells of the sheet.
  private(set) var definedNames: [(name: String, row: Int, column: Int)] = []
  /// What draws the eye to some cells, whose text or number says the same.
  private(set) var highlights: [Highlight] = []
  /// Whether its table goes on in another sheet where it has more rows than one takes; not for cells
  /// that formulas speak of.
  var mayContinue = false
  /// Whether the rows' lines and letters around the sheet's own design would disturb.
  var hidesGridlines = false

  /// The rows that each printed page repeats.
  var repeatedRows: Range<Int>? {
    if let headerRow { return headerRow..<headerRow + 1 }
    return frozenRows > 0 ? 0..<frozenRows : nil
  }

  init(_ name: String) { self.name = name }

  /// Adds a block below the others and returns the index of its first row.
  @discardableResult
  mutating func add(_ block: Block) -> Int {
    let row = rowCount
    blocks.append((row, block))
    switch block {
    case .row: rowCount += 1
    case .table(let table): rowCount += table.rowCount + 1
    case .chart: break
    }
    return row
  }

  /// Leaves rows free, for what is known only after the blocks below; returns the first.
  mutating func reserve(rows: Int) -> Int {
    defer { rowCount += rows }
    return rowCount
  }

  /// Gives a cell a name; rows and columns counted from 0.
  mutating func define(_ name: String, row: Int, column: Int) {
    definedNames.append((name, row, column))
  }

  mutating func highlight(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ rule: Highlight.Rule
  ) {
    highlights.append(Highlight(rows: rows, columns: columns, rule: rule))
  }

  /// Puts a block at rows that were reserved.
  mutating func place(_ block: Block, at row: Int) { blocks.append((row, block)) }

  mutating func addSpace(_ rows: Int = 1) { rowCount += rows }

  @discardableResult
  mutating func addText(_ text: String, _ style: CellStyle = .plain) -> Int {
    add(.row([.text(text, style)]))
  }
}

extension SheetContent {
  /// The content as sheets of so many rows below a header: a table that begins the sheet and is
  /// longer goes on in “Name (2)”, and what follows it stands on the last one.
  func parts(rowsPerSheet: Int) -> [SheetContent] {
    guard mayContinue, let first = blocks.first, case .table(let table) = first.block,
      first.row == 0,
      table.rowCount > rowsPerSheet
    else { return [self] }
    let count = (table.rowCount + rowsPerSheet - 1) / rowsPerSheet
    return (0..<count).map { index in
      var part = self
      part.name = index == 0 ? name : "\(name) (\(index + 1))"
      let start = index * rowsPerSheet
      var rows = table
      rows.rowCount = min(rowsPerSheet, table.rowCount - start)
      rows.row = { table.row(start + $0) }
      part.blocks = [(0, .table(rows))]
      part.rowCount = rows.rowCount + 1
      part.highlights = []
      if index == count - 1 {
        let moved = (count - 1) * rowsPerSheet
        part.blocks += blocks.dropFirst().map { ($0.row - moved, $0.block) }
        part.rowCount = rowCount - moved
      }
      return part
    }
  }
}

/// A table: headers, and rows that are made when they are written.
struct TableContent: Sendable {
  /// The name by which formulas can speak of it: letters and digits, unique in the workbook.
  var name: String
  var headers: [String]
  var rowCount: Int
  var row: @Sendable (Int) -> [Cell?]

  /// The headers; those above numbers in the middle of their column.
  var headerCells: [Cell] {
    let first = rowCount > 0 ? row(0) : []
    return headers.enumerated().map { column, header in
      var isNumber = false
      if column < first.count, let cell = first[column] {
        isNumber = cell.value.text == nil || cell.style.alignment == .right
      }
      return .text(header, isNumber ? .numberHeader : .header)
    }
  }
}

/// A conditional format. It repeats what the cell says, so that nothing rests on colour alone.
struct Highlight: Sendable {
  enum Rule: Sendable {
    /// A fill and bold type where a formula holds, which is written for the first cell.
    case fill(UInt32, where: String)
    /// Grey type where a formula holds.
    case grey(where: String)
    /// From one colour over white at 0 to another.
    case scale(low: UInt32, high: UInt32)
    /// A bar in the cell, as long as its number is high.
    case bar(UInt32)
  }

  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>
  var rule: Rule
}
