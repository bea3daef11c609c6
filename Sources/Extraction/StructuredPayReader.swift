public import Compensation

extension Extractor {
  /// Returns what a document states in fields for machines as records: salary figures, and rejected
  /// amounts for what cannot be pay.
  ///
  /// - Parameters:
  ///   - language: The language of the document's other records; `nil` to find it.
  ///   - resolve: What a title means.
  public func structuredRecords(
    in document: DocumentText, language: String? = nil,
    resolving resolve: @escaping (String) -> ResolvedTitle
  ) -> [Record] {
    guard !document.structuredPay.isEmpty else { return [] }
    let spoken =
      language ?? spokenLanguages(of: document).first?.code
      ?? document.declaredLanguage.flatMap { languages[$0]?.code } ?? "en"
    return document.structuredPay.compactMap { pay in
      StructuredPayReader(pay, of: document, spoken: spoken, extractor: self)
        .record(resolving: resolve)
    }
  }
}

/// Turns one statement in fields into a record.
///
/// Words in the fields (`Germany`, `€`, `45k – 50k`) are read as those of a table's cells: the
/// statement becomes a row of its own.
private struct StructuredPayReader {
  let pay: StructuredPay
  let document: DocumentText
  let language: String
  let extractor: Extractor

  init(_ pay: StructuredPay, of document: DocumentText, spoken: String, extractor: Extractor) {
    self.pay = pay
    self.document = document
    self.extractor = extractor
    // A page may carry the postings of another country.
    let words = [pay.title, pay.amount].compactMap(\.self).joined(separator: " ")
    let bytes = Array(words.utf8)
    language =
      extractor.languages.language(
        of: NormalizedText(bytes, range: 0..<bytes.count), fallback: extractor.languages[spoken])?
      .code ?? spoken
  }

  func record(resolving resolve: @escaping (String) -> ResolvedTitle) -> Record? {
    let row = rowFigure
    guard var figure = row, figure.low != nil || figure.high != nil else {
      return rejected(nil, .other)
    }
    // Without a currency and a country, the language's own currency would be a guess.
    guard hasCurrency else { return rejected(nil, .other) }
    guard isPlausible(figure) else { return rejected(figure.currency, .implausible) }
    let title = pay.title.map(resolve)
    figure.role = title?.role
    figure.level = title?.level
    figure.roleAsWritten = pay.title
    figure.year = pay.year
    figure.confidence = 0.97
    return .salary(figure)
  }

  /// The currency is stated by its field, by the amount's own words or by the country.
  private var hasCurrency: Bool {
    pay.currency != nil || pay.country != nil
      || pay.amount.map {
        $0.contains { !$0.isNumber && !$0.isWhitespace && !".,'’–-".contains($0) }
      }
        ?? false
  }

  private var location: SourceLocation {
    var location = document.location(ofSource: pay.range)
    location.locator = pay.field
    return location
  }

  /// What the row of the statement is read as, with the exact amounts where they are plain numbers.
  private var rowFigure: SalaryFigure? {
    var columns: [TableColumn: Int] = [:]
    var cells: [[UInt8]] = []
    func add(_ column: TableColumn, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      columns[column] = cells.count
      cells.append(Array(text.utf8))
    }
    add(.amount, pay.amount ?? amountText)
    add(.currency, pay.currency)
    add(.period, pay.period?.rawValue)
    add(.country, pay.country)
    add(.place, pay.place)
    let row = DocumentTable.Row(
      line: 1, range: 0..<0, cells: cells, cellOffsets: Array(repeating: 0, count: cells.count))
    let table = DocumentTable(
      path: document.path, header: Array(repeating: "", count: cells.count), columns: columns,
      rows: [row], bytes: [])
    guard let language = extractor.languages[language] else { return nil }
    var reader = RowReader(table, extractor: extractor, language: language)
    let records = reader.findings(of: 0..<1, asRecords: true) { _ in ResolvedTitle(role: nil) }
      .records
    guard case .salary(var figure)? = records.first else { return nil }
    figure.location = location
    figure.quote = pay.quote
    if pay.amount == nil { (figure.low, figure.high) = (pay.low, pay.high) }
    figure.statistic = pay.statistic
    figure.percentile = pay.percentile
    figure.placeAsWritten = pay.place ?? pay.country
    figure.segment = pay.segment
    figure.employer = pay.employer
    figure.sampleSize = pay.sampleSize
    return figure
  }

  /// The larger bound in whole units, which every language's grammar reads alike: it tells the
  /// period where none is stated.
  private var amountText: String? {
    (pay.high ?? pay.low).map { String($0.tenThousandths / 10_000) }
  }

  /// Whether the amounts can be pay for their period, as those of tables have to be.
  private func isPlausible(_ figure: SalaryFigure) -> Bool {
    let scale = extractor.scales.typicalYear(figure.currency)
    return [figure.low, figure.high].compactMap(\.self).allSatisfy { amount in
      let year = amount.doubleValue * PeriodCustom.perYear(figure.period)
      return year >= scale * StructuredPayReader.leastShare
        && year <= scale * StructuredPayReader.largestShare
    }
  }

  /// The shares of a typical year's pay that pay lies between; the same as in tables.
  private static let leastShare = 0.02
  private static let largestShare = 45.0

  private func rejected(_ currency: Currency?, _ reason: RejectionReason) -> Record {
    .rejected(
      RejectedAmount(
        location: location, language: language, low: pay.low, high: pay.high,
        currency: currency ?? pay.currency.flatMap { Currency($0) }, reason: reason,
        quote: pay.quote))
  }
}
