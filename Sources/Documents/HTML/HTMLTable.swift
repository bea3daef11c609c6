internal import Compensation

/// A table that is being read.
struct HTMLTable {
  /// Columns beyond take no part in spans; spreadsheets end far below.
  static let columnLimit = 1_000

  /// A cell that reaches into the rows below it.
  struct Span {
    /// How many rows are still to come.
    var rows: Int
    /// The cell's text, to be repeated; empty where it is not.
    var range: Range<Int>
  }

  let number: Int
  var isInHead = false
  var row: Row?
  /// By column.
  var spans: [Int: Span] = [:]

  init(number: Int) { self.number = number }
}

extension HTMLTable {
  struct Cell {
    let isHeader: Bool
    let column: Int
    let columns: Int
    let rows: Int
    var textRange: Range<Int>?
  }

  /// A row that is being read.
  struct Row {
    struct Segment {
      let block: TextBlock
      let column: Int
    }

    /// Where the row's text begins; `nil` as long as it has none.
    var start: Int?
    /// The length of the text before the row, without the line break before it.
    var origin = 0
    /// Tab characters that are due before the next text.
    var pendingTabs = 0
    var segments: [Segment] = []
    private(set) var cellCount = 0
    private(set) var headerCells = 0
    private(set) var dataCells = 0
    private(set) var cell: Cell?
    /// The row holds a table and is none of data.
    var isLayout = false

    /// Whether the open cell has text already, from which the next stands apart.
    var cellHasText: Bool { cell?.textRange != nil }

    /// Whether the row is a page's frame: its only cell holds several blocks, or a cell holds a
    /// heading with text.
    var laysOutPage: Bool {
      if isLayout { return true }
      guard segments.count > 1 else { return false }
      if cellCount <= 1 { return true }
      var columns: Set<Int> = []
      var crowded: Set<Int> = []
      for segment in segments where !columns.insert(segment.column).inserted {
        crowded.insert(segment.column)
      }
      return segments.contains { segment in
        if case .heading = segment.block.kind { return crowded.contains(segment.column) }
        return false
      }
    }

    /// Takes in that text comes next, what parts it from the text before it being written.
    mutating func beginText(at start: Int, behind origin: Int) {
      pendingTabs = 0
      if self.start == nil { self.origin = origin }
      self.start = start
    }

    /// Takes in that the row holds a table: its segments are blocks of the page from now on.
    mutating func becomeLayout() {
      segments = []
      start = nil
      isLayout = true
    }

    mutating func addCell() {
      if cellCount > 0 { pendingTabs += 1 }
      cellCount += 1
    }

    mutating func openCell(isHeader: Bool, columns: Int, rows: Int) {
      addCell()
      cell = Cell(isHeader: isHeader, column: cellCount - 1, columns: columns, rows: rows)
    }

    mutating func add(_ block: TextBlock) {
      segments.append(Segment(block: block, column: cell?.column ?? cellCount))
      let start = cell?.textRange?.lowerBound ?? block.range.lowerBound
      cell?.textRange = start..<block.range.upperBound
    }

    mutating func closeCell() {
      guard let closed = cell else { return }
      cell = nil
      if closed.textRange != nil {
        if closed.isHeader { headerCells += 1 } else { dataCells += 1 }
      }
      guard cellCount < HTMLTable.columnLimit else { return }
      for _ in 1..<max(2, closed.columns) where closed.columns > 1 { addCell() }
    }
  }
}
