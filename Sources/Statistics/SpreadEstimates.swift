internal import Glibc

/// What a mean and a standard deviation may be where a source gives only a range or quartiles and
/// the number of people. Normal-theory estimates, for sources that state *n*; models, `[e]`.
public enum SpreadEstimate {
  /// Returns the standard deviation that a range implies (Wan et al. 2014):
  /// (b − a) / (2 Φ⁻¹((n − 0.375) / (n + 0.25))).
  ///
  /// ```swift
  /// SpreadEstimate.deviation(minimum: 1, maximum: 10, count: 30)  // 2.205578
  /// ```
  public static func deviation(minimum: Double, maximum: Double, count: Int) -> Double? {
    guard count > 1, minimum <= maximum else { return nil }
    return (maximum - minimum) / (2 * rangeScore(count))
  }

  /// Returns the standard deviation that quartiles imply (Wan et al. 2014):
  /// (q₃ − q₁) / (2 Φ⁻¹((0.75n − 0.125) / (n + 0.25))).
  public static func deviation(p25: Double, p75: Double, count: Int) -> Double? {
    guard count > 1, p25 <= p75 else { return nil }
    return (p75 - p25) / (2 * quartileScore(count))
  }

  /// Returns the standard deviation that a range and quartiles imply together: the mean of both
  /// estimates (Wan et al. 2014).
  public static func deviation(
    minimum: Double, p25: Double, p75: Double, maximum: Double, count: Int
  ) -> Double? {
    guard let wide = deviation(minimum: minimum, maximum: maximum, count: count),
      let narrow = deviation(p25: p25, p75: p75, count: count)
    else { return nil }
    return (wide + narrow) / 2
  }

  /// Returns the mean that quartiles imply (Luo et al. 2018):
  /// (0.7 + 0.39 / n)(q₁ + q₃) / 2 + (0.3 − 0.39 / n) m.
  public static func mean(p25: Double, median: Double, p75: Double, count: Int) -> Double? {
    guard count > 0, p25 <= median, median <= p75 else { return nil }
    let weight = 0.7 + 0.39 / Double(count)
    return weight * (p25 + p75) / 2 + (1 - weight) * median
  }

  /// Returns the mean that a range and a median imply (Luo et al. 2018): w (a + b) / 2 + (1 − w) m
  /// with w = 4 / (4 + n^0.75).
  public static func mean(
    minimum: Double, median: Double, maximum: Double, count: Int
  ) -> Double? {
    guard count > 0, minimum <= median, median <= maximum else { return nil }
    let weight = 4 / (4 + pow(Double(count), 0.75))
    return weight * (minimum + maximum) / 2 + (1 - weight) * median
  }

  /// Returns the mean that quartiles imply where *n* is not known (Wan et al. 2014):
  /// (q₁ + m + q₃) / 3.
  public static func mean(p25: Double, median: Double, p75: Double) -> Double? {
    guard p25 <= median, median <= p75 else { return nil }
    return (p25 + median + p75) / 3
  }

  private static func rangeScore(_ count: Int) -> Double {
    NormalDistribution.quantile((Double(count) - 0.375) / (Double(count) + 0.25))
  }

  private static func quartileScore(_ count: Int) -> Double {
    NormalDistribution.quantile((0.75 * Double(count) - 0.125) / (Double(count) + 0.25))
  }
}
