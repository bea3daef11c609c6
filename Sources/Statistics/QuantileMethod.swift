/// How a percentile is taken from ordered figures; each is named as others name it.
public enum QuantileMethod: String, CaseIterable, Hashable, Sendable {
  /// Linear at (*n* − 1) × share: Excel's `PERCENTILE` and `PERCENTILE.INC`, type 7 of R and NumPy. The
  /// one of reports.
  case inclusive
  /// Linear at (*n* + 1) × share − 1: Excel's `PERCENTILE.EXC`, type 6, Minitab and SPSS. It has no
  /// value outside the shares from 1 / (*n* + 1) to *n* / (*n* + 1).
  case exclusive
  /// The figure of rank ⌈*n* × share⌉, type 1, the inverse of the distribution.
  case nearestRank = "nearest-rank"
}

/// Returns a percentile by one of the methods in use, so that numbers of others can be reproduced.
///
/// ```swift
/// percentile(0.25, of: [52_000, 58_000, 61_000, 70_000], by: .exclusive)  // 53_500
/// ```
///
/// - Parameters:
///   - share: The share of figures below the result, from 0 to 1.
///   - figures: Finite amounts in ascending order.
/// - Returns: `nil` where there are no figures, or the method has no value at that share.
public func percentile(
  _ share: Double, of figures: [Double], by method: QuantileMethod
) -> Double? {
  guard (0...1).contains(share), !figures.isEmpty else { return nil }
  let count = Double(figures.count)
  switch method {
  case .inclusive:
    return percentile(share, of: figures)
  case .exclusive:
    let position = share * (count + 1) - 1
    guard position >= 0, position <= count - 1 else { return nil }
    let lower = Int(position)
    let upper = min(lower + 1, figures.count - 1)
    return figures[lower] + (figures[upper] - figures[lower]) * (position - Double(lower))
  case .nearestRank:
    // Shares such as 0.07 × 100 must not be rounded up by what binary numbers lack.
    let rank = (count * share - 1e-9).rounded(.up)
    return figures[min(max(Int(rank) - 1, 0), figures.count - 1)]
  }
}

/// Returns the share of figures below a value, those equal to it counted half; `nil` when there are
/// no figures.
///
/// - Parameter figures: In any order.
public func percentileRank(of value: Double, in figures: [Double]) -> Double? {
  guard !figures.isEmpty else { return nil }
  var halves = 0
  for figure in figures where figure <= value { halves += figure < value ? 2 : 1 }
  return Double(halves) / Double(2 * figures.count)
}
