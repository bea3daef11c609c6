/// Numbers for people: whole, with a comma between thousands.
package enum GroupedNumber {
  /// `75,495`; with its sign where asked, `+12,133`. A number too large to be pay has no grouping.
  package static func text(of value: Double, showsSign: Bool = false) -> String {
    guard let whole = Int(exactly: value.rounded()) else { return PlainNumber.text(of: value) }
    let digits = String(whole.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (whole < 0 ? "-" : showsSign && whole > 0 ? "+" : "") + grouped
  }
}
