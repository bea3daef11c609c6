internal import Compensation

/// The numbers of a report's arithmetic as cells with names, which the formulas of all sheets use:
/// who changes a rate or the hours of a year changes every number that rests on it.
struct AssumptionCells: Sendable {
  struct Input: Sendable {
    /// What formulas call it, `Hours_US`.
    var name: String
    /// The key of its group of inputs in the table of words.
    var section: String
    var label: String
    var value: Double
    var style: CellStyle
    /// Where the value is from, or what it does.
    var note: String
  }

  /// The name of an input and its value.
  struct Reference: Sendable {
    var name: String
    var value: Double
  }

  /// In the order of the sheet.
  private(set) var inputs: [Input] = []
  private var known: [Key: Reference] = [:]
  private let ageing: AgeingInput?

  private enum Key: Hashable {
    case length(PayPeriod, String?)
    case rate(Currency, Currency, Int?)
    case step(Adjustment.Kind, String?, Int?)
  }

  static let asOf = "As_of"
  static let staleYears = "Stale_years"
  static let conflict = "Conflict_ratio"
  static let leastSources = "Least_sources"
  static let least = "Least_observations"
  static let leastForTails = "Least_observations_tails"
  static let ageingRate = "Ageing_rate"
  static let ageingDate = "Ageing_date"

  /// The age in years from which figures are called stale, the ratio of sources from which they are
  /// said to disagree, and how many sources are few: conventions of this program.
  static let standardStaleYears = 3
  static let standardConflict = 1.25
  static let standardLeastSources = 2

  init(_ report: Report, _ wording: Wording) {
    ageing = report.inputs.ageing
    addLimits(of: report, wording)
    for length in report.inputs.yearLengths where length.period != .year { add(length, wording) }
    for figure in report.figures {
      addLength(of: figure, wording)
      addRate(of: figure, wording)
      addSteps(of: figure, wording)
    }
    if let ageing {
      add("ageing", AssumptionCells.ageingRate, ageing.rate, .share, wording)
      add(
        "ageing", AssumptionCells.ageingDate, excelDay(ofDay: ageing.date.description), .date,
        wording)
    }
    let order = ["limit", "length", "rate", "ageing", "step"]
    inputs = order.flatMap { section in inputs.filter { $0.section == section } }
  }

  /// The smallest number of observations whose numbers are shown; every number is where no rule was
  /// applied.
  static func least(of report: Report) -> Int { report.inputs.leastObservations ?? 1 }
  static func leastForTails(of report: Report) -> Int {
    report.inputs.leastObservationsForTails ?? 1
  }

  private mutating func addLimits(of report: Report, _ wording: Wording) {
    add("limit", AssumptionCells.asOf, excelDay(ofDay: report.asOf), .date, wording)
    add(
      "limit", AssumptionCells.staleYears, Double(AssumptionCells.standardStaleYears), .digits,
      wording)
    add("limit", AssumptionCells.conflict, AssumptionCells.standardConflict, .ratio, wording)
    add(
      "limit", AssumptionCells.leastSources, Double(AssumptionCells.standardLeastSources), .digits,
      wording)
    guard !report.observationSummaries.isEmpty else { return }
    add(
      "limit", AssumptionCells.least, Double(AssumptionCells.least(of: report)), .digits, wording)
    add(
      "limit", AssumptionCells.leastForTails, Double(AssumptionCells.leastForTails(of: report)),
      .digits, wording)
  }

  /// Adds an input whose label and note the table of words has.
  private mutating func add(
    _ section: String, _ name: String, _ value: Double, _ style: CellStyle, _ wording: Wording
  ) {
    inputs.append(
      Input(
        name: name, section: section, label: wording["input.\(name)"], value: value, style: style,
        note: wording["input.\(name).note"]))
  }

  private mutating func add(
    _ key: Key, _ section: String, name: String, label: String, value: Double, note: String
  ) {
    guard known[key] == nil, value.isFinite, value > 0 else { return }
    let style: CellStyle = section == "length" ? .stated : .rate
    known[key] = Reference(name: name, value: value)
    inputs.append(
      Input(
        name: name, section: section, label: label, value: value, style: style, note: note))
  }

  private mutating func add(_ length: YearLength, _ wording: Wording) {
    let place = length.country ?? wording["input.everywhere"]
    add(
      .length(length.period, length.country), "length",
      name: AssumptionCells.name(length.period) + "_" + (length.country ?? "default"),
      label: wording.text("input.length.\(length.period.rawValue)", ["place": place]),
      value: length.units, note: wording.translated(length.source, area: "note."))
  }

  private static func name(_ period: PayPeriod) -> String {
    switch period {
    case .hour: "Hours"
    case .day: "Days"
    case .week: "Weeks"
    case .fortnight: "Fortnights"
    case .month: "Months"
    case .year: "Years"
    }
  }

  /// Adds the length of the year that a figure was made annual by, where the report does not list it.
  private mutating func addLength(of figure: StandardizedFigure, _ wording: Wording) {
    guard figure.figure.period != .year, figure.statedPayments == nil,
      let market = figure.market?.code, length(of: figure) == nil, let factor = figure.annualFactor
    else { return }
    add(
      YearLength(period: figure.figure.period, country: market, units: factor, source: ""), wording)
  }

