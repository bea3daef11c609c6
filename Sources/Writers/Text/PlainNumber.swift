/// Numbers as plain decimal digits: no exponent, no grouping, no trailing `.0`, no locale.
package enum PlainNumber {
  static func append(_ value: Int, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: String(value).utf8)
  }

  static func append(_ value: Double, to buffer: inout [UInt8]) {
    if let whole = Int(exactly: value) {
      append(whole, to: &buffer)
    } else {
      buffer.append(contentsOf: text(of: value).utf8)
    }
  }

  /// The shortest digits that read back as the same number. Not for NaN and infinities.
  package static func text(of value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    let shortest = value.description
    guard let mark = shortest.firstIndex(of: "e") else {
      return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
    let exponent = Int(shortest[shortest.index(after: mark)...]) ?? 0
    return shifted(shortest[..<mark], by: exponent)
  }

  /// Moves the decimal point of plain digits.
  private static func shifted(_ text: Substring, by exponent: Int) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let whole = parts.first.map(String.init) ?? "0"
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
