public import Compensation
internal import GRDB

extension HistoryStore {
  /// Records a report as one run.
  ///
  /// - Parameters:
  ///   - report: The report. Each figure's document has to be one of its sources.
  ///   - time: When it was made, in UTC: `2026-11-21T06:00:01Z`.
  /// - Returns: The run's id. When it returns, the run is on the disk.
  /// - Throws: ``StoreError``; nothing of the run is recorded then.
  @discardableResult
  public func record(run report: Report, at time: String) throws(StoreError) -> Int64 {
    guard Self.isTime(time) else { throw StoreError(path: path, .timeForm(time)) }
    return try write { db in
      try db.execute(
        sql: "INSERT INTO run (recordedAt, asOf, title, version) VALUES (?, ?, ?, ?)",
        arguments: [time, report.asOf, report.title, report.version])
      let run = db.lastInsertedRowID
      let documents = try self.record(report.sources, of: run, in: db)
      for figure in report.figures {
        guard let document = documents[figure.figure.location.document] else {
          throw StoreError(
            path: self.path,
            .figureWithoutSource(
              number: figure.number, document: figure.figure.location.document))
        }
        try self.insert(self.columns(of: figure, document: document), of: run, "figure", in: db)
      }
      for summary in report.statementSummaries { try self.record(summary, of: run, in: db) }
      for summary in report.observationSummaries { try self.record(summary, of: run, in: db) }
      return run
    }
  }

  /// Records the documents and returns their ids by path.
  private func record(
    _ sources: [ReportSource], of run: Int64, in db: Database
  ) throws -> [String: Int64] {
    var documents: [String: Int64] = [:]
    for (position, source) in sources.enumerated() {
      try db.execute(
        sql: "INSERT INTO document (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        arguments: [source.sha256, source.bytes])
      let document = try Int64.fetchOne(
        db, sql: "SELECT id FROM document WHERE sha256 = ?", arguments: [source.sha256])
      documents[source.path] = documents[source.path] ?? document
      try insert(
        [
          ("position", position), ("document", document), ("path", source.path),
          ("format", source.format), ("encoding", source.encoding), ("language", source.language),
          ("figures", source.figures), ("observations", source.observations),
          ("outlooks", source.outlooks), ("rejected", source.rejected), ("note", source.note),
        ], of: run, "source", in: db)
    }
    return documents
  }

  private func columns(of figure: StandardizedFigure, document: Int64) throws -> Columns {
    let stated = figure.figure
    let place = stated.location
    return [
      ("number", figure.number), ("document", document), ("path", place.document),
      ("line", place.line), ("column", place.column), ("offset", place.offset),
      ("length", place.length), ("locator", place.locator), ("language", stated.language),
      ("role", stated.role), ("roleAsWritten", stated.roleAsWritten),
      ("statistic", stated.statistic?.rawValue), ("percentile", stated.percentile),
      ("statedLow", stated.low?.tenThousandths), ("statedHigh", stated.high?.tenThousandths),
      ("currency", stated.currency.code), ("period", stated.period.rawValue),
      ("paymentsPerYear", stated.paymentsPerYear),
      ("annualLow", stated.annualLow?.tenThousandths),
      ("annualHigh", stated.annualHigh?.tenThousandths), ("basis", stated.basis?.rawValue),
      ("component", stated.component?.rawValue), ("level", stated.level?.rawValue),
      ("country", stated.country), ("placeAsWritten", stated.placeAsWritten),
      ("segment", stated.segment), ("year", stated.year), ("employer", stated.employer),
      ("sampleSize", stated.sampleSize), ("quote", stated.quote),
      ("confidence", stated.confidence), ("market", figure.market?.code),
      ("marketIsImplied", figure.market?.isImplied ?? false),
      ("standardLow", try tenThousandths(figure.annualLow, "figure \(figure.number)")),
      ("standardHigh", try tenThousandths(figure.annualHigh, "figure \(figure.number)")),
      ("exclusion", figure.exclusion?.rawValue),
    ]
  }

  private func record(_ summary: StatementSummary, of run: Int64, in db: Database) throws {
    let what = "the summary of \(summary.group.role)"
    let id = try insert(
      columns(of: summary.group, kind: .statements) + [
        ("count", summary.statements), ("sources", summary.sources),
        ("low", try tenThousandths(summary.low, what)),
        ("high", try tenThousandths(summary.high, what)),
        ("median", try tenThousandths(summary.median, what)),
        ("medianOfMeans", try tenThousandths(summary.medianOfMeans, what)),
        ("medianOfMedians", try tenThousandths(summary.medianOfMedians, what)),
        ("agreement", summary.agreement),
      ], of: run, "summary", in: db)
    for (position, number) in summary.figures.enumerated() {
      try insert(
        [("summary", id), ("position", position), ("number", number)], of: run, "summaryFigure",
        in: db)
    }
    for (index, stated) in summary.percentiles.enumerated() {
      try insert(
        [
          ("summary", id), ("position", summary.figures.count + index), ("number", stated.figure),
          ("percentile", stated.percentile), ("value", try tenThousandths(stated.value, what)),
        ], of: run, "summaryFigure", in: db)
    }
  }

  private func record(_ summary: ObservationSummary, of run: Int64, in db: Database) throws {
    let what = "the summary of \(summary.group.role)"
    try insert(
      columns(of: summary.group, kind: .observations) + [
        ("count", summary.count), ("sources", summary.sources),
        ("low", try tenThousandths(summary.minimum, what)),
        ("p10", try tenThousandths(summary.p10, what)),
        ("p25", try tenThousandths(summary.p25, what)),
        ("median", try tenThousandths(summary.median, what)),
        ("p75", try tenThousandths(summary.p75, what)),
        ("p90", try tenThousandths(summary.p90, what)),
        ("high", try tenThousandths(summary.maximum, what)),
        ("mean", try tenThousandths(summary.mean, what)),
      ], of: run, "summary", in: db)
  }

  private func columns(of group: PayGroup, kind: RecordedMedian.Kind) -> Columns {
    [
      ("kind", kind.rawValue), ("role", group.role), ("market", group.market),
      ("currency", group.currency.code), ("isNet", group.isNet), ("segment", group.segment ?? ""),
    ]
  }

  private typealias Columns = [(name: String, value: (any DatabaseValueConvertible)?)]

  /// Inserts one row and returns its id.
  @discardableResult
  private func insert(
    _ columns: Columns, of run: Int64, _ table: String, in db: Database
  ) throws -> Int64 {
    let all = [("run", run)] + columns
    let names = all.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(all.map(\.value)))
    return db.lastInsertedRowID
  }

  /// Returns an amount as the database keeps it: the one place where computed pay is rounded.
  private func tenThousandths(_ value: Double?, _ what: String) throws -> Int64? {
    guard let value else { return nil }
    guard let scaled = Int64(exactly: (value * 10_000).rounded()) else {
      throw StoreError(path: path, .amountOutOfRange(what: what, value: value))
    }
    return scaled
  }

  private static func isTime(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(text.utf8)
    return bytes.count == form.count
      && zip(bytes, form).allSatisfy { byte, sign in
        sign == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == sign
      }
  }
}
