/// Between which two of the ordered figures a percentile of the people behind a sample lies, with at
/// least the confidence asked for, whatever the distribution.
///
/// The ranks come from the binomial distribution (for the median: the inverted sign test), so the
/// interval needs no assumption on how pay is spread; its true confidence is stated.
public struct OrderStatisticInterval: Hashable, Sendable {
  public var low: Double
  public var high: Double
  /// The ranks of both among the ordered figures, from 1.
  public var lowRank: Int
  public var highRank: Int
  /// The probability that the interval holds the percentile, at least.
  public var confidence: Double
}

/// Returns the interval of a percentile from the figures of a random sample; `nil` where so few
/// figures bound it on no side or with too little confidence.
///
/// ```swift
/// percentileInterval(0.5, of: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
/// // 20 to 90, of confidence 0.979
/// ```
///
/// - Parameters:
///   - share: Of the percentile, between 0 and 1.
///   - figures: In ascending order.
///   - confidence: Asked for, from 0.5 to below 1; each side takes half of what is left.
/// - Complexity: O(log² *n*), but for the root of *n* terms at each step.
public func percentileInterval(
  _ share: Double, of figures: [Double], confidence: Double = 0.95
) -> OrderStatisticInterval? {
  IntervalRanks(share, count: figures.count, confidence: confidence).map { ranks in
    ranks.interval(from: figures[ranks.low - 1], to: figures[ranks.high - 1])
  }
}

/// Which ranks bound the median of a number of figures at 95 %; `nil` where they are too few.
func medianRanks(count: Int) -> IntervalRanks? {
  IntervalRanks(0.5, count: count, confidence: 0.95)
}

/// The ranks among the ordered figures, from 1, that bound a percentile.
struct IntervalRanks {
  let low: Int
  let high: Int
  let confidence: Double

  init?(_ share: Double, count: Int, confidence: Double) {
    guard share > 0, share < 1, confidence >= 0.5, confidence < 1, count > 1 else { return nil }
    let hits = BinomialDistribution(tries: count, probability: share)
    let side = (1 - confidence) / 2
    // The percentile is below the figure of rank r with the probability of fewer than r hits.
    var low = hits.quantile(side)
    if hits.share(upTo: low - 1) > side { low -= 1 }
    let high = hits.quantile(1 - side) + 1
    guard low >= 1, high <= count else { return nil }
    self.low = low
    self.high = high
    self.confidence = hits.share(upTo: high - 1) - hits.share(upTo: low - 1)
  }

  func interval(from lower: Double, to upper: Double) -> OrderStatisticInterval {
    OrderStatisticInterval(
      low: lower, high: upper, lowRank: low, highRank: high, confidence: confidence)
  }
}
