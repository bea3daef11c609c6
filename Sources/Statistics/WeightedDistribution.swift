internal import Compensation

/// Figures that stand for different numbers of people, or for different shares of a source.
///
/// The percentile of share *p* is the mean of the ordered figures over a window as wide as the mean
/// weight w̄, from *p* × (W − w̄) on, where W is the sum of the weights and every figure
/// takes as much room as it weighs. With equal weights that is type 7, Excel's `PERCENTILE.INC`;
/// the median's window lies in the middle, so that mirrored figures have mirrored medians, which
/// R's `wtd.quantile` (the same position, but no window) does not give.
///
/// ```swift
/// // One source says 60; another says 70 and 80, each for half of its weight.
/// WeightedDistribution([(60, 1), (70, 0.5), (80, 0.5)]).median  // 65
/// ```
public struct WeightedDistribution: Sendable {
  private let figures: [Double]
  private let weights: [Double]
  /// The weight of all figures before each one, and of all at the end.
  private let cumulated: [Double]
  private let hasEqualWeights: Bool

  /// Creates a distribution of finite figures in any order; those whose weight is not above 0 stand
  /// for nobody and are left out.
  public init(_ weighted: [(figure: Double, weight: Double)]) {
    // Equal figures in the order of their weights: the order given must not matter.
    let ordered = weighted.filter { $0.weight > 0 && $0.weight.isFinite }
      .sorted { ($0.figure, $0.weight) < ($1.figure, $1.weight) }
    figures = ordered.map(\.figure)
    let weights = ordered.map(\.weight)
    self.weights = weights
    var cumulated = [0.0]
    for weight in weights { cumulated.append(cumulated[cumulated.endIndex - 1] + weight) }
    self.cumulated = cumulated
    hasEqualWeights = weights.allSatisfy { $0 == weights[0] }
  }

  /// The number of figures with a weight.
  public var count: Int { figures.count }
  /// The smallest figure, or `nil` when there are none.
  public var minimum: Double? { figures.first }
  /// The largest figure, or `nil` when there are none.
  public var maximum: Double? { figures.last }
  /// The middle of the figures by weight, or `nil` when there are none.
  public var median: Double? { percentile(0.5) }

  /// The mean by weight, or `nil` when there are no figures.
  public var mean: Double? {
    guard !figures.isEmpty else { return nil }
    var products = CompensatedSum()
    var total = CompensatedSum()
    for (figure, weight) in zip(figures, weights) {
      products.add(figure * weight)
      total.add(weight)
    }
    return products.value / total.value
  }

  /// Returns the value below which the given share of the weight lies, or `nil` when there are no
  /// figures.
  ///
  /// - Parameter share: From 0 to 1. P25 is `0.25`.
  /// - Complexity: O(log *n*) and the figures in the window.
  public func percentile(_ share: Double) -> Double? {
    guard !hasEqualWeights else { return Statistics.percentile(share, of: figures) }
    return windowedPercentile(share)
  }

  /// The definition for any weights; equal ones take the shorter way to the same number.
  func windowedPercentile(_ share: Double) -> Double? {
    precondition((0...1).contains(share))
    guard let first = figures.first, let last = figures.last else { return nil }
    let total = cumulated[figures.count]
    let width = total / Double(figures.count)
    let start = share * (total - width)
    var index = firstIndex(reaching: start)
    let base = figures[index]
    var covered = 0.0
    var excess = 0.0
    while index < figures.count, cumulated[index] < start + width {
      let room = min(cumulated[index + 1], start + width) - max(cumulated[index], start)
      covered += room
      excess += room * (figures[index] - base)
      index += 1
    }
    guard covered > 0 else { return base }
    return min(max(base + excess / covered, first), last)
  }

  /// The first figure whose room ends behind a place in the cumulated weight.
  private func firstIndex(reaching place: Double) -> Int {
    figures.indices.dropLast().partitioningIndex { cumulated[$0 + 1] > place }
  }
}
