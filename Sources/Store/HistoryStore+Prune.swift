internal import GRDB

/// Which runs of a history stay.
public struct RetentionRule: Hashable, Sendable {
  /// How many of the latest runs stay in any case; at least one.
  public var keep: Int
  /// The date for which a report has to be, or a later one, to stay: `2026-01-01`; `nil` where only
  /// the number decides.
  public var before: String?

  /// - Parameters:
  ///   - keep: How many of the latest runs stay; `nil` for one, if older ones go by date, else all.
  ///   - before: Reports for dates before this one go.
  public init(keep: Int?, before: String? = nil) {
    self.keep = max(1, keep ?? (before == nil ? .max : 1))
    self.before = before
  }
}

extension HistoryStore {
  /// Returns the runs that a rule lets go, in the order of their recording.
  public func runs(releasedBy rule: RetentionRule) throws(StoreError) -> [RunEntry] {
    let runs = try runs()
    guard runs.count > rule.keep else { return [] }
    return runs.dropLast(rule.keep).filter { run in rule.before.map { run.asOf < $0 } ?? true }
  }

  /// Removes runs, and of documents that no other run has all that was kept of them.
  ///
  /// The runs go in one transaction; then the file is made as small as its content.
  public func remove(runs ids: [Int64]) throws(StoreError) {
    guard !ids.isEmpty else { return }
    try write { db in
      for id in ids { try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id]) }
      // What was read and never reported on is of no use without the run that wanted it.
      try db.execute(
        sql: """
          DELETE FROM reading WHERE id NOT IN
            (SELECT reading FROM part WHERE id IN (SELECT part FROM source));
          DELETE FROM figure WHERE id NOT IN (SELECT figure FROM partFigure);
          DELETE FROM outlook WHERE id NOT IN (SELECT outlook FROM partOutlook);
          DELETE FROM document WHERE id NOT IN (SELECT document FROM reading)
            AND id NOT IN (SELECT document FROM part)
          """)
    }
    try HistoryFile.translating(path, busySeconds: busySeconds) { try queue.vacuum() }
  }
}
