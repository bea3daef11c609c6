/// When a statistic of a survey would tell what a single organisation pays: the safety zone that the
/// US antitrust agencies named in 1996 and withdrew in 2023. A convention of surveys ever since, never
/// a legal cover.
public struct DisclosureRule: Hashable, Sendable {
  /// Why a statistic is withheld.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    case tooFewOrganizations = "too-few-organizations"
    case dominance
    case tooRecent = "too-recent"
  }

  public let leastOrganizations: Int
  /// The largest share of a statistic that one organisation may have.
  public let largestShare: Double
  /// The least age of the data in days.
  public let leastDays: Int

  public init(leastOrganizations: Int = 5, largestShare: Double = 0.25, leastDays: Int = 90) {
    self.leastOrganizations = leastOrganizations
    self.largestShare = largestShare
    self.leastDays = leastDays
  }

  /// Five organisations, none above a quarter, three months old.
  public static let safetyZone = DisclosureRule()

  /// Returns why a statistic is withheld, or `nil` where it may be shown.
  ///
  /// - Parameters:
  ///   - weights: What each organisation contributes, people or shares.
  ///   - days: The age of the data; `nil` where it is not known, and not checked.
  public func reason(forWeights weights: [Double], days: Int? = nil) -> Reason? {
    let positive = weights.filter { $0 > 0 }
    guard positive.count >= leastOrganizations else { return .tooFewOrganizations }
    let total = positive.reduce(0, +)
    if let most = positive.max(), most > largestShare * total { return .dominance }
    if let days, days < leastDays { return .tooRecent }
    return nil
  }
}
