public import Compensation
internal import GRDB

extension HistoryStore {
  /// Returns what a run says otherwise than an earlier one; `nil` where one of them is missing.
  ///
  /// Only documents that differ are looked into, so the cost is that of the difference.
  public func changes(from old: Int64, to new: Int64) throws(StoreError) -> ReportChanges? {
    try read { db in
      guard try self.entry(old, in: db) != nil, try self.entry(new, in: db) != nil else {
        return nil
      }
      return try self.changes(from: old, to: new, in: db)
    }
  }

  func changes(from old: Int64, to new: Int64, in db: Database) throws -> ReportChanges {
    guard let before = try entry(old, in: db), let after = try entry(new, in: db) else {
      throw StoreError(path: path, .damaged(problem: "a run is gone at once"))
    }
    var changes = ReportChanges(
      since: ReportChanges.Baseline(
        run: old, asOf: before.asOf, recordedAt: before.recordedAt, version: before.version))
    changes.figuresBefore = before.figures + before.observations
    changes.figuresAfter = after.figures + after.observations
    changes.roles = try roleChanges(from: old, to: new, in: db)
    var differences: [SourceDifference] = []
    for pair in SourcePair.differing(
      try runParts(of: old, in: db), try runParts(of: new, in: db))
    {
      let difference = try self.difference(of: pair, in: db)
      if !difference.isEmpty { differences.append(difference) }
    }
    changes.sources = differences.map(\.change)
    changes.figures = differences.flatMap(\.figures).sorted(by: FigureChange.isBefore)
    let claims = OutlookPairing(
      differences.map { ($0.vanishedOutlooks, $0.appearedOutlooks) },
      before: try directions(of: old, in: db), after: try directions(of: new, in: db))
    changes.outlooks = claims.changes
    try compare(
      try groups(of: old, in: db), try groups(of: new, in: db), differences, into: &changes)
    return changes
  }

  private func roleChanges(
    from old: Int64, to new: Int64, in db: Database
  ) throws -> [RoleChange] {
    func roles(_ run: Int64) throws -> Set<String> {
      try String.fetchSet(db, sql: "SELECT role FROM runRole WHERE run = ?", arguments: [run])
    }
    let (before, after) = (try roles(old), try roles(new))
    let changes =
      after.subtracting(before).map { RoleChange(.appeared, role: $0) }
      + before.subtracting(after).map { RoleChange(.vanished, role: $0) }
    return changes.sorted { $0.role < $1.role }
  }

  private func difference(of pair: SourcePair, in db: Database) throws -> SourceDifference {
    func figures(_ parts: [RunPart]) throws -> [StandardizedFigure] {
      try parts.flatMap { part in
        try self.figures(of: part, in: db).map { StandardizedFigure(of: $1, number: $0) }
      }
    }
    func groups(_ parts: [RunPart]) throws -> Set<GroupKey> {
      Set(
        try parts.flatMap { part in
          try self.rows(
            of: part.part, "partGroup", ["role", "market", "isNet", "segment"], in: db
          ) { row in
            GroupKey(
              role: row.text(0), market: row.text(1), isNet: row.integer(2) != 0,
              segment: row.text(3))
          }.filter { part.isWanted($0.role) }
        })
    }
    let (old, new) = pair.withoutCommonParts
    var difference = SourceDifference(change: pair.change)
    difference.setFigures(try figures(old), try figures(new))
    difference.setOutlooks(
      try old.flatMap { try self.outlooks(of: $0, in: db) },
      try new.flatMap { try self.outlooks(of: $0, in: db) })
    difference.observed = try groups(old).union(try groups(new))
    return difference
  }

  /// Returns the directions that a run has of each role.
  private func directions(
    of run: Int64, in db: Database
  ) throws -> [String: Set<String>] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT outlook.role, outlook.direction FROM source
        JOIN partOutlook ON partOutlook.part = source.part
        JOIN outlook ON outlook.id = partOutlook.outlook
        WHERE source.run = ? AND source.outlooks > 0 AND outlook.role IS NOT NULL
        """, arguments: [run])
    var directions: [String: Set<String>] = [:]
    while let row = try rows.next() {
      directions[row[0], default: []].insert(row[1])
    }
    return directions
  }

  private func groups(of run: Int64, in db: Database) throws -> [SummaryKey: RecordedGroup] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT kind, role, market, currency, isNet, segment, count, median
        FROM summary WHERE run = ?
        """, arguments: [run])
    var groups: [SummaryKey: RecordedGroup] = [:]
    for row in rows {
      groups[SummaryKey(from: try kind(row), group: try group(row))] = RecordedGroup(
        count: row["count"], median: row.amount("median"))
    }
    return groups
  }

  private func compare(
    _ old: [SummaryKey: RecordedGroup], _ new: [SummaryKey: RecordedGroup],
    _ differences: [SourceDifference], into changes: inout ReportChanges
  ) throws {
    for key in Set(old.keys).union(new.keys).sorted() {
      switch (old[key], new[key]) {
      case (let before?, let after?) where before.median != after.median:
        changes.medians.append(
          MedianChange(key, old: before.median, new: after.median, because: differences))
      case (let before?, nil):
        changes.groups.append(GroupChange(.vanished, key, before))
      case (nil, let after?):
        changes.groups.append(GroupChange(.appeared, key, after))
      default: break
      }
    }
  }
}

/// A group of a run's summaries.
struct SummaryKey: Hashable, Comparable {
  let from: SummaryKind
  let group: PayGroup

  static func < (left: SummaryKey, right: SummaryKey) -> Bool {
    left.from == right.from ? left.group < right.group : left.from == .statements
  }
}

/// What a run has of a group.
struct RecordedGroup {
  let count: Int
  let median: Amount?
}

extension GroupChange {
  fileprivate init(_ kind: Presence, _ key: SummaryKey, _ recorded: RecordedGroup) {
    // The number of observations of a small group is withheld as its median is.
    let isWithheld = key.from == .observations && recorded.median == nil
    self.init(
      kind, from: key.from, group: key.group, median: recorded.median?.doubleValue,
      count: isWithheld ? nil : recorded.count)
  }
}
