/// How far the median of a group of observations can be relied on, from how many they are and how
/// widely they are spread.
///
/// The measure is the standard error of a median in per cent of it, as for log-normal pay:
/// 1.2533 σ / √n with σ = ln(P75 / P25) / 1.349. The bounds are this program's convention, printed with
/// the label; they follow the reliability bounds that statistical offices use for estimates.
public enum QualityLabel: String, CaseIterable, Hashable, Sendable {
  /// Within 2.5 % and from 30 observations on.
  case high
  /// Within 5 % and from 10 observations on.
  case good
  /// Within 10 % and from 5 observations on.
  case fair
  /// All others that may be shown; marked `[u]`.
  case low

  /// Creates the label of a group, or `nil` where its quartiles are unknown or not above 0.
  public init?(count: Int, p25: Double?, p75: Double?) {
    guard let p25, let p75,
      let sigma = LogNormalPay.sigma(lower: p25, upper: p75, upperShare: 0.75), count > 0
    else { return nil }
    let error = 1.2533 * sigma / Double(count).squareRoot()
    self =
      switch (error, count) {
      case (...0.025, 30...): .high
      case (...0.05, 10...): .good
      case (...0.1, 5...): .fair
      default: .low
      }
  }
}
