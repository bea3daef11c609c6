internal import Glibc

/// One job's range in a firm's pay structure, in one currency and period.
///
/// A range is a policy: what the market pays from P25 to P75 is a market range and none of these.
public struct PayRange: Hashable, Sendable {
  /// The least that the firm pays; above 0.
  public let minimum: Double
  /// Half-way from minimum to maximum, unless the firm states another point.
  public let midpoint: Double
  /// The most that the firm pays.
  public let maximum: Double

  /// Creates a range, or `nil` unless 0 < minimum ≤ midpoint ≤ maximum.
  ///
  /// - Parameter midpoint: The firm's own; `nil` takes the point half-way.
  public init?(minimum: Double, midpoint: Double? = nil, maximum: Double) {
    let midpoint = midpoint ?? (minimum + maximum) / 2
    guard minimum > 0, minimum <= midpoint, midpoint <= maximum, maximum.isFinite else {
      return nil
    }
    self.minimum = minimum
    self.midpoint = midpoint
    self.maximum = maximum
  }

  /// Creates the range around a midpoint that has a spread, or `nil` unless the midpoint is above
  /// 0 and the spread is not below.
  ///
  /// ```swift
  /// PayRange(midpoint: 80_000, spread: 0.5)  // 64_000 to 96_000
  /// ```
  public init?(midpoint: Double, spread: Double) {
    guard spread >= 0 else { return nil }
    let minimum = midpoint / (1 + spread / 2)
    self.init(minimum: minimum, midpoint: midpoint, maximum: minimum * (1 + spread))
  }

  /// (maximum − minimum) / minimum; 0.5 is a range of 50 %.
  public var spread: Double { (maximum - minimum) / minimum }

  /// √(minimum × maximum), the middle of a range on a scale of ratios.
  public var geometricMidpoint: Double { minimum.squareRoot() * maximum.squareRoot() }

  /// Pay / midpoint; 1 is at the midpoint.
  public func compaRatio(of pay: Double) -> Double { pay / midpoint }

  /// (pay − minimum) / (maximum − minimum): 0 at the minimum, 1 at the maximum, beyond them
  /// outside; `nil` for a range of one point.
  public func penetration(of pay: Double) -> Double? {
    maximum > minimum ? (pay - minimum) / (maximum - minimum) : nil
  }

  /// Midpoint / market median; not to be confused with the compa-ratio. `nil` unless the market's
  /// is above 0.
  public func marketRatio(to marketMedian: Double) -> Double? {
    marketMedian > 0 ? midpoint / marketMedian : nil
  }

  /// How far pay is below a target, a share of the midpoint (1 for the midpoint itself): midpoint ×
  /// target − pay. Negative above the target.
  public func gap(from pay: Double, toTarget target: Double = 1) -> Double {
    midpoint * target - pay
  }

  /// (this maximum − upper minimum) / (upper maximum − upper minimum): the share of the next higher
  /// range that this one reaches into. 0 or below means no overlap; the gap is then the magnitude
  /// times the upper range's width. `nil` for an upper range of one point.
  public func overlap(withUpper upper: PayRange) -> Double? {
    let width = upper.maximum - upper.minimum
    return width > 0 ? (maximum - upper.minimum) / width : nil
  }

  /// What lies in both ranges as a share of what lies in either, from 0 to 1; `nil` where
  /// both are the same point.
  public func commonShare(with other: PayRange) -> Double? {
    let union = max(maximum, other.maximum) - min(minimum, other.minimum)
    let common = min(maximum, other.maximum) - max(minimum, other.minimum)
    return union > 0 ? max(common, 0) / union : nil
  }

  /// The next midpoint / this midpoint − 1.
  public func midpointDifferential(to next: PayRange) -> Double { next.midpoint / midpoint - 1 }
}

/// Returns the compa-ratio of a group: the sum of the pay over the sum of the midpoints, which weighs
/// the well paid more than the mean of the ratios does; `nil` without people.
public func groupCompaRatio(_ people: [(pay: Double, range: PayRange)]) -> Double? {
  guard !people.isEmpty else { return nil }
  return people.reduce(0) { $0 + $1.pay } / people.reduce(0) { $0 + $1.range.midpoint }
}

/// Returns the constant differential that leads from one midpoint to another in a number of steps:
/// (last / first)^(1 / steps) − 1, or `nil` unless both are above 0 and there is a step.
///
/// ```swift
/// midpointProgression(from: 46_620, to: 77_820, steps: 5)  // 0.108: six grades, five steps
/// ```
public func midpointProgression(from first: Double, to last: Double, steps: Int) -> Double? {
  guard first > 0, last > 0, steps > 0 else { return nil }
  return pow(last / first, 1 / Double(steps)) - 1
}
