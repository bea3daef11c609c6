import Compensation

// From an amount of a row to a figure with its place and its text.
extension RowReader {
  func figure(
    _ amount: CellReading, column: TableColumn, setting: RowSetting, row: DocumentTable.Row
  ) -> SalaryFigure {
    let index = table.columns[column] ?? table.published?.columns[.convertedPay] ?? 0
    let start = row.cellOffsets[index] + Int(amount.place.lowerBound)
    var figure = SalaryFigure(
      location: place(of: start..<start + amount.place.count, in: row), language: language.code,
      low: amount.low, high: amount.high, currency: setting.currency, period: setting.period,
      quote: quote(of: row), confidence: 0.95)
    figure.role = setting.title.resolved.role
    figure.roleAsWritten = setting.title.written
    figure.level = text(row, .level).flatMap(words.level) ?? setting.title.resolved.level
    figure.basis = setting.basis
    figure.component = setting.component
    figure.paymentsPerYear = setting.paymentsPerYear
    figure.country = setting.country
    figure.placeAsWritten = text(row, .place) ?? text(row, .country)
    figure.segment = setting.segment
    figure.employer = text(row, .employer)
    figure.year = year(of: row) ?? table.published?.year
    figure.sampleSize = text(row, .sampleSize).flatMap { Double($0) }
    return figure
  }

  /// A cell's text, trimmed; `nil` where the table has no such column or nothing in it.
  func text(_ row: DocumentTable.Row, _ column: TableColumn) -> String? {
    guard let index = table.columns[column], row.cellRanges.indices.contains(index) else {
      return nil
    }
    return RowWords.text(row.text, row.cellRanges[index])
  }

  func place(of range: Range<Int>, in row: DocumentTable.Row) -> SourceLocation {
    let place = table.position(of: range.lowerBound, in: row)
    return SourceLocation(
      document: table.path, line: place.line, column: place.column, offset: range.lowerBound,
      length: range.count, locator: table.locator(of: range.lowerBound, in: row))
  }

  func quote(of row: DocumentTable.Row) -> String {
    String(decoding: table.bytes[row.range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
