import Compensation

/// Reads the rows of a table whose first row says what its columns hold.
struct TableReader {
  /// One cell, read by itself: its neighbours are other facts.
  struct Cell: Sendable {
    var source: Range<Int>
    var analyzed: AnalyzedText
    var amounts: [AmountExpression]
  }

  /// What a column's header says.
  private struct Column {
    var header: Cell
    var marks: [Mark]
    /// The role that the header names, where no column names the rows' roles.
    var role: AttachedRole?

    func value(_ category: Category) -> String? {
      marks.first { $0.category == category }?.value
    }

    func has(_ categories: Category...) -> Bool {
      marks.contains { categories.contains($0.category) }
    }
  }

  let rows: [Int]
  let extractor: Extractor
  private let cells: [[Cell]]

  /// The header's cells.
  var headers: [Cell] { cells[0] }
  private let columns: [Column]
  /// The lines that lead the table and those that close it: captions, notes.
  private let surroundings: [PassageAnalysis]
  private let language: Language
  private let roleColumn: Int?

  /// Creates a reader, or `nil` where the first row is no header and each row stands for itself.
  init?(rows: [Int], in context: inout DocumentContext, extractor: Extractor) {
    guard rows.count > 1, context.passages[rows[0]].cells(in: context.document.bytes).count > 1
    else { return nil }
    self.rows = rows
    self.extractor = extractor
    let language = context.analysis(of: rows[0]).language
    self.language = language
    cells = rows.map { row in
      context.passages[row].cells(in: context.document.bytes).map {
        Cell($0, in: context, language: language)
      }
    }
    var roles = cells[0].dropFirst().map { TableReader.role(in: $0, of: context, extractor) }
    let isByRole = roles.count > 1 && roles.allSatisfy { $0?.role != nil }
    guard TableReader.isHeader(cells[0], before: cells.dropFirst(), isTelling: isByRole) else {
      return nil
    }
    if !isByRole { roles = roles.map { _ in nil } }
    columns = zip(cells[0], [nil] + roles).map { cell, role in
      Column(header: cell, marks: cell.analyzed.marks, role: role)
    }
    surroundings = TableReader.surroundings(of: rows, in: &context)
    roleColumn = TableReader.roleColumn(
      columns, cells: cells, extractor: extractor, context: context)
  }

  /// A cell that holds more bytes beside its amount than a period takes says something of its own.
  private static let besideAmount = 14
  /// A line above a blank one that is longer is no caption.
  private static let longestCaption = 140

  private static func isHeader(
    _ first: [Cell], before body: ArraySlice<[Cell]>, isTelling: Bool
  ) -> Bool {
    let hasMoney = first.contains { $0.amounts.contains { !$0.isBare && !$0.isInWords } }
    guard !hasMoney else { return false }
    let telling =
      isTelling
      || first.contains { cell in
        cell.analyzed.marks.contains { mark in
          [
            .pay, .statistic, .percentile, .share, .percent, .period, .level, .roleColumn,
            .lowColumn, .highColumn, .refusal, .basis, .outlookSubject,
          ].contains(mark.category)
        }
      }
    return telling && body.contains { row in row.dropFirst().contains { !$0.amounts.isEmpty } }
  }

  /// The leading lines, and the lines of the same group behind the table.
  private static func surroundings(
    of rows: [Int], in context: inout DocumentContext
  ) -> [PassageAnalysis] {
    var found = context.leadIns(of: rows[0])
    let group = context.passages[rows[0]].group
    if rows[0] > 0, context.passages[rows[0] - 1].kind == .text,
      context.passages[rows[0] - 1].group == group
        || (context.passages[rows[0] - 1].group == group - 1
          && context.passages[rows[0] - 1].range.count < longestCaption)
    {
      found.insert(context.analysis(of: rows[0] - 1), at: 0)
    }
    var next = rows[rows.count - 1] + 1
    while next < context.passages.count, context.passages[next].group <= group + 1,
      context.passages[next].kind == .text, next - rows[rows.count - 1] <= 2
    {
      found.append(context.analysis(of: next))
      next += 1
    }
    return found
  }

  private static func roleColumn(
    _ columns: [Column], cells: [[Cell]], extractor: Extractor, context: DocumentContext
  ) -> Int? {
    for (index, column) in columns.enumerated() where column.has(.roleColumn) && !column.has(.pay) {
      return index
    }
    let body = cells.dropFirst()
    for index in columns.indices {
      let named = body.count { row in
        index < row.count && row[index].amounts.isEmpty
          && !extractor.roles.mentions(
            in: context.document.bytes, range: row[index].source, language: context.language.code
          ).isEmpty
      }
      if named * 2 > body.count { return index }
    }
    return nil
  }

  /// Returns the records of all rows.
  func records(in context: inout DocumentContext) -> [Record] {
    var records: [Record] = []
    let inherited = context.role(around: rows[0], sentence: 0)
    for (index, row) in cells.enumerated().dropFirst() where row.count > 1 {
      records += self.records(
        of: row, passage: rows[index], inherited: inherited, context: &context)
    }
    return records
  }

