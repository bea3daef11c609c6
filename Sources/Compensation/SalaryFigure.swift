/// One statement of pay: an amount or a range, what it is, and the sentence that states it.
public struct SalaryFigure: Hashable, Sendable {
  public var location: SourceLocation
  /// The BCP 47 code of the passage: `en`, `pl`, `de`, `zh`.
  public var language: String
  /// The catalogue's id of the role, `account-manager`; `nil` if unknown.
  public var role: String?
  /// The words in the text that name the role.
  public var roleAsWritten: String?
  public var statistic: PayStatistic?
  /// From 0 to 100, only with `statistic == .percentile`.
  public var percentile: Double?
  /// Equal to `high` for a single value; `nil` for “up to X”.
  public var low: Amount?
  /// Equal to `low` for a single value; `nil` for “from X”.
  public var high: Amount?
  public var currency: Currency
  public var period: PayPeriod
  /// Where stated: 13 for “13 Monatsgehälter”, 14 for “14薪”.
  public var paymentsPerYear: Double?
  /// `low` for a full-time year, in the same currency.
  public var annualLow: Amount?
  /// `high` for a full-time year, in the same currency.
  public var annualHigh: Amount?
  public var basis: PayBasis?
  public var component: PayComponent?
  public var level: JobLevel?
  /// The ISO 3166-1 alpha-2 code of the country that the text names.
  public var country: String?
  public var placeAsWritten: String?
  /// The part of the role's workers that the figure is limited to: an industry, a kind of employer.
  public var segment: String?
  /// The year that the figure is for, where the text says it.
  public var year: Int?
  public var employer: String?
  /// How many people are behind the figure, where stated.
  public var sampleSize: Double?
  /// Whether the source says that the role is paid by the hour and has no full-time year: its
  /// hourly amount is never made annual.
  public var isPaidByHourOnly = false
  /// The sentence or table row that holds the amount, white space folded.
  public var quote: String
  /// The calibrated probability, from 0 to 1, that the record is right.
  public var confidence: Double

  public init(
    location: SourceLocation, language: String, low: Amount?, high: Amount?, currency: Currency,
    period: PayPeriod, quote: String, confidence: Double
  ) {
    self.location = location
    self.language = language
    self.low = low
    self.high = high
    self.currency = currency
    self.period = period
    self.quote = quote
    self.confidence = confidence
  }
}

/// One statement on a role's job prospects.
public struct OutlookStatement: Hashable, Sendable {
  /// The place of the statement's sentence.
  public var location: SourceLocation
  public var language: String
  public var role: String?
  public var roleAsWritten: String?
  public var direction: OutlookDirection
  /// The change of employment over the whole period in per cent, negative for decline.
  public var growthPercent: Double?
  public var fromYear: Int?
  public var toYear: Int?
  /// The jobs that there are as the period begins, where stated.
  public var jobs: Double?
  public var openingsPerYear: Double?
  /// The change of employment over the period in jobs, negative for losses.
  public var newJobs: Double?
  public var country: String?
  public var placeAsWritten: String?
  public var quote: String
  public var confidence: Double

  public init(
    location: SourceLocation, language: String, direction: OutlookDirection, quote: String,
    confidence: Double
  ) {
    self.location = location
    self.language = language
    self.direction = direction
    self.quote = quote
    self.confidence = confidence
  }
}

/// An amount of money that was considered and turned down.
public struct RejectedAmount: Hashable, Sendable {
  public var location: SourceLocation
  public var language: String
  public var low: Amount?
  public var high: Amount?
  public var currency: Currency?
  public var reason: RejectionReason
  public var quote: String

  public init(
    location: SourceLocation, language: String, low: Amount?, high: Amount?, currency: Currency?,
    reason: RejectionReason, quote: String
  ) {
    self.location = location
    self.language = language
    self.low = low
    self.high = high
    self.currency = currency
    self.reason = reason
    self.quote = quote
  }
}
