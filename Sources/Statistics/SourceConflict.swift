internal import Glibc

/// How far apart the sources of a group are.
public struct SourceConflict: Hashable, Sendable {
  /// The largest of the sources' values over the smallest; 1 is full agreement.
  public var ratio: Double
  /// The standard deviation of the logarithms of the sources' values: about their relative spread.
  public var logDeviation: Double
  /// How far each source is from the middle between the extremes at most: (ratio − 1) / (ratio + 1).
  /// “The sources agree within ± 7.5 %.”
  public var tolerance: Double

  /// The conflict of sources, one value each; `nil` below two of them and for one not above 0.
  ///
  /// ```swift
  /// SourceConflict([75_495, 70_000, 65_000])?.tolerance  // 0.0747
  /// ```
  public init?(_ values: [Double]) {
    guard values.count > 1, let low = values.min(), let high = values.max(), low > 0 else {
      return nil
    }
    ratio = high / low
    tolerance = (high - low) / (high + low)
    let logarithms = values.map { log($0) }
    let center = mean(of: logarithms) ?? 0
    var squares = CompensatedSum()
    for value in logarithms { squares.add((value - center) * (value - center)) }
    logDeviation = (squares.value / Double(values.count - 1)).squareRoot()
  }
}
