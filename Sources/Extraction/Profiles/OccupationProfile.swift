import Compensation

/// The table of an occupation's profile: a page on one occupation leads with its pay and its
/// prospects, a fact a row, the label in the first cell and the value in the second.
///
/// A table is one by the words of its labels (`Tables/profiles.csv`), in any order: it states pay
/// and an outlook.
struct OccupationProfile: Sendable {
  /// The passages of the table.
  let rows: Range<Int>
  /// The occupation.
  let role: AttachedRole
  /// The year that the pay is of.
  let year: Int?
  private let facts: [ProfileWords.Fact: Row]
  private let extractor: Extractor

  private struct Row: Sendable {
    var passage: Int
    var label: TableReader.Cell
    var value: TableReader.Cell
  }

  /// A profile leads its page: further down no table is looked at.
  private static let tableLimit = 32

  /// Creates the profile that one of a document's tables is, or `nil` where none is.
  init?(among units: [Range<Int>], of context: DocumentContext, extractor: Extractor) {
    let tables = units.lazy.filter { unit in
      unit.count > 2 && context.passages[unit.lowerBound].tableNumber != nil
    }.prefix(OccupationProfile.tableLimit)
    for table in Array(tables) {
      guard let found = OccupationProfile(rows: table, in: context, extractor: extractor) else {
        continue
      }
      self = found
      return
    }
    return nil
  }

  /// Creates the profile that the rows of a table are, or `nil` where they are none.
  private init?(rows: Range<Int>, in context: DocumentContext, extractor: Extractor) {
    guard rows.count > 2, rows.count < 40 else { return nil }
    let language = context.analysis(of: rows.lowerBound).language
    var facts: [ProfileWords.Fact: Row] = [:]
    for row in rows {
      let cells = context.passages[row].cells(in: context.document.bytes)
      guard cells.count == 2 else { continue }
      let text = NormalizedText(context.document.bytes, range: cells[0])
      guard let fact = extractor.profiles.fact(text, language: language.code), facts[fact] == nil
      else { continue }
      facts[fact] = Row(
        passage: row, label: TableReader.Cell(cells[0], in: context, language: language),
        value: TableReader.Cell(cells[1], in: context, language: language))
    }
    guard let pay = facts[.pay], facts[.outlook] != nil else { return nil }
    self.rows = rows
    self.facts = facts
    self.extractor = extractor
    year = pay.label.analyzed.year
    role = OccupationProfile.role(above: rows, in: context)
  }

  /// The occupation that the table's own title names, or a heading above it.
  private static func role(above rows: Range<Int>, in context: DocumentContext)
    -> AttachedRole
  {
    var title: Int?
    let bytes = context.document.bytes
    let passages = context.passages
    let own = rows.first(where: { row in
      passages[row].cells(in: bytes).filter { !$0.isEmpty }.count == 1
    })
    if let own, !context.analysis(of: own).roles.isEmpty { title = own }
    var position = rows.lowerBound - 1
    while title == nil, position >= 0 {
      if context.passages[position].kind == .heading, !context.analysis(of: position).roles.isEmpty
      {
        title = position
      }
      position -= 1
    }
    guard let title else { return AttachedRole() }
    let analysis = context.analysis(of: title)
    guard let first = analysis.roles.first else { return AttachedRole() }
    var role = AttachedRole(first, isInSentence: false)
    role.written = written(in: analysis)
    return role
  }

  /// The words of a title behind its colon: “Quick Facts: Accountants and Auditors”.
  private static func written(in title: PassageAnalysis) -> Range<Int> {
    let bytes = title.text.bytes
    var start = (bytes.lastIndex(of: UInt8(ascii: ":")) ?? -1) + 1
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return title.text.sourceRange(start..<end)
  }

  /// Returns the pay and the outlook that the table states.
  func records(in context: DocumentContext) -> [Record] {
    pay(in: context) + outlook(in: context)
  }

  /// Gives the page's other figures what only its profile states.
  ///
  /// The sentences of such a page go on with the profile: role and year stand in the sentence of the
  /// median, and the percentiles follow it. A sentence that states the profile's growth states it
  /// in the profile's direction, whatever its words seem to say (“high school teachers”).
  func complete(_ records: inout [Record]) {
    let own = records.lazy.compactMap { record in
      if case .outlook(let statement) = record { statement } else { nil }
    }.first
    var median: SalaryFigure?
    for index in records.indices {
      switch records[index] {
      case .salary(let figure) where figure.statistic == .median && figure.segment == nil:
        median = figure
      case .salary(var figure) where figure.statistic == .percentile:
        figure.year = figure.year ?? year
        if figure.role == nil, let median {
          figure.role = median.role
          figure.roleAsWritten = median.roleAsWritten
        }
        records[index] = .salary(figure)
      case .outlook(var statement):
        guard let own, let growth = own.growthPercent, let found = statement.growthPercent,
          abs(found) == abs(growth), statement.fromYear == own.fromYear,
          statement.toYear == own.toYear
        else { continue }
        statement.growthPercent = growth
        statement.direction = own.direction
        records[index] = .outlook(statement)
      default: continue
      }
    }
  }

