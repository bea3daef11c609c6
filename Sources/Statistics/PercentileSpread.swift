/// How widely pay is spread, from its percentiles.
public enum PercentileSpread {
  /// Returns P75 / P25 − 1; 0.546 is the middle one of the US occupations of 2024. `nil` unless both
  /// are above 0.
  public static func quartile(p25: Double, p75: Double) -> Double? {
    p25 > 0 && p75 > 0 ? p75 / p25 - 1 : nil
  }

  /// Returns P90 / P10; `nil` unless both are above 0.
  public static func decileRatio(p10: Double, p90: Double) -> Double? {
    p10 > 0 && p90 > 0 ? p90 / p10 : nil
  }

  /// Returns the quartile coefficient of dispersion, (P75 − P25) / (P75 + P25), from 0 to below 1;
  /// `nil` unless both are above 0.
  public static func quartileCoefficient(p25: Double, p75: Double) -> Double? {
    p25 > 0 && p75 > 0 ? (p75 - p25) / (p75 + p25) : nil
  }
}
