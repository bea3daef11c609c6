/// An exact amount of money, without a currency, in ten-thousandths of the currency's unit.
///
/// Four decimal places hold every pay a text states (the smallest parts seen are tenths of a cent
/// an hour), and 64 bits hold 922 trillion units; what lies outside is refused, never rounded.
public struct Amount: Hashable, Comparable, Sendable {
  /// The amount times 10,000.
  public let tenThousandths: Int64

  public init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }

  /// Creates a whole amount, or `nil` if it is out of range.
  public init?(_ units: Int64) {
    let (scaled, overflow) = units.multipliedReportingOverflow(by: 10_000)
    guard !overflow else { return nil }
    self.init(tenThousandths: scaled)
  }

  /// Creates `digits` × 10^`exponent`, or `nil` if that is out of range or has more than four
  /// decimal places.
  public init?(digits: Int64, exponent: Int) {
    var value = digits
    var power = exponent + 4
    while power > 0 {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = next
      power -= 1
    }
    while power < 0 {
      guard value % 10 == 0 else { return nil }
      value /= 10
      power += 1
    }
    self.init(tenThousandths: value)
  }

  /// The nearest binary number; statistics are computed with it.
  public var doubleValue: Double { Double(tenThousandths) / 10_000 }

  public static func < (left: Amount, right: Amount) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

extension Amount: CustomStringConvertible {
  /// The plain decimal number, without grouping, exponent or trailing zeros: `75495`, `28.1`.
  public var description: String {
    let magnitude = tenThousandths.magnitude
    var text = (tenThousandths < 0 ? "-" : "") + String(magnitude / 10_000)
    var fraction = magnitude % 10_000
    if fraction != 0 {
      var places = 4
      while fraction % 10 == 0 {
        fraction /= 10
        places -= 1
      }
      let digits = String(fraction)
      text += "." + String(repeating: "0", count: places - digits.count) + digits
    }
    return text
  }

  /// Creates the amount a plain decimal number (`75495`, `28.10`, `-3`) states, or `nil` for
  /// anything else: signs of grouping, exponents, `nan`, white space.
  public init?(_ text: some StringProtocol) {
    var digits: Int64 = 0
    var exponent = 0
    var sawPoint = false
    var sawDigit = false
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        isNegative = true
      case UInt8(ascii: ".") where !sawPoint && sawDigit:
        sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (tens, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (next, carry) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        guard !overflow, !carry else { return nil }
        digits = next
        sawDigit = true
        if sawPoint { exponent -= 1 }
      default:
        return nil
      }
    }
    guard sawDigit else { return nil }
    self.init(digits: isNegative ? -digits : digits, exponent: exponent)
  }
}