  private func pay(in context: DocumentContext) -> [Record] {
    guard let row = facts[.pay] else { return [] }
    let statistic = row.label.analyzed.marks.first { $0.category == .statistic }
      .flatMap { PayStatistic(rawValue: $0.value) }
    return row.value.amounts.compactMap { amount in
      guard !amount.isBare, let currency = currency(of: amount, in: row.value) else { return nil }
      let scale = extractor.scales.typicalYear(currency)
      let language = row.value.analyzed.language
      var figure = SalaryFigure(
        location: context.location(of: row.value.analyzed.text.sourceRange(amount.range)),
        language: language.code, low: amount.statedLow, high: amount.statedHigh,
        currency: currency,
        period: amount.period
          ?? PeriodCustom(language: language, scale: scale).period(of: amount),
        quote: context.folded(context.passages[row.passage].range),
        confidence: Confidence.value(ofCellWith: role))
      figure.statistic = statistic
      figure.year = year
      figure.role = role.role
      figure.roleAsWritten = role.written.map { context.folded($0) }
      return .salary(figure)
    }
  }

  private func currency(of amount: AmountExpression, in cell: TableReader.Cell) -> Currency? {
    CurrencyChoice(
      nearness: Nearness(analyzed: cell.analyzed, sentence: 0..<0, amounts: []), leads: [],
      language: cell.analyzed.language, country: nil
    ).resolved(orSilent: amount.currency)
  }

  private func outlook(in context: DocumentContext) -> [Record] {
    guard let row = facts[.outlook] else { return [] }
    let value = row.value.analyzed
    let figures = OutlookFigures(analyzed: value, sentence: 0..<value.text.bytes.count)
    guard let percent = figures.percent(near: 0..<0, within: Int.max) else { return [] }
    let sign: Double = row.value.hasMinus(before: percent.place.lowerBound) ? -1 : 1
    var statement = OutlookStatement(
      location: context.location(of: context.passages[row.passage].range),
      language: value.language.code,
      direction: percent.value == 0 ? .stable : sign < 0 ? .decline : .growth,
      quote: quote(context), confidence: Confidence.value(ofCellWith: role))
    statement.growthPercent = sign * percent.value
    let label = row.label.analyzed
    let years = OutlookFigures(analyzed: label, sentence: 0..<label.text.bytes.count)
      .years(near: 0..<0)
    (statement.fromYear, statement.toYear) = (years.from, years.to)
    statement.newJobs = number(.change)
    statement.jobs = number(.jobs)
    statement.role = role.role
    statement.roleAsWritten = role.written.map { context.folded($0) }
    return [.outlook(statement)]
  }

  /// The number that a row states, with its sign.
  private func number(_ fact: ProfileWords.Fact) -> Double? {
    guard let cell = facts[fact]?.value, let amount = cell.amounts.first else { return nil }
    let value = amount.low.doubleValue
    return cell.hasMinus(before: amount.range.lowerBound) ? -value : value
  }

  /// The rows of the outlook, of the jobs and of their change, as one quote.
  private func quote(_ context: DocumentContext) -> String {
    [.jobs, .outlook, .change].compactMap { fact in
      facts[fact].map { context.folded(context.passages[$0.passage].range) }
    }.joined(separator: "; ")
  }
}

extension TableReader.Cell {
  /// Whether a minus stands before the number that begins or ends at a place.
  func hasMinus(before place: Int) -> Bool {
    let bytes = analyzed.text.bytes
    // Dashes are normalized to the en dash; its last byte stands before the number.
    func isMinus(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == 0x93 }
    if place < bytes.count, isMinus(bytes[place]) { return true }
    var start = place
    while start > 0, isDigit(bytes[start - 1]) || " .,".utf8.contains(bytes[start - 1]) {
      start -= 1
    }
    return start > 0 && isMinus(bytes[start - 1])
  }
}

extension AnalyzedText {
  /// The year that the text names, as of a figure that would end it.
  var year: Int? {
    let whole = 0..<text.bytes.count
    let end = AmountExpression(
      low: Amount(tenThousandths: 0), high: Amount(tenThousandths: 0),
      range: whole.upperBound..<whole.upperBound, end: whole.upperBound)
    return Attributes(
      nearness: Nearness(analyzed: self, sentence: whole, amounts: [end]), roles: [], leads: []
    ).year(of: 0)
  }
}
