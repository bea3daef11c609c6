/// The bytes of one code point, or of a break in the encoding.
///
/// A break has the length of the *maximal subpart* (Unicode 16, section 3.9), so that every
/// decoder counts the same breaks.
struct UTF8Sequence {
  let length: Int
  let isValid: Bool

  /// Reads the sequence at `index`, which is an index of `bytes`.
  init(in bytes: [UInt8], at index: Int) {
    let lead = bytes[index]
    let (count, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0x00...0x7F: (1, 0...0)
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    var length = 1
    while length < count, index + length < bytes.count,
      (length == 1 ? second : 0x80...0xBF).contains(bytes[index + length])
    {
      length += 1
    }
    self.length = length
    isValid = length == count
  }
}
