public import Compensation
internal import GRDB

extension HistoryStore {
  /// Records a report as one run, as the last thing that is done to it.
  ///
  /// The run is written first and acknowledged last: what `publishing` throws takes it back, and so
  /// does the end of the process before then. Meanwhile no other program writes to the history.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - content: What stands behind it.
  ///   - time: When it was made, in UTC: `2026-11-21T06:00:01Z`.
  ///   - publishing: Gets what changed since the last run of the same title, `nil` where there is
  ///     none, and puts the report's files in their place.
  /// - Returns: The run's id. When it returns, the run is on the disk.
  /// - Throws: ``StoreError`` or the error of `publishing`; nothing of the run is recorded then.
  @discardableResult
  public func record(
    run report: Report, of content: RunContent, at time: String,
    publishing: (ReportChanges?) throws -> Void = { _ in }
  ) throws -> Int64 {
    guard Self.isTime(time) else { throw StoreError(path: path, .timeForm(time)) }
    precondition(content.parts.count == report.sources.count, "a part for each source")
    var failure: (any Error)?
    do {
      return try write { db in
        let run = try self.insert(report, content, at: time, in: db)
        let before = try Int64.fetchOne(
          db, sql: "SELECT max(id) FROM run WHERE title = ? AND id < ?",
          arguments: [report.title, run])
        let changes = try before.map { try self.changes(from: $0, to: run, in: db) }
        do {
          try publishing(changes)
        } catch {
          failure = error
          throw error
        }
        return run
      }
    } catch {
      throw failure ?? error
    }
  }

  private func insert(
    _ report: Report, _ content: RunContent, at time: String, in db: Database
  ) throws -> Int64 {
    let unread = Set(report.issues.filter { $0.severity == .error }.map(\.path)).count
    let run = try db.insert(
      into: "run", ["recordedAt", "asOf", "title", "version", "unread"],
      [
        time.databaseValue, report.asOf.databaseValue, report.title.databaseValue,
        report.version.databaseValue, unread.databaseValue,
      ])
    try insert(report.sources, parts: content.parts, of: run, in: db)
    for role in content.roles.sorted() {
      try db.insert(into: "runRole", ["run", "role"], [run.databaseValue, role.databaseValue])
    }
    for role in Set(content.only ?? []).sorted() {
      try db.insert(into: "runOnly", ["run", "role"], [run.databaseValue, role.databaseValue])
    }
    for (index, parameter) in report.parameters.enumerated() {
      try db.insert(
        into: "runParameter", ["run", "position", "name", "value", "note"],
        [run.databaseValue, index.databaseValue]
          + [parameter.name, parameter.value, parameter.note].map(\.databaseValue))
    }
    for summary in report.statementSummaries { try record(summary, of: run, in: db) }
    for summary in report.observationSummaries { try record(summary, of: run, in: db) }
    return run
  }

  private func insert(
    _ sources: [ReportSource], parts: [Int64], of run: Int64, in db: Database
  ) throws {
    let insertion = try db.insertion(
      into: "source",
      [
        "run", "position", "part", "path", "language", "figures", "observations",
        "withholdsCounts", "outlooks", "rejected", "note",
      ])
    for (position, source) in sources.enumerated() {
      try insertion.execute(arguments: [
        run, position, parts[position], source.path, source.language, source.figures,
        source.observations, source.withholdsCounts, source.outlooks, source.rejected, source.note,
      ])
    }
  }

  private func record(_ summary: StatementSummary, of run: Int64, in db: Database) throws {
    let what = "the summary of \(summary.group.role)"
    let id = try insert(
      summary.group, kind: .statements, of: run,
      [
        ("count", summary.statements), ("sources", summary.sources),
        ("low", try tenThousandths(summary.low, what)),
        ("high", try tenThousandths(summary.high, what)),
        ("median", try tenThousandths(summary.median, what)),
        ("medianOfMeans", try tenThousandths(summary.medianOfMeans, what)),
        ("medianOfMedians", try tenThousandths(summary.medianOfMedians, what)),
        ("agreement", summary.agreement),
      ], in: db)
    for (position, stated) in summary.percentiles.enumerated() {
      try db.insert(
        into: "summaryPercentile", ["summary", "position", "number", "percentile", "value"],
        [
          id.databaseValue, position.databaseValue, stated.figure.databaseValue,
          stated.percentile.databaseValue,
          try tenThousandths(stated.value, what)?.databaseValue ?? .null,
        ])
    }
  }

  private func record(_ summary: ObservationSummary, of run: Int64, in db: Database) throws {
    let what = "the summary of \(summary.group.role)"
    try insert(
      summary.group, kind: .observations, of: run,
      [
        ("count", summary.count), ("sources", summary.sources),
        ("low", try tenThousandths(summary.minimum, what)),
        ("p10", try tenThousandths(summary.p10, what)),
        ("p25", try tenThousandths(summary.p25, what)),
        ("median", try tenThousandths(summary.median, what)),
        ("p75", try tenThousandths(summary.p75, what)),
        ("p90", try tenThousandths(summary.p90, what)),
        ("high", try tenThousandths(summary.maximum, what)),
        ("mean", try tenThousandths(summary.mean, what)),
      ], in: db)
  }

  @discardableResult
  private func insert(
    _ group: PayGroup, kind: SummaryKind, of run: Int64,
    _ values: [(name: String, value: (any DatabaseValueConvertible)?)], in db: Database
  ) throws -> Int64 {
    let all: [(name: String, value: (any DatabaseValueConvertible)?)] =
      [
        ("run", run), ("kind", kind.rawValue), ("role", group.role), ("market", group.market),
        ("currency", group.currency.code), ("isNet", group.isNet),
        ("segment", group.segment ?? ""),
      ] + values
    return try db.insert(
      into: "summary", all.map(\.name), all.map { $0.value?.databaseValue ?? .null })
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
