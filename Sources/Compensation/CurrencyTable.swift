/// The currencies that payband knows, from `Tables/currencies.csv`.
public struct CurrencyTable: Sendable {
  /// A currency's names and its market.
  public struct Entry: Hashable, Sendable {
    public var currency: Currency
    public var name: String
    /// The code of the country whose currency it is; `EA` for the euro.
    public var market: String
    public var symbol: String
  }

  /// The entries, sorted by code.
  public let entries: [Entry]
  private let byCode: [String: Entry]

  /// - Throws: ``TableError`` or ``DelimitedTextError`` where the table is malformed.
  public init(_ tables: TableFiles) throws {
    entries = try tables.rows(of: "currencies.csv").compactMap { row in
      Currency(row["code"]).map {
        Entry(currency: $0, name: row["name"], market: row["market"], symbol: row["symbol"])
      }
    }
    byCode = Dictionary(uniqueKeysWithValues: entries.map { ($0.currency.code, $0) })
  }

  /// The table that is part of the program; its rows are checked by a test.
  public static let standard: CurrencyTable =
    (try? CurrencyTable(TableFiles(embedded: EmbeddedTables.files)))
    ?? CurrencyTable(entries: [])

  private init(entries: [Entry]) {
    self.entries = entries
    byCode = [:]
  }

  public subscript(_ currency: Currency) -> Entry? { byCode[currency.code] }
}
