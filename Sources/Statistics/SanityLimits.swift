public import Compensation

/// What a full-time year of a job pays at least and at most in a currency, from
/// `Tables/sanity-limits.csv`: amounts beyond are errors of units, not pay.
public struct SanityLimits: Sendable {
  private let limits: [Currency: ClosedRange<Double>]

  /// The limits that are part of the program; a test reads its table.
  public static let standard = SanityLimits(
    TableFiles(embedded: EmbeddedTables.files))

  /// Reads the limits of a table; rows that state none are passed over.
  public init(_ tables: TableFiles) {
    var limits: [Currency: ClosedRange<Double>] = [:]
    for row in (try? tables.rows(of: "sanity-limits.csv")) ?? [] {
      guard let currency = Currency(row["currency"]), let low = Double(row["least"]),
        let high = Double(row["most"]), low > 0, low < high
      else { continue }
      limits[currency] = low...high
    }
    self.limits = limits
  }

  /// The currencies that have limits, sorted.
  public var currencies: [Currency] { limits.keys.sorted() }

  /// Returns the limits of a year's pay; `nil` for a currency without.
  public subscript(_ currency: Currency) -> ClosedRange<Double>? { limits[currency] }
}
