/// Reads and writes single code points of UTF-8.
enum UTF8Scalar {
  /// Returns the code point at `position` and its length; U+FFFD of one byte where it is malformed.
  @inline(__always)
  static func decode<Bytes: RandomAccessCollection>(
    _ bytes: Bytes, at position: Int, end: Int
  ) -> (UInt32, Int) where Bytes.Element == UInt8, Bytes.Index == Int {
    let first = bytes[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, position + length <= end else { return (0xFFFD, 1) }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in position + 1..<position + length {
      guard bytes[index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (scalar, length)
  }

  /// Whether a condition holds for some code point outside ASCII.
  static func contains(_ bytes: ArraySlice<UInt8>, where holds: (UInt32) -> Bool) -> Bool {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let (scalar, length) = decode(bytes, at: position, end: bytes.endIndex)
      if scalar >= 0x80, holds(scalar) { return true }
      position += length
    }
    return false
  }

  static func encode(_ scalar: UInt32, _ put: (UInt8) -> Void) {
    switch scalar {
    case 0..<0x80:
      put(UInt8(scalar))
    case 0x80..<0x800:
      put(UInt8(0xC0 | scalar >> 6))
      put(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      put(UInt8(0xE0 | scalar >> 12))
      put(UInt8(0x80 | scalar >> 6 & 0x3F))
      put(UInt8(0x80 | scalar & 0x3F))
    default:
      put(UInt8(0xF0 | scalar >> 18 & 0x07))
      put(UInt8(0x80 | scalar >> 12 & 0x3F))
      put(UInt8(0x80 | scalar >> 6 & 0x3F))
      put(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// Whether the code point is written without spaces between words: Han, kana.
  static func isIdeographic(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0x3040...0x30FF).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
      || scalar == 0x3005 || scalar == 0x3007
  }
}

/// Simple lower-casing of the scripts that pay is written in here.
enum CaseFolding {
  /// Returns the lower-case form of a Latin, Greek or Cyrillic letter, and others unchanged.
  static func lower(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 32
    case 0..<0xC0: scalar
    case 0xC0...0xDE where scalar != 0xD7: scalar + 32
    case 0x130: 0x69
    case 0x178: 0xFF
    case 0x139...0x148, 0x179...0x17E: scalar % 2 == 1 ? scalar + 1 : scalar
    case 0x100...0x177, 0x1E00...0x1EFF, 0x460...0x52F: scalar % 2 == 0 ? scalar + 1 : scalar
    case 0x391...0x3A9: scalar + 32
    case 0x400...0x40F: scalar + 80
    case 0x410...0x42F: scalar + 32
    default: scalar
    }
  }
}
