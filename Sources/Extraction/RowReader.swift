public import Compensation

/// What a table's title of a role was resolved to.
public struct ResolvedTitle: Hashable, Sendable {
  /// The catalogue's id; `nil` where nothing is sure.
  public var role: String?
  public var level: JobLevel?

  public init(role: String?, level: JobLevel? = nil) {
    self.role = role
    self.level = level
  }
}

/// Turns the rows of a survey or a list of advertisements into salary figures.
///
/// Money written in a cell (`12-18K`, `$53K-$91K (est.)`, `300-330元/天`) is read by the grammar of
/// sentences; what the cell leaves open, the other columns and the header say.
struct RowReader {
  let extractor: Extractor
  let table: DocumentTable
  private let language: Language
  private let headerMarks: [TableColumn: [Mark]]
  private let resolve: (String) -> ResolvedTitle

  /// - Parameter resolve: What a title means; it is asked once for each distinct title.
  init?(
    _ table: DocumentTable, extractor: Extractor, resolve: @escaping (String) -> ResolvedTitle
  ) {
    let sample = NormalizedText(table.bytes, range: 0..<min(table.bytes.count, 6_000))
    guard
      let language = extractor.languages.language(of: sample, fallback: extractor.languages["en"])
    else { return nil }
    self.init(table, extractor: extractor, language: language, resolve: resolve)
  }

  /// - Parameters:
  ///   - language: The language of the table's words.
  ///   - resolve: What a title means; it is asked once for each distinct title.
  init(
    _ table: DocumentTable, extractor: Extractor, language: Language,
    resolve: @escaping (String) -> ResolvedTitle
  ) {
    self.extractor = extractor
    self.table = table
    self.language = language
    var marks: [TableColumn: [Mark]] = [:]
    for (column, index) in table.columns {
      let header = Array(table.header[index].utf8)
      let text = NormalizedText(header, range: 0..<header.count)
      marks[column] = AnalyzedText(text, language: language).marks
    }
    headerMarks = marks
    self.resolve = resolve
  }

  /// The columns that hold a value of their own, with what it is.
  private static let values:
    [(column: TableColumn, statistic: PayStatistic?, percentile: Double?)] = [
      (.amount, nil, nil), (.mean, .mean, nil), (.median, .median, nil), (.p10, .percentile, 10),
      (.p25, .percentile, 25), (.p75, .percentile, 75), (.p90, .percentile, 90),
    ]

  /// Returns the figures of a row: one for each column of pay, minimum and maximum together.
  func figures(of row: DocumentTable.Row, titles: inout [String: ResolvedTitle]) -> [SalaryFigure] {
    var figures: [SalaryFigure] = []
    if let range = rangeFigure(row) { figures.append(range) }
    for (column, statistic, percentile) in RowReader.values {
      guard let cell = amount(row, column),
        var stated = figure(cell, column: column, row: row)
      else { continue }
      if let statistic { stated.statistic = statistic }
      stated.percentile = percentile
      figures.append(stated)
    }
    let written = text(row, .role)
    let resolved = written.map { title($0, &titles) }
    for index in figures.indices {
      figures[index].role = resolved?.role
      figures[index].roleAsWritten = written
      figures[index].level = level(row) ?? resolved?.level
    }
    return figures
  }

  private func title(_ written: String, _ titles: inout [String: ResolvedTitle]) -> ResolvedTitle {
    if let known = titles[written] { return known }
    let resolved = resolve(written)
    titles[written] = resolved
    return resolved
  }

  /// A cell's amount: the first in it, with the text that it was read from.
  private struct CellAmount {
    var expression: AmountExpression
    var analyzed: AnalyzedText
    var offset: Int
    var length: Int
  }

  private func amount(_ row: DocumentTable.Row, _ column: TableColumn) -> CellAmount? {
    guard let index = table.columns[column] else { return nil }
    let cell = row.cells[index]
    guard cell.contains(where: { isDigit($0) || $0 >= 0x80 }) else { return nil }
    let analyzed = AnalyzedText(
      NormalizedText(cell, range: 0..<cell.count), language: language)
    let amounts = AmountReader(analyzed).amounts(in: 0..<analyzed.text.bytes.count)
    guard let first = amounts.first, first.low.tenThousandths > 0 else { return nil }
    let source = analyzed.text.sourceRange(first.range)
    return CellAmount(
      expression: first, analyzed: analyzed, offset: row.cellOffsets[index] + source.lowerBound,
      length: source.count)
  }

  /// The figure of a row that gives a minimum and a maximum in columns of their own.
  private func rangeFigure(_ row: DocumentTable.Row) -> SalaryFigure? {
    let low = amount(row, .minimum)
    let high = amount(row, .maximum)
    guard let first = low ?? high,
      var figure = self.figure(first, column: low == nil ? .maximum : .minimum, row: row)
    else { return nil }
    if let low = low?.expression.low, let high = high?.expression.high {
      figure.low = min(low, high)
      figure.high = max(low, high)
    } else if low == nil {
      figure.low = nil
    } else {
      figure.high = nil
    }
    return figure
  }

