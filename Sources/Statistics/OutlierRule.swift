public import Compensation
internal import Glibc

/// Which observations are likely to be errors: a month's pay typed as a year's, thousands left out.
public struct OutlierRule: Hashable, Sendable {
  /// How many interquartile ranges beyond the quartiles a fence stands; Tukey's 1.5.
  public let fenceWidth: Double
  /// Below so many observations there are no fences: quartiles of fewer say little.
  public let leastForFences: Int

  public init(fenceWidth: Double = 1.5, leastForFences: Int = 8) {
    self.fenceWidth = max(0, fenceWidth)
    self.leastForFences = max(4, leastForFences)
  }

  public static let standard = OutlierRule()

  /// Returns the fences of a group: e^(ln Q1 − 1.5 IQR) to e^(ln Q3 + 1.5 IQR), quartiles and range of
  /// the logarithms; `nil` for too few figures. Figures not above 0 have no logarithm and are
  /// passed over.
  ///
  /// Pay is skewed: on its own scale the upper fence would cut off the well paid.
  public func fences(of pay: [Double]) -> ClosedRange<Double>? {
    let logarithms = pay.filter { $0 > 0 }.map { log($0) }
    guard logarithms.count >= leastForFences else { return nil }
    let quartiles = percentiles([0.25, 0.75], ofUnordered: logarithms)
    let reach = fenceWidth * (quartiles[1] - quartiles[0])
    // Rounding must not put a figure that equals all others outside.
    let slack = 1e-9
    return exp(quartiles[0] - reach - slack)...exp(quartiles[1] + reach + slack)
  }
}

extension OutlierRule {
  /// The limits that an official distribution sets: half of its P10 to twice its P90; `nil` where one
  /// of them is withheld or only a bound.
  public static func limits(by official: OfficialDistribution) -> ClosedRange<Double>? {
    guard let low = official.value(at: 0.1), let high = official.value(at: 0.9) else { return nil }
    return low / 2...high * 2
  }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    ReportParameter(
      name: "Outliers", value: "removed from observations, and listed",
      note: "outside the sanity limits of the currency, half the official P10 to twice the P90 of "
        + "the occupation, or Tukey's fences (\(fenceWidth) interquartile ranges) on the logarithm "
        + "of pay from \(leastForFences) rows on")
  }
}
