public import Compensation

/// The headers by which published tables are known, from `Tables/published-kinds.csv` and
/// `Tables/published-columns.csv`.
///
/// A table is of a kind if its header names every column that the kind needs, whatever else it has
/// and in whatever order; numbers in a header (`Employment, 2024`) may be any.
public struct PublishedHeaders: Sendable {
  private struct Form: Sendable {
    var kind: PublishedTable.Kind
    var name: String
    var country: String?
    var currency: Currency?
    /// By the header's words: what the column holds.
    var headers: [HeaderWords: String] = [:]
    var needed: Set<String> = []
  }

  /// What a header was recognised as.
  struct Match {
    var table: PublishedTable
    var columns: [TableColumn: Int]
  }

  private var forms: [Form] = []
  private let topCodes: [TopCodeRow]

  private struct TopCodeRow: Sendable {
    var years: ClosedRange<Int>
    var topCode: PublishedTable.TopCode
  }

  /// Reads the tables.
  ///
  /// - Throws: `TableError` or `DelimitedTextError` where a table is malformed,
  ///   ``PublishedHeadersError`` for an unknown kind or column or a header of two columns.
  public init(_ tables: TableFiles) throws {
    for row in try tables.rows(of: "published-kinds.csv") {
      guard let kind = PublishedTable.Kind(rawValue: row["kind"]) else {
        throw PublishedHeadersError(line: row.line, reason: .unknownKind(row["kind"]))
      }
      let country = row["country"]
      forms.append(
        Form(
          kind: kind, name: row["name"], country: country.isEmpty ? nil : country,
          currency: Currency(row["currency"])))
    }
    for row in try tables.rows(of: "published-columns.csv") {
      let name = row["column"]
      guard let index = forms.firstIndex(where: { $0.kind.rawValue == row["kind"] }) else {
        throw PublishedHeadersError(line: row.line, reason: .unknownKind(row["kind"]))
      }
      guard TableColumn(rawValue: name) != nil || PublishedTable.Column(rawValue: name) != nil
      else { throw PublishedHeadersError(line: row.line, reason: .unknownColumn(name)) }
      for header in row.list("headers") {
        let words = HeaderWords(words: header.split(separator: " ").map(String.init))
        guard forms[index].headers.updateValue(name, forKey: words) == nil else {
          throw PublishedHeadersError(line: row.line, reason: .ambiguousHeader(header))
        }
      }
      if row["needed"] == "yes" { forms[index].needed.insert(name) }
    }
    topCodes = try tables.rows(of: "top-codes.csv").compactMap { row in
      guard let from = Int(row["from_year"]), let to = Int(row["to_year"]), from <= to,
        let hour = Amount(row["hour"]), let year = Amount(row["year"])
      else { return nil }
      return TopCodeRow(years: from...to, topCode: .init(hour: hour, year: year))
    }
  }

  /// The tables that are part of the program; their rows are checked by a test.
  public static let standard: PublishedHeaders =
    (try? PublishedHeaders(TableFiles(embedded: EmbeddedTables.files))) ?? PublishedHeaders()

  private init() { topCodes = [] }

  /// Returns what a header is known as, or `nil` for a header of no published table.
  func match(_ header: [String]) -> Match? {
    // The shortest header of a published table has two columns; a page of text has one.
    guard header.count > 1 else { return nil }
    let words = header.map { HeaderWords($0).withNumbers }
    for form in forms {
      guard let match = match(words, header, as: form) else { continue }
      return match
    }
    return nil
  }

  private func match(
    _ words: [HeaderWords], _ header: [String], as form: Form
  ) -> Match? {
    var columns: [TableColumn: Int] = [:]
    var own: [PublishedTable.Column: Int] = [:]
    var found: Set<String> = []
    for (index, cell) in words.enumerated() {
      guard let name = form.headers[cell], found.insert(name).inserted else {
        // The end of a projection stands in a second column of the same words.
        if form.headers[cell] == "jobs", own[.jobsLater] == nil { own[.jobsLater] = index }
        continue
      }
      if let column = TableColumn(rawValue: name) { columns[column] = index }
      if let column = PublishedTable.Column(rawValue: name) { own[column] = index }
    }
    guard form.needed.isSubset(of: found) else { return nil }
    guard isWhole(form.kind, header, columns) else { return nil }
    var table = PublishedTable(kind: form.kind, name: form.name, columns: own)
    table.country = form.country
    table.currency = form.currency
    let years = header.lazy.compactMap { PublishedNotes.span(in: $0) }.first
    table.year = years?.from
    table.toYear = years?.to
    return Match(table: table, columns: columns)
  }

  /// Whether a header of few and common words is what it seems.
  private func isWhole(
    _ kind: PublishedTable.Kind, _ header: [String], _ columns: [TableColumn: Int]
  ) -> Bool {
    switch kind {
    case .exchangeRates:
      // A date, and nothing but currencies beside it.
      header.contains(where: isCurrencyCode)
        && header.allSatisfy { isCurrencyCode($0) || ["", "date"].contains(words(of: $0)) }
    case .consumerPrices:
      (columns[.date] != nil || columns[.year] != nil) && columns[.role] == nil
        && (header.count == 2
          ? !header.contains { HeaderWords($0).words.last == "value" }
          : header.contains { ["series_id", "obs_value"].contains($0.lowercased()) })
    default: true
    }
  }

  private func words(of cell: String) -> String {
    HeaderWords(cell).words.joined(separator: " ")
  }

  private func isCurrencyCode(_ cell: String) -> Bool {
    let code = cell.utf8.filter { $0 != 0x20 }
    return code.count == 3 && code.allSatisfy { (65...90).contains($0) }
  }

  /// Returns the highest wage that a year's survey publishes.
  func topCode(of year: Int?) -> PublishedTable.TopCode? {
    year.flatMap { year in topCodes.first { $0.years.contains(year) }?.topCode }
  }
}

/// A row of the tables of published headers that cannot be used.
public struct PublishedHeadersError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why the row cannot be used.
  public enum Reason: Hashable, Sendable {
    /// The first cell names no kind of published tables.
    case unknownKind(String)
    /// The second cell names no column.
    case unknownColumn(String)
    /// A header stands for two columns of one kind.
    case ambiguousHeader(String)
  }

  public var line: Int
  public var reason: Reason

  public var description: String {
    switch reason {
    case .unknownKind(let name):
      "published-columns.csv:\(line):1: expected a kind of published-kinds.csv, found “\(name)”;"
        + " correct it"
    case .unknownColumn(let name):
      "published-columns.csv:\(line):1: expected a column of published tables, found “\(name)”;"
        + " correct it"
    case .ambiguousHeader(let header):
      "published-columns.csv:\(line):1: expected a header of one column, found “\(header)” for two;"
        + " remove one"
    }
  }
}

extension HeaderWords {
  /// The words, numbers as `#`.
  var withNumbers: HeaderWords {
    HeaderWords(
      words: words.map { word in
        word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "#" : word
      })
  }
}
