import Compensation

// From a cell to a record.
extension TableReader {
  func record(
    _ amount: AmountExpression, upper: (AmountExpression, Cell)?, cell: Cell, column: Int,
    row: [Cell], passage: Int, role: AttachedRole?, context: DocumentContext
  ) -> Record? {
    let place = place(of: row, column: column, passage: passage, context: context)
    guard let currency = currency(of: amount, column: column, country: place?.country) else {
      return nil
    }
    let end = upper?.1.source.upperBound
    let start = cell.analyzed.text.sourceRange(amount.range)
    let location = context.location(of: start.lowerBound..<(end ?? start.upperBound))
    let quote = context.folded(context.passages[passage].range)
    let low = amount.statedLow
    let high = upper?.0.high ?? amount.statedHigh
    let scale = extractor.scales.typicalYear(currency)
    let middle = AmountExpression(
      low: low ?? amount.low, high: high ?? amount.high, range: amount.range, end: amount.end)
    let period =
      stated(.period, column: column, cell: cell).flatMap(PayPeriod.init(rawValue:))
      ?? PeriodCustom(language: language, scale: scale).period(of: middle)
    let year = middle.middle * PeriodCustom.perYear(period)
    var rejection = rejection(of: amount, column: column, cell: cell, row: row, role: role)
    if rejection == nil, year < scale * 0.02 || year > scale * 45 { rejection = .implausible }
    if let rejection {
      guard !amount.isBare else { return nil }
      return .rejected(
        RejectedAmount(
          location: location, language: language.code, low: low, high: high, currency: currency,
          reason: rejection, quote: quote))
    }
    var figure = SalaryFigure(
      location: location, language: language.code, low: low, high: high, currency: currency,
      period: period, quote: quote, confidence: Confidence.value(ofCellWith: role))
    describe(&figure, column: column, cell: cell, label: row.first)
    figure.country = place?.country
    figure.placeAsWritten = place?.written
    if let role, !role.isEveryone {
      figure.role = role.role
      figure.roleAsWritten = role.written.map { context.folded($0) }
      figure.level = figure.level ?? role.level ?? level(in: row)
    }
    if roleColumn == nil, let label = row.first, label.amounts.isEmpty, !label.source.isEmpty,
      !label.analyzed.marks.contains(where: {
        [.place, .everyone, .pay, .statistic, .period, .level].contains($0.category)
      })
    {
      figure.segment = context.folded(label.source)
    }
    return .salary(figure)
  }

  /// Why a column's amounts are no pay; `nil` where its header or the table's lines say pay.
  private func rejection(
    of amount: AmountExpression, column: Int, cell: Cell, row: [Cell], role: AttachedRole?
  ) -> RejectionReason? {
    let header = columns[column]
    if header.has(.differenceColumn) { return .difference }
    if let label = row.first, label.source != cell.source,
      label.analyzed.marks.contains(where: { $0.category == .pay && $0.number >= 2 })
    {
      return nil
    }
    if header.has(.pay) || cell.analyzed.marks.contains(where: { $0.category == .pay }) {
      return nil
    }
    // Where the columns are roles, the row's label says what the amounts are; elsewhere it is a role.
    let label = header.role == nil ? [] : row.first?.analyzed.marks ?? []
    let own = cell.analyzed.marks + label
    if let reason = header.value(.refusal) ?? own.first(where: { $0.category == .refusal })?.value {
      return RejectionReason(rawValue: reason)
    }
    let lines = captions.flatMap(\.marks)
    if let mark = lines.first(where: { $0.category == .decisive }) {
      return RejectionReason(rawValue: mark.value)
    }
    if lines.contains(where: { $0.category == .pay && $0.number >= 2 }) { return nil }
    let leading = surroundings.filter { $0.passage.range.lowerBound < cell.source.lowerBound }
    if let mark = leading.lazy.flatMap(\.analyzed.marks).first(where: { $0.category == .refusal }) {
      return RejectionReason(rawValue: mark.value)
    }
    let tells = header.has(
      .statistic, .percentile, .level, .period, .basis, .lowColumn, .share, .top, .bottom)
    let hasPeriod = lines.contains { $0.category == .period || $0.category == .basis }
    let isRole = roleColumn != nil && role != nil
    let standsAlone =
      cell.analyzed.text.bytes.count - amount.range.count <= TableReader.besideAmount
    return (header.role != nil && standsAlone) || (isRole && (tells || hasPeriod)) ? nil : .noPayCue
  }

