import Compensation

/// Turns the rows of a survey or a list of advertisements into observations and salary figures.
///
/// Money written in a cell (`12-18K`, `$53K-$91K (est.)`, `300-330元/天`) is read by the grammar of
/// sentences; what the cell leaves open, the other columns and the header say. Each distinct text
/// is worked out once: a row then costs a look at its bytes.
struct RowReader: Sendable {
  let extractor: Extractor
  let table: DocumentTable
  let language: Language
  let words: RowWords
  let cellReader: CellReader
  let headers: [TableColumn: HeaderTerms]
  let places: RowPlaces
  /// Whether a cell may hold several answers, as those of a survey on the web do.
  let isMultipleChoice: Bool
  var memory = RowMemories()

  /// What a column's header says of its amounts.
  struct HeaderTerms: Sendable {
    var currency: String?
    var period: PayPeriod?
    var basis: PayBasis?
    var component: PayComponent?
    var statistic: PayStatistic?
  }

  init?(_ table: DocumentTable, extractor: Extractor) {
    let sample = NormalizedText(table.bytes, range: 0..<min(table.bytes.count, 6_000))
    let isAmerican = table.published?.country == "US"
    guard
      let language = isAmerican
        ? extractor.languages["en"]
        : extractor.languages.language(of: sample, fallback: extractor.languages["en"])
    else { return nil }
    self.init(table, extractor: extractor, language: language)
  }

  /// - Parameter language: The language of the table's words.
  init(_ table: DocumentTable, extractor: Extractor, language: Language) {
    self.extractor = extractor
    self.table = table
    self.language = language
    words = RowWords(language: language)
    cellReader = CellReader(language: language)
    var terms: [TableColumn: HeaderTerms] = [:]
    for (column, index) in table.columns {
      terms[column] = HeaderTerms(words.marks(in: table.header[index]))
    }
    headers = terms
    places = RowPlaces(table)
    isMultipleChoice = table.published?.kind == .developerSurvey
  }

  /// What a title means.
  typealias Resolver = (String) -> ResolvedTitle

  /// Returns what rows say.
  ///
  /// - Parameter resolve: What a title means; it is asked once for each distinct title.
  mutating func findings(
    of rows: Range<Int>, asRecords: Bool, resolving resolve: Resolver
  ) -> RowFindings {
    memory.prepare()
    var findings = RowFindings()
    findings.counts.rows = rows.count
    var row = DocumentTable.Row()
    switch table.published?.kind {
    case .wageSurvey, .projections:
      for index in rows {
        table.rows.read(index, into: &row)
        addPublished(row, resolve, to: &findings)
      }
    default:
      for index in rows {
        table.rows.read(index, into: &row)
        add(row, asRecords: asRecords, resolve, to: &findings)
      }
    }
    return findings
  }

  private mutating func add(
    _ row: DocumentTable.Row, asRecords: Bool, _ resolve: Resolver,
    to findings: inout RowFindings
  ) {
    guard isGranted(row) else {
      findings.counts.notGranted += 1
      return
    }
    let withoutCurrency = findings.counts.withoutCurrency
    var hasPay = false
    var hasRole = false
    func note(_ setting: Int) {
      hasPay = true
      hasRole = hasRole || memory.settings[setting].hasRole
    }
    if let (amount, column) = range(of: row) {
      if let setting = setting(of: amount, column: column, row: row, resolve, &findings.counts) {
        note(setting)
        add(amount, column, setting, nil, row, asRecords: asRecords, to: &findings)
      }
    }
    for value in places.values {
      guard let amount = reading(row, value.index),
        let setting = setting(of: amount, column: value.column, row: row, resolve, &findings.counts)
      else { continue }
      note(setting)
      add(
        amount, value.column, setting, (value.statistic, value.percentile), row,
        asRecords: asRecords, to: &findings)
    }
    if !hasPay, let converted = converted(row) {
      let amount = converted
      if let setting = setting(of: amount, column: .amount, row: row, resolve, &findings.counts) {
        note(setting)
        add(amount, .amount, setting, nil, row, asRecords: asRecords, to: &findings)
      }
    }
    if !hasPay {
      findings.counts.withoutPay += 1
      if var unread = unread(row), findings.unread.count < RowReader.unreadLimit {
        unread.lacksCurrency = findings.counts.withoutCurrency > withoutCurrency
        findings.unread.append(unread)
      }
    } else if !hasRole {
      findings.counts.withoutRole += 1
    }
  }

