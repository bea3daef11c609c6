public import Compensation

/// What currencies buy at home: units of a country's currency for one international dollar, by year,
/// from a table that the user names. Pay / units is pay in international dollars, which is no
/// currency of a market and never pooled with one.
public struct PurchasingPower: Sendable {
  private struct Key: Hashable {
    var country: String
    var year: Int
  }

  /// The table's path.
  public let path: String
  private let units: [Key: Double]
  private let latest: [String: Int]

  /// Creates the parities of a table with the columns `country` (ISO 3166-1 alpha-2), `year` and
  /// `units` of the country's currency for one international dollar.
  ///
  /// - Throws: ``StandardizationError`` for a missing column or a cell that is none of its column's;
  ///   `TableError` and `DelimitedTextError` for a broken table.
  public init(text: String, path: String) throws {
    var plain = text
    if plain.hasPrefix("\u{FEFF}") { plain.removeFirst() }
    let header = plain.prefix { !$0.isNewline }.split(separator: ",").map { name in
      String(name.filter { $0 != "\"" && !$0.isWhitespace })
    }
    for column in ["country", "year", "units"] where !header.contains(column) {
      throw StandardizationError(.missingColumn(column), path: path, line: 1)
    }
    var units: [Key: Double] = [:]
    var latest: [String: Int] = [:]
    for row in try TableFiles(texts: [path: plain]).rows(of: path) {
      let country = row["country"]
      guard country.utf8.count == 2, country.utf8.allSatisfy({ (65...90).contains($0) }) else {
        throw StandardizationError(.notACountry(country), path: path, line: row.line)
      }
      guard let year = Int(row["year"]), (1900...2200).contains(year) else {
        throw StandardizationError(
          .notANumber(row["year"], column: "year"), path: path, line: row.line)
      }
      guard let value = Double(row["units"]), value > 0, value.isFinite else {
        throw StandardizationError(
          .notANumber(row["units"], column: "units"), path: path, line: row.line)
      }
      units[Key(country: country, year: year)] = value
      latest[country] = max(latest[country] ?? year, year)
    }
    self.path = path
    self.units = units
    self.latest = latest
  }

  /// Returns the units of a country's currency for one international dollar in a year, or in the
  /// latest year of the table for pay without one.
  public func units(in country: String, year: Int?) -> Double? {
    (year ?? latest[country]).flatMap { units[Key(country: country, year: $0)] }
  }

  func adjustment(in country: String, year: Int?) -> Adjustment? {
    guard let year = year ?? latest[country], let units = units(in: country, year: year) else {
      return nil
    }
    return Adjustment(
      .purchasingPower, factor: 1 / units,
      assumption: "international dollars at \(units) for one in \(country), \(year)")
  }

  /// The rule as a report states it.
  public var parameter: ReportParameter {
    ReportParameter(
      name: "Purchasing power", value: "international dollars",
      note: "\(path); pay without a year takes the table's latest one; a model [e]")
  }
}
