public import Compensation

/// How many observations a number needs before a report shows it, so that nobody's pay is disclosed.
///
/// A convention of pay surveys (five answers for a value, ten for the ends of a distribution), not
/// a legal cover. It is for observations only: how many people are behind a published statement is not
/// known.
public struct SuppressionRule: Hashable, Sendable {
  /// Below this every number is withheld, the count included.
  public let minimumCount: Int
  /// Below this P10, P90, the minimum and the maximum are withheld.
  public let minimumCountForTails: Int

  /// Creates a rule; the ends of a distribution never need fewer observations than its middle.
  public init(minimumCount: Int, minimumCountForTails: Int) {
    self.minimumCount = minimumCount
    self.minimumCountForTails = max(minimumCount, minimumCountForTails)
  }

  /// Five observations, ten for the ends.
  public static let standard = SuppressionRule(minimumCount: 5, minimumCountForTails: 10)
  /// Shows everything, for data that is public anyway.
  public static let none = SuppressionRule(minimumCount: 1, minimumCountForTails: 1)

  /// Whether a group of so many observations shows its quartiles and its mean.
  public func shows(_ count: Int) -> Bool { count >= minimumCount }
  /// Whether a group of so many observations shows the ends of its distribution.
  public func showsTails(_ count: Int) -> Bool { count >= minimumCountForTails }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    guard minimumCountForTails > 1 else {
      return ReportParameter(
        name: "Suppression", value: "none", note: "every number is shown, however few are behind it"
      )
    }
    return ReportParameter(
      name: "Suppression",
      value: "below \(minimumCount) observations every number, the count included; "
        + "below \(minimumCountForTails) also P10, P90, the minimum and the maximum",
      note: "withheld numbers are shown as [c]; statements of documents are not observations")
  }
}
