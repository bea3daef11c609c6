/// What a sheet shows, from top to bottom, as plain values.
struct SheetContent: Sendable {
  enum Block: Sendable {
    /// One row of cells from the first column on; `nil` leaves a cell empty.
    case row([Cell?])
    case table(TableContent)
    case chart(BandChart)
  }

  var name: String
  private(set) var blocks: [(row: Int, block: Block)] = []
  /// The number of rows taken so far, which is the index of the next row.
  private(set) var rowCount = 0
  /// How many rows and columns stay in view.
  var frozenRows = 0
  var frozenColumns = 0
  /// The columns that are printed, from the first; `nil` for all.
  var printedColumns: Int?
  /// The widest that each column may become, in characters; 40 where the list ends.
  var widthLimits: [Int] = []
  /// Whether the rows' lines and letters around the sheet's own design would disturb.
  var hidesGridlines = false

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

  /// Puts a block at rows that were reserved.
  mutating func place(_ block: Block, at row: Int) { blocks.append((row, block)) }

  mutating func addSpace(_ rows: Int = 1) { rowCount += rows }

  @discardableResult
  mutating func addText(_ text: String, _ style: CellStyle = .plain) -> Int {
    add(.row([.text(text, style)]))
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
        if case .text = cell.value { isNumber = cell.style == .marker } else { isNumber = true }
      }
      return .text(header, isNumber ? .numberHeader : .header)
    }
  }
}
