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
  guard share > 0, share < 1, confidence >= 0.5, confidence < 1, figures.count > 1 else {
    return nil
  }
  let hits = BinomialDistribution(tries: figures.count, probability: share)
  let side = (1 - confidence) / 2
  // The percentile is below the figure of rank r with the probability of fewer than r hits.
  var lowRank = hits.quantile(side)
  if hits.share(upTo: lowRank - 1) > side { lowRank -= 1 }
  let highRank = hits.quantile(1 - side) + 1
  guard lowRank >= 1, highRank <= figures.count else { return nil }
  return OrderStatisticInterval(
    low: figures[lowRank - 1], high: figures[highRank - 1], lowRank: lowRank, highRank: highRank,
    confidence: hits.share(upTo: highRank - 1) - hits.share(upTo: lowRank - 1))
}
