public import Compensation

/// Where the occupation behind a code changed, so that figures of before and after are no trend:
/// from `Tables/series-breaks.csv`. Marked `[b]`.
public struct SeriesBreaks: Sendable {
  /// A break of one code.
  public struct Entry: Hashable, Sendable {
    public var code: String
    /// The first year with figures of the code.
    public var firstYear: Int
    /// The code that the workers were counted under before.
    public var before: String?
  }

  private let entries: [String: Entry]

  /// The breaks that are part of the program; a test reads their table.
  public static let standard = SeriesBreaks(TableFiles(embedded: EmbeddedTables.files))

  /// Reads the breaks of a table; rows without a year are passed over.
  public init(_ tables: TableFiles) {
    var entries: [String: Entry] = [:]
    for row in (try? tables.rows(of: "series-breaks.csv")) ?? [] {
      guard let year = Int(row["first_year"]) else { continue }
      let before = row["before"]
      entries[row["code"]] = Entry(
        code: row["code"], firstYear: year, before: before.isEmpty ? nil : before)
    }
    self.entries = entries
  }

  /// The codes, sorted.
  public var codes: [String] { entries.keys.sorted() }

  /// Returns the break that lies between two of the years, or `nil` where there is none.
  ///
  /// ```swift
  /// SeriesBreaks.standard.entry(of: "13-1082", across: [2019, 2021])?.before  // 13-1198
  /// ```
  public func entry(of code: String, across years: some Sequence<Int>) -> Entry? {
    guard let entry = entries[code] else { return nil }
    var isBefore = false
    var isAfter = false
    for year in years {
      if year < entry.firstYear { isBefore = true } else { isAfter = true }
    }
    return isBefore && isAfter ? entry : nil
  }
}