  private func figure(
    _ amount: CellAmount, column: TableColumn, row: DocumentTable.Row
  ) -> SalaryFigure? {
    let country = text(row, .country).flatMap { self.country($0) }
    guard let currency = currency(amount, column: column, row: row, country: country) else {
      return nil
    }
    let place = table.position(of: amount.offset, in: row)
    var location = SourceLocation(document: table.path, line: place.line, column: place.column)
    location.offset = amount.offset
    location.locator = table.locator(of: amount.offset, in: row)
    location.length = amount.length
    let scale = extractor.scales.typicalYear(currency)
    let period =
      amount.expression.period ?? stated(.period, row: row, column: column)
      .flatMap(PayPeriod.init(rawValue:))
      ?? PeriodCustom(language: language, scale: scale).period(of: amount.expression)
    let bytes = Array(table.bytes[row.range])
    var figure = SalaryFigure(
      location: location, language: language.code, low: amount.expression.statedLow,
      high: amount.expression.statedHigh, currency: currency, period: period,
      quote: String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .joined(separator: " "), confidence: 0.95)
    figure.basis = stated(.basis, row: row, column: column).flatMap(PayBasis.init(rawValue:))
    figure.component = stated(.component, row: row, column: column)
      .flatMap(PayComponent.init(rawValue:))
    figure.statistic = headerMarks[column]?.first { $0.category == .statistic }
      .flatMap { PayStatistic(rawValue: $0.value) }
    figure.paymentsPerYear = payments(amount)
    figure.country = country
    figure.placeAsWritten = text(row, .place) ?? text(row, .country)
    figure.segment = text(row, .segment)
    figure.employer = text(row, .employer)
    figure.year = (text(row, .year) ?? text(row, .date)).flatMap { year(in: $0) }
    figure.sampleSize = text(row, .sampleSize).flatMap { Double($0) }
    return figure
  }

  /// A cell's text, trimmed; `nil` where the table has no such column or nothing in it.
  private func text(_ row: DocumentTable.Row, _ column: TableColumn) -> String? {
    guard let index = table.columns[column], row.cells.indices.contains(index) else { return nil }
    let words = String(decoding: row.cells[index], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty || words == "NA" || words == "N/A" ? nil : words
  }

  /// What a cell of the category's own column, the amount's cell or the header states.
  private func stated(_ category: Category, row: DocumentTable.Row, column: TableColumn) -> String?
  {
    let own: TableColumn? =
      switch category {
      case .period: .period
      case .basis: .basis
      case .component: .component
      default: nil
      }
    if let own, let written = text(row, own) {
      if PayPeriod(rawValue: written.lowercased()) != nil
        || PayBasis(rawValue: written.lowercased()) != nil
      {
        return written.lowercased()
      }
      if let mark = marks(in: written).first(where: { $0.category == category }) {
        return mark.value
      }
    }
    for cell in [column, .amount] {
      if let index = table.columns[cell],
        let mark = marks(in: String(decoding: row.cells[index], as: UTF8.self))
          .first(where: { $0.category == category })
      {
        return mark.value
      }
    }
    return headerMarks[column]?.first { $0.category == category }?.value
  }

  private func marks(in text: String) -> [Mark] {
    let bytes = Array(text.utf8)
    return AnalyzedText(NormalizedText(bytes, range: 0..<bytes.count), language: language).marks
  }

  private func level(_ row: DocumentTable.Row) -> JobLevel? {
    guard let written = text(row, .level) else { return nil }
    if let level = JobLevel(rawValue: written.lowercased()) { return level }
    return marks(in: written).first { $0.category == .level }
      .flatMap { JobLevel(rawValue: $0.value) }
  }

  private func payments(_ amount: CellAmount) -> Double? {
    Attributes(
      nearness: Nearness(
        analyzed: amount.analyzed, sentence: 0..<amount.analyzed.text.bytes.count,
        amounts: [amount.expression]), roles: [], leads: []
    ).paymentsPerYear(of: 0)
  }

  /// A country's code, or the country of a place that the tables know.
  private func country(_ written: String) -> String? {
    if written.utf8.count == 2, written.utf8.allSatisfy({ (65...90).contains($0) }) {
      return written == "UK" ? "GB" : written
    }
    return marks(in: written).first { $0.category == .place }?.value
  }

  private func currency(
    _ amount: CellAmount, column: TableColumn, row: DocumentTable.Row, country: String?
  ) -> Currency? {
    let choice = CurrencyChoice(
      nearness: Nearness(analyzed: amount.analyzed, sentence: 0..<0, amounts: []), leads: [],
      language: language, country: country)
    if !amount.expression.currency.isEmpty {
      return choice.resolved(orSilent: amount.expression.currency)
    }
    if let written = text(row, .currency) {
      if let currency = Currency(String(written.uppercased().prefix(3))) { return currency }
      if let mark = marks(in: written).first(where: { $0.category == .currency }) {
        return choice.resolved(orSilent: mark.value)
      }
    }
    if let mark = headerMarks[column]?.first(where: { $0.category == .currency }) {
      return choice.resolved(orSilent: mark.value)
    }
    if let country,
      let entry = CurrencyTable.standard.entries.first(where: { $0.market == country })
    {
      return entry.currency
    }
    return language.silentCurrency
  }

  private func year(in written: String) -> Int? {
    let digits = written.split { !$0.isNumber }.first { $0.count == 4 }
    guard let digits, let year = Int(String(digits)) else { return nil }
    return (1900...2100).contains(year) ? year : nil
  }
}

extension Extractor {
  /// Returns the figures of a table's rows, in order.
  ///
  /// - Parameters:
  ///   - table: A table whose columns were recognised.
  ///   - resolve: What a title means; it is asked once for each distinct title.
  public func records(
    in table: DocumentTable, resolving resolve: @escaping (String) -> ResolvedTitle
  ) -> [Record] {
    guard let reader = RowReader(table, extractor: self, resolve: resolve) else { return [] }
    var titles: [String: ResolvedTitle] = [:]
    return table.rows.flatMap { row in
      reader.figures(of: row, titles: &titles).map { .salary($0) }
    }
  }
}
