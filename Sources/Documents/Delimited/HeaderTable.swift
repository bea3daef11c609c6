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

  /// What the tables say.
  fileprivate struct Words: Sendable {
    var columns: [HeaderWords: TableColumn?] = [:]
    /// The words that may be a part of a longer header, the longest first.
    var parts: [(words: HeaderWords, column: TableColumn?)] = []
    var units: Set<HeaderWords> = []
    var pay: Set<HeaderWords> = []

    /// Those of the program, read when a table is met first: most runs meet none.
    static let standard = (try? Words(TableFiles(embedded: EmbeddedTables.files))) ?? Words()
  }

  /// `nil` for those of the program.
  private let own: Words?
  private var words: Words { own ?? .standard }

  /// Reads the tables.
  ///
  /// - Throws: `TableError` or `DelimitedTextError` where a table is malformed,
  ///   ``HeaderTableError`` for an unknown column or a word of two columns.
  public init(_ tables: TableFiles) throws {
    own = try Words(tables)
  }

  /// The table that is part of the program; its rows are checked by a test.
  public static let standard = HeaderTable()

  private init() { own = nil }

  /// Columns that the user names: the header's words stand for them, whatever the table says.
  private var named: [(column: TableColumn, header: String)] = []

  /// Returns the table with columns that the user names.
  ///
  /// - Parameter columns: Pairs of a thing and the header of the column that holds it.
  public func naming(_ columns: [(column: TableColumn, header: String)]) -> HeaderTable {
    var table = self
    table.named = columns
    return table
  }

  /// The headers that the user names and a table does not have.
  func missing(in header: [String]) -> [String] {
    named.filter { name in index(of: name.header, in: header) == nil }.map(\.header)
  }

  /// The index of the column with that header, as it stands or by its words.
  private func index(of name: String, in header: [String]) -> Int? {
    let words = HeaderWords(name)
    return header.firstIndex { $0 == name }
      ?? header.firstIndex { !words.words.isEmpty && HeaderWords($0) == words }
  }

  /// Whether a cell is a header, or words that say a unit.
  func isHeaderOrUnit(_ cell: String) -> Bool {
    let cellWords = HeaderWords(cell)
    if cellWords.words.isEmpty {
      // `(USD)`, `[EUR/month]`: what stands in brackets alone is a unit.
      return !cell.utf8.contains { (0x30...0x39).contains($0) }
    }
    if cellWords.removing(words.units, longest: 3).words.isEmpty { return true }
    return meaning(of: cell).map { $0.rank < .part } ?? false
  }

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
    var columns = found.mapValues(\.index)
    for name in named {
      guard let index = index(of: name.header, in: header) else { continue }
      // A column holds one thing.
      columns = columns.filter { $0.value != index }
      columns[name.column] = index
    }
    return columns
  }

  /// Longer cells are text, whatever words they hold.
  private static let longestHeader = 200

  /// A header in two lines means what both say together, else what the lower one says, else the
  /// upper.
  private func meaning(of cell: String) -> Meaning? {
    guard cell.utf8.count <= HeaderTable.longestHeader else { return nil }
    if let whole = meaning(ofLine: cell) { return whole }
    let lines = cell.split(whereSeparator: \.isNewline)
    guard lines.count > 1 else { return nil }
    return lines.reversed().lazy.compactMap { meaning(ofLine: $0) }.first
  }

  private func meaning(ofLine cell: some StringProtocol) -> Meaning? {
    let known = words
    let words = HeaderWords(cell)
    guard !words.words.isEmpty else { return nil }
    if let column = known.columns[words] { return Meaning(column: column, rank: .exact) }
    let short = words.removing(known.units, longest: 3)
    if let column = known.columns[short] { return Meaning(column: column, rank: .withoutUnits) }
    let rest = short.removing(known.pay, longest: 4)
    if rest != short, let column = known.columns[rest], let column,
      HeaderTable.columnsOfPay.contains(column)
    {
      return Meaning(column: column, rank: .withoutPay)
    }
    return known.parts.first { words.contains($0.words) }
      .map { Meaning(column: $0.column, rank: .part) }
  }

  /// What “salary …” can be about.
  private static let columnsOfPay: Set<TableColumn> = [
    .minimum, .maximum, .mean, .median, .p10, .p25, .p75, .p90, .currency, .period, .basis,
    .component,
  ]
}

extension HeaderTable.Words {
  fileprivate init(_ tables: TableFiles) throws {
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
    parts.sort { Self.length($0.words) > Self.length($1.words) }
  }

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
