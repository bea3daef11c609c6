/// One measure of the gap between the pay of women and of men in a table that names the sex.
public struct PayGapMeasure: Hashable, Sendable {
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Directive (EU) 2023/970, Article 9 (1), points (a) to (d): as a share of the men's level.
    case mean = "mean-gap"
    case variableMean = "variable-mean-gap"
    case median = "median-gap"
    case variableMedian = "variable-median-gap"
    /// Point (e): the share of a sex that receives variable pay.
    case womenWithVariable = "women-with-variable-pay"
    case menWithVariable = "men-with-variable-pay"
    /// Point (f): the share of women in a quartile pay band, from the lowest.
    case lowestQuartile = "women-in-quartile-1"
    case lowerQuartile = "women-in-quartile-2"
    case upperQuartile = "women-in-quartile-3"
    case highestQuartile = "women-in-quartile-4"
    /// Point (g): the gap of a category of workers, and those of its basic and variable pay.
    case category = "category-gap"
    case categoryBasic = "category-basic-gap"
    case categoryVariable = "category-variable-gap"
  }

  /// The path of the table.
  public var source: String
  public var market: String
  public var currency: Currency
  public var isNet: Bool
  /// The role of the workers, for measures of a category.
  public var category: String?
  /// How many women the measure is of; `nil` where the number is withheld.
  public var women: Int?
  /// How many men it is of; `nil` where the number is withheld.
  public var men: Int?
  public var measure: Measure
  /// A share; `nil` where the rule of suppression withholds it or a sex is missing.
  public var value: Double?
  /// Whether a category's gap reaches the 5 % from which Article 10 may ask for a joint assessment.
  public var reachesAssessment: Bool

  public init(
    source: String, market: String, currency: Currency, isNet: Bool, category: String? = nil,
    women: Int? = nil, men: Int? = nil, measure: Measure, value: Double?,
    reachesAssessment: Bool = false
  ) {
    self.source = source
    self.market = market
    self.currency = currency
    self.isNet = isNet
    self.category = category
    self.women = women
    self.men = men
    self.measure = measure
    self.value = value
    self.reachesAssessment = reachesAssessment
  }
}
