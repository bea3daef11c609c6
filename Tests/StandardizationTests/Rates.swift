import Compensation

/// Tables of rates and prices for tests, as the reader of documents hands them on.
enum ReferenceTable {
  static func table(_ kind: PublishedTable.Kind, _ rows: [[String]]) -> DocumentTable {
    var table = DocumentTable(
      path: "reference.csv", header: rows[0], columns: [.date: 0],
      rows: rows.dropFirst().enumerated().map { index, cells in
        DocumentTable.Row(
          line: index + 2, range: 0..<0, cells: cells.map { Array($0.utf8) },
          cellOffsets: cells.map { _ in 0 })
      }, bytes: [])
    table.published = PublishedTable(kind: kind, name: "", columns: [.value: 1])
    return table
  }

  /// Rates of the European Central Bank's form: 1.2 dollars and 4 zloty for a euro on every trading
  /// day of 2024, 1.1 and 4.4 afterwards up to 2025-01-10; the leva ends with 2024.
  static func rates() -> ExchangeRates? {
    var rows = [["Date", "USD", "PLN", "BGN"]]
    for month in 1...12 {
      for day in stride(from: 2, to: 32, by: 3) {
        guard let date = CalendarDay(year: 2024, month: month, day: day) else { continue }
        rows.append([date.description, "1.2", "4", "1.9558"])
      }
    }
    for day in ["02", "03", "06", "07", "08", "09", "10"] {
      rows.append(["2025-01-\(day)", "1.1", "4.4", "N/A"])
    }
    return ExchangeRates(table(.exchangeRates, rows))
  }

  /// A price index of 100 in each month of 2020 and of 120 in each of 2024.
  static func prices() -> ConsumerPrices? {
    var rows = [["observation_date", "CPIAUCSL"]]
    for (year, value) in [(2020, "100"), (2024, "120")] {
      for month in 1...12 {
        rows.append(["\(year)-\(month < 10 ? "0" : "")\(month)-01", value])
      }
    }
    return ConsumerPrices(table(.consumerPrices, rows))
  }
}

/// Equal but for what rounding makes of fifteen digits.
func isClose(_ left: Double?, _ right: Double) -> Bool {
  left.map { abs($0 - right) <= 1e-12 * max(abs($0), abs(right)) } ?? false
}
