/// The rows of a table, each read from the document's bytes when it is asked for.
///
/// What is kept of a row is where it begins and its line: a table of ten million rows takes little
/// more than its file.
public struct TableRows: Sendable {
  /// How the cells of a line are written.
  public struct Form: Hashable, Sendable {
    public var delimiter: UInt8
    /// Whether cells may stand in quotes.
    public var isQuoted: Bool
    /// How many cells a row has.
    public var width: Int

    public init(delimiter: UInt8, isQuoted: Bool, width: Int) {
      self.delimiter = delimiter
      self.isQuoted = isQuoted
      self.width = width
    }
  }

  /// The rows whose cells were at hand; empty where they are read from the bytes.
  private var made: [DocumentTable.Row] = []
  private var bytes: [UInt8] = []
  private var form = Form(delimiter: 0x2C, isQuoted: true, width: 0)
  private var starts: [Int] = []
  private var lines: [Int32] = []
  private let isMade: Bool
  /// The rows of the storage that belong to it.
  private var bounds: Range<Int>

  /// Creates rows whose cells are at hand.
  public init(_ rows: [DocumentTable.Row]) {
    made = rows
    isMade = true
    bounds = rows.indices
  }

  /// Creates the rows of a document that is written line by line.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - form: How its lines are written.
  ///   - starts: Where each row begins.
  ///   - lines: The line of each, counted from 1.
  public init(_ bytes: [UInt8], form: Form, starts: [Int], lines: [Int32]) {
    precondition(starts.count == lines.count)
    self.bytes = bytes
    self.form = form
    self.starts = starts
    self.lines = lines
    isMade = false
    bounds = starts.indices
  }

  /// Returns the rows of a part, with indices of their own from 0.
  public func part(_ range: Range<Int>) -> TableRows {
    var part = self
    part.bounds = bounds.lowerBound + range.lowerBound..<bounds.lowerBound + range.upperBound
    return part
  }

  /// Sets the text of rows that were written before it was complete.
  public mutating func setText(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a row into one that may have been used before, so that many rows need no memory of their
  /// own.
  ///
  /// - Complexity: Linear in the row's bytes.
  public func read(_ index: Int, into row: inout DocumentTable.Row) {
    let place = bounds.lowerBound + index
    if isMade {
      row = made[place]
    } else {
      read(from: starts[place], line: Int(lines[place]), into: &row)
    }
  }

  private func read(from start: Int, line: Int, into row: inout DocumentTable.Row) {
    row.line = line
    row.cellRanges.removeAll(keepingCapacity: true)
    row.cellOffsets.removeAll(keepingCapacity: true)
    let scanner = RowScanner(delimiter: form.delimiter, isQuoted: form.isQuoted)
    var position = start
    var hasDoubledQuotes = false
    repeat {
      let cell = scanner.cell(in: bytes, at: position)
      if row.cellRanges.count < form.width {
        row.cellRanges.append(cell.text)
        row.cellOffsets.append(cell.text.lowerBound)
        hasDoubledQuotes = hasDoubledQuotes || cell.hasDoubledQuotes
      }
      position = cell.end
      guard position < bytes.count, bytes[position] == form.delimiter else { break }
      position += 1
    } while true
    row.range = start..<position
    while row.cellRanges.count < form.width {
      row.cellRanges.append(position..<position)
      row.cellOffsets.append(position)
    }
    row.text = bytes
    if hasDoubledQuotes { unquote(&row) }
  }

  /// Copies the cells of a row, doubled quotes as one.
  private func unquote(_ row: inout DocumentTable.Row) {
    var text: [UInt8] = []
    let quote = UInt8(ascii: "\"")
    for (index, range) in row.cellRanges.enumerated() {
      let start = text.count
      // Only cells that stand in quotes double them.
      let isQuoted = range.lowerBound > row.range.lowerBound && bytes[range.lowerBound - 1] == quote
      var position = range.lowerBound
      while position < range.upperBound {
        text.append(bytes[position])
        position += isQuoted && bytes[position] == quote ? 2 : 1
      }
      row.cellRanges[index] = start..<text.count
    }
    row.text = text
  }
}

extension TableRows: RandomAccessCollection, ExpressibleByArrayLiteral {
  public var startIndex: Int { 0 }
  public var endIndex: Int { bounds.count }

  public init(arrayLiteral elements: DocumentTable.Row...) { self.init(elements) }

  public subscript(index: Int) -> DocumentTable.Row {
    var row = DocumentTable.Row()
    read(index, into: &row)
    return row
  }
}
