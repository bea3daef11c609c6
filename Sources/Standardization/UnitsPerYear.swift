internal import Compensation

/// How many times a year something is paid: a decimal number above 0 with at most four places.
public struct UnitsPerYear: Hashable, Sendable {
  /// The number times 10,000.
  public let tenThousandths: Int64

  private init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }

  /// Creates the number that a plain decimal (`2080`, `13.92`) states, or `nil` unless it is above 0.
  init?(_ text: String) {
    guard let number = Amount(text), number.tenThousandths > 0 else { return nil }
    self.init(tenThousandths: number.tenThousandths)
  }

  /// Creates the nearest number with four places, or `nil` unless that is above 0 and a count of
  /// payments: one a day is the most that is plausible.
  init?(payments number: Double) {
    guard number > 0, number <= 366 else { return nil }
    let scaled = Int64((number * 10_000).rounded())
    guard scaled > 0 else { return nil }
    self.init(tenThousandths: scaled)
  }

  /// The calendar's months; a monthly amount is paid so often where the text states nothing else.
  static let months = UnitsPerYear(tenThousandths: 120_000)

  /// The calendar's years in a year.
  static let one = UnitsPerYear(tenThousandths: 10_000)

  /// Half as many, to the nearest ten-thousandth.
  var halved: UnitsPerYear { UnitsPerYear(tenThousandths: (tenThousandths + 1) / 2) }
}

extension UnitsPerYear: CustomStringConvertible {
  public var description: String { Amount(tenThousandths: tenThousandths).description }
}
