public import Compensation
internal import GRDB

/// What an export of a history holds.
public enum ExportTable: String, CaseIterable, Sendable {
  case runs, summaries, sources, figures, outlooks

  /// The query whose columns have the export's names.
  fileprivate var sql: String {
    switch self {
    case .runs:
      """
      SELECT id AS run, recordedAt AS recorded_at, asOf AS as_of, title, version, unread
      FROM run ORDER BY id
      """
    case .summaries:
      """
      SELECT run, kind AS "from", role, market, currency,
        iif(isNet, 'net', 'gross-or-unstated') AS basis, nullif(segment, '') AS segment,
        iif(kind = 'observations' AND median IS NULL, NULL, count) AS count, sources, low, high,
        median, medianOfMeans AS median_of_means, medianOfMedians AS median_of_medians, agreement,
        p10, p25, p75, p90, mean
      FROM summary ORDER BY id
      """
    case .sources:
      """
      SELECT run, source.position, source.path, part, sha256, bytes, format, encoding, language,
        figures, iif(withholdsCounts, NULL, observations) AS observations, outlooks, rejected, note
      FROM source JOIN part ON part.id = source.part JOIN document ON document.id = part.document
      ORDER BY run, source.position
      """
    case .figures:
      """
      SELECT part, figure.id AS figure, sha256, line, "column", "offset", length, locator, language,
        role, roleAsWritten AS role_as_written, statistic, percentile, low, high, currency, period,
        paymentsPerYear AS payments_per_year, annualLow AS annual_low, annualHigh AS annual_high,
        basis, component, level, country, placeAsWritten AS place_as_written, segment, year,
        employer, sampleSize AS sample_size, quote, confidence
      FROM partFigure JOIN figure ON figure.id = partFigure.figure
      JOIN document ON document.id = figure.document ORDER BY part, position
      """
    case .outlooks:
      """
      SELECT part, outlook.id AS outlook, sha256, line, "column", "offset", length, locator,
        language, role, roleAsWritten AS role_as_written, direction,
        growthPercent AS growth_percent, fromYear AS from_year, toYear AS to_year, jobs,
        openingsPerYear AS openings_per_year, newJobs AS new_jobs, country,
        placeAsWritten AS place_as_written, quote, confidence
      FROM partOutlook JOIN outlook ON outlook.id = partOutlook.outlook
      JOIN document ON document.id = outlook.document ORDER BY part, position
      """
    }
  }

  /// The columns with amounts of money, which the history keeps as integers.
  fileprivate var amounts: Set<String> {
    switch self {
    case .summaries:
      [
        "low", "high", "median", "median_of_means", "median_of_medians", "p10", "p25", "p75", "p90",
        "mean",
      ]
    case .figures: ["low", "high", "annual_low", "annual_high"]
    case .runs, .sources, .outlooks: []
    }
  }
}

extension HistoryStore {
  /// Hands on the whole history, as one moment has it.
  ///
  /// A source of a run names its `part`, and a figure or claim the part that it stands in: each is
  /// there once for all runs.
  ///
  /// - Parameters:
  ///   - begin: Gets each table and its columns, before its rows.
  ///   - row: Gets each row.
  /// - Throws: ``StoreError`` or the error of a parameter.
  public func export(
    begin: (ExportTable, [String]) throws -> Void,
    row: (ExportTable, [Field]) throws -> Void
  ) throws {
    var failure: (any Error)?
    do {
      try read { db in
        do {
          for table in ExportTable.allCases {
            try self.export(table, in: db, begin: begin, row: row)
          }
        } catch {
          failure = error
          throw error
        }
      }
    } catch {
      if let failure, !(failure is DatabaseError) { throw failure }
      throw error
    }
  }

  private func export(
    _ table: ExportTable, in db: Database, begin: (ExportTable, [String]) throws -> Void,
    row: (ExportTable, [Field]) throws -> Void
  ) throws {
    let statement = try db.makeStatement(sql: table.sql)
    let columns = statement.columnNames
    let isAmount = columns.map(table.amounts.contains)
    try begin(table, columns)
    let rows = try Row.fetchCursor(statement)
    while let values = try rows.next() {
      try row(
        table,
        columns.indices.map { index in
          Field(columns[index], FieldValue(values[index], isAmount: isAmount[index]))
        })
    }
  }
}

extension FieldValue {
  fileprivate init(_ value: DatabaseValue, isAmount: Bool) {
    self =
      switch value.storage {
      case .null, .blob: .null
      case .int64(let number):
        isAmount ? .amount(Amount(tenThousandths: number)) : .integer(Int(number))
      case .double(let number): .number(number)
      case .string(let text): .text(text)
      }
  }
}
