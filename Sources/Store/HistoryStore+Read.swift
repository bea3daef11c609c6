internal import Compensation
internal import GRDB

extension HistoryStore {
  private static let entries = """
    SELECT run.*, (SELECT count(*) FROM source WHERE source.run = run.id) AS sources,
      (SELECT count(*) FROM figure WHERE figure.run = run.id) AS figures,
      (SELECT count(*) FROM summary WHERE summary.run = run.id) AS summaries
    FROM run
    """

  /// Returns all runs in the order of their recording.
  public func runs() throws(StoreError) -> [RunEntry] {
    try read { db in
      try Row.fetchAll(db, sql: Self.entries + " ORDER BY id").map(RunEntry.init)
    }
  }

  /// Returns a run with all that was recorded of it, or `nil` if there is none of the id.
  public func run(_ id: Int64) throws(StoreError) -> RecordedRun? {
    try read { db in
      guard
        let entry = try Row.fetchOne(
          db, sql: Self.entries + " WHERE id = ?", arguments: [id])
      else { return nil }
      let sources = try Row.fetchAll(
        db,
        sql: """
          SELECT source.*, document.sha256, document.bytes FROM source
          JOIN document ON document.id = source.document WHERE run = ? ORDER BY position
          """, arguments: [id])
      let figures = try Row.fetchAll(
        db, sql: "SELECT * FROM figure WHERE run = ? ORDER BY number", arguments: [id])
      let summaries = try Row.fetchAll(
        db, sql: "SELECT * FROM summary WHERE run = ? ORDER BY id", arguments: [id])
      var run = RecordedRun(
        entry: RunEntry(entry), sources: sources.map(ReportSource.init),
        figures: try figures.map(self.figure), statementSummaries: [], observationSummaries: [])
      for summary in summaries {
        switch try self.kind(summary) {
        case .statements:
          run.statementSummaries.append(try self.statements(summary, in: db))
        case .observations:
          run.observationSummaries.append(try self.observations(summary))
        }
      }
      return run
    }
  }