  private mutating func addRate(of figure: StandardizedFigure, _ wording: Wording) {
    guard let step = figure.adjustments.first(where: { !$0.kind.isModel }) else { return }
    let (from, to) = (figure.figure.currency, figure.currency)
    let year = figure.figure.year
    add(
      .rate(from, to, year), "rate",
      name: "Rate_\(from)_\(to)" + (year.map { "_\($0)" } ?? ""),
      label: wording.text("input.rate", ["from": from.code, "to": to.code])
        + (year.map { ", \($0)" } ?? ""), value: step.factor,
      note: wording.translated(step.assumption, area: "note."))
  }

  private mutating func addSteps(of figure: StandardizedFigure, _ wording: Wording) {
    for step in figure.adjustments where step.kind.isModel {
      if step.kind == .ageing, ageing != nil { continue }
      let market = figure.market?.code
      let year = figure.figure.year
      let parts =
        [AssumptionCells.name(step.kind)] + [market, year.map(String.init)].compactMap(\.self)
      add(
        .step(step.kind, market, year), "step", name: parts.joined(separator: "_"),
        label: ([wording["input.step.\(step.kind.rawValue)"]] + parts.dropFirst())
          .joined(separator: ", "), value: step.factor,
        note: wording.translated(step.assumption, area: "note."))
    }
  }

  private static func name(_ kind: Adjustment.Kind) -> String {
    switch kind {
    case .conversion: "Rate"
    case .ageing: "Ageing"
    case .realTerms: "Prices"
    case .purchasingPower: "Parity"
    }
  }

  /// How many times a year a figure is paid, by an input; `nil` for annual amounts, for a number of
  /// payments that its text states, and where the inputs do not give its annual amounts.
  func length(of figure: StandardizedFigure) -> Reference? {
    guard figure.figure.period != .year, figure.statedPayments == nil else { return nil }
    let period = figure.figure.period
    let found = known[.length(period, figure.market?.code)] ?? known[.length(period, nil)]
    return found.flatMap { figure.isAnnual(by: $0.value) ? $0 : nil }
  }

  /// The rate of exchange by which a figure was converted.
  func rate(of figure: StandardizedFigure) -> Reference? {
    known[.rate(figure.figure.currency, figure.currency, figure.figure.year)]
  }

  /// The steps that make a model of a figure, as a product; `year` is the cell of its year.
  func steps(of figure: StandardizedFigure, year: String) -> String? {
    let factors = figure.adjustments.filter(\.kind.isModel).map { step -> String? in
      if step.kind == .ageing, let ageing { return AssumptionCells.formula(ageing, year: year) }
      return known[.step(step.kind, figure.market?.code, figure.figure.year)]?.name
    }
    guard !factors.isEmpty, !factors.contains(nil) else { return nil }
    return factors.compactMap(\.self).joined(separator: "*")
  }

  /// Growth from 1 July of a year on: whole months, and days by a month's mean length.
  private static func formula(_ ageing: AgeingInput, year: String) -> String {
    let date = AssumptionCells.ageingDate
    let years =
      "((YEAR(\(date))-\(year))*12+MONTH(\(date))-7+(DAY(\(date))-1)/30.4375)/12"
    return ageing.isCompound
      ? "(1+\(AssumptionCells.ageingRate))^(\(years))"
      : "(1+\(AssumptionCells.ageingRate)*\(years))"
  }
}

extension StandardizedFigure {
  /// The number of monthly payments that the text states and that the annual amounts follow.
  var statedPayments: Double? {
    figure.period == .month ? figure.paymentsPerYear : nil
  }

  /// The rate of exchange that the annual amounts have been converted by; 1 for none.
  var conversionFactor: Double {
    adjustments.filter { !$0.kind.isModel }.reduce(1) { $0 * $1.factor }
  }

  /// Whether the annual amounts are the stated ones so many times a year.
  func isAnnual(by units: Double) -> Bool {
    [(figure.low, annualLow), (figure.high, annualHigh)].allSatisfy { amount, annual in
      guard let amount = amount?.doubleValue, let annual else { return true }
      return annual.isNear(amount * units * conversionFactor)
    }
  }

  /// What the stated amounts were multiplied by for a year: 1, 12, 2,080; `nil` where no number of
  /// at most four decimals gives both ends.
  var annualFactor: Double? {
    let ends = [(figure.low, annualLow), (figure.high, annualHigh)]
    for case (let amount?, let annual?) in ends where amount.tenThousandths > 0 {
      let factor =
        (annual / (amount.doubleValue * conversionFactor) * 10_000).rounded() / 10_000
      return factor > 0 && isAnnual(by: factor) ? factor : nil
    }
    return nil
  }
}

extension Double {
  /// Whether two ways to compute a number agree.
  func isNear(_ other: Double) -> Bool {
    abs(self - other) <= 1e-9 * Swift.max(abs(self), abs(other), 1)
  }
}

/// A day as spreadsheets count it: days from 30 December 1899 on.
func excelDay(ofDay day: String) -> Double {
  Double(secondsSince1970(ofDay: day) / 86_400 + 25_569)
}
