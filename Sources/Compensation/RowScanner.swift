/// Finds the ends of cells and rows of delimited text (RFC 4180 and its kin) without copying.
public struct RowScanner: Sendable {
  /// A cell's place.
  public struct Cell: Sendable {
    /// The text within its quotes, where it stands in quotes.
    public var text: Range<Int>
    /// Behind the cell: at a delimiter, a line break, the end, or what must not follow a quote.
    public var end: Int
    public var hasDoubledQuotes: Bool
    /// Whether it opens a quote that never closes.
    public var isUnclosed: Bool
  }

  private let delimiter: UInt8
  private let isQuoted: Bool

  public init(delimiter: UInt8, isQuoted: Bool = true) {
    self.delimiter = delimiter
    self.isQuoted = isQuoted
  }

  /// Returns the cell that begins at a place.
  ///
  /// - Complexity: Linear in the cell.
  @inline(__always)
  public func cell(in bytes: [UInt8], at start: Int) -> Cell {
    if isQuoted, start < bytes.count, bytes[start] == UInt8(ascii: "\"") {
      return quotedCell(in: bytes, at: start)
    }
    var end = start
    while end < bytes.count, !ends(bytes[end]) { end += 1 }
    return Cell(text: start..<end, end: end, hasDoubledQuotes: false, isUnclosed: false)
  }

  private func quotedCell(in bytes: [UInt8], at start: Int) -> Cell {
    let quote = UInt8(ascii: "\"")
    var position = start + 1
    var hasDoubledQuotes = false
    while position < bytes.count {
      if bytes[position] == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else {
          return Cell(
            text: start + 1..<position, end: position + 1, hasDoubledQuotes: hasDoubledQuotes,
            isUnclosed: false)
        }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    return Cell(
      text: start + 1..<bytes.count, end: bytes.count, hasDoubledQuotes: hasDoubledQuotes,
      isUnclosed: true)
  }

  /// Whether a byte ends a cell that stands in no quotes.
  @inline(__always)
  public func ends(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }
}
