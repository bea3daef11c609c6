/// What the US Bureau of Labor Statistics calls a growth of employment, from
/// `Tables/growth-phrases.csv`.
///
/// The bounds are of the rounded per cent and change with each projection, because the average of
/// all occupations does: 6 % is “faster than average” for 2024–34 and “as fast as average” for
/// 2014–24. A projection that is not in the table has no phrase.
public struct GrowthPhrases: Sendable {
  /// One phrase of one projection.
  public struct Entry: Hashable, Sendable {
    public var fromYear: Int
    public var toYear: Int
    /// The growth of all occupations in per cent.
    public var average: Int
    public var phrase: String
    /// The lowest rounded per cent; `nil` where there is none.
    public var least: Int?
    /// The highest rounded per cent; `nil` where there is none.
    public var most: Int?
  }

  /// The rows as the table has them.
  public let entries: [Entry]

  /// - Throws: ``TableError`` or ``DelimitedTextError`` where the table is malformed.
  public init(_ tables: TableFiles) throws {
    entries = try tables.rows(of: "growth-phrases.csv").compactMap { row in
      guard let from = Int(row["from_year"]), let to = Int(row["to_year"]),
        let average = Int(row["average"])
      else { return nil }
      return Entry(
        fromYear: from, toYear: to, average: average, phrase: row["phrase"],
        least: Int(row["least"]), most: Int(row["most"]))
    }
  }

  private init(entries: [Entry]) { self.entries = entries }

  /// The table that is part of the program; its rows are checked by a test.
  public static let standard: GrowthPhrases =
    (try? GrowthPhrases(TableFiles(embedded: EmbeddedTables.files)))
    ?? GrowthPhrases(entries: [])

  /// Returns the entry of a growth over a projection's years, or `nil` for another projection.
  ///
  /// - Parameter percent: The growth; it is rounded to a whole per cent, halves away from zero.
  public func entry(for percent: Double, from fromYear: Int, to toYear: Int) -> Entry? {
    guard percent.isFinite, abs(percent) < 1e6 else { return nil }
    let rounded = Int(percent.rounded())
    return entries.first { entry in
      entry.fromYear == fromYear && entry.toYear == toYear
        && entry.least.map { $0 <= rounded } ?? true && entry.most.map { rounded <= $0 } ?? true
    }
  }
}

extension OutlookStatement {
  /// What the Bureau of Labor Statistics calls the growth, `Faster than average`; `nil` for a
  /// projection that it did not make and for a country other than the United States.
  public var growthPhrase: String? {
    guard let growthPercent, let fromYear, let toYear, country == nil || country == "US" else {
      return nil
    }
    return GrowthPhrases.standard.entry(for: growthPercent, from: fromYear, to: toYear)?.phrase
  }
}
