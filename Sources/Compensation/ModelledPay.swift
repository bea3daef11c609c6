/// A number that no source states: what a declared model makes of a group's statements, or of its
/// observations, marked `[e]`.
public struct ModelledPay: Hashable, Sendable {
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The median of the central values after ageing, real terms or purchasing power.
    case adjustedMedian = "adjusted-median"
    /// The median that the stated means imply.
    case impliedMedian = "implied-median"
    /// The median of the sources' medians with its interval.
    case combinedMedian = "combined-median"
    /// The median of observations after ageing, real terms or purchasing power.
    case adjustedObservedMedian = "adjusted-observed-median"
  }

  public var group: PayGroup
  public var method: Method
  /// Annual pay in the group's currency, or in what the assumption names.
  public var value: Double
  /// The bounds of the interval, where the method gives one.
  public var low: Double?
  public var high: Double?
  /// The probability that the interval holds the value.
  public var confidence: Double?
  /// The number of documents, or tables, behind the value.
  public var sources: Int
  /// What was assumed, in words.
  public var assumption: String
  /// The numbers of the figures that took part, ascending; none for observations.
  public var figures: [Int]

  public init(
    group: PayGroup, method: Method, value: Double, low: Double? = nil, high: Double? = nil,
    confidence: Double? = nil, sources: Int, assumption: String, figures: [Int]
  ) {
    self.group = group
    self.method = method
    self.value = value
    self.low = low
    self.high = high
    self.confidence = confidence
    self.sources = sources
    self.assumption = assumption
    self.figures = figures
  }
}

/// A claim of pay beside the official statistic of its occupation.
public struct OfficialComparison: Hashable, Sendable {
  /// The number of the figure that makes the claim.
  public var figure: Int
  public var role: String
  /// The occupation's code in the official classification, `13-1082`.
  public var code: String
  /// The claim's central value, a year, or an hour for occupations that have hourly wages only.
  public var claim: Double
  public var period: PayPeriod
  /// The year that the claim is for, where stated.
  public var claimYear: Int?
  /// The year of the official statistic.
  public var officialYear: Int
  /// The share of workers who earn less, from 0 to 1; `nil` beyond the published percentiles.
  public var share: Double?
  /// `P37`, `below P10`, `above P90`: a place read off between published percentiles, `[e]`.
  public var position: String
  /// The official median, or mean for a claim that says that it is one; `nil` where withheld.
  public var official: Double?
  /// Which of both it is.
  public var officialStatistic: PayStatistic
  /// Claim / official − 1.
  public var difference: Double?

  public init(
    figure: Int, role: String, code: String, claim: Double, period: PayPeriod, claimYear: Int?,
    officialYear: Int, share: Double?, position: String, official: Double?,
    officialStatistic: PayStatistic, difference: Double?
  ) {
    self.figure = figure
    self.role = role
    self.code = code
    self.claim = claim
    self.period = period
    self.claimYear = claimYear
    self.officialYear = officialYear
    self.share = share
    self.position = position
    self.official = official
    self.officialStatistic = officialStatistic
    self.difference = difference
  }
}

/// A claim on a role's prospects beside the official projection.
public struct OutlookComparison: Hashable, Sendable {
  /// The claim's number in the report, from 1.
  public var outlook: Int
  public var role: String
  /// The occupation's code in the official classification.
  public var code: String
  public var claim: OutlookDirection
  /// The growth in per cent that the claim states; most state none, and none is made up.
  public var claimPercent: Double?
  /// The years of the projection and its growth in per cent.
  public var fromYear: Int
  public var toYear: Int
  public var projectedPercent: Double
  /// The growth of all occupations.
  public var averagePercent: Double?
  /// What the publisher calls the growth, by the bounds of this projection.
  public var phrase: String?
  /// Whether both go the same way.
  public var agrees: Bool

  public init(
    outlook: Int, role: String, code: String, claim: OutlookDirection, claimPercent: Double?,
    fromYear: Int, toYear: Int, projectedPercent: Double, averagePercent: Double?,
    phrase: String?, agrees: Bool
  ) {
    self.outlook = outlook
    self.role = role
    self.code = code
    self.claim = claim
    self.claimPercent = claimPercent
    self.fromYear = fromYear
    self.toYear = toYear
    self.projectedPercent = projectedPercent
    self.averagePercent = averagePercent
    self.phrase = phrase
    self.agrees = agrees
  }
}