  /// The column of a statistic whose header says the unit of all such: `Lower quartile | Median | Upper
  /// quartile (€ a month)`.
  private func unit(besides column: Int) -> Column? {
    guard columns[column].has(.statistic, .percentile, .share, .percent),
      !columns[column].has(.currency)
    else { return nil }
    let named = columns.filter { $0.has(.currency) }
    guard named.count == 1, named[0].has(.statistic, .percentile, .share, .percent) else {
      return nil
    }
    return named[0]
  }

  /// What the header, the cell or the table's lines state of a category.
  private func stated(_ category: Category, column: Int, cell: Cell) -> String? {
    if let own = cell.analyzed.marks.first(where: { $0.category == category }) { return own.value }
    if let header = columns[column].value(category) { return header }
    if let unit = unit(besides: column)?.value(category) { return unit }
    for line in captions {
      if let mark = line.marks.first(where: { $0.category == category }) {
        return mark.value
      }
    }
    return nil
  }

  private func describe(
    _ figure: inout SalaryFigure, column: Int, cell: Cell, label: Cell?
  ) {
    var header = columns[column]
    // Rows may be of statistics, and the columns of anything: `25th percentile: 54,440`.
    if roleColumn == nil, let label, !header.has(.statistic, .percentile, .share, .percent),
      label.analyzed.marks.contains(where: {
        [.statistic, .percentile, .share, .percent].contains($0.category)
      })
    {
      header = Column(header: label, marks: label.analyzed.marks)
    }
    let (own, percentile) = statistic(of: header)
    if own == .percentile
      || (own == .median && (header.has(.percentile, .share, .percent) || !header.has(.statistic)))
    {
      figure.statistic = own
      figure.percentile = percentile
      figure.low = figure.low ?? figure.high
      figure.high = figure.high ?? figure.low
    } else if !header.has(.level) || header.has(.statistic) {
      figure.statistic =
        (header.value(.statistic) ?? stated(.statistic, column: column, cell: cell))
        .flatMap(PayStatistic.init(rawValue:))
    }
    figure.basis = stated(.basis, column: column, cell: cell).flatMap(PayBasis.init(rawValue:))
    figure.component = stated(.component, column: column, cell: cell)
      .flatMap(PayComponent.init(rawValue:))
    figure.level = header.value(.level).flatMap(JobLevel.init(rawValue:))
    figure.paymentsPerYear =
      captions.lazy.flatMap(\.marks).first { $0.category == .payments }?.number
    figure.year =
      year(in: header.header.analyzed)
      ?? unit(besides: column).flatMap { year(in: $0.header.analyzed) }
      ?? captions.lazy.compactMap { self.year(in: $0) }.first
  }

  /// The statistic that a header names, and the percentile: `90th percentile`, `P25`,
  /// `25% earn less than`.
  private func statistic(of column: Column) -> (PayStatistic?, Double?) {
    let analyzed = column.header.analyzed
    let whole = 0..<analyzed.text.bytes.count
    let end = AmountExpression(
      low: Amount(tenThousandths: 0), high: Amount(tenThousandths: 0),
      range: whole.upperBound..<whole.upperBound, end: whole.upperBound)
    let attributes = Attributes(
      nearness: Nearness(analyzed: analyzed, sentence: whole, amounts: [end]), roles: [], leads: [])
    let (statistic, percentile) = attributes.statistic(of: 0)
    if statistic != nil { return (statistic, percentile) }
    if let quartile = quartile(of: analyzed) { return quartile }
    // `10% | 25% | …` under a line that speaks of percentiles; `25th pct.` does so itself.
    let digits = analyzed.text.bytes.prefix { isDigit($0) }
    let isOrdinal =
      digits.endIndex < analyzed.text.bytes.count && isLetter(analyzed.text.bytes[digits.endIndex])
    guard let percent = column.marks.first(where: { $0.category == .percent }) else {
      return (nil, nil)
    }
    // `Top 10% over` beside a median.
    let isBesideStatistic = columns.contains { $0.has(.statistic) }
    if isBesideStatistic, column.has(.top) || column.has(.bottom),
      let share = number(before: percent, in: analyzed)
    {
      return (.percentile, column.has(.top) ? 100 - share : share)
    }
    let isShare =
      bracketed(in: analyzed) != nil
      || (!digits.isEmpty && percent.range.upperBound == analyzed.text.bytes.count)
    guard isOrdinal || isOfPercentiles || (isShare && isBesideStatistic) else { return (nil, nil) }
    guard let share = Double(String(decoding: digits, as: UTF8.self)) ?? bracketed(in: analyzed)
    else { return (nil, nil) }
    return share == 50 ? (.median, nil) : (.percentile, share)
  }

