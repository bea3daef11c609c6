/// Up to sixteen bytes of text without a reference count: the value of a table's row.
struct ShortText: Hashable, Sendable, ExpressibleByStringLiteral {
  private let first: UInt64
  private let second: UInt64

  /// - Parameter text: At most sixteen bytes of UTF-8; more are cut off, and a test checks that no
  ///   table holds them.
  init(_ text: some StringProtocol) { self.init(bytes: text.utf8) }

  /// A literal's bytes are known when the program is built, and so is this.
  @inline(__always)
  init(stringLiteral text: StaticString) {
    var (first, second): (UInt64, UInt64) = (0, 0)
    for index in 0..<min(16, text.utf8CodeUnitCount) {
      let byte = unsafe UInt64(text.utf8Start[index])
      if index < 8 {
        first |= byte &<< UInt64(truncatingIfNeeded: index &* 8)
      } else {
        second |= byte &<< UInt64(truncatingIfNeeded: (index &- 8) &* 8)
      }
    }
    (self.first, self.second) = (first, second)
  }

  @inline(__always)
  private init(bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        words.0 |= UInt64(byte) << UInt64(index * 8)
      } else {
        words.1 |= UInt64(byte) << UInt64((index - 8) * 8)
      }
    }
    (first, second) = words
  }

  var text: String {
    var bytes: [UInt8] = []
    for word in [first, second] {
      var rest = word
      while rest != 0 {
        bytes.append(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
