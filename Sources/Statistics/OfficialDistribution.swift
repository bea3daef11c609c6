internal import Glibc

/// What an official statistic says of the pay of an occupation: up to five percentiles, some of them
/// perhaps only bounds, and the mean.
public struct OfficialDistribution: Hashable, Sendable {
  /// A published percentile.
  public struct Point: Hashable, Sendable {
    /// The share below, from 0 to 1.
    public var share: Double
    public var amount: Double
    /// Whether the publisher says only that it is this much or more.
    public var isBound: Bool
  }

  /// Where an amount lies in the distribution.
  public enum Position: Hashable, Sendable {
    /// The share of workers who earn less, from 0 to 1, read off between two published percentiles.
    case share(Double)
    /// Below the lowest published percentile.
    case below(Double)
    /// Above the highest published percentile that is a value.
    case above(Double)

    /// `P37`, `below P10`, `above P90`.
    public var words: String {
      switch self {
      case .share(let share): "P\(Int((share * 100).rounded()))"
      case .below(let share): "below P\(Int((share * 100).rounded()))"
      case .above(let share): "above P\(Int((share * 100).rounded()))"
      }
    }
  }

  /// Ascending; bounds last.
  public let points: [Point]
  public let mean: Double?

  /// Creates a distribution, or `nil` unless there are two points or more and both shares and amounts
  /// ascend; amounts may be equal, as where a wage interval holds two percentiles.
  public init?(points: [Point], mean: Double? = nil) {
    let values = points.filter { !$0.isBound && $0.amount > 0 }
    guard points.count > 1, !values.isEmpty,
      zip(points, points.dropFirst()).allSatisfy({
        $0.share < $1.share && $0.amount <= $1.amount && (!$0.isBound || $1.isBound)
      })
    else { return nil }
    self.points = points
    self.mean = mean
  }

  /// Returns where an amount lies, log-linear between the published percentiles; `nil` for an amount
  /// not above 0.
  ///
  /// ```swift
  /// distribution.position(of: 87_628)?.words  // P37 of project management specialists, 2024
  /// ```
  public func position(of amount: Double) -> Position? {
    guard amount > 0, let first = points.first else { return nil }
    let values = points.filter { !$0.isBound }
    if amount < first.amount { return .below(first.share) }
    for (lower, upper) in zip(values, values.dropFirst()) where amount <= upper.amount {
      // Equal neighbours: the middle of the shares that the amount may have.
      guard upper.amount > lower.amount else { return .share((lower.share + upper.share) / 2) }
      let way = log(amount / lower.amount) / log(upper.amount / lower.amount)
      return .share(lower.share + way * (upper.share - lower.share))
    }
    guard let last = values.last else { return .below(first.share) }
    return amount == last.amount ? .share(last.share) : .above(last.share)
  }

  /// The value of a published percentile; `nil` where it is none or only a bound.
  public func value(at share: Double) -> Double? {
    points.first { $0.share == share && !$0.isBound }?.amount
  }

  public var median: Double? { value(at: 0.5) }

  /// σ of the log-normal distribution that P25 and P75 imply, else P10 and P90.
  public var sigma: Double? {
    for share in [0.75, 0.9] {
      guard let lower = value(at: share == 0.75 ? 0.25 : 0.1), let upper = value(at: share) else {
        continue
      }
      return LogNormalPay.sigma(lower: lower, upper: upper, upperShare: share)
    }
    return nil
  }

  /// How far the log-normal distribution of the median and ``sigma`` is off at P10, P90 and the mean:
  /// the largest relative error, so that a reader sees what the model is worth.
  public var fitError: Double? {
    guard let median, let sigma, let model = LogNormalPay(median: median, sigma: sigma) else {
      return nil
    }
    let pairs = [
      (model.percentile(0.1), value(at: 0.1)), (model.percentile(0.9), value(at: 0.9)),
      (model.mean, mean),
    ]
    return pairs.compactMap { predicted, published in
      guard let predicted, let published, published > 0 else { return nil }
      return abs(predicted / published - 1)
    }.max()
  }
}
