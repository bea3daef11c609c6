public import Compensation

/// The wages of US occupations as the Bureau of Labor Statistics publishes them, from
/// `Tables/us-wages.csv`: figures only, part of the program.
public struct OfficialWages: Sendable {
  /// The wages of one occupation.
  public struct Entry: Hashable, Sendable {
    /// The code of the Standard Occupational Classification, `13-1082`.
    public var code: String
    /// The year of the wages; they are of May.
    public var year: Int
    /// A year; an hour for the occupations whose wages are published by the hour only.
    public var period: PayPeriod
    public var employment: Double?
    public var distribution: OfficialDistribution
    /// The relative standard error of the mean, in per cent.
    public var relativeError: Double?
  }

  private let entries: [String: Entry]

  /// The wages that are part of the program; a test reads their table.
  public static let standard = OfficialWages(TableFiles(embedded: EmbeddedTables.files))

  /// Reads the wages of a table; rows without a distribution are passed over.
  public init(_ tables: TableFiles) {
    var entries: [String: Entry] = [:]
    for row in (try? tables.rows(of: "us-wages.csv")) ?? [] {
      guard let entry = Entry(row) else { continue }
      if let known = entries[entry.code], known.year >= entry.year { continue }
      entries[entry.code] = entry
    }
    self.entries = entries
  }

  /// The codes, sorted.
  public var codes: [String] { entries.keys.sorted() }

  /// Returns the latest wages of an occupation; `nil` for a code without.
  public subscript(_ code: String) -> Entry? { entries[code] }

  /// What is said of the source beside the figures.
  public static let source =
    "BLS, Occupational Employment and Wage Statistics, national, May 2024"
}

extension OfficialWages.Entry {
  fileprivate init?(_ row: TableRow) {
    let shares = [("p10", 0.1), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p90", 0.9)]
    let points = shares.compactMap { column, share in
      OfficialDistribution.Point(share, row[column])
    }
    guard let year = Int(row["year"]), let period = PayPeriod(rawValue: row["period"]),
      let distribution = OfficialDistribution(points: points, mean: Double(row["mean"]))
    else { return nil }
    self.init(
      code: row["code"], year: year, period: period, employment: Double(row["employment"]),
      distribution: distribution, relativeError: Double(row["relative_error"]))
  }
}

extension OfficialDistribution.Point {
  /// Reads `100750`, or `239200+` for this much or more.
  fileprivate init?(_ share: Double, _ text: String) {
    guard let amount = Double(text.last == "+" ? String(text.dropLast()) : text) else { return nil }
    self.init(share: share, amount: amount, isBound: text.last == "+")
  }
}
