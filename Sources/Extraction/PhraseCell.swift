/// The phrases of a table's cell, separated by semicolons, in the bytes of the cell.
struct PhraseCell: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  private var position = 0

  init(_ cell: [UInt8]) { bytes = cell }

  /// Returns the next phrase without the spaces around it; an empty one is left out.
  mutating func next() -> Range<Int>? {
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
      var range = position..<end
      position = end + 1
      while let first = range.first, bytes[first] == 0x20 { range = first + 1..<range.upperBound }
      while let last = range.last, bytes[last] == 0x20 { range = range.lowerBound..<last }
      if !range.isEmpty { return range }
    }
    return nil
  }
}
