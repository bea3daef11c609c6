/// What is known of a table that is published in a form of its own, recognised by its header.
public struct PublishedTable: Hashable, Sendable {
  /// The forms that are known; each has a row of `published-kinds.csv`.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Other titles of occupations (O*NET).
    case alternateTitles = "alternate-titles"
    /// A price index by month or year (BLS, FRED, OECD).
    case consumerPrices = "consumer-prices"
    /// A row a respondent, with pay in the respondent's own currency (Stack Overflow).
    case developerSurvey = "developer-survey"
    /// Occupations with their labels in a language (ESCO).
    case labelledOccupations = "labelled-occupations"
    /// Occupations with their titles and descriptions (O*NET).
    case occupations
    /// A day a row, a currency a column, units for one euro (European Central Bank).
    case exchangeRates = "exchange-rates"
    /// Employment by occupation, now and projected (BLS Employment Projections).
    case projections
    /// Wages offered in labour condition applications (US Department of Labor).
    case wageFilings = "wage-filings"
    /// Wages by occupation: means and percentiles, by the hour and by the year (BLS OEWS).
    case wageSurvey = "wage-survey"

    /// Whether the table says what other tables are read with, and is no pay itself.
    public var isReference: Bool {
      switch self {
      case .alternateTitles, .consumerPrices, .exchangeRates, .labelledOccupations, .occupations:
        true
      case .developerSurvey, .projections, .wageFilings, .wageSurvey: false
      }
    }
  }

  /// What columns of these tables hold beside what ``TableColumn`` names.
  public enum Column: String, CaseIterable, Hashable, Sendable {
    /// A code of the Standard Occupational Classification, of O*NET or of ISCO.
    case code
    /// Whether the row is of one occupation or of a group of them.
    case group
    case areaType = "area-type"
    case industryGroup = "industry-group"
    case hourlyMean = "hourly-mean"
    case hourlyP10 = "hourly-p10"
    case hourlyP25 = "hourly-p25"
    case hourlyMedian = "hourly-median"
    case hourlyP75 = "hourly-p75"
    case hourlyP90 = "hourly-p90"
    /// Whether a filing was granted.
    case status
    case prevailingWage = "prevailing-wage"
    /// Employment at the start and at the end of a projection, and its change.
    case jobs
    case jobsLater = "jobs-later"
    case jobsChange = "jobs-change"
    case growthPercent = "growth-percent"
    case openings
    /// Pay that the publisher converted to US dollars a year.
    case convertedPay = "converted-pay"
    case title
    case alternateTitle = "alternate-title"
    case alternateLabels = "alternate-labels"
    case description
    /// The value of an index.
    case value
    /// The month of a year, `M01`.
    case month
    case series
  }

  /// The highest wage that a survey publishes; what lies above is marked and is a bound.
  public struct TopCode: Hashable, Sendable {
    public var hour: Amount
    public var year: Amount

    public init(hour: Amount, year: Amount) {
      self.hour = hour
      self.year = year
    }
  }

  public var kind: Kind
  /// The publication's name, `BLS Occupational Employment and Wage Statistics`.
  public var name: String
  public var columns: [Column: Int]
  /// The country that all rows are of, ISO 3166-1 alpha-2.
  public var country: String?
  /// The currency of amounts that name none.
  public var currency: Currency?
  /// The year of the wages, or the first one of a projection.
  public var year: Int?
  /// The last year of a projection.
  public var toYear: Int?
  public var topCode: TopCode?
  /// Where the rows stand in another table of the same document too: that table's name.
  public var repeats: String?

  public init(kind: Kind, name: String, columns: [Column: Int]) {
    self.kind = kind
    self.name = name
    self.columns = columns
  }
}
