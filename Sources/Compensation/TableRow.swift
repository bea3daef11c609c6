extension DocumentTable {
  /// One row: its cells' text as it stands, and where it is.
  ///
  /// The cells are ranges of one text, which is the document itself wherever it writes them as they
  /// are; so a row costs no copies.
  public struct Row: Sendable {
    /// The line on which the row begins, counted from 1; the row's number in a sheet.
    public internal(set) var line: Int
    /// The column in code points at which the row begins on that line, counted from 1.
    public internal(set) var column = 1
    /// The row's bytes in the decoded document.
    public internal(set) var range: Range<Int>
    /// What the cells' ranges are of.
    public internal(set) var text: [UInt8]
    /// The cells' unquoted UTF-8 in ``text``, as many as the header has.
    public internal(set) var cellRanges: [Range<Int>]
    /// Where each cell's text begins in the decoded document.
    public internal(set) var cellOffsets: [Int]

    /// A row without cells, to be filled by ``TableRows/read(_:into:)``.
    public init() {
      line = 1
      range = 0..<0
      text = []
      cellRanges = []
      cellOffsets = []
    }

    /// Creates a row from its cells.
    public init(
      line: Int, column: Int = 1, range: Range<Int>, cells: [[UInt8]], cellOffsets: [Int]
    ) {
      self.line = line
      self.column = column
      self.range = range
      self.cellOffsets = cellOffsets
      text = []
      text.reserveCapacity(cells.reduce(0) { $0 + $1.count })
      cellRanges = []
      cellRanges.reserveCapacity(cells.count)
      for cell in cells {
        cellRanges.append(text.count..<text.count + cell.count)
        text += cell
      }
    }

    /// The cells' texts, each a copy.
    public var cells: [[UInt8]] { cellRanges.map { Array(text[$0]) } }

    /// The text of a cell; empty for one that the row does not have.
    public func cell(_ index: Int) -> ArraySlice<UInt8> {
      cellRanges.indices.contains(index) ? text[cellRanges[index]] : []
    }
  }
}
