/// An observation that a rule took for an error, with the reason: nothing disappears.
public struct RemovedObservation: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// No full-time year of any job pays so in that currency.
    case sanity = "outside-sanity-limits"
    /// Below half of the official P10 of the occupation or above twice its P90.
    case official = "outside-official-limits"
    /// Outside Tukey's fences on the logarithm of pay.
    case fence = "outside-fences"
  }

  public var group: PayGroup
  public var annualPay: Double
  /// The path of the table and the line of the row.
  public var source: String
  public var line: Int
  public var reason: Reason
  /// The limits that the amount lies outside of.
  public var limits: ClosedRange<Double>

  public init(
    group: PayGroup, annualPay: Double, source: String, line: Int, reason: Reason,
    limits: ClosedRange<Double>
  ) {
    self.group = group
    self.annualPay = annualPay
    self.source = source
    self.line = line
    self.reason = reason
    self.limits = limits
  }
}
