/// Returns the value below which the given share of the figures lies.
///
/// Interpolates linearly between neighbouring figures, as Excel's `PERCENTILE.INC` and R's type 7
/// do, so that a reader can check a report's numbers in the workbook itself.
///
/// ```swift
/// percentile(0.25, of: [52_000, 58_000, 61_000, 70_000])  // 56_500
/// ```
///
/// - Parameters:
///   - share: The share of figures below the result, from 0 to 1. P25 is `0.25`.
///   - figures: Finite amounts of one currency and period, in ascending order.
/// - Returns: The percentile, or `nil` when there are no figures.
/// - Complexity: O(1)
public func percentile(_ share: Double, of figures: [Double]) -> Double? {
  guard !figures.isEmpty else { return nil }
  let place = PercentilePlace(share, count: figures.count)
  return place.interpolated(figures[place.lower], figures[place.upper])
}

/// Returns the median of figures in any order, or `nil` when there are none.
///
/// - Complexity: O(*n* log *n*)
public func median(of figures: [Double]) -> Double? {
  percentile(0.5, of: figures.sorted())
}

/// Where a percentile of type 7 lies between two of *n* ordered figures: at (*n* − 1) × share.
struct PercentilePlace {
  /// The indices of the figures on both sides; equal at the last figure.
  let lower: Int
  let upper: Int
  /// The way from the lower to the upper one, from 0 to below 1.
  let fraction: Double

  init(_ share: Double, count: Int) {
    precondition((0...1).contains(share) && count > 0)
    let position = share * Double(count - 1)
    lower = Int(position)
    upper = min(lower + 1, count - 1)
    fraction = position - Double(lower)
  }

  func interpolated(_ low: Double, _ high: Double) -> Double {
    // Never above `high`: times a fraction below 1 the difference rounds below itself, which makes up
    // for a difference that was rounded up.
    low + (high - low) * fraction
  }
}
