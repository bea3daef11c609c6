/// The median of several independent sources' medians, with the interval that the inverted sign test
/// gives. A model, `[e]`: it takes the sources for a random sample of such sources.
public struct CombinedMedian: Hashable, Sendable {
  public var median: Double
  /// The interval's bounds, each one of the sources' medians.
  public var low: Double
  public var high: Double
  /// The probability that the interval holds the middle of all such sources: 0.75 for three sources,
  /// 0.95 at least from six on.
  public var confidence: Double
  public var sources: Int

  /// Fewer sources have no interval.
  public static let leastSources = 3

  /// Combines medians, or `nil` below three sources.
  ///
  /// ```swift
  /// CombinedMedian(ofSources: [65_000, 70_000, 75_495])  // 70_000, from 65_000 to 75_495 at 75 %
  /// ```
  ///
  /// - Parameter medians: One a source, in any order.
  public init?(ofSources medians: [Double], confidence: Double = 0.95) {
    guard medians.count >= CombinedMedian.leastSources else { return nil }
    let ordered = medians.sorted()
    guard let middle = percentile(0.5, of: ordered) else { return nil }
    median = middle
    sources = ordered.count
    if let interval = percentileInterval(0.5, of: ordered, confidence: confidence) {
      low = interval.low
      high = interval.high
      self.confidence = interval.confidence
    } else {
      // All sources on one side of the middle: each of them with probability ½.
      low = ordered[0]
      high = ordered[ordered.count - 1]
      self.confidence = 1 - 2 * (0..<ordered.count).reduce(1.0) { half, _ in half / 2 }
    }
  }
}
