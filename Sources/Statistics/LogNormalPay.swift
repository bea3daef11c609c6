internal import Glibc

/// Pay as a log-normal distribution describes it: the logarithm of pay is normal. A model, `[e]`.
public struct LogNormalPay: Hashable, Sendable {
  public let median: Double
  /// The standard deviation of the logarithm of pay.
  public let sigma: Double

  /// Creates a model, or `nil` unless the median is above 0 and the spread is not below.
  public init?(median: Double, sigma: Double) {
    guard median > 0, median.isFinite, sigma >= 0, sigma.isFinite else { return nil }
    self.median = median
    self.sigma = sigma
  }

  /// Median × e^(σ² / 2).
  public var mean: Double { median * exp(sigma * sigma / 2) }

  /// Returns median × e^(zσ); `nil` outside the shares between 0 and 1.
  public func percentile(_ share: Double) -> Double? {
    guard share > 0, share < 1 else { return nil }
    return median * exp(NormalDistribution.quantile(share) * sigma)
  }

  /// Returns the share that earns less than an amount; `nil` for an amount not above 0 and for a
  /// distribution of one point.
  public func share(below amount: Double) -> Double? {
    guard amount > 0, sigma > 0 else { return nil }
    return NormalDistribution.share(below: log(amount / median) / sigma)
  }

  /// Returns the probability that one drawn at random from here earns more than one from there:
  /// Φ((μ₁ − μ₂) / √(σ₁² + σ₂²)).
  public func probabilityOfMore(than other: LogNormalPay) -> Double {
    let spread = (sigma * sigma + other.sigma * other.sigma).squareRoot()
    guard spread > 0 else { return median > other.median ? 1 : median < other.median ? 0 : 0.5 }
    return NormalDistribution.share(below: log(median / other.median) / spread)
  }

  /// Returns σ from two percentiles symmetric about the median: ln(upper / lower) / 2z; P75 and P25
  /// with 2z = 1.349, P90 and P10 with 2z = 2.563. `nil` unless 0 < lower ≤ upper and the share is
  /// between 0.5 and 1.
  ///
  /// ```swift
  /// LogNormalPay.sigma(lower: 76_950, upper: 131_660, upperShare: 0.75)  // 0.398
  /// ```
  public static func sigma(lower: Double, upper: Double, upperShare: Double) -> Double? {
    guard lower > 0, lower <= upper, upper.isFinite, upperShare > 0.5, upperShare < 1 else {
      return nil
    }
    return log(upper / lower) / (2 * NormalDistribution.quantile(upperShare))
  }

  /// Returns σ from a mean and a median: √(2 ln(mean / median)); `nil` where the mean is below the
  /// median, which no log-normal distribution has.
  public static func sigma(mean: Double, median: Double) -> Double? {
    guard median > 0, mean >= median, mean.isFinite else { return nil }
    return (2 * log(mean / median)).squareRoot()
  }

  /// Returns the median that a mean implies: mean × e^(−σ² / 2), with a σ from elsewhere (the
  /// official distribution of the occupation).
  ///
  /// ```swift
  /// LogNormalPay.impliedMedian(ofMean: 87_628, sigma: 0.398)  // 80_950
  /// ```
  public static func impliedMedian(ofMean mean: Double, sigma: Double) -> Double? {
    guard mean > 0, sigma >= 0, sigma.isFinite else { return nil }
    return mean * exp(-sigma * sigma / 2)
  }
}
