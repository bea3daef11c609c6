import Compensation

// What the other cells of a row and the headers say of an amount.
extension RowReader {
  /// Returns what a row says of one of its amounts; `nil`, counted, where no currency is named.
  mutating func setting(
    of amount: CellReading, column: TableColumn, row: DocumentTable.Row, _ resolve: Resolver,
    _ counts: inout RowCounts
  ) -> RowSetting? {
    let words = words
    let isMultiple = isMultipleChoice
    var key = RowMemories.Key(column: column, period: .year, terms: amount.terms)
    let text = row.text
    if let range = range(places.role, row) {
      key.title = Int32(
        memory.titles.index(of: text, range) { range in
          let written = RowWords.text(text, range)
          // Several answers to one question are no title.
          let isOne = !isMultiple || written?.contains(";") == false
          return RowTitle(
            written: written,
            resolved: isOne ? written.map(resolve) ?? .init(role: nil) : .init(role: nil))
        })
    }
    if let range = range(places.country, row) {
      key.country = Int32(
        memory.countries.index(of: text, range) {
          RowWords.text(text, $0).flatMap(words.country)
        })
    }
    if let range = range(places.currency, row) {
      key.currency = Int32(
        memory.currencies.index(of: text, range) {
          RowWords.text(text, $0).flatMap(words.currency)
        })
    }
    if let range = range(places.basis, row) {
      key.basis = Int32(
        memory.bases.index(of: text, range) { RowWords.text(text, $0).flatMap(words.basis) })
    }
    if let range = range(places.component, row) {
      key.component = Int32(
        memory.components.index(of: text, range) {
          RowWords.text(text, $0).flatMap(words.component)
        })
    }
    if let range = range(places.segment, row) {
      key.segment = Int32(
        memory.segments.index(of: text, range) { RowWords.text(text, $0) })
    }
    let country = key.country >= 0 ? memory.countries[Int(key.country)] : table.published?.country
    let terms = memory.terms[Int(amount.terms)]
    let written = key.currency >= 0 ? memory.currencies[Int(key.currency)] : nil
    guard let currency = currency(terms, column: column, written: written, country: country)
    else {
      counts.withoutCurrency += 1
      return nil
    }
    key.period = period(of: amount, terms, column: column, currency: currency, row: row)
    let period = key.period
    let header = headers[column]
    let ownBasis = key.basis >= 0 ? memory.bases[Int(key.basis)] : nil
    let ownComponent = key.component >= 0 ? memory.components[Int(key.component)] : nil
    let segment = key.segment >= 0 ? memory.segments[Int(key.segment)] : nil
    let title =
      key.title >= 0
      ? memory.titles[Int(key.title)] : RowTitle(written: nil, resolved: ResolvedTitle(role: nil))
    return memory.setting(of: key) { number in
      RowSetting(
        title: title, currency: currency, country: country, period: period,
        basis: ownBasis ?? terms.basis ?? header?.basis,
        component: ownComponent ?? terms.component ?? header?.component,
        paymentsPerYear: terms.paymentsPerYear, segment: segment, statistic: header?.statistic,
        number: number)
    }
  }

  /// Where a cell's text is; `nil` where the table has no such column.
  @inline(__always)
  private func range(_ place: Int?, _ row: DocumentTable.Row) -> Range<Int>? {
    guard let place, place < row.cellRanges.count else { return nil }
    return row.cellRanges[place]
  }

  private mutating func period(
    of amount: CellReading, _ terms: CellTerms, column: TableColumn, currency: Currency,
    row: DocumentTable.Row
  ) -> PayPeriod {
    if let period = terms.period { return period }
    var isStated = false
    if let range = range(places.period, row) {
      isStated = true
      let words = words
      let text = row.text
      let number = memory.periods.index(of: text, range) {
        RowWords.text(text, $0).flatMap(words.period)
      }
      if let period = memory.periods[number] { return period }
    }
    if let period = terms.markedPeriod ?? headers[column]?.period { return period }
    // The survey asks for the year's pay where it has no question on its frequency.
    if isMultipleChoice, !isStated { return .year }
    let custom = PeriodCustom(language: language, scale: extractor.scales.typicalYear(currency))
    return custom.period(ofAmount: amount.middle, hasThousandLetter: terms.hasThousandLetter)
  }

  private func currency(
    _ terms: CellTerms, column: TableColumn, written: String?, country: String?
  ) -> Currency? {
    var named = terms.currency
    if named.isEmpty { named = written ?? headers[column]?.currency ?? "" }
    // The commonest case: a code.
    if let currency = Currency(named) { return currency }
    if named.isEmpty, let own = table.published?.currency { return own }
    // A respondent who names no currency may mean any.
    if named.isEmpty, isMultipleChoice { return nil }
    if named.isEmpty, let country,
      let entry = CurrencyTable.standard.entries.first(where: { $0.market == country })
    {
      return entry.currency
    }
    let empty: [UInt8] = []
    return CurrencyChoice(
      nearness: Nearness(
        analyzed: AnalyzedText(NormalizedText(empty, range: 0..<0), language: language),
        sentence: 0..<0, amounts: []), leads: [], language: language, country: country
    ).resolved(orSilent: named)
  }

  /// Whether a filing was granted; true for the rows of other tables.
  mutating func isGranted(_ row: DocumentTable.Row) -> Bool {
    guard let index = places.status,
      row.cellRanges.indices.contains(index)
    else { return true }
    let text = row.text
    let number = memory.statuses.index(of: text, row.cellRanges[index]) { range in
      // “Certified - Withdrawn” was granted and given up.
      RowWords.text(text, range)?.lowercased() == "certified"
    }
    return memory.statuses[number]
  }

  /// The pay that a publisher converted to US dollars a year, for rows whose own cannot be read.
  mutating func converted(_ row: DocumentTable.Row) -> CellReading? {
    guard table.published?.kind == .developerSurvey,
      let index = table.published?.columns[.convertedPay], var amount = reading(row, index)
    else { return nil }
    amount.terms = memory.number(of: CellTerms(currency: "USD", period: .year))
    return amount
  }
}
