import Compensation

// What records show of the document.
extension DocumentContext {
  /// Returns a range of the document as a string, white space folded.
  func folded(_ range: Range<Int>) -> String {
    unsafe document.bytes.withUnsafeBufferPointer { source in
      unsafe String(unsafeUninitializedCapacity: range.count) { folded in
        var count = 0
        var position = range.lowerBound
        while position < range.upperBound {
          let isBehindSpace = unsafe count == 0 || folded[count - 1] == 0x20
          if unsafe DocumentContext.isPlain(
            source, at: position, end: range.upperBound, behindSpace: isBehindSpace),
            let from = source.baseAddress, let to = folded.baseAddress
          {
            unsafe (to + count).update(from: from + position, count: ByteBlock.count)
            count += ByteBlock.count
            position += ByteBlock.count
            continue
          }
          let space = unsafe DocumentContext.spaceLength(
            source, at: position, end: range.upperBound)
          if space == 0 {
            unsafe folded[count] = source[position]
            count += 1
          } else if count > 0, unsafe folded[count - 1] != 0x20 {
            unsafe folded[count] = 0x20
            count += 1
          }
          position += max(1, space)
        }
        if count > 0, unsafe folded[count - 1] == 0x20 { count -= 1 }
        return count
      }
    }
  }

  /// Whether the next block of bytes is ASCII without anything to fold: no white space but single spaces.
  private static func isPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int, behindSpace: Bool
  ) -> Bool {
    // A block is compared with the one that begins a byte later as well.
    guard position + ByteBlock.count < end, let start = bytes.baseAddress else { return false }
    let block = unsafe ByteBlock(start + position)
    let spaces = block.places(of: 0x20)
    let next = unsafe ByteBlock(start + position + 1).places(of: 0x20)
    let others = block.places(below: 0x20) | block.places(from: 0x80, count: 0x80)
    let isDoubled = unsafe behindSpace && bytes[position] == 0x20
    return !isDoubled && !ByteBlock.isAny(others | (spaces & next))
  }

  /// Returns the length of the white space character of Unicode at a place; 0 where there is none.
  private static func spaceLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int
  ) -> Int {
    switch unsafe bytes[position] {
    case 0x09...0x0D, 0x20:
      return 1
    case 0xC2 where position + 1 < end:
      let second = unsafe bytes[position + 1]
      return second == 0xA0 || second == 0x85 ? 2 : 0
    case 0xE2 where position + 2 < end:
      let isSpace =
        switch unsafe (bytes[position + 1], bytes[position + 2]) {
        case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): true
        default: false
        }
      return isSpace ? 3 : 0
    case 0xE3 where position + 2 < end:
      return unsafe bytes[position + 1] == 0x80 && bytes[position + 2] == 0x80 ? 3 : 0
    default:
      return 0
    }
  }
}
