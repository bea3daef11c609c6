import Compensation

/// The bytes of a normalized text and where each is from, made once and shared.
final class NormalizedForm: Sendable {
  let bytes: [UInt8]
  /// The places of letters that were capitals, ascending.
  private let capitals: [Int32]
  /// For each byte, how far behind the beginning of the stretch the character it is from begins; and
  /// the stretch's length.
  let origins: [Int32]

  init(_ source: [UInt8], range: Range<Int>) {
    var builder = NormalizedFormBuilder(base: range.lowerBound, capacity: range.count)
    builder.append(source, range)
    (bytes, capitals, origins) = (builder.bytes, builder.capitals, builder.origins)
  }

  /// Whether the letter at a place was a capital in the document.
  func isCapital(at index: Int) -> Bool {
    let place = capitals.partitioningIndex { Int($0) >= index }
    return place < capitals.count && Int(capitals[place]) == index
  }
}

/// Puts a normalized text together, character by character.
struct NormalizedFormBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var capitals: [Int32] = []
  private(set) var origins: [Int32] = []
  private let base: Int

  init(base: Int, capacity: Int) {
    self.base = base
    bytes.reserveCapacity(capacity + 8)
    origins.reserveCapacity(capacity + 9)
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    capitals.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }

  /// Whether a stretch is as it would be appended, as far as that is told at a glance: small letters
  /// with single spaces.
  static func isNormal(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    let shapes = shapes
    var isBehindSpace = true
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      if byte >= 0x80 {
        let (scalar, length) = UTF8Scalar.decode(source, at: index, end: range.upperBound)
        guard isNormal(scalar) else { return false }
        index += length
        isBehindSpace = false
      } else {
        let isSpace = byte == 0x20
        guard isSpace ? !isBehindSpace : shapes[Int(byte)] == .plain else { return false }
        isBehindSpace = isSpace
        index += 1
      }
    }
    return !isBehindSpace
  }

  /// Whether a character outside ASCII is a letter that stands as it is wherever it stands.
  private static func isNormal(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE2: false  // May begin a character that was decoded twice: `â‚¬`.
    case 0xDF..<0x2000: CaseFolding.lower(scalar) == scalar
    case SimplifiedCharacters.block: SimplifiedCharacters.simplified(scalar) == scalar
    case 0x3041...0x30FA, 0xAC00...0xD7A3: true  // Kana and Hangul.
    default: false
    }
  }

  /// Appends a stretch, with which the text ends.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    var position = range.lowerBound
    let end = range.upperBound
    while position < end {
      let byte = source[position]
      switch NormalizedFormBuilder.shapes[Int(byte)] {
      case .plain:
        put(byte, at: position)
        position += 1
      case .capital:
        capitals.append(Int32(bytes.count))
        put(byte | 0x20, at: position)
        position += 1
      case .other:
        position = append(from: source, at: position, end: end)
      }
    }
    if bytes.last == UInt8(ascii: " ") {
      bytes.removeLast()
      origins.removeLast()
    }
    origins.append(Int32(range.count))
  }

  /// What becomes of a byte of ASCII.
  private enum Shape {
    /// Stands as it is.
    case plain
    case capital
    /// Depends on what stands around it, or is part of a longer character.
    case other
  }

  private static let shapes: [Shape] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "<"), 0...0x20, 0x80...:
      .other
    default: .plain
    }
  }

  /// Reads one character, entity or escape and returns the offset behind it.
  private mutating func append(from source: [UInt8], at position: Int, end: Int) -> Int {
    if source[position] == 0x20 {
      appendSpace(at: position)
      return position + 1
    }
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
    case 0x2A where isDigit(next) && endsWithAmount: putScalar(0xD7, at: position)
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
    case SimplifiedCharacters.block:
      putScalar(SimplifiedCharacters.simplified(scalar), at: position)
    default: putFolded(scalar, at: position)
    }
  }

  /// Whether a number, or one of thousands, stands last, which an asterisk multiplies: `9k-13k*13`.
  private var endsWithAmount: Bool { bytes.last.map(isDigit) == true || endsWithThousands }

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
    origins.append(Int32(truncatingIfNeeded: position &- base))
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
