/// The length of a character in UTF-8 and whether it is a letter of a script with spaces.
struct CharacterShape {
  let length: Int
  let isLetter: Bool

  @inline(__always)
  init<Bytes: RandomAccessCollection>(_ bytes: Bytes, at position: Int)
  where Bytes.Element == UInt8, Bytes.Index == Int {
    let first = bytes[position]
    switch first {
    case 0..<0x80:
      length = 1
      isLetter = Extraction.isLetter(first)
    case 0xC0..<0xE0:
      length = min(2, bytes.count - position)
      isLetter = first >= 0xC3 && !(first == 0xC3 && length == 2 && bytes[position + 1] == 0x97)
    case 0xE0..<0xF0:
      length = min(3, bytes.count - position)
      // Vietnamese letters, Hangul and the scripts below the symbols.
      isLetter = first == 0xE1 || first == 0xE0 || (0xEA...0xED).contains(first)
    default:
      length = min(4, bytes.count - position)
      isLetter = false
    }
  }

  /// Returns where to cut a stretch that is too long: behind its last space, or before its last
  /// character.
  static func lastBreak(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    if let space = bytes[range].lastIndex(of: 0x20) { return space + 1 }
    var end = range.upperBound - 1
    while end > range.lowerBound + 4, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return max(end, range.lowerBound + 1)
  }

  @inline(__always)
  init<Bytes: RandomAccessCollection>(_ bytes: Bytes, before position: Int)
  where Bytes.Element == UInt8, Bytes.Index == Int {
    var index = position - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    self.init(bytes, at: index)
  }
}
