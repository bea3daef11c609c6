internal import Compensation

/// Figures that each stand for a number of people: every person counts once (incumbent-weighted, the
/// “weighted average” of pay surveys).
///
/// With whole numbers of people the percentiles are those of type 7 of the list in which each figure
/// stands as often as it has people; for fractions the definition goes on (Harrell's
/// `Hmisc::wtd.quantile`). That differs from ``WeightedDistribution``, whose weights are shares of
/// influence, not people.
///
/// ```swift
/// // Two people at 60, three at 80: the middle one of five earns 80.
/// FrequencyDistribution([(60, 2), (80, 3)]).percentile(0.5)  // 80
/// ```
public struct FrequencyDistribution: Sendable {
  private let figures: [Double]
  /// The people up to and with each figure.
  private let cumulated: [Double]

  /// Creates a distribution of finite figures in any order; those that stand for nobody are left out.
  public init(_ weighted: [(figure: Double, people: Double)]) {
    let ordered = weighted.filter { $0.people > 0 && $0.people.isFinite }
      .sorted { ($0.figure, $0.people) < ($1.figure, $1.people) }
    figures = ordered.map(\.figure)
    var sum = CompensatedSum()
    cumulated = ordered.map { pair in
      sum.add(pair.people)
      return sum.value
    }
  }

  /// The number of people.
  public var people: Double { cumulated.last ?? 0 }

  /// Returns the percentile of all people: linear at (people − 1) × share. `nil` without people.
  ///
  /// - Parameter share: From 0 to 1.
  public func percentile(_ share: Double) -> Double? {
    guard (0...1).contains(share), !figures.isEmpty else { return nil }
    let position = max(share * (people - 1), 0)
    let lower = position.rounded(.down)
    let low = figure(ofPerson: lower + 1)
    let high = figure(ofPerson: min(lower + 2, people))
    return low + (high - low) * (position - lower)
  }

  /// Returns the smallest figure at or below which the given share of the people is; where that share
  /// ends exactly with a figure's people, the middle to the next figure. The weighted quantile of
  /// statsmodels' `DescrStatsW` and of SAS (definition 5). `nil` without people.
  public func steppedPercentile(_ share: Double) -> Double? {
    guard (0...1).contains(share), !figures.isEmpty else { return nil }
    let wanted = share * people
    let index = firstIndex { $0 >= wanted }
    guard cumulated[index] == wanted, index + 1 < figures.count else { return figures[index] }
    return (figures[index] + figures[index + 1]) / 2
  }

  /// The figure of the person of a rank, counted from 1.
  private func figure(ofPerson rank: Double) -> Double {
    figures[firstIndex { $0 >= rank }]
  }

  private func firstIndex(where reaches: (Double) -> Bool) -> Int {
    figures.indices.dropLast().partitioningIndex { reaches(cumulated[$0]) }
  }
}
