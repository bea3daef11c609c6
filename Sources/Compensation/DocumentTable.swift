/// What a column of a table holds, as its header says.
public enum TableColumn: String, CaseIterable, Hashable, Sendable {
  case role, employer, country, place, currency, period, basis, component, level, segment
  /// One amount, or a range in one cell.
  case amount
  case minimum, maximum, mean, median, p10, p25, p75, p90
  case date, year
  /// How many people are behind the row.
  case sampleSize = "sample_size"
  case weight
}

/// A document of rows with columns: a survey, a list of job ads.
public struct DocumentTable: Sendable {
  /// One row: its cells' text as it stands, and where it is.
  public struct Row: Sendable {
    public var line: Int
    /// The row's bytes in the decoded document.
    public var range: Range<Int>
    /// The cells' unquoted UTF-8, as many as the header has.
    public var cells: [[UInt8]]
    /// Where each cell's text begins in the decoded document.
    public var cellOffsets: [Int]

    public init(line: Int, range: Range<Int>, cells: [[UInt8]], cellOffsets: [Int]) {
      self.line = line
      self.range = range
      self.cells = cells
      self.cellOffsets = cellOffsets
    }
  }

  /// The path as given, or `-`.
  public var path: String
  /// The header's cells as written.
  public var header: [String]
  /// The index of the column that holds each thing; what is missing was not recognised.
  public var columns: [TableColumn: Int]
  public var rows: [Row]
  /// The decoded document, for places and quotes.
  public var bytes: [UInt8]

  public init(
    path: String, header: [String], columns: [TableColumn: Int], rows: [Row], bytes: [UInt8]
  ) {
    self.path = path
    self.header = header
    self.columns = columns
    self.rows = rows
    self.bytes = bytes
  }
}
