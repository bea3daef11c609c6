import Compensation

/// Reads a table without a header that the line above explains: “In May 2024, the median annual
/// wages for chemists in the top industries in which they worked were as follows:”.
///
/// Each row is a label and an amount. The line says what the amounts are, how often they are paid
/// and of which year; the first amount that names a currency names it for all. The labels are parts
/// of the role's workers where the line speaks of industries (`Tables/profiles.csv`), else roles.
struct LedTableReader {
  private let rows: [Int]
  private let extractor: Extractor
  private let cells: [[TableReader.Cell]]
  private let lead: PassageAnalysis
  private let language: Language
  private let currency: Currency
  private let profile: OccupationProfile?

  /// Creates a reader, or `nil` where the rows are no such table.
  init?(
    rows: [Int], in context: DocumentContext, extractor: Extractor,
    profile: OccupationProfile?
  ) {
    let bytes = context.document.bytes
    guard let first = rows.first, first > 0, context.passages[first].tableNumber != nil else {
      return nil
    }
    let lead = context.analysis(of: first - 1)
    guard lead.text.bytes.last == UInt8(ascii: ":"), LedTableReader.speaksOfPay(lead) else {
      return nil
    }
    let cells = rows.map { row in
      context.passages[row].cells(in: bytes).map {
        TableReader.Cell($0, in: context, language: lead.language)
      }
    }
    // A first row without an amount is a header.
    guard cells.allSatisfy({ $0.count == 2 }), cells[0][0].amounts.isEmpty,
      !cells[0][1].amounts.isEmpty,
      let currency = LedTableReader.currency(of: cells, lead: lead)
    else { return nil }
    self.lead = lead
    self.cells = cells
    self.currency = currency
    language = lead.language
    self.rows = rows
    self.extractor = extractor
    self.profile = profile
  }

  /// Whether the line that leads the table says that its amounts are pay, and not counts of jobs.
  private static func speaksOfPay(_ lead: PassageAnalysis) -> Bool {
    guard let last = lead.analyzed.sentences.last else { return false }
    let marks = lead.analyzed.marks(in: last)
    return marks.contains { $0.category == .pay && $0.number >= 2 }
      && marks.contains { $0.category == .statistic || $0.category == .period }
  }

  private static func currency(
    of cells: [[TableReader.Cell]], lead: PassageAnalysis
  ) -> Currency? {
    let named =
      cells.lazy.flatMap { $0[1].amounts }.first { !$0.currency.isEmpty }?.currency
      ?? lead.analyzed.marks.first { $0.category == .currency }?.value ?? ""
    return CurrencyChoice(
      nearness: Nearness(analyzed: lead.analyzed, sentence: 0..<0, amounts: []), leads: [],
      language: lead.language, country: nil
    ).resolved(orSilent: named)
  }

  /// Returns a figure for each row with an amount.
  func records(in context: DocumentContext) -> [Record] {
    let subject = subject(in: context)
    let holdsParts = extractor.profiles.namesParts(lead.text, language: language.code)
    var records: [Record] = []
    for (index, row) in cells.enumerated() {
      guard let amount = row[1].amounts.first, amount.low.tenThousandths > 0 else { continue }
      let role = holdsParts ? subject : self.role(of: row[0], in: context)
      guard
        let record = record(amount, row: row, passage: rows[index], role: role, context: context)
      else { continue }
      if case .salary(var figure) = record {
        if holdsParts { figure.segment = context.folded(row[0].source) }
        records.append(.salary(figure))
      } else {
        records.append(record)
      }
    }
    return records
  }

  /// The role that the line is about, else the page's.
  private func subject(in context: DocumentContext) -> AttachedRole? {
    let named = lead.analyzed.sentences.last.map(lead.subjects(in:)) ?? []
    // “chemists and materials scientists”: the line names the roles of the page together.
    if let first = named.first, named.count == 1 || first.role != profile?.role.role {
      return AttachedRole(first, isInSentence: true)
    }
    return profile?.role
  }

  private func role(of label: TableReader.Cell, in context: DocumentContext) -> AttachedRole {
    let mentions = extractor.roles.mentions(
      in: context.document.bytes, range: label.source, language: language.code)
    var role = AttachedRole()
    role.written = label.source
    role.isInSentence = true
    role.role = mentions.first?.role
    role.level = mentions.first?.level
    role.isEveryone = label.analyzed.marks.contains { $0.category == .everyone }
    return role
  }

  private func record(
    _ amount: AmountExpression, row: [TableReader.Cell], passage: Int, role: AttachedRole?,
    context: DocumentContext
  ) -> Record? {
    let place = context.location(of: row[1].analyzed.text.sourceRange(amount.range))
    let quote = context.folded(context.passages[passage].range)
    let scale = extractor.scales.typicalYear(currency)
    let period =
      amount.period ?? stated(.period).flatMap(PayPeriod.init(rawValue:))
      ?? PeriodCustom(language: language, scale: scale).period(of: amount)
    let year = amount.middle * PeriodCustom.perYear(period)
    guard year > scale * 0.02, year < scale * 45 else {
      return .rejected(
        RejectedAmount(
          location: place, language: language.code, low: amount.statedLow, high: amount.statedHigh,
          currency: currency, reason: .implausible, quote: quote))
    }
    var figure = SalaryFigure(
      location: place, language: language.code, low: amount.statedLow, high: amount.statedHigh,
      currency: currency, period: period, quote: quote,
      confidence: Confidence.value(ofCellWith: role))
    figure.statistic = stated(.statistic).flatMap(PayStatistic.init(rawValue:))
    figure.basis = stated(.basis).flatMap(PayBasis.init(rawValue:))
    figure.component = stated(.component).flatMap(PayComponent.init(rawValue:))
    figure.year = lead.analyzed.year ?? profile?.year
    if let role, !role.isEveryone {
      figure.role = role.role
      figure.roleAsWritten = role.written.map { context.folded($0) }
      figure.level = role.level
    }
    return .salary(figure)
  }

  private func stated(_ category: Category) -> String? {
    lead.analyzed.marks.first { $0.category == category }?.value
  }
}
