/// A firm's people against the pay ranges of their jobs: who is below the minimum (green circle) or
/// above the maximum (red circle), and what the minimum costs.
public struct RangeReview: Hashable, Sendable {
  /// Where a person's pay lies.
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    /// Below the minimum: a green circle.
    case below = "green-circle"
    case within
    /// Above the maximum: a red circle.
    case above = "red-circle"
  }

  public var people: Int
  /// The sum of the pay over the sum of the midpoints.
  public var compaRatio: Double?
  /// The mean of the people's places in their ranges; those of ranges of one point are left out.
  public var meanPenetration: Double?
  public var greenCircles: Int
  public var redCircles: Int
  /// What raising everyone to the minimum costs a year.
  public var costToMinimum: Double
  /// What is paid above the maxima.
  public var excessOverMaximum: Double

  public init(_ people: [(pay: Double, range: PayRange)]) {
    self.people = people.count
    compaRatio = groupCompaRatio(people)
    meanPenetration = mean(of: people.compactMap { $0.range.penetration(of: $0.pay) })
    greenCircles = people.count { $0.range.standing(of: $0.pay) == .below }
    redCircles = people.count { $0.range.standing(of: $0.pay) == .above }
    costToMinimum = people.reduce(0) { $0 + $1.range.costToMinimum(of: $1.pay) }
    excessOverMaximum = people.reduce(0) { $0 + max(0, $1.pay - $1.range.maximum) }
  }
}

extension PayRange {
  /// Whether pay lies below, within or above the range, its ends included.
  public func standing(of pay: Double) -> RangeReview.Standing {
    pay < minimum ? .below : pay > maximum ? .above : .within
  }

  /// What raising pay to the minimum costs; 0 from the minimum on.
  public func costToMinimum(of pay: Double) -> Double { max(0, minimum - pay) }

  /// The share of a market range (P25 to P75) that lies in this range, from 0 to 1; a market range of
  /// one point lies in it or does not.
  public func coverage(ofMarket market: ClosedRange<Double>) -> Double {
    let width = market.upperBound - market.lowerBound
    let own = minimum...maximum
    guard width > 0 else { return own.contains(market.lowerBound) ? 1 : 0 }
    guard own.overlaps(market) else { return 0 }
    let common = own.clamped(to: market)
    return (common.upperBound - common.lowerBound) / width
  }
}
