/// Numbers as people write them: without an exponent.
enum PlainNumber {
  /// Whether a text is digits with at most one point among them, with or without a minus.
  static func isDecimal(_ text: [UInt8]) -> Bool {
    var digits = 0
    var points = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "-") where index == 0: break
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }

  /// Returns the number of an index in a list, `nil` for what is none.
  static func index(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var index = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      index = index * 10 + Int(byte - 0x30)
    }
    return index
  }

  /// Returns a number's digits with its exponent worked out, `52000` for `5.2e4`; the text as it
  /// is where there is none, or where it would have more than 30 digits.
  static func text(_ number: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(number)
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)),
      abs(exponent) <= 30
    else { return bytes }
    var mantissa = bytes[..<mark]
    let isNegative = mantissa.first == UInt8(ascii: "-")
    if isNegative { mantissa.removeFirst() }
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
    var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    var whole = point - mantissa.startIndex + exponent
    if whole < 1 {
      digits = Array(repeating: 0x30, count: 1 - whole) + digits
      whole = 1
    }
    while digits.count < whole { digits.append(0x30) }
    var leading = digits[..<whole].prefix { $0 == 0x30 }.count
    if leading == whole { leading -= 1 }
    var fraction = Array(digits[whole...])
    while fraction.last == 0x30 { fraction.removeLast() }
    return (isNegative ? [0x2D] : []) + Array(digits[leading..<whole])
      + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction)
  }
}
