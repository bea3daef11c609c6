/// A stretch of a document in the form that the readers work on, with the way back to the bytes.
///
/// Letters are lower case, white space is one space, dashes and quotes have one shape, full-width
/// characters are half-width; escapes of mark-up and double-decoded characters are undone. Words
/// joined by a hyphen stand apart, so that `entry-level` and `entry level` are one phrase.
struct NormalizedText: Sendable {
  /// Valid UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The places of letters that were capitals, ascending.
  private(set) var capitals: [Int32] = []
  /// For each byte, where the character it is from begins in the document; and the end.
  private(set) var origins: [Int32] = []

  /// A hard space between digits, which only ever groups them.
  static let groupingSpace = UInt8(ascii: "_")

  init(_ source: [UInt8], range: Range<Int>) {
    bytes.reserveCapacity(range.count)
    origins.reserveCapacity(range.count + 1)
    var position = range.lowerBound
    while position < range.upperBound {
      position = append(from: source, at: position, end: range.upperBound)
    }
    if bytes.last == UInt8(ascii: " ") {
      bytes.removeLast()
      origins.removeLast()
    }
    origins.append(Int32(range.upperBound))
  }

  /// Returns the normalized form of a table's phrase.
  static func phrase(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    return NormalizedText(source, range: 0..<source.count).bytes
  }

  /// Returns the document's bytes behind a range of the normalized ones.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = Int(origins[range.lowerBound])
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, Int(origins[range.upperBound]))
  }

  /// Whether the letter at a place was a capital in the document.
  func isCapital(at index: Int) -> Bool {
    var low = 0
    var high = capitals.count
    while low < high {
      let middle = (low + high) / 2
      if Int(capitals[middle]) < index { low = middle + 1 } else { high = middle }
    }
    return low < capitals.count && Int(capitals[low]) == index
  }

  /// Whether a range is written as a name: with a capital, in scripts that have them.
  func isName(_ range: Range<Int>) -> Bool {
    !isLetter(bytes[range.lowerBound]) || range.contains { isCapital(at: $0) }
  }

  /// Returns the first normalized byte whose character begins at `source` or behind it.
  func index(ofSource source: Int) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(origins[middle]) < source { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Reads one character, entity or escape and returns the offset behind it.
  private mutating func append(from source: [UInt8], at position: Int, end: Int) -> Int {
    if let (scalar, length) = MarkupEscape.read(source, at: position, end: end) {
      append(scalar, at: position, next: position + length < end ? source[position + length] : 0)
      return position + length
    }
    let (scalar, length) = UTF8Scalar.decode(source, at: position, end: end)
    let next = position + length < end ? source[position + length] : 0
    append(scalar, at: position, next: next)
    return position + length
  }

  private mutating func append(_ scalar: UInt32, at position: Int, next: UInt8) {
    switch scalar {
    case 0x2A, 0x60, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF:
      return  // emphasis, soft hyphens, marks without width
    case 0x5C where next < 0x80 && !isLetter(next) && next > 0x20:
      return  // a Markdown escape
    case 0x09, 0x0A, 0x0D, 0x20, 0x85, 0x3000, 0x2000...0x2006, 0x2008, 0x200A:
      appendSpace(at: position)
    case 0xA0, 0x202F, 0x2007, 0x2009:
      let joinsDigits = bytes.last.map(isDigit) == true && isDigit(next)
      if joinsDigits {
        put(NormalizedText.groupingSpace, at: position)
      } else {
        appendSpace(at: position)
      }
    case 0x2D, 0x2010, 0x2011:
      let joinsWords =
        bytes.last.map { isLetter($0) || $0 >= 0x80 } == true && isLetter(next)
        && !endsWithThousands
      if joinsWords { appendSpace(at: position) } else { put(UInt8(ascii: "-"), at: position) }
    case 0x2F:
      // A slash between words binds them: `zł / mies.` is `zł/mies.`.
      if bytes.last == UInt8(ascii: " ") {
        bytes.removeLast()
        origins.removeLast()
      }
      put(UInt8(ascii: "/"), at: position)
    case 0x2012...0x2015, 0x2212, 0x2E3A: putScalar(0x2013, at: position)
    case 0x2018, 0x2019, 0x201B, 0xB4, 0x2032: put(UInt8(ascii: "'"), at: position)
    case 0x201C...0x201F, 0xAB, 0xBB: put(UInt8(ascii: "\""), at: position)
    case 0x301C, 0xFF5E, 0x223C: put(UInt8(ascii: "~"), at: position)
    case 0xFF01...0xFF5D: putFolded(scalar - 0xFEE0, at: position)
    case 0xFFE5: putScalar(0xA5, at: position)
    default: putFolded(scalar, at: position)
    }
  }

  /// Whether a number of thousands stands last, behind which a hyphen is a dash: `CA$70K-CA$95K`.
  private var endsWithThousands: Bool {
    bytes.count > 1 && bytes[bytes.count - 1] == UInt8(ascii: "k")
      && isDigit(bytes[bytes.count - 2])
  }

  private mutating func appendSpace(at position: Int) {
    guard let last = bytes.last, last != UInt8(ascii: " "), last != UInt8(ascii: "/") else {
      return
    }
    put(UInt8(ascii: " "), at: position)
  }

  private mutating func put(_ byte: UInt8, at position: Int) {
    bytes.append(byte)
    origins.append(Int32(position))
  }

  private mutating func putFolded(_ scalar: UInt32, at position: Int) {
    let lower = CaseFolding.lower(scalar)
    if lower != scalar { capitals.append(Int32(bytes.count)) }
    putScalar(lower, at: position)
  }

  private mutating func putScalar(_ scalar: UInt32, at position: Int) {
    UTF8Scalar.encode(scalar) { put($0, at: position) }
  }
}

/// Reads and writes single code points of UTF-8.
enum UTF8Scalar {
  /// Returns the code point at `position` and its length; U+FFFD of one byte where it is malformed.
  static func decode(_ bytes: [UInt8], at position: Int, end: Int) -> (UInt32, Int) {
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

/// Escapes of mark-up that reach a text undecoded, and characters decoded twice.
private enum MarkupEscape {
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

/// Whether the byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Whether the byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
