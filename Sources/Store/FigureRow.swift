internal import Compensation
internal import GRDB

/// How a figure stands in its table.
enum FigureRow {
  /// The columns in the order of ``values(of:)``; the identity is of all but the first two.
  static let columns = [
    "annualLow", "annualHigh", "line", "column", "offset", "length", "locator", "language", "role",
    "roleAsWritten", "statistic", "percentile", "low", "high", "currency", "period",
    "paymentsPerYear", "basis", "component", "level", "country", "placeAsWritten", "segment",
    "year",
    "employer", "sampleSize", "isPaidByHourOnly", "quote",
  ]
  /// How many of the columns are worked out from others.
  static let derivedCount = 2

  static func values(of figure: SalaryFigure) -> [DatabaseValue] {
    [
      value(figure.annualLow), value(figure.annualHigh), figure.location.line.databaseValue,
      figure.location.column.databaseValue, figure.location.offset.databaseValue,
      figure.location.length.databaseValue, value(figure.location.locator),
      figure.language.databaseValue, value(figure.role), value(figure.roleAsWritten),
      value(figure.statistic?.rawValue), value(figure.percentile), value(figure.low),
      value(figure.high), figure.currency.code.databaseValue, figure.period.rawValue.databaseValue,
      value(figure.paymentsPerYear), value(figure.basis?.rawValue),
      value(figure.component?.rawValue), value(figure.level?.rawValue), value(figure.country),
      value(figure.placeAsWritten), value(figure.segment), value(figure.year),
      value(figure.employer), value(figure.sampleSize), figure.isPaidByHourOnly.databaseValue,
      figure.quote.databaseValue,
    ]
  }

  /// The columns for a query, of a table named `figure`, with the confidence last.
  static let selection = RowOrigin.selection(of: "figure", columns) + ", confidence"

  /// Reads a figure from a row of the ``selection``.
  static func figure(_ row: RowReader<some RowValues>, path: String) throws -> SalaryFigure {
    var figure = SalaryFigure(
      location: SourceLocation(
        document: path, line: row.integer(2), column: row.integer(3), offset: row.integer(4),
        length: row.integer(5), locator: row.optionalText(6)),
      language: row.text(7), low: row.amount(12), high: row.amount(13),
      currency: try row.currency(14), period: try row.required(15), quote: row.text(27),
      confidence: row.number(28))
    figure.annualLow = row.amount(0)
    figure.annualHigh = row.amount(1)
    figure.role = row.optionalText(8)
    figure.roleAsWritten = row.optionalText(9)
    figure.statistic = try row.known(10)
    figure.percentile = row.optionalNumber(11)
    figure.paymentsPerYear = row.optionalNumber(16)
    figure.basis = try row.known(17)
    figure.component = try row.known(18)
    figure.level = try row.known(19)
    figure.country = row.optionalText(20)
    figure.placeAsWritten = row.optionalText(21)
    figure.segment = row.optionalText(22)
    figure.year = row.optionalInteger(23)
    figure.employer = row.optionalText(24)
    figure.sampleSize = row.optionalNumber(25)
    figure.isPaidByHourOnly = row.integer(26) != 0
    return figure
  }

  private static func value(_ amount: Amount?) -> DatabaseValue {
    amount?.tenThousandths.databaseValue ?? .null
  }

  private static func value(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue {
    value?.databaseValue ?? .null
  }
}

/// How a claim on prospects stands in its table.
enum OutlookRow {
  /// The columns in the order of ``values(of:)``, all of the identity.
  static let columns = [
    "line", "column", "offset", "length", "locator", "language", "role", "roleAsWritten",
    "direction", "growthPercent", "fromYear", "toYear", "jobs", "openingsPerYear", "newJobs",
    "country", "placeAsWritten", "quote",
  ]

  static func values(of outlook: OutlookStatement) -> [DatabaseValue] {
    let place = outlook.location
    let optional: [(any DatabaseValueConvertible)?] = [
      place.locator, outlook.language, outlook.role, outlook.roleAsWritten,
      outlook.direction.rawValue, outlook.growthPercent, outlook.fromYear, outlook.toYear,
      outlook.jobs, outlook.openingsPerYear, outlook.newJobs, outlook.country,
      outlook.placeAsWritten, outlook.quote,
    ]
    return [place.line, place.column, place.offset, place.length].map(\.databaseValue)
      + optional.map { $0?.databaseValue ?? .null }
  }

  /// The columns for a query, of a table named `outlook`, with the confidence last.
  static let selection = RowOrigin.selection(of: "outlook", columns) + ", confidence"

  /// Reads a claim from a row of the ``selection``.
  static func outlook(_ row: RowReader<some RowValues>, path: String) throws -> OutlookStatement {
    var outlook = OutlookStatement(
      location: SourceLocation(
        document: path, line: row.integer(0), column: row.integer(1), offset: row.integer(2),
        length: row.integer(3), locator: row.optionalText(4)),
      language: row.text(5), direction: try row.required(8), quote: row.text(17),
      confidence: row.number(18))
    outlook.role = row.optionalText(6)
    outlook.roleAsWritten = row.optionalText(7)
    outlook.growthPercent = row.optionalNumber(9)
    outlook.fromYear = row.optionalInteger(10)
    outlook.toYear = row.optionalInteger(11)
    outlook.jobs = row.optionalNumber(12)
    outlook.openingsPerYear = row.optionalNumber(13)
    outlook.newJobs = row.optionalNumber(14)
    outlook.country = row.optionalText(15)
    outlook.placeAsWritten = row.optionalText(16)
    return outlook
  }
}
