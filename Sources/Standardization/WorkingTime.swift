public import Compensation

/// How long a full-time year is by country, from `Tables/working-time.csv`: what an hourly, daily,
/// weekly or monthly amount is multiplied by.
public struct WorkingTime: Sendable {
  /// One row of the table.
  public struct Entry: Hashable, Sendable {
    /// ISO 3166-1 alpha-2, or `default`.
    public let country: String
    public let hours: UnitsPerYear
    public let days: UnitsPerYear
    public let weeks: UnitsPerYear
    /// The customary number of monthly payments. Never applied silently: it is the report's note
    /// where it differs from 12.
    public let customaryPayments: UnitsPerYear
    /// Where the row is from.
    public let source: String
  }

  /// The rows, `default` first, then by country.
  public let entries: [Entry]
  /// The row of the countries that have none.
  public let fallback: Entry
  private let byCountry: [String: Entry]

  /// The table that is part of the program.
  public static let embedded = TableFiles(embedded: EmbeddedTables.files)

  static let path = "working-time.csv"

  /// Creates the lengths of the year from a table `working-time.csv`.
  ///
  /// - Throws: ``StandardizationError`` for a cell that is no number, a country that has two rows
  ///   and a table without the row `default`; `TableError` and `DelimitedTextError` for a broken
  ///   table.
  public init(_ tables: TableFiles = WorkingTime.embedded) throws {
    let entries = try Entry.read(tables, at: WorkingTime.path)
    let byCountry = Dictionary(uniqueKeysWithValues: entries.map { ($0.country, $0) })
    guard let fallback = byCountry["default"] else {
      throw StandardizationError(.noDefault, line: 1)
    }
    self.entries = entries
    self.byCountry = byCountry
    self.fallback = fallback
  }

  init(entries: [Entry], fallback: Entry, byCountry: [String: Entry]) {
    self.entries = entries
    self.fallback = fallback
    self.byCountry = byCountry
  }

  /// Returns the row of a country; the default one where the country is unknown or has none.
  public func entry(for country: String?) -> Entry {
    country.flatMap { byCountry[$0] } ?? fallback
  }

  /// Returns how many times an amount is paid in a full-time year.
  ///
  /// Only a monthly amount asks for the number of payments: “3.930 € brutto, 14mal jährlich” is
  /// paid 14 times. An annual amount stays what it is, whatever the number of its payments.
  ///
  /// - Parameters:
  ///   - period: How often the text says that the amount is paid.
  ///   - stated: The number of monthly payments that the text states; `nil` counts 12.
  ///   - country: The ISO 3166-1 alpha-2 code of the figure's market.
  public func unitsPerYear(
    of period: PayPeriod, paymentsPerYear stated: Double? = nil, in country: String?
  ) -> UnitsPerYear {
    switch period {
    case .hour: entry(for: country).hours
    case .day: entry(for: country).days
    case .week: entry(for: country).weeks
    case .fortnight: entry(for: country).weeks.halved
    case .month: stated.flatMap(UnitsPerYear.init(payments:)) ?? .months
    case .year: .one
    }
  }
}

extension WorkingTime.Entry {
  /// Returns the rows of a table of working time, each country once.
  static func read(_ tables: TableFiles, at path: String) throws -> [WorkingTime.Entry] {
    var entries: [WorkingTime.Entry] = []
    var countries: Set<String> = []
    for row in try tables.rows(of: path) {
      let entry = try WorkingTime.Entry(row, of: path)
      let isCode =
        entry.country.utf8.count == 2
        && entry.country.utf8.allSatisfy { (65...90).contains($0) }
      guard isCode || entry.country == "default" else {
        throw StandardizationError(.notACountry(entry.country), path: path, line: row.line)
      }
      guard countries.insert(entry.country).inserted else {
        throw StandardizationError(.repeatedCountry(entry.country), path: path, line: row.line)
      }
      entries.append(entry)
    }
    return entries
  }

  private init(_ row: TableRow, of path: String) throws(StandardizationError) {
    func number(_ column: String) throws(StandardizationError) -> UnitsPerYear {
      guard let number = UnitsPerYear(row[column]) else {
        throw StandardizationError(
          .notANumber(row[column], column: column), path: path, line: row.line)
      }
      return number
    }
    country = row["country"]
    hours = try number("hours")
    days = try number("days")
    weeks = try number("weeks")
    customaryPayments = try number("payments")
    source = row["source"]
  }
}
