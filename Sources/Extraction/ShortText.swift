/// Up to sixteen bytes of text without a reference count: the value of a table's row.
struct ShortText: Hashable, Sendable, ExpressibleByStringLiteral {
  private let first: UInt64
  private let second: UInt64

  /// - Parameter text: At most sixteen bytes of UTF-8; more are cut off, and a test checks that no
  ///   table holds them.
  init(_ text: some StringProtocol) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in text.utf8.prefix(16).enumerated() {
      if index < 8 {
        words.0 |= UInt64(byte) << UInt64(index * 8)
      } else {
        words.1 |= UInt64(byte) << UInt64((index - 8) * 8)
      }
    }
    (first, second) = words
  }

  init(stringLiteral text: String) { self.init(text) }

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
