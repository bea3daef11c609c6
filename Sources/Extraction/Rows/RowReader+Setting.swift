import Compensation

// What the other cells of a row and the headers say of an amount.
extension RowReader {
  /// Returns the number of what a row says of one of its amounts; `nil`, counted, where no currency
  /// is named.
  mutating func setting(
    of amount: CellReading, column: TableColumn, row: DocumentTable.Row, _ resolve: Resolver,
    _ counts: inout RowCounts
  ) -> Int? {
    let combination = combination(of: amount, column: column, row: row, resolve)
    let base =
      memory.base(of: combination) ?? memory.add(makeBase(combination, column: column))
    let known = memory[base: base]
    guard let currency = known.currency else {
      counts.withoutCurrency += 1
      return nil
    }
    let period = known.period ?? customaryPeriod(of: amount, scale: known.scale)
    return memory.setting(of: base, period)
      ?? memory.add(
        makeSetting(combination, column: column, currency: currency, period: period), to: base)
  }

  private func customaryPeriod(of amount: CellReading, scale: Double) -> PayPeriod {
    PeriodCustom(language: language, scale: scale).period(
      ofAmount: amount.middle,
      hasThousandLetter: memory.terms[Int(amount.terms)].hasThousandLetter)
  }

  private mutating func combination(
    of amount: CellReading, column: TableColumn, row: DocumentTable.Row, _ resolve: Resolver
  ) -> Combination {
    let words = words
    let places = places
    let isMultiple = isMultipleChoice
    var found = Combination(column: Int32(table.columns[column] ?? -1), terms: amount.terms)
    if let range = RowReader.range(places.role, row) {
      let text = row.text
      found.title = Int32(
        memory.titles.index(of: text, range) { range in
          let written = RowWords.text(text, range)
          // Several answers to one question are no title.
          let isOne = !isMultiple || written?.contains(";") == false
          return RowTitle(
            written: written,
            resolved: isOne ? written.map(resolve) ?? .init(role: nil) : .init(role: nil))
        })
    }
    func number<Value>(
      _ place: Int?, in memory: inout TextMemory<Value>, _ make: (String?) -> Value
    ) -> Int32 {
      guard let range = RowReader.range(place, row) else { return -1 }
      return Int32(memory.index(of: row.text, range) { make(RowWords.text(row.text, $0)) })
    }
    found.currency = number(places.currency, in: &memory.currencies) { $0.flatMap(words.currency) }
    found.country = number(places.country, in: &memory.countries) { $0.flatMap(words.country) }
    found.period = number(places.period, in: &memory.periods) { $0.flatMap(words.period) }
    found.basis = number(places.basis, in: &memory.payBases) { $0.flatMap(words.basis) }
    found.component = number(places.component, in: &memory.components) {
      $0.flatMap(words.component)
    }
    found.segment = number(places.segment, in: &memory.segments) { $0 }
    return found
  }

  private func country(_ combination: Combination) -> String? {
    combination.country >= 0
      ? memory.countries[Int(combination.country)] : table.published?.country
  }

  private func makeBase(_ combination: Combination, column: TableColumn) -> RowMemories.Base {
    let terms = memory.terms[Int(combination.terms)]
    let written =
      combination.currency >= 0 ? memory.currencies[Int(combination.currency)] : nil
    let currency = currency(
      terms, column: column, written: written, country: country(combination))
    return RowMemories.Base(
      currency: currency, period: period(combination, terms, column: column),
      scale: currency.map { extractor.scales.typicalYear($0) } ?? 1)
  }

  private func makeSetting(
    _ combination: Combination, column: TableColumn, currency: Currency, period: PayPeriod
  ) -> RowSetting {
    let terms = memory.terms[Int(combination.terms)]
    let header = headers[column]
    let basis = combination.basis >= 0 ? memory.payBases[Int(combination.basis)] : nil
    let component =
      combination.component >= 0 ? memory.components[Int(combination.component)] : nil
    return RowSetting(
      title: combination.title >= 0
        ? memory.titles[Int(combination.title)]
        : RowTitle(written: nil, resolved: ResolvedTitle(role: nil)),
      currency: currency, country: country(combination), period: period,
      basis: basis ?? terms.basis ?? header?.basis,
      component: component ?? terms.component ?? header?.component,
      paymentsPerYear: terms.paymentsPerYear,
      segment: combination.segment >= 0 ? memory.segments[Int(combination.segment)] : nil,
      statistic: header?.statistic)
  }

  /// Where a cell's text is; `nil` where the table has no such column.
  @inline(__always)
  private static func range(_ place: Int?, _ row: DocumentTable.Row) -> Range<Int>? {
    guard let place, place < row.cellRanges.count else { return nil }
    return row.cellRanges[place]
  }

  /// The period that the cell, the row or the header states; `nil` where all are silent.
  private func period(
    _ combination: Combination, _ terms: CellTerms, column: TableColumn
  ) -> PayPeriod? {
    if let period = terms.period { return period }
    if combination.period >= 0, let period = memory.periods[Int(combination.period)] {
      return period
    }
    if let period = terms.markedPeriod ?? headers[column]?.period { return period }
    // The survey asks for the year's pay where it has no question on its frequency.
    return isMultipleChoice && combination.period < 0 ? .year : nil
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
