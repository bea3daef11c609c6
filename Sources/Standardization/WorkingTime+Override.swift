internal import Compensation

extension WorkingTime {
  /// Returns the table with the rows of a user's in the place of those of the same countries.
  ///
  /// The user's table has the columns of `working-time.csv` (`country`, `hours`, `days`, `weeks`,
  /// `payments`, `source`) and only the countries that differ; a row `default` counts for every
  /// country without one.
  ///
  /// - Parameters:
  ///   - text: The table as comma-separated text.
  ///   - path: The table's path, for errors.
  /// - Throws: ``StandardizationError`` for a missing column, a cell that is no number, a country
  ///   that is none or has two rows; `TableError` and `DelimitedTextError` for a broken table.
  public func overridden(by text: String, path: String) throws -> WorkingTime {
    let header = text.prefix { !$0.isNewline }.split(separator: ",").map { name in
      String(name.filter { $0 != "\"" && !$0.isWhitespace && $0 != "\u{FEFF}" })
    }
    for column in ["country", "hours", "days", "weeks", "payments", "source"]
    where !header.contains(column) {
      throw StandardizationError(.missingColumn(column), path: path, line: 1)
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let own = try Entry.read(TableFiles(texts: [path: plain]), at: path)
    return WorkingTime(replacing: own, in: self)
  }

  private init(replacing own: [Entry], in standard: WorkingTime) {
    var byCountry = Dictionary(uniqueKeysWithValues: standard.entries.map { ($0.country, $0) })
    for entry in own { byCountry[entry.country] = entry }
    let fallback = byCountry["default"] ?? standard.fallback
    let countries = byCountry.keys.filter { $0 != "default" }.sorted()
    self.init(
      entries: [fallback] + countries.compactMap { byCountry[$0] }, fallback: fallback,
      byCountry: byCountry)
  }
}