  private func records(
    of row: [Cell], passage: Int, inherited: AttachedRole?, context: inout DocumentContext
  ) -> [Record] {
    let role =
      roleColumn.map { column in
        row.indices.contains(column)
          ? TableReader.role(in: row[column], of: context, extractor) : nil
      } ?? inherited
    var records = role.map { outlooks(row, passage: passage, role: $0, context: &context) } ?? []
    let low = columns.firstIndex { $0.has(.lowColumn) && !$0.has(.percentile, .share, .percent) }
    let high = columns.firstIndex { $0.has(.highColumn) && !$0.has(.percentile, .share, .percent) }
    for (index, cell) in row.enumerated() where index != roleColumn && index < columns.count {
      guard let amount = amount(in: cell, column: index) else { continue }
      if let low, let high, low != high, index == high, row.indices.contains(low),
        self.amount(in: row[low], column: low) != nil
      {
        continue  // told with the low end
      }
      var upper: (AmountExpression, Cell)?
      if let low, let high, low != high, index == low, row.indices.contains(high),
        let other = self.amount(in: row[high], column: high)
      {
        upper = (other, row[high])
      }
      if let record = record(
        amount, upper: upper, cell: cell, column: index, row: row, passage: passage,
        role: columns[index].role ?? role,
        context: &context)
      {
        records.append(record)
      }
    }
    return records
  }

  private func amount(in cell: Cell, column: Int) -> AmountExpression? {
    guard let amount = cell.amounts.first else { return nil }
    let isCount = columns[column].has(.counter, .jobsUnit, .outlookSubject, .experience)
    if amount.isBare, isCount || amount.low.doubleValue < 5 { return nil }
    return amount
  }
}

extension TableReader.Cell {
  init(_ source: Range<Int>, in context: DocumentContext, language: Language) {
    self.source = source
    analyzed = AnalyzedText(
      NormalizedText(context.document.bytes, range: source), language: language)
    amounts = AmountReader(analyzed).amounts(in: 0..<analyzed.text.bytes.count)
  }
}

// From a cell to a record.
extension TableReader {
  private func record(
    _ amount: AmountExpression, upper: (AmountExpression, Cell)?, cell: Cell, column: Int,
    row: [Cell], passage: Int, role: AttachedRole?, context: inout DocumentContext
  ) -> Record? {
    let place = place(of: row, passage: passage, context: &context)
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
    describe(&figure, column: column, cell: cell)
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
    let lines = surroundings.flatMap(\.analyzed.marks)
    if lines.contains(where: { $0.category == .pay && $0.number >= 2 }) { return nil }
    let leading = surroundings.filter { $0.passage.range.lowerBound < cell.source.lowerBound }
    if let mark = leading.lazy.flatMap(\.analyzed.marks).first(where: { $0.category == .refusal }) {
      return RejectionReason(rawValue: mark.value)
    }
    let tells = header.has(.statistic, .percentile, .level, .period, .basis, .lowColumn, .share)
    let hasPeriod = lines.contains { $0.category == .period || $0.category == .basis }
    let isRole = roleColumn != nil && role != nil
    let standsAlone =
      cell.analyzed.text.bytes.count - amount.range.count <= TableReader.besideAmount
    return (header.role != nil && standsAlone) || (isRole && (tells || hasPeriod)) ? nil : .noPayCue
  }

  /// What the header, the cell or the table's lines state of a category.
  private func stated(_ category: Category, column: Int, cell: Cell) -> String? {
    if let own = cell.analyzed.marks.first(where: { $0.category == category }) { return own.value }
    if let header = columns[column].value(category) { return header }
    for line in surroundings {
      if let mark = line.analyzed.marks.first(where: { $0.category == category }) {
        return mark.value
      }
    }
    return nil
  }

  private func describe(_ figure: inout SalaryFigure, column: Int, cell: Cell) {
    let header = columns[column]
    let (own, percentile) = statistic(of: header)
    if own == .percentile || (own == .median && header.has(.percentile, .share, .percent)) {
      figure.statistic = own
      figure.percentile = percentile
      figure.low = figure.low ?? figure.high
      figure.high = figure.high ?? figure.low
    } else if !header.has(.level) || header.has(.statistic) {
      figure.statistic = stated(.statistic, column: column, cell: cell)
        .flatMap(PayStatistic.init(rawValue:))
    }
    figure.basis = stated(.basis, column: column, cell: cell).flatMap(PayBasis.init(rawValue:))
    figure.component = stated(.component, column: column, cell: cell)
      .flatMap(PayComponent.init(rawValue:))
    figure.level = header.value(.level).flatMap(JobLevel.init(rawValue:))
    figure.paymentsPerYear =
      surroundings.lazy.flatMap(\.analyzed.marks)
      .first { $0.category == .payments }?.number
    figure.year =
      year(in: header.header.analyzed)
      ?? surroundings.lazy.compactMap {
        self.year(in: $0.analyzed)
      }.first
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
    // `10% | 25% | …` under a line that speaks of percentiles.
    guard column.marks.contains(where: { $0.category == .percent }), isOfPercentiles else {
      return (nil, nil)
    }
    let digits = analyzed.text.bytes.prefix { isDigit($0) }
    guard let share = Double(String(decoding: digits, as: UTF8.self)) else { return (nil, nil) }
    return share == 50 ? (.median, nil) : (.percentile, share)
  }

  /// Whether a header or a line of the table names percentiles.
  private var isOfPercentiles: Bool {
    columns.contains { $0.has(.percentile) }
      || surroundings.contains { $0.analyzed.marks.contains { $0.category == .percentile } }
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
    if named.isEmpty {
      named =
        surroundings.lazy.flatMap(\.analyzed.marks).first { $0.category == .currency }?.value ?? ""
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
    of row: [Cell], passage: Int, context: inout DocumentContext
  ) -> (country: String, written: String)? {
    for cell in row {
      if let mark = cell.analyzed.marks.first(where: { $0.category == .place }),
        cell.analyzed.text.isName(mark.range)
      {
        return (mark.value, context.folded(cell.analyzed.text.sourceRange(mark.range)))
      }
    }
    for line in surroundings {
      if let mark = line.analyzed.marks.first(where: { $0.category == .place }),
        line.text.isName(mark.range)
      {
        return (mark.value, context.folded(line.text.sourceRange(mark.range)))
      }
    }
    return nil
  }
}
