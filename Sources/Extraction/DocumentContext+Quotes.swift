import Compensation

// What records show of the document.
extension DocumentContext {
  /// Returns a range of the document as a string, white space folded.
  func folded(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let space = DocumentContext.spaceLength(document.bytes, at: position, end: range.upperBound)
      if space > 0 {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        position += space
      } else {
        bytes.append(document.bytes[position])
        position += 1
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the length of the white space character of Unicode at a place; 0 where there is none.
  private static func spaceLength(_ bytes: [UInt8], at position: Int, end: Int) -> Int {
    switch bytes[position] {
    case 0x09...0x0D, 0x20:
      return 1
    case 0xC2 where position + 1 < end:
      return bytes[position + 1] == 0xA0 || bytes[position + 1] == 0x85 ? 2 : 0
    case 0xE2 where position + 2 < end:
      let isSpace =
        switch (bytes[position + 1], bytes[position + 2]) {
        case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): true
        default: false
        }
      return isSpace ? 3 : 0
    case 0xE3 where position + 2 < end:
      return bytes[position + 1] == 0x80 && bytes[position + 2] == 0x80 ? 3 : 0
    default:
      return 0
    }
  }
}
