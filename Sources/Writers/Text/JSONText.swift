internal import Compensation

/// JSON, appended to a buffer of bytes: valid UTF-8, nothing rounded, no white space but line
/// breaks where the caller puts them.
struct JSONText {
  var bytes: [UInt8] = []
  /// Whether the next member or element is the first of its object or array.
  private var isFirst = true

  mutating func beginObject() { open("{") }
  mutating func endObject() { close("}") }
  mutating func beginArray() { open("[") }
  mutating func endArray() { close("]") }

  /// Begins a new line before the next element.
  mutating func breakLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Puts the comma between elements.
  mutating func separate(onNewLine: Bool = false) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if onNewLine { breakLine() }
    isFirst = false
  }

  mutating func key(_ name: String, onNewLine: Bool = false) {
    separate(onNewLine: onNewLine)
    JSONText.append(key: name, to: &bytes)
  }

  mutating func member(_ name: String, _ value: FieldValue, onNewLine: Bool = false) {
    key(name, onNewLine: onNewLine)
    JSONText.append(value, to: &bytes)
  }

  mutating func member(_ name: String, _ value: Bool?) {
    key(name)
    let word = value.map { $0 ? "true" : "false" } ?? "null"
    bytes.append(contentsOf: word.utf8)
  }

  mutating func object(of fields: [Field]) {
    beginObject()
    for field in fields { member(field.name, field.value) }
    endObject()
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    isFirst = true
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    isFirst = false
  }

  /// Appends the name of a field, which holds nothing to escape, and a colon.
  static func append(key name: String, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(contentsOf: name.utf8)
    buffer.append(UInt8(ascii: "\""))
    buffer.append(UInt8(ascii: ":"))
  }

  /// Appends a value; a number that is none (NaN, an infinity) is `null`, as JSON has no word for it.
  static func append(_ value: FieldValue, to buffer: inout [UInt8]) {
    switch value {
    case .null: buffer.append(contentsOf: "null".utf8)
    case .text(let text): append(text, to: &buffer)
    case .integer(let number): PlainNumber.append(number, to: &buffer)
    case .amount(let amount): buffer.append(contentsOf: amount.description.utf8)
    case .number(let number):
      if number.isFinite {
        PlainNumber.append(number, to: &buffer)
      } else {
        buffer.append(contentsOf: "null".utf8)
      }
    }
  }

  /// Appends a string in quotes, with quotes, backslashes and control characters escaped.
  static func append(_ text: String, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while let place = unsafe firstEscape(in: bytes, from: start) {
        unsafe buffer.append(contentsOf: bytes[start..<place])
        unsafe appendEscaped(bytes[place], to: &buffer)
        start = place + 1
      }
      unsafe buffer.append(contentsOf: bytes[start...])
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Returns the first byte that needs an escape, from a place on.
  private static func firstEscape(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var index = start
    while index &+ ByteBlock.count <= bytes.count {
      let block = unsafe ByteBlock(base + index)
      let places =
        block.places(below: 0x20) | block.places(of: UInt8(ascii: "\""))
        | block.places(of: UInt8(ascii: "\\")) | block.places(of: 0x7F)
      if let first = ByteBlock.first(places) { return index &+ first }
      index &+= ByteBlock.count
    }
    while index < bytes.count {
      if unsafe needsEscape(bytes[index]) { return index }
      index &+= 1
    }
    return nil
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private static func appendEscaped(_ byte: UInt8, to buffer: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      buffer.append(UInt8(ascii: "\\"))
      buffer.append(byte)
    case 0x0A: buffer.append(contentsOf: "\\n".utf8)
    case 0x0D: buffer.append(contentsOf: "\\r".utf8)
    case 0x09: buffer.append(contentsOf: "\\t".utf8)
    case _ where needsEscape(byte):
      let digits = String(byte, radix: 16)
      buffer.append(contentsOf: (digits.count == 1 ? "\\u000" : "\\u00").utf8)
      buffer.append(contentsOf: digits.utf8)
    default: buffer.append(byte)
    }
  }
}
