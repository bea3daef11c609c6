/// The numbers of a report's arithmetic that its reader may want to change.
public struct ReportInputs: Hashable, Sendable {
  /// How many times a year pay is paid, as far as the report's pay made use of it.
  public var yearLengths: [YearLength] = []
  /// Where pay is moved to and at which growth, where that was asked for.
  public var ageing: AgeingInput?
  /// Fewer observations withhold every number, the count included; `nil` where no rule was applied.
  public var leastObservations: Int?
  /// Fewer observations withhold P10, P90, the minimum and the maximum.
  public var leastObservationsForTails: Int?

  public init() {}
}

/// How many times a year an amount of a period is paid.
public struct YearLength: Hashable, Sendable {
  public var period: PayPeriod
  /// The ISO 3166-1 alpha-2 code; `nil` for the countries that have no length of their own.
  public var country: String?
  /// Above 0.
  public var units: Double
  /// Where the number is from.
  public var source: String

  public init(period: PayPeriod, country: String?, units: Double, source: String) {
    self.period = period
    self.country = country
    self.units = units
    self.source = source
  }
}

/// A rate of growth by which pay is moved to a date, from 1 July of the year that it is of.
public struct AgeingInput: Hashable, Sendable {
  /// The growth in a year; 0.03 is 3 %.
  public var rate: Double
  public var date: CalendarDay
  /// Whether growth compounds: (1 + r)^years; else it is 1 + r × years.
  public var isCompound: Bool

  public init(rate: Double, date: CalendarDay, isCompound: Bool) {
    self.rate = rate
    self.date = date
    self.isCompound = isCompound
  }
}
