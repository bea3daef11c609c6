/// Reads JSON (RFC 8259) strictly, with the place of each value.
struct JSONParser {
  /// Values within each other.
  static let depthLimit = 512

  private let bytes: [UInt8]
  private(set) var position: Int
  /// Where what is read ends: the line, or the document.
  private var end: Int
  private var depth = 0
  /// The names that an object has twice: how many, and where the first stands.
  private(set) var duplicates = TextRepair.Count()

  /// Whether slips are passed over that browsers' consumers know: line breaks in strings, a comma
  /// before a closing bracket.
  private let allowsSlips: Bool

  /// Creates a parser.
  ///
  /// - Parameter byLine: Whether no value goes on behind the end of its line; others are then
  ///   reached by ``enterNextLine()``.
  init(
    _ bytes: [UInt8], from position: Int = 0, byLine: Bool = false, allowsSlips: Bool = false
  ) {
    self.bytes = bytes
    self.position = position
    self.allowsSlips = allowsSlips
    end = byLine ? JSONParser.lineEnd(from: position, in: bytes) : bytes.count
  }

  /// Whether nothing but white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position == end
  }

  /// Goes to the end of the line, so that reading can go on behind a broken one.
  mutating func skipLine() {
    while position < end, bytes[position] != 0x0A { position += 1 }
    depth = 0
  }

  /// Goes to the next line, where lines are read by themselves; `false` where there is none.
  mutating func enterNextLine() -> Bool {
    guard end < bytes.count else { return false }
    position = end + 1
    end = JSONParser.lineEnd(from: position, in: bytes)
    depth = 0
    return true
  }

  private static func lineEnd(from start: Int, in bytes: [UInt8]) -> Int {
    ByteSearch.next(0x0A, in: bytes, from: start) ?? bytes.count
  }

  /// Reads the next value.
  mutating func value() throws(JSONError) -> JSONNode {
    skipSpace()
    let start = position
    guard position < end else { throw failure("a value") }
    let value: JSONNode.Value
    switch bytes[position] {
    case UInt8(ascii: "{"): value = try object()
    case UInt8(ascii: "["): value = try array()
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .bool(true))
    case UInt8(ascii: "f"): value = try word("false", .bool(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): value = try number()
    default: throw failure("a value")
    }
    return JSONNode(value: value, range: start..<position)
  }

  private mutating func skipSpace() {
    while position < end,
      bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D
        || bytes[position] == 0x09
    {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func enter() throws(JSONError) {
    guard depth < JSONParser.depthLimit else {
      throw JSONError(
        offset: position, found: found, reason: .tooDeep(limit: JSONParser.depthLimit))
    }
    depth += 1
    position += 1
  }

  private mutating func object() throws(JSONError) -> JSONNode.Value {
    try enter()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    var names = JSONNames()
    if skip("}") { return .object([]) }
    repeat {
      skipSpace()
      if allowsSlips, position < end, bytes[position] == UInt8(ascii: "}") { break }
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw failure("a name in quotes")
      }
      let name = try string()
      if !names.insert(bytes[name]) { duplicates.add(at: name.lowerBound) }
      guard skip(":") else { throw failure("“:” behind the name") }
      members.append(JSONNode.Member(name: name, node: try value()))
    } while skip(",")
    guard skip("}") else { throw failure("“,” or “}”") }
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONNode.Value {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONNode] = []
    if skip("]") { return .array([]) }
    repeat {
      skipSpace()
      if allowsSlips, position < end, bytes[position] == UInt8(ascii: "]") { break }
      elements.append(try value())
    } while skip(",")
    guard skip("]") else { throw failure("“,” or “]”") }
    return .array(elements)
  }

  private mutating func string() throws(JSONError) -> Range<Int> {
    position += 1
    let start = position
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20 where !allowsSlips: throw failure("a string without line breaks")
      default: position += 1
      }
    }
    throw failure("a closing quote")
  }

  private mutating func escape() throws(JSONError) {
    position += 1
    guard position < end else { throw failure("an escape") }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard position < end, Unicode.Scalar(bytes[position]).properties.isASCIIHexDigit
        else { throw failure("four hexadecimal digits") }
        position += 1
      }
    default: throw failure("an escape of JSON")
    }
  }

  private mutating func number() throws(JSONError) -> JSONNode.Value {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let start = position
    try digits()
    if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
      position = start + 1
      throw failure("a number without leading zeros")
    }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == 0x2D {
        position += 1
      }
      try digits()
    }
    return .number
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < end, (0x30...0x39).contains(bytes[position]) { position += 1 }
    if position == start { throw failure("a digit") }
  }

  private mutating func word(
    _ word: String, _ value: JSONNode.Value
  ) throws(JSONError) -> JSONNode.Value {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("a value") }
    position += word.utf8.count
    return value
  }

  private func failure(_ expected: String) -> JSONError {
    JSONError(offset: position, found: found, reason: .expected(expected))
  }

  private var found: String {
    guard position < end else {
      return end == bytes.count ? "the end of the document" : "the end of the line"
    }
    let length = UTF8Sequence(in: bytes, at: position).length
    let character = bytes[position..<position + length]
    return bytes[position] == 0x0A
      ? "a line break" : "“\(String(decoding: character, as: UTF8.self))”"
  }
}

/// The names of one object; most have few, which are compared one by one.
private struct JSONNames {
  private var few: [ArraySlice<UInt8>] = []
  private var many: Set<ArraySlice<UInt8>> = []

  /// Adds a name; returns whether it is new.
  mutating func insert(_ name: ArraySlice<UInt8>) -> Bool {
    if few.count < 16 {
      let isNew = !few.contains { $0.elementsEqual(name) }
      if isNew { few.append(name) }
      return isNew
    }
    if many.isEmpty { many = Set(few) }
    return many.insert(name).inserted
  }
}