  private mutating func add(
    _ amount: CellReading, _ column: TableColumn, _ setting: Int,
    _ statistic: (PayStatistic?, Double?)?, _ row: DocumentTable.Row, asRecords: Bool,
    to findings: inout RowFindings
  ) {
    let named = statistic?.0 ?? memory.settings[setting].statistic
    guard asRecords || named != nil else {
      let group = memory.group(of: setting, in: &findings)
      findings.pays.append(
        RowPay(
          group: group, line: Int32(clamping: row.line), low: amount.low, high: amount.high,
          weight: weight(row), year: year(of: row), employer: employer(of: row, in: &findings)))
      return
    }
    var figure = figure(
      amount, column: column, setting: memory.settings[setting], row: row)
    figure.statistic = named
    figure.percentile = statistic?.1
    findings.records.append(.salary(figure))
  }

  /// How many cells of a part of the rows are listed that say something and state no pay.
  private static let unreadLimit = 100

  /// The first cell of pay of a row that says something, where none can be read as pay.
  private func unread(_ row: DocumentTable.Row) -> UnreadCell? {
    let indices = [places.minimum, places.maximum].compactMap { $0 } + places.values.map(\.index)
    for index in indices where row.cellRanges.indices.contains(index) {
      guard let written = RowWords.text(row.text, row.cellRanges[index]),
        written.contains(where: { $0.isLetter || $0.isNumber }),
        !["null", "none", "nan", "n/a", "na"].contains(written.lowercased())
      else { continue }
      let start = row.cellOffsets[index]
      let place = place(of: start..<start + row.cellRanges[index].count, in: row)
      return UnreadCell(
        line: place.line, column: place.column, locator: place.locator, written: written)
    }
    return nil
  }

  /// What a row weighs; 1 where it states nothing.
  private func weight(_ row: DocumentTable.Row) -> Double {
    guard let index = places.weight, row.cellRanges.indices.contains(index),
      case .number(let weight, _) = PlainCell.read(row.text, row.cellRanges[index])
    else { return 1 }
    return weight.doubleValue
  }

  /// The index of the organisation that a row names.
  private mutating func employer(
    of row: DocumentTable.Row, in findings: inout RowFindings
  ) -> Int32 {
    guard let index = places.employer, row.cellRanges.indices.contains(index),
      !row.cellRanges[index].isEmpty
    else { return -1 }
    return memory.employer(row.text, row.cellRanges[index], in: &findings)
  }

  /// The year that a row says its pay is of.
  func year(of row: DocumentTable.Row) -> Int? {
    for index in places.years where row.cellRanges.indices.contains(index) {
      if let year = RowWords.year(in: row.text, row.cellRanges[index]) { return year }
    }
    return nil
  }

  /// Reads the amount of a cell.
  mutating func reading(_ row: DocumentTable.Row, _ index: Int) -> CellReading? {
    guard row.cellRanges.indices.contains(index) else { return nil }
    let range = row.cellRanges[index]
    guard !range.isEmpty else { return nil }
    // Plain numbers are read as fast as they are looked up.
    switch PlainCell.read(row.text, range) {
    case .number(let amount, let place):
      guard amount.tenThousandths > 0 else { return nil }
      return CellReading(
        low: amount, high: amount, ends: (amount, amount), terms: 0,
        place: Int32(clamping: place.lowerBound)..<Int32(clamping: place.upperBound))
    case .none: return nil
    case .other: return memory.reading(of: row.text, range, by: cellReader)
    }
  }

  /// The range of a row that gives a minimum and a maximum in columns of their own.
  private mutating func range(of row: DocumentTable.Row) -> (CellReading, TableColumn)? {
    guard places.minimum != nil || places.maximum != nil else { return nil }
    let low = places.minimum.flatMap { reading(row, $0) }
    let high = places.maximum.flatMap { reading(row, $0) }
    guard var first = low ?? high else { return nil }
    let isOffer = table.published?.kind == .wageFilings
    if let low, let high, !isOffer || high.ends.high >= low.ends.low {
      let ends = [low.ends.low, high.ends.high].sorted()
      first.low = ends[0]
      first.high = ends[1]
      first.ends = (ends[0], ends[1])
    } else if low == nil {
      first.low = nil
    } else if !isOffer {
      first.high = nil
    }
    return (first, low == nil ? .maximum : .minimum)
  }
}

extension RowReader.HeaderTerms {
  init(_ marks: [Mark]) {
    func value(_ category: Category) -> String? {
      marks.first { $0.category == category }?.value
    }
    currency = value(.currency)
    period = value(.period).flatMap(PayPeriod.init(rawValue:))
    basis = value(.basis).flatMap(PayBasis.init(rawValue:))
    component = value(.component).flatMap(PayComponent.init(rawValue:))
    statistic = value(.statistic).flatMap(PayStatistic.init(rawValue:))
  }
}
