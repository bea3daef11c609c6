/// The runs of ASCII digits in a stretch of bytes, by place.
struct DigitRuns: Sequence, IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> Range<Int>? {
    while position < bytes.endIndex, !isDigit(bytes[position]) { position += 1 }
    guard position < bytes.endIndex else { return nil }
    let start = position
    while position < bytes.endIndex, isDigit(bytes[position]) { position += 1 }
    return start..<position
  }

  /// Returns the number that a run of at most eighteen digits is.
  func number(_ run: Range<Int>) -> Int {
    bytes[run].prefix(18).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