  private func number(before percent: Mark, in header: AnalyzedText) -> Double? {
    let digits = header.text.bytes[..<percent.range.lowerBound].filter { isDigit($0) }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// The per cent that a header gives in brackets: `low (10%)` beside a median.
  private func bracketed(in header: AnalyzedText) -> Double? {
    let bytes = header.text.bytes
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    let digits = bytes[(open + 1)...].prefix { isDigit($0) }
    guard digits.endIndex < bytes.count,
      header.marks(startingAt: digits.endIndex).contains(where: { $0.category == .percent })
    else { return nil }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// The quartile that a header abbreviates beside one that names the median: `Q1 | Median | Q3`.
  private func quartile(of header: AnalyzedText) -> (PayStatistic, Double?)? {
    guard columns.contains(where: { $0.has(.statistic, .percentile) }) else { return nil }
    switch String(decoding: header.text.bytes, as: UTF8.self) {
    case "q1": return (.percentile, 25)
    case "q2": return (.median, nil)
    case "q3": return (.percentile, 75)
    default: return nil
    }
  }

  /// Whether a header or a line of the table names percentiles.
  private var isOfPercentiles: Bool {
    columns.contains { $0.has(.percentile) }
      || captions.contains { $0.marks.contains { $0.category == .percentile } }
  }

  /// A year that stands in a header or a line.
  private func year(in analyzed: AnalyzedText) -> Int? {
    let whole = 0..<analyzed.text.bytes.count
    let end = AmountExpression(
      low: Amount(tenThousandths: 0), high: Amount(tenThousandths: 0),
      range: whole.upperBound..<whole.upperBound, end: whole.upperBound)
    return Attributes(
      nearness: Nearness(analyzed: analyzed, sentence: whole, amounts: [end]), roles: [], leads: []
    ).year(of: 0)
  }

  private func currency(
    of amount: AmountExpression, column: Int, country: String?
  ) -> Currency? {
    var named = amount.currency
    if named.isEmpty { named = columns[column].value(.currency) ?? "" }
    if named.isEmpty { named = unit(besides: column)?.value(.currency) ?? "" }
    if named.isEmpty {
      named =
        captions.lazy.flatMap(\.marks).first { $0.category == .currency }?.value ?? ""
    }
    if named.isEmpty {
      // The first row's sign stands for the column.
      for row in cells.dropFirst() where column < row.count {
        if let first = row[column].amounts.first(where: { !$0.currency.isEmpty }) {
          named = first.currency
          break
        }
      }
    }
    return CurrencyChoice(
      nearness: Nearness(
        analyzed: columns[column].header.analyzed, sentence: 0..<0, amounts: []),
      leads: [], language: language, country: country
    ).resolved(orSilent: named)
  }

  private func place(
    of row: [Cell], column: Int, passage: Int, context: DocumentContext
  ) -> (country: String, written: String)? {
    for cell in row + [columns[column].header] {
      if let mark = cell.analyzed.marks.first(where: { $0.category == .place }),
        cell.analyzed.text.isName(mark.range)
      {
        return (mark.value, context.folded(cell.analyzed.text.sourceRange(mark.range)))
      }
    }
    for line in surroundings {
      if let name = line.analyzed.marks.first(where: { $0.category == .place }),
        line.text.isName(name.range)
      {
        let mark = line.analyzed.place(of: name)
        return (mark.value, context.folded(line.text.sourceRange(mark.range)))
      }
    }
    return nil
  }
}
