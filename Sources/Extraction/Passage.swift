/// A run of a document that is read as one: a paragraph, a heading, an item, a row.
///
/// A long document has hundreds of thousands, so numbers that only tell neighbours apart have 32 bits.
struct Passage: Sendable {
  enum Kind: Hashable, Sendable {
    case heading
    case text
    case item
    /// A row of the table of that number.
    case row(table: Int32, isHeader: Bool)
    case caption(table: Int32)
  }

  var kind: Kind
  /// The passage's bytes in the text, bullets and marks of Markdown left out.
  var range: Range<Int>
  private var groupNumber: Int32
  /// What stands between the cells of a row; the space stands for two of them and more.
  var separator: UInt8 = 0

  init(kind: Kind, range: Range<Int>, group: Int, separator: UInt8 = 0) {
    self.kind = kind
    self.range = range
    self.separator = separator
    groupNumber = Int32(truncatingIfNeeded: group)
  }

  /// Passages without a blank line between them share a group.
  var group: Int {
    get { Int(groupNumber) }
    set { groupNumber = Int32(truncatingIfNeeded: newValue) }
  }

  /// The table that a row belongs to.
  var tableNumber: Int? {
    if case .row(let table, _) = kind { return Int(table) }
    return nil
  }

  /// Returns the places of a row's cells.
  func cells(in bytes: [UInt8]) -> [Range<Int>] {
    guard tableNumber != nil, !range.isEmpty else { return [] }
    if separator == Passage.numbersAtEnd {
      return unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe Passage.labelAndNumbers(range, in: bytes)
      }
    }
    let bar = UInt8(ascii: "|")
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    var end = range.upperBound
    if separator == bar {
      if bytes[start] == bar { start += 1 }
      if end > start, bytes[end - 1] == bar { end -= 1 }
    }
    for index in start..<end where bytes[index] == separator && index >= start {
      if separator == Passage.columnGap, !Passage.isGap(at: index, in: bytes, end: end) { continue }
      cells.append(Passage.trimmed(start..<index, in: bytes))
      start = index + 1
      while separator == Passage.columnGap, start < end, bytes[start] == separator { start += 1 }
    }
    cells.append(Passage.trimmed(start..<end, in: bytes))
    return cells
  }

  /// What columns are aligned by.
  static let columnGap = UInt8(ascii: " ")
  /// The separator of a row whose cells are a label and the numbers at its end.
  static let numbersAtEnd: UInt8 = 1

  /// Whether the space at a place is followed by another one.
  private static func isGap(at place: Int, in bytes: [UInt8], end: Int) -> Bool {
    place + 1 < end && bytes[place + 1] == columnGap
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    return low..<high
  }
}
