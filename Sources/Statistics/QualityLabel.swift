public import Compensation

extension QualityLabel {
  /// Creates the label of a group from how many observations it has and how widely they are spread, or
  /// `nil` where its quartiles are unknown or not above 0.
  ///
  /// The measure is the standard error of the median as a share of it, as log-normal pay has it:
  /// 1.2533 σ / √n with σ = ln(P75 / P25) / 1.349. *High* is an error within 2.5 % of 30 observations
  /// or more, *good* within 5 % of 10, *fair* within 10 % of 5, *low* every other one. The bounds are
  /// this program's convention.
  public init?(count: Int, p25: Double?, p75: Double?) {
    guard let p25, let p75, count > 0,
      let sigma = LogNormalPay.sigma(lower: p25, upper: p75, upperShare: 0.75)
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
