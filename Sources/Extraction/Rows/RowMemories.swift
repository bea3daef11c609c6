import Compensation

/// The title of a row: as written, and what it means.
struct RowTitle: Hashable, Sendable {
  var written: String?
  var resolved: ResolvedTitle
}

/// What a row's cells and headers say of an amount, apart from the amount and its period.
struct RowSetting: Sendable {
  var title: RowTitle
  var currency: Currency
  var country: String?
  var period: PayPeriod
  var basis: PayBasis?
  var component: PayComponent?
  var paymentsPerYear: Double?
  var segment: String?
  var statistic: PayStatistic?

  var hasRole: Bool { title.resolved.role != nil }
}

/// What a table's texts mean as far as its rows were read.
struct RowMemories: Sendable {
  /// More distinct texts than these are forgotten, so that memory does not grow with the rows.
  private static let limit = 1 << 17

  var titles = TextMemory<RowTitle>()
  var currencies = TextMemory<String?>()
  var periods = TextMemory<PayPeriod?>()
  var countries = TextMemory<String?>()
  var payBases = TextMemory<PayBasis?>()
  var components = TextMemory<PayComponent?>()
  var segments = TextMemory<String?>()
  var statuses = TextMemory<Bool>()
  private var employers = TextMemory<String?>()
  /// By employer: its index in the findings of the rows that are read now.
  private var employerIndices: [Int32] = []
  private var readings = TextMemory<CellReading?>()
  private(set) var terms: [CellTerms] = [CellTerms()]
  private var termNumbers: [CellTerms: Int32] = [CellTerms(): 0]
  private var combinations = CombinationTable()
  /// By combination: the currency, the period that is stated, and the settings by period.
  private var bases: [Base] = []
  private(set) var settings: [RowSetting] = []
  /// By setting: the group in the findings of the rows that are read now.
  private var groups: [Int32] = []

  /// What a combination of texts says, whatever the amount.
  struct Base: Sendable {
    /// `nil` where the texts name no currency.
    var currency: Currency?
    var period: PayPeriod?
    /// A typical year's pay in the currency.
    var scale: Double
    /// The settings with each period, in the order of all periods; -1 before the first.
    var settings: SIMD8<Int32> = SIMD8(repeating: -1)
  }

  /// Begins a part of the rows.
  mutating func prepare() {
    let texts =
      titles.count + segments.count + readings.count + settings.count + currencies.count
      + countries.count + employers.count
    if texts > RowMemories.limit { self = RowMemories() }
    groups = [Int32](repeating: -1, count: settings.count)
    employerIndices = [Int32](repeating: -1, count: employers.count)
  }

  /// Returns the index of a cell's employer in the findings; -1 where the cell is empty.
  mutating func employer(
    _ text: [UInt8], _ range: Range<Int>, in findings: inout RowFindings
  ) -> Int32 {
    let number = employers.index(of: text, range) { RowWords.text(text, $0) }
    if number == employerIndices.count { employerIndices.append(-1) }
    if employerIndices[number] >= 0 { return employerIndices[number] }
    guard let name = employers[number] else { return -1 }
    employerIndices[number] = Int32(findings.employers.count)
    findings.employers.append(name)
    return employerIndices[number]
  }

  /// Returns what a cell states, worked out at its first sight.
  mutating func reading(
    of text: [UInt8], _ range: Range<Int>, by reader: CellReader
  ) -> CellReading? {
    var made: CellReader.Result??
    let index = readings.index(of: text, range) { range in
      let result = reader.read(text, range)
      made = .some(result)
      return result.map {
        CellReading(
          low: $0.low, high: $0.high, ends: $0.ends, terms: 0,
          place: Int32(clamping: $0.place.lowerBound)..<Int32(clamping: $0.place.upperBound))
      }
    }
    if case .some(.some(let result)) = made {
      let terms = number(of: result.terms)
      readings.update(index) { $0?.terms = terms }
    }
    return readings[index]
  }

  mutating func number(of new: CellTerms) -> Int32 {
    if let known = termNumbers[new] { return known }
    let number = Int32(terms.count)
    terms.append(new)
    termNumbers[new] = number
    return number
  }

  /// Returns the number of what a combination of texts says; `nil` where that is still to be added.
  @inline(__always)
  mutating func base(of combination: Combination) -> Int? {
    let (number, isNew) = combinations.number(of: combination)
    return isNew ? nil : number
  }

  /// Adds what the combination says that was looked up last, and returns its number.
  mutating func add(_ base: Base) -> Int {
    bases.append(base)
    return bases.count - 1
  }

  subscript(base number: Int) -> Base { bases[number] }

  /// Returns the number of a base's setting with a period; `nil` where that is still to be added.
  @inline(__always)
  func setting(of base: Int, _ period: PayPeriod) -> Int? {
    let known = bases[base].settings[period.ordinal]
    return known >= 0 ? Int(known) : nil
  }

  /// Adds the setting of a base with the setting's period, and returns its number.
  mutating func add(_ setting: RowSetting, to base: Int) -> Int {
    bases[base].settings[setting.period.ordinal] = Int32(settings.count)
    settings.append(setting)
    groups.append(-1)
    return settings.count - 1
  }

  /// Returns the number of a setting's group in the findings, to which a new one is added.
  @inline(__always)
  mutating func group(of number: Int, in findings: inout RowFindings) -> Int32 {
    let known = groups[number]
    return known >= 0 ? known : addGroup(of: number, in: &findings)
  }

  private mutating func addGroup(of number: Int, in findings: inout RowFindings) -> Int32 {
    let setting = settings[number]
    let group = Int32(findings.groups.count)
    findings.groups.append(
      RowGroup(
        role: setting.title.resolved.role, currency: setting.currency, period: setting.period,
        paymentsPerYear: setting.paymentsPerYear, basis: setting.basis, country: setting.country,
        segment: setting.segment))
    groups[number] = group
    return group
  }
}

extension PayPeriod {
  /// The period's place among all.
  fileprivate var ordinal: Int {
    switch self {
    case .hour: 0
    case .day: 1
    case .week: 2
    case .fortnight: 3
    case .month: 4
    case .year: 5
    }
  }
}
