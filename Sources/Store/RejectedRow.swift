internal import Compensation
internal import GRDB

/// How an amount that was turned down stands in its table.
enum RejectedRow {
  /// The columns after part and position, in the order of ``values(of:)``.
  static let columns = [
    "line", "column", "offset", "length", "locator", "language", "low", "high", "currency",
    "reason", "quote",
  ]

  static func values(of amount: RejectedAmount) -> [DatabaseValue] {
    let place = amount.location
    let others: [(any DatabaseValueConvertible)?] = [
      place.locator, amount.language, amount.low?.tenThousandths, amount.high?.tenThousandths,
      amount.currency?.code, amount.reason.rawValue, amount.quote,
    ]
    return [place.line, place.column, place.offset, place.length].map(\.databaseValue)
      + others.map { $0?.databaseValue ?? .null }
  }

  static func amount(_ row: RowReader<some RowValues>, path: String) throws -> RejectedAmount {
    RejectedAmount(
      location: SourceLocation(
        document: path, line: row.integer(0), column: row.integer(1), offset: row.integer(2),
        length: row.integer(3), locator: row.optionalText(4)),
      language: row.text(5), low: row.amount(6), high: row.amount(7),
      currency: row.optionalText(8) == nil ? nil : try row.currency(8), reason: try row.required(9),
      quote: row.text(10))
  }
}
