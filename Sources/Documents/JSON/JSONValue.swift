/// A value of JSON with its place: text is not copied out of the document.
struct JSONNode {
  indirect enum Value {
    case null
    case bool(Bool)
    /// The digits stand in the node's range.
    case number
    /// The text between the quotes, its escapes as written.
    case string(Range<Int>)
    case array([JSONNode])
    case object([Member])
  }

  struct Member {
    /// The name between its quotes, its escapes as written.
    let name: Range<Int>
    let node: JSONNode
  }

  let value: Value
  /// The whole value in the decoded document.
  let range: Range<Int>

  var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }
}

/// A document that is no JSON.
struct JSONError: Error, Hashable {
  enum Reason: Hashable {
    /// What was expected, in words.
    case expected(String)
    case tooDeep(limit: Int)
  }

  /// Where, counted from 0 in the decoded document.
  var offset: Int
  /// What stands there, in words.
  var found: String
  var reason: Reason

  /// What was expected and found, and the remedy.
  var message: String {
    switch reason {
    case .expected(let wanted):
      "expected \(wanted), found \(found); mend the JSON"
    case .tooDeep(let limit):
      "expected at most \(limit) values within each other, found more; split the document"
    }
  }
}

/// The text of a JSON string with its escapes resolved.
enum JSONText {
  /// Returns the text, valid UTF-8; surrogates without their partner are U+FFFD.
  static func decoded(_ range: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
    let raw = bytes[range]
    guard raw.contains(UInt8(ascii: "\\")) else { return Array(raw) }
    var text: [UInt8] = []
    forEachPiece(range, of: bytes) { character, _ in text += character }
    return text
  }

  /// Calls `body` with each byte or resolved escape and the place that it stands for.
  static func forEachPiece(
    _ range: Range<Int>, of bytes: [UInt8], _ body: (ArraySlice<UInt8>, Range<Int>) -> Void
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        body(bytes[index...index], index..<index + 1)
        index += 1
        continue
      }
      let (character, length) = escape(at: index, end: range.upperBound, bytes)
      body(character[...], index..<index + length)
      index += length
    }
  }

  private static func escape(
    at index: Int, end: Int, _ bytes: [UInt8]
  ) -> (character: [UInt8], length: Int) {
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    // Backspace and form feed are white space at most.
    case UInt8(ascii: "b"), UInt8(ascii: "f"): return ([0x20], 2)
    case UInt8(ascii: "u"): break
    default: return ([bytes[index + 1]], 2)
    }
    guard let unit = unit(at: index + 2, end, bytes) else { return (TextRepair.replacement, 2) }
    var value = unit
    var length = 6
    if (0xD800...0xDBFF).contains(unit), index + 7 < end,
      bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let low = self.unit(at: index + 8, end, bytes), (0xDC00...0xDFFF).contains(low)
    {
      value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      length = 12
    }
    // Control characters and non-characters are no text, as in every other format.
    guard let scalar = Unicode.Scalar(value), value >= 0x20 || [9, 10, 13].contains(value),
      value != 0x7F, value != 0xFFFE, value != 0xFFFF
    else { return (TextRepair.replacement, length) }
    return (Array(String(scalar).utf8), length)
  }

  private static func unit(at index: Int, _ end: Int, _ bytes: [UInt8]) -> UInt32? {
    guard index + 4 <= end else { return nil }
    return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
  }
}
