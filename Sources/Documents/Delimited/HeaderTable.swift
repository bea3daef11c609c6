public import Compensation

/// The words by which a table's header says what its columns hold, from `Tables/headers.csv` and
/// `Tables/header-units.csv`.
public struct HeaderTable: Sendable {
  /// How a header was recognised, the surest first.
  private enum Rank: Int, Comparable {
    /// The header is a word of the table.
    case exact
    /// It is one without the words that say a unit, a period or a basis.
    case withoutUnits
    /// It is one without the words for pay: “salary from”, “median annual wage”.
    case withoutPay
    /// A word of the table is a part of it.
    case part

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// What a header means; `column` is `nil` for one that is known to hold none of the columns.
  private struct Meaning {
    var column: TableColumn?
    var rank: Rank
  }

  private var columns: [HeaderWords: TableColumn?] = [:]
  /// The words that may be a part of a longer header, the longest first.
  private var parts: [(words: HeaderWords, column: TableColumn?)] = []
  private var units: Set<HeaderWords> = []
  private var pay: Set<HeaderWords> = []

  /// Reads the tables.
  ///
  /// - Throws: `TableError` or `DelimitedTextError` where a table is malformed,
  ///   ``HeaderTableError`` for an unknown column or a word of two columns.
  public init(_ tables: TableFiles) throws {
    for row in try tables.rows(of: "headers.csv") {
      let column = TableColumn(rawValue: row["column"])
      guard column != nil || row["column"] == "none" else {
        throw HeaderTableError(line: row.line, reason: .unknownColumn(row["column"]))
      }
      for word in row.list("words") {
        let words = HeaderWords(word)
        if let known = columns[words], known != column {
          throw HeaderTableError(line: row.line, reason: .ambiguousWord(word))
        }
        columns[words] = .some(column)
        if column == .amount { pay.insert(words) }
        if word.hasSuffix("*") { parts.append((words, column)) }
      }
    }
    for row in try tables.rows(of: "header-units.csv") {
      for word in row.list("words") { units.insert(HeaderWords(word)) }
    }
    for entry in CurrencyTable.standard.entries {
      units.insert(HeaderWords(entry.currency.code.lowercased()))
    }
    parts.sort { HeaderTable.length($0.words) > HeaderTable.length($1.words) }
  }

  /// The table that is part of the program; its rows are checked by a test.
  public static let standard: HeaderTable =
    (try? HeaderTable(TableFiles(embedded: EmbeddedTables.files))) ?? HeaderTable()

  private init() {}

  /// Returns the index of the column that holds each thing.
  ///
  /// A header means one thing, and a thing is in one column: the one whose header says it most
  /// surely, and the first of several.
  public func columns(of header: [String]) -> [TableColumn: Int] {
    var found: [TableColumn: (index: Int, rank: Rank)] = [:]
    for (index, cell) in header.enumerated() {
      guard let meaning = meaning(of: cell), let column = meaning.column else { continue }
      if let earlier = found[column], earlier.rank <= meaning.rank { continue }
      found[column] = (index, meaning.rank)
    }
    return found.mapValues(\.index)
  }

  private func meaning(of cell: String) -> Meaning? {
    let words = HeaderWords(cell)
    guard !words.words.isEmpty else { return nil }
    if let column = columns[words] { return Meaning(column: column, rank: .exact) }
    let short = words.removing(units, longest: 3)
    if let column = columns[short] { return Meaning(column: column, rank: .withoutUnits) }
    let rest = short.removing(pay, longest: 4)
    if rest != short, let column = columns[rest], let column,
      HeaderTable.columnsOfPay.contains(column)
    {
      return Meaning(column: column, rank: .withoutPay)
    }
    return parts.first { words.contains($0.words) }
      .map { Meaning(column: $0.column, rank: .part) }
  }

  /// What “salary …” can be about.
  private static let columnsOfPay: Set<TableColumn> = [
    .minimum, .maximum, .mean, .median, .p10, .p25, .p75, .p90, .currency, .period, .basis,
    .component,
  ]

  private static func length(_ words: HeaderWords) -> Int {
    words.words.reduce(0) { $0 + $1.unicodeScalars.count + 1 }
  }
}

/// A row of `headers.csv` that cannot be used.
public struct HeaderTableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why the row cannot be used.
  public enum Reason: Hashable, Sendable {
    /// The first cell names no column of a table.
    case unknownColumn(String)
    /// A word stands for two columns.
    case ambiguousWord(String)
  }

  public var line: Int
  public var reason: Reason

  public var description: String {
    switch reason {
    case .unknownColumn(let name):
      "headers.csv:\(line):1: expected a column of tables or “none”, found “\(name)”; correct it"
    case .ambiguousWord(let word):
      "headers.csv:\(line):1: expected a word of one column, found “\(word)” for two; remove one"
    }
  }
}
