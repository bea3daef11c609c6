public import Compensation
internal import GRDB

extension HistoryStore {
  private static let entries = """
    SELECT run.id, recordedAt, asOf, title, version, unread,
      (SELECT count(*) FROM source WHERE source.run = run.id),
      (SELECT coalesce(sum(figures), 0) FROM source WHERE source.run = run.id),
      (SELECT coalesce(sum(observations), 0) FROM source WHERE source.run = run.id),
      (SELECT count(*) FROM summary WHERE summary.run = run.id)
    FROM run
    """

  /// Returns all runs in the order of their recording.
  public func runs() throws(StoreError) -> [RunEntry] {
    try read { db in
      try Row.fetchAll(db, sql: Self.entries + " ORDER BY id").map(RunEntry.init)
    }
  }

  /// Returns a run in one line, or `nil` if there is none of the id.
  func entry(_ id: Int64, in db: Database) throws -> RunEntry? {
    try Row.fetchOne(db, sql: Self.entries + " WHERE id = ?", arguments: [id]).map(RunEntry.init)
  }

  /// Returns a run with all that was recorded of it, or `nil` if there is none of the id.
  public func run(_ id: Int64) throws(StoreError) -> RecordedRun? {
    try read { db in
      guard let entry = try self.entry(id, in: db) else { return nil }
      var run = RecordedRun(entry: entry)
      run.sources = try self.sources(of: id, in: db)
      for part in try self.runParts(of: id, in: db) {
        run.figures += try self.figures(of: part, in: db).map(\.figure)
        run.outlooks += try self.outlooks(of: part, in: db)
      }
      run.parameters = try Row.fetchAll(
        db, sql: "SELECT name, value, note FROM runParameter WHERE run = ? ORDER BY position",
        arguments: [id]
      ).map { ReportParameter(name: $0[0], value: $0[1], note: $0[2]) }
      let summaries = try Row.fetchAll(
        db, sql: "SELECT * FROM summary WHERE run = ? ORDER BY id", arguments: [id])
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

  /// Returns the figures of a role that a run has, in the order of its report.
  public func figures(of role: String, inRun run: Int64) throws(StoreError) -> [SalaryFigure] {
    try read { db in
      let parts = try self.runParts(of: run, in: db)
      return try parts.flatMap { part in
        try self.figures(of: part, in: db).map(\.figure).filter { $0.role == role }
      }
    }
  }

  private func sources(of run: Int64, in db: Database) throws -> [ReportSource] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT source.path, sha256, bytes, format, encoding, language, figures, observations,
          outlooks, rejected, note, withholdsCounts
        FROM source JOIN part ON part.id = source.part JOIN document ON document.id = part.document
        WHERE run = ? ORDER BY source.position
        """, arguments: [run]
    ).map { row in
      var source = ReportSource(
        path: row[0], sha256: row[1], bytes: row[2], format: row[3], encoding: row[4],
        language: row[5], figures: row[6], observations: row[7], outlooks: row[8],
        rejected: row[9], note: row[10])
      source.withholdsCounts = row[11]
      return source
    }
  }

  func statements(_ row: Row, in db: Database) throws -> StatementSummary {
    let percentiles = try Row.fetchAll(
      db,
      sql: """
        SELECT percentile, value, number FROM summaryPercentile WHERE summary = ? ORDER BY position
        """, arguments: [row["id"] as Int64]
    ).map { row in
      StatedPercentile(
        percentile: row[0], value: row.amount("value")?.doubleValue ?? 0, figure: row[2])
    }
    return StatementSummary(
      group: try group(row), statements: row["count"], sources: row["sources"],
      low: row.pay("low"), high: row.pay("high"), median: row.pay("median"),
      medianOfMeans: row.pay("medianOfMeans"), medianOfMedians: row.pay("medianOfMedians"),
      agreement: row["agreement"], percentiles: percentiles, figures: [])
  }

  func observations(_ row: Row) throws -> ObservationSummary {
    ObservationSummary(
      group: try group(row), count: row["count"], sources: row["sources"],
      minimum: row.pay("low"), p10: row.pay("p10"), p25: row.pay("p25"),
      median: row.pay("median"), p75: row.pay("p75"), p90: row.pay("p90"),
      maximum: row.pay("high"), mean: row.pay("mean"))
  }

  func group(_ row: Row) throws -> PayGroup {
    let segment: String = row["segment"]
    let code: String = row["currency"]
    guard let currency = Currency(code) else {
      throw StoreError(
        path: path, .unknownValue(table: "summary", column: "currency", found: code))
    }
    return PayGroup(
      role: row["role"], market: row["market"], currency: currency, isNet: row["isNet"],
      segment: segment.isEmpty ? nil : segment)
  }

  func kind(_ row: Row) throws -> SummaryKind {
    let text: String = row["kind"]
    guard let kind = SummaryKind(rawValue: text) else {
      throw StoreError(path: path, .unknownValue(table: "summary", column: "kind", found: text))
    }
    return kind
  }
}

extension RunEntry {
  fileprivate init(_ row: Row) {
    self.init(
      id: row[0], recordedAt: row[1], asOf: row[2], title: row[3], version: row[4], unread: row[5],
      sources: row[6], figures: row[7], observations: row[8], summaries: row[9])
  }
}

extension Row {
  func amount(_ column: String) -> Amount? {
    (self[column] as Int64?).map { Amount(tenThousandths: $0) }
  }

  func pay(_ column: String) -> Double? { amount(column)?.doubleValue }
}
