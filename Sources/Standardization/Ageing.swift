internal import Glibc
public import Compensation

/// Moves pay from the date it is of to another one, at a yearly rate of growth.
///
/// Ageing is a model of what pay may be at that date. Pay of a year counts as of its middle, 1 July;
/// pay without a year has no date to start from and is not aged.
public struct Ageing: Hashable, Sendable {
  public enum Convention: String, CaseIterable, Hashable, Sendable {
    /// V × (1 + r)^(months / 12); the usual one.
    case compound
    /// V × (1 + r × months / 12).
    case simple
  }

  /// The growth in a year; 0.03 is 3 %.
  public let rate: Double
  public let date: CalendarDay
  public let convention: Convention

  /// Creates an ageing, or `nil` unless the rate lies above −1 and not above 1: more is a per cent
  /// that was taken for a share.
  public init?(to date: CalendarDay, at rate: Double, _ convention: Convention = .compound) {
    guard rate > -1, rate <= 1 else { return nil }
    self.rate = rate
    self.date = date
    self.convention = convention
  }

  /// Returns what pay is multiplied by for a number of months, negative ones for going back; `nil`
  /// where simple growth would leave nothing.
  ///
  /// ```swift
  /// ageing.factor(months: 6)  // 1.0149 at 3 %, compound
  /// ```
  public func factor(months: Double) -> Double? {
    let years = months / 12
    let factor =
      switch convention {
      case .compound: pow(1 + rate, years)
      case .simple: 1 + rate * years
      }
    return factor > 0 && factor.isFinite ? factor : nil
  }

  /// Returns the months from a day to the date: whole ones by the calendar, and a month's mean
  /// length, 30.4375 days, for the days that are left.
  public func months(from day: CalendarDay) -> Double {
    Double((date.year - day.year) * 12 + date.month - day.month)
      + Double(date.day - day.day) / 30.4375
  }

  /// Returns the step for pay of a year, from its middle on; `nil` for a year that has none.
  func adjustment(from year: Int) -> Adjustment? {
    guard let start = CalendarDay(year: year, month: 7, day: 1),
      let factor = factor(months: months(from: start))
    else { return nil }
    return Adjustment(
      .ageing, factor: factor,
      assumption: "from \(start) to \(date) at \(percent) a year, \(convention.rawValue)")
  }

  var percent: String { "\(Amount(tenThousandths: Int64((rate * 1_000_000).rounded()))) %" }

  /// The rule as numbers.
  public var input: AgeingInput {
    AgeingInput(rate: rate, date: date, isCompound: convention == .compound)
  }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    ReportParameter(
      name: "Ageing", value: "to \(date) at \(percent) a year, \(convention.rawValue)",
      note: "from 1 July of the year that pay is of; pay without a year is not aged; a model [e]")
  }
}
