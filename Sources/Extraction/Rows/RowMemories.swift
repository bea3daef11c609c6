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
  /// The setting's number in the memory.
  var number: Int32
}

/// What a table's texts mean as far as its rows were read.
struct RowMemories: Sendable {
  /// Which texts make a setting, by their numbers in the memories; -1 for no such column.
  struct Key: Hashable, Sendable {
    var column: TableColumn
    var period: PayPeriod
    var terms: Int32
    var title: Int32 = -1
    var currency: Int32 = -1
    var country: Int32 = -1
    var basis: Int32 = -1
    var component: Int32 = -1
    var segment: Int32 = -1
  }

  /// More distinct texts than these are forgotten, so that memory does not grow with the rows.
  private static let limit = 1 << 17

  var titles = TextMemory<RowTitle>()
  var currencies = TextMemory<String?>()
  var periods = TextMemory<PayPeriod?>()
  var countries = TextMemory<String?>()
  var bases = TextMemory<PayBasis?>()
  var components = TextMemory<PayComponent?>()
  var segments = TextMemory<String?>()
  var statuses = TextMemory<Bool>()
  private var readings = TextMemory<CellReading?>()
  private(set) var terms: [CellTerms] = [CellTerms()]
  private var termNumbers: [CellTerms: Int32] = [CellTerms(): 0]
  private var settingNumbers: [Key: Int32] = [:]
  private var settings: [RowSetting?] = []
  /// By setting: the group in the findings of the rows that are read now.
  private var groups: [Int32] = []

  /// Begins a part of the rows.
  mutating func prepare() {
    let texts =
      titles.count + segments.count + readings.count + settings.count + currencies.count
      + countries.count
    if texts > RowMemories.limit { self = RowMemories() }
    groups = [Int32](repeating: -1, count: settings.count)
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

  /// Returns the setting of a key, which is made where the key is new; `nil` for one that names no
  /// currency.
  mutating func setting(
    of key: Key, orMaking make: (_ number: Int32) -> RowSetting?
  ) -> RowSetting? {
    if let known = settingNumbers[key] { return settings[Int(known)] }
    let number = Int32(settings.count)
    settingNumbers[key] = number
    settings.append(make(number))
    groups.append(-1)
    return settings[Int(number)]
  }

  /// Returns the number of a setting's group in the findings, to which a new one is added.
  mutating func group(of setting: RowSetting, in findings: inout RowFindings) -> Int32 {
    let known = groups[Int(setting.number)]
    if known >= 0 { return known }
    let number = Int32(findings.groups.count)
    findings.groups.append(
      RowGroup(
        role: setting.title.resolved.role, currency: setting.currency, period: setting.period,
        paymentsPerYear: setting.paymentsPerYear, basis: setting.basis, country: setting.country,
        segment: setting.segment))
    groups[Int(setting.number)] = number
    return number
  }
}
