/// Escapes of mark-up that reach a text undecoded, and characters decoded twice.
enum MarkupEscape {
  /// The longest tag that is passed over; a longer one is text.
  private static let longestTag = 400

  private static let entities: [(name: [UInt8], scalar: UInt32)] = [
    ("amp", 0x26), ("nbsp", 0xA0), ("ndash", 0x2013), ("mdash", 0x2014), ("minus", 0x2212),
    ("euro", 0x20AC), ("pound", 0xA3), ("yen", 0xA5), ("quot", 0x22), ("apos", 0x27),
    ("rsquo", 0x2019), ("lsquo", 0x2018), ("thinsp", 0x2009), ("shy", 0xAD), ("hellip", 0x2026),
    ("middot", 0xB7), ("bull", 0x2022),
  ].map { (Array($0.0.utf8), $0.1) }

  /// UTF-8 read as Windows-1252 and written as UTF-8 again.
  private static let twiceDecoded: [(bytes: [UInt8], scalar: UInt32)] = [
    ("Â£", 0xA3), ("â‚¬", 0x20AC), ("â€“", 0x2013), ("â€”", 0x2014), ("â€™", 0x2019),
    ("â€œ", 0x201C), ("Â\u{A0}", 0xA0), ("Â¥", 0xA5), ("â€¢", 0x2022),
  ].map { (Array($0.0.utf8), $0.1) }

  static func read(_ source: [UInt8], at position: Int, end: Int) -> (UInt32, Int)? {
    switch source[position] {
    case UInt8(ascii: "&"):
      return entity(source, at: position, end: end)
    case UInt8(ascii: "<"):
      guard position + 1 < end, isLetter(source[position + 1]) || source[position + 1] == 0x2F
      else { return nil }
      return tag(source, from: position, close: [0x3E], end: end)
    case 0xC3
    where position + 1 < end && (source[position + 1] == 0x82 || source[position + 1] == 0xA2):
      for (bytes, scalar) in twiceDecoded where matches(source, bytes, at: position, end: end) {
        return (scalar, bytes.count)
      }
      return nil
    default:
      return nil
    }
  }

  private static func entity(_ source: [UInt8], at position: Int, end: Int) -> (UInt32, Int)? {
    var start = position + 1
    while matches(source, Array("amp;".utf8), at: start, end: end) { start += 4 }
    if matches(source, Array("lt;".utf8), at: start, end: end) {
      return tag(source, from: position, close: Array("gt;".utf8), end: end)
    }
    for (name, scalar) in entities where matches(source, name, at: start, end: end) {
      let close = start + name.count
      if close < end, source[close] == UInt8(ascii: ";") { return (scalar, close + 1 - position) }
    }
    if start < end, source[start] == UInt8(ascii: "#") {
      return numeric(source, from: position, digits: start + 1, end: end)
    }
    return start > position + 1 ? (0x26, start - position) : nil
  }

  private static func numeric(
    _ source: [UInt8], from position: Int, digits: Int, end: Int
  ) -> (UInt32, Int)? {
    var value: UInt32 = 0
    var index = digits
    while index < min(end, digits + 6), isDigit(source[index]) {
      value = value * 10 + UInt32(source[index] - 0x30)
      index += 1
    }
    guard index > digits, index < end, source[index] == UInt8(ascii: ";"),
      Unicode.Scalar(value) != nil
    else { return nil }
    return (value, index + 1 - position)
  }

  /// Returns a space for a whole tag.
  private static func tag(
    _ source: [UInt8], from position: Int, close: [UInt8], end: Int
  ) -> (UInt32, Int)? {
    for index in position + 1..<max(position + 1, min(end, position + longestTag))
    where matches(source, close, at: index, end: end) {
      return (0x20, index + close.count - position)
    }
    return nil
  }

  private static func matches(
    _ source: [UInt8], _ bytes: [UInt8], at position: Int, end: Int
  ) -> Bool {
    guard position + bytes.count <= end else { return false }
    for index in bytes.indices where source[position + index] != bytes[index] { return false }
    return true
  }
}
