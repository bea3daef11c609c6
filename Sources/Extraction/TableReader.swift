import Compensation

/// Reads the rows of a table whose first row, or else the line above, says what its columns hold.
struct TableReader {
  /// One cell, read by itself: its neighbours are other facts.
  struct Cell: Sendable {
    var source: Range<Int>
    var analyzed: AnalyzedText
    var amounts: [AmountExpression]
  }

  /// What a column's header says.
  struct Column {
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

    /// Whether the header names pay and what kind of pay it is: `Median monthly pay`.
    var tellsPay: Bool {
      marks.contains { $0.category == .pay && $0.number >= 3 }
        && has(.statistic, .period, .basis, .currency)
    }
  }

  let rows: [Int]
  let extractor: Extractor
  let cells: [[Cell]]

  /// The header's cells.
  var headers: [Cell] { cells[0] }
  let columns: [Column]
  /// The lines that lead the table and those that close it.
  let surroundings: [PassageAnalysis]
  /// What holds for all columns: captions, notes, and the head of the roles' column where it tells
  /// what the others hold.
  let captions: [AnalyzedText]
  let language: Language
  let roleColumn: Int?

  /// Creates a reader, or `nil` where each row stands for itself: the first one is no header, and no
  /// line above says whose currency the numbers are.
  init?(rows: [Int], in context: DocumentContext, extractor: Extractor) {
    guard rows.count > 1, context.passages[rows[0]].cells(in: context.document.bytes).count > 1
    else { return nil }
    self.extractor = extractor
    let language = context.analysis(of: rows[0]).language
    self.language = language
    var found = rows.map { row in
      context.passages[row].cells(in: context.document.bytes).map {
        Cell($0, in: context, language: language)
      }
    }
    // ` | 2024 | 2025`, below which `Glazier | 19.10 | 19.60` stands, heads its first column with nothing.
    let start = context.passages[rows[0]].range.lowerBound
    if context.document.bytes.dropFirst(start).first == UInt8(ascii: "|"),
      found.dropFirst().allSatisfy({ $0.count == found[0].count + 1 })
    {
      found[0].insert(Cell(start..<start, in: context, language: language), at: 0)
    }
    var roles = found[0].dropFirst().map { TableReader.role(in: $0, of: context, extractor) }
    let isByRole = roles.count > 1 && roles.allSatisfy { $0?.role != nil }
    surroundings = TableReader.surroundings(of: rows, in: context)
    let isOfNumbers = context.passages[rows[0]].separator == Passage.numbersAtEnd
    if !isOfNumbers,
      TableReader.isHeader(
        found[0], before: found.dropFirst(),
        isTelling: isByRole
          || TableReader.namesColumns(found[0], of: found.dropFirst(), under: surroundings))
    {
      self.rows = rows
      cells = found
    } else if TableReader.isNumbers(found, under: surroundings) {
      self.rows = [rows[0]] + rows
      let start = context.passages[rows[0]].range.lowerBound
      let header =
        TableReader.header(of: found[0].count, in: surroundings, before: start)
        ?? found[0].map { _ in start..<start }
      cells = [header.map { Cell($0, in: context, language: language) }] + found
    } else {
      return nil
    }
    if !isByRole { roles = roles.map { _ in nil } }
    columns = zip(cells[0], [nil] + roles).map { cell, role in
      Column(header: cell, marks: cell.analyzed.marks, role: role)
    }
    let roleColumn = TableReader.roleColumn(
      columns, cells: cells, extractor: extractor, context: context)
    self.roleColumn = roleColumn
    let heads = columns.enumerated().filter { $0.offset == roleColumn && $0.element.tellsPay }
    captions = heads.map(\.element.header.analyzed) + surroundings.map(\.analyzed)
  }