  /// Returns the medians of a role's groups over all runs, in the order of the runs' recording.
  public func medians(of role: String) throws(StoreError) -> [RecordedMedian] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT summary.*, run.asOf, run.recordedAt FROM summary
          JOIN run ON run.id = summary.run WHERE role = ? ORDER BY run.id, summary.id
          """, arguments: [role])
      return try rows.map { row in
        RecordedMedian(
          run: row["run"], asOf: row["asOf"], recordedAt: row["recordedAt"],
          kind: try self.kind(row), group: try self.group(row), count: row["count"],
          median: row.amount("median"))
      }
    }
  }

  private func figure(_ row: Row) throws -> StandardizedFigure {
    var stated = SalaryFigure(
      location: SourceLocation(
        document: row["path"], line: row["line"], column: row["column"], offset: row["offset"],
        length: row["length"], locator: row["locator"]),
      language: row["language"], low: row.amount("statedLow"), high: row.amount("statedHigh"),
      currency: try currency(row, table: "figure"),
      period: try required(row, "period", "figure"), quote: row["quote"],
      confidence: row["confidence"])
    stated.role = row["role"]
    stated.roleAsWritten = row["roleAsWritten"]
    stated.statistic = try known(row, "statistic", "figure")
    stated.percentile = row["percentile"]
    stated.paymentsPerYear = row["paymentsPerYear"]
    stated.annualLow = row.amount("annualLow")
    stated.annualHigh = row.amount("annualHigh")
    stated.basis = try known(row, "basis", "figure")
    stated.component = try known(row, "component", "figure")
    stated.level = try known(row, "level", "figure")
    stated.country = row["country"]
    stated.placeAsWritten = row["placeAsWritten"]
    stated.segment = row["segment"]
    stated.year = row["year"]
    stated.employer = row["employer"]
    stated.sampleSize = row["sampleSize"]
    let market: String? = row["market"]
    return StandardizedFigure(
      number: row["number"], figure: stated,
      market: market.map { Market($0, isImplied: row["marketIsImplied"]) },
      annualLow: row.amount("standardLow")?.doubleValue,
      annualHigh: row.amount("standardHigh")?.doubleValue,
      exclusion: try known(row, "exclusion", "figure"))
  }

  private func statements(_ row: Row, in db: Database) throws -> StatementSummary {
    let behind = try Row.fetchAll(
      db, sql: "SELECT * FROM summaryFigure WHERE summary = ? ORDER BY position",
      arguments: [row["id"] as Int64])
    let percentiles = behind.compactMap { row -> StatedPercentile? in
      guard let percentile: Double = row["percentile"], let value = row.amount("value") else {
        return nil
      }
      return StatedPercentile(
        percentile: percentile, value: value.doubleValue, figure: row["number"])
    }
    return StatementSummary(
      group: try group(row), statements: row["count"], sources: row["sources"],
      low: row.pay("low"), high: row.pay("high"), median: row.pay("median"),
      medianOfMeans: row.pay("medianOfMeans"), medianOfMedians: row.pay("medianOfMedians"),
      agreement: row["agreement"], percentiles: percentiles,
      figures: behind.filter { $0["percentile"] == nil }.map { $0["number"] })
  }

  private func observations(_ row: Row) throws -> ObservationSummary {
    ObservationSummary(
      group: try group(row), count: row["count"], sources: row["sources"],
      minimum: row.pay("low"), p10: row.pay("p10"), p25: row.pay("p25"),
      median: row.pay("median"), p75: row.pay("p75"), p90: row.pay("p90"),
      maximum: row.pay("high"), mean: row.pay("mean"))
  }

  private func group(_ row: Row) throws -> PayGroup {
    let segment: String = row["segment"]
    return PayGroup(
      role: row["role"], market: row["market"], currency: try currency(row, table: "summary"),
      isNet: row["isNet"], segment: segment.isEmpty ? nil : segment)
  }

  private func kind(_ row: Row) throws -> RecordedMedian.Kind {
    try required(row, "kind", "summary")
  }

  private func currency(_ row: Row, table: String) throws -> Currency {
    let code: String = row["currency"]
    guard let currency = Currency(code) else {
      throw StoreError(
        path: path, .unknownValue(table: table, column: "currency", found: code))
    }
    return currency
  }

  /// Returns the case that a column names, which the schema keeps from being null.
  private func required<Value: RawRepresentable<String>>(
    _ row: Row, _ column: String, _ table: String
  ) throws -> Value {
    guard let value: Value = try known(row, column, table) else {
      throw StoreError(path: path, .unknownValue(table: table, column: column, found: ""))
    }
    return value
  }

  /// Returns the case that a column names, or `nil` where it is null.
  private func known<Value: RawRepresentable<String>>(
    _ row: Row, _ column: String, _ table: String
  ) throws -> Value? {
    guard let text: String = row[column] else { return nil }
    guard let value = Value(rawValue: text) else {
      throw StoreError(path: path, .unknownValue(table: table, column: column, found: text))
    }
    return value
  }
}

extension RunEntry {
  fileprivate init(_ row: Row) {
    self.init(
      id: row["id"], recordedAt: row["recordedAt"], asOf: row["asOf"], title: row["title"],
      version: row["version"], sources: row["sources"], figures: row["figures"],
      summaries: row["summaries"])
  }
}

extension ReportSource {
  fileprivate init(_ row: Row) {
    self.init(
      path: row["path"], sha256: row["sha256"], bytes: row["bytes"], format: row["format"],
      encoding: row["encoding"], language: row["language"], figures: row["figures"],
      observations: row["observations"], outlooks: row["outlooks"], rejected: row["rejected"],
      note: row["note"])
  }
}

extension Row {
  fileprivate func amount(_ column: String) -> Amount? {
    (self[column] as Int64?).map { Amount(tenThousandths: $0) }
  }

  fileprivate func pay(_ column: String) -> Double? { amount(column)?.doubleValue }
}
