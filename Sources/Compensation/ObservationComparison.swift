/// Two roles of one market, currency and basis side by side, by the observations of surveys and lists.
public struct ObservationComparison: Hashable, Sendable {
  public var first: ObservationSummary
  public var second: ObservationSummary
  /// The second's median minus the first's.
  public var difference: Double?
  /// The difference as a share of the first's median.
  public var relativeDifference: Double?
  /// The share of the narrower of both ranges from P25 to P75 that lies in both, from 0 to 1.
  public var overlap: Double?
  /// The probability that a random one of the second earns more than a random one of the first, equal
  /// pay counted half; rows count equally.
  public var probabilityOfMore: Double?

  public init(
    first: ObservationSummary, second: ObservationSummary, difference: Double?,
    relativeDifference: Double?, overlap: Double?, probabilityOfMore: Double?
  ) {
    self.first = first
    self.second = second
    self.difference = difference
    self.relativeDifference = relativeDifference
    self.overlap = overlap
    self.probabilityOfMore = probabilityOfMore
  }
}