  /// A cell that holds more bytes beside its amount than a period takes says something of its own.
  static let besideAmount = 14
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
            .lowColumn, .highColumn, .differenceColumn, .refusal, .basis,
            .outlookSubject,
          ].contains(mark.category)
        }
      }
    return telling && body.contains { row in row.dropFirst().contains { !$0.amounts.isEmpty } }
  }

  /// Returns where the columns' heads stand in the line above a table, if it names as many statistics
  /// as there are columns of numbers: `Pay, P25 / P50 / P75 (£):`.
  private static func header(
    of count: Int, in lines: [PassageAnalysis], before start: Int
  ) -> [Range<Int>]? {
    for line in lines where line.passage.range.upperBound <= start {
      let fields = line.text.bytes.indices.split { line.text.bytes[$0] == UInt8(ascii: " ") }
      if fields.count == count, line.language.isIdeographic {
        return fields.map { line.text.sourceRange($0.startIndex..<$0.endIndex) }
      }
      var heads: [Range<Int>] = []
      for mark in line.analyzed.marks
      where [.statistic, .percentile, .lowColumn, .highColumn, .level].contains(mark.category)
        && heads.last.map({ $0.upperBound <= mark.range.lowerBound }) ?? true
      {
        heads.append(mark.range)
      }
      // A preposition heads no single column: `Pay of bakers (euros a month)`.
      let isPreposition =
        heads.count == 1
        && line.analyzed.marks.contains { $0.range == heads.first && $0.category == .function }
      guard heads.count == count - 1, !isPreposition, let first = heads.first else { continue }
      let ends = heads.dropFirst().map(\.lowerBound) + [line.whole.upperBound]
      return ([0..<first.lowerBound] + zip(heads, ends).map { $0.lowerBound..<$1 })
        .map { line.text.sourceRange($0) }
    }
    return nil
  }

  /// Whether all rows are a label and plain numbers, and a line above says that they are pay, for which
  /// period or which statistic, and in which currency: `Monthly wages in francs`, and below it `Baker | 4 350`.
  /// The rows, or the first, may say the currency instead.
  private static func isNumbers(_ rows: [[Cell]], under lines: [PassageAnalysis]) -> Bool {
    let marks = lines.lazy.flatMap(\.analyzed.marks)
    let isCurrencySaid = marks.contains { $0.category == .currency }
    let isPaySaid = marks.contains { $0.category == .pay && $0.number >= 3 }
    let isTermSaid = marks.contains { [.period, .percentile, .statistic].contains($0.category) }
    guard isCurrencySaid ? isPaySaid || isTermSaid : isPaySaid && isTermSaid else { return false }
    return rows.allSatisfy { row in
      row.count == rows[0].count && row[0].amounts.allSatisfy(\.isBare) && !row[0].source.isEmpty
        && (!isCurrencySaid || row.dropFirst().allSatisfy { $0.amounts.allSatisfy(\.isBare) })
    }
      && rows.contains { $0.dropFirst().contains { !$0.amounts.isEmpty } }
  }

  /// Whether the first row names columns of plain numbers, `Grade | Step 1 | Step 6`, below a line that
  /// says what they are.
  private static func namesColumns(
    _ first: [Cell], of body: ArraySlice<[Cell]>, under lines: [PassageAnalysis]
  ) -> Bool {
    func isOfWords(_ cell: Cell) -> Bool {
      cell.analyzed.text.bytes.contains { isLetter($0) || $0 >= 0x80 }
    }
    return first.dropFirst().allSatisfy(isOfWords)
      && body.allSatisfy { row in
        row.count == first.count && !row.dropFirst().contains(where: isOfWords)
      }
      && isNumbers(Array(body), under: lines)
  }

  /// The leading lines, and the lines of the same group behind the table.
  private static func surroundings(
    of rows: [Int], in context: DocumentContext
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
        index < row.count && row[index].amounts.allSatisfy(\.isBare)
          && !extractor.roles.mentions(
            in: context.document.bytes, range: row[index].source, language: context.language.code
          ).isEmpty
      }
      if named * 2 > body.count { return index }
    }
    return nil
  }

  /// Returns the records of all rows.
  func records(in context: DocumentContext) -> [Record] {
    var records: [Record] = []
    let inherited = context.role(around: rows[0], sentence: 0)
    for (index, row) in cells.enumerated().dropFirst() where row.count > 1 {
      records += self.records(
        of: row, passage: rows[index], inherited: inherited, context: context)
    }
    return records
  }

  private func records(
    of row: [Cell], passage: Int, inherited: AttachedRole?, context: DocumentContext
  ) -> [Record] {
    let role =
      roleColumn.map { column in
        row.indices.contains(column)
          ? TableReader.role(in: row[column], of: context, extractor) : nil
      } ?? inherited
    var records = role.map { outlooks(row, passage: passage, role: $0, context: context) } ?? []
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
        context: context)
      {
        records.append(record)
      }
    }
    return records
  }

  private func amount(in cell: Cell, column: Int) -> AmountExpression? {
    guard var amount = cell.amounts.first else { return nil }
    if amount.isBare, let unit = unit(of: column) { amount.count(in: unit) }
    let isCount =
      columns[column].has(.counter, .jobsUnit, .outlookSubject, .experience)
      && !columns[column].has(.percent, .percentile, .statistic, .segment)
    if amount.isBare, isCount || amount.low.doubleValue < 5 { return nil }
    return amount
  }
}

// Tables whose header or caption says in which unit they count: `万元/年`, `in Tsd. Euro`.
extension TableReader {
  /// The multiplier that holds for a column's plain numbers.
  private func unit(of column: Int) -> Double? {
    ([columns[column].header.analyzed] + captions).lazy.compactMap { words in
      words.marks.first { $0.category == .multiplier && isUnit($0, in: words) }?.number
    }.first
  }

  /// Whether a multiplier stands beside a currency and behind no number.
  private func isUnit(_ mark: Mark, in words: AnalyzedText) -> Bool {
    let bytes = words.text.bytes
    let start = mark.range.lowerBound
    guard mark.number >= 1_000, mark.range.count > 1, start == 0 || !isDigit(bytes[start - 1]),
      start < 2 || bytes[start - 1] != 0x20 || !isDigit(bytes[start - 2])
    else { return false }
    return words.marks.contains { other in
      other.category == .currency
        && (other.range.overlaps(mark.range)
          || (0...2).contains(other.range.lowerBound - mark.range.upperBound)
          || (0...2).contains(start - other.range.upperBound))
    }
  }
}

extension AmountExpression {
  /// Takes a plain number for one of thousands or ten thousands, unless it is too large for one.
  fileprivate mutating func count(in unit: Double) {
    guard high.doubleValue < 10_000 else { return }
    low = Amount(tenThousandths: low.tenThousandths * Int64(unit))
    high = Amount(tenThousandths: high.tenThousandths * Int64(unit))
    hasMultiplier = true
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
