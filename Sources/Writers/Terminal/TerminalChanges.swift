public import Compensation

/// What changed between two runs, as text for a terminal.
public enum TerminalChanges {
  /// Returns the changes as tables, those without a row left out.
  ///
  /// - Parameter limit: The rows that a table shows at most; more are counted below it.
  public static func text(
    _ changes: ReportChanges, width: Int = 80, usesColor: Bool = false, limit: Int = .max
  ) -> String {
    var parts = [heading(changes)]
    let tables = [
      mediansTable(changes, limit), groupsTable(changes, limit), figuresTable(changes, limit),
      outlooksTable(changes, limit), sourcesTable(changes, limit),
    ]
    for case let (table, more)? in tables {
      let text = table.rendered(width: width, usesColor: usesColor)
      parts.append(text + (more > 0 ? "… and \(more) more\n" : ""))
    }
    return parts.joined(separator: "\n")
  }

  /// Returns the changes as JSON, a line for each, with the columns of `changes.csv`.
  public static func lines(of changes: ReportChanges) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in ChangeRow.rows(of: changes) { NDJSONWriter.append(row.fields, to: &bytes) }
    return bytes
  }

  /// Returns what a condition holds for in a line: `Account manager, US, USD: 70,000 to 75,000 (+7.1%)`.
  public static func line(_ hit: ChangeGate.Hit, titles: [String: String]) -> String {
    func title(_ role: String?) -> String {
      role.map { titles[$0] ?? $0 } ?? Marker.unavailable
    }
    switch hit {
    case .median(let change):
      return "\(name(change.group, titles)), \(change.from.rawValue): \(amount(change.old)) to "
        + "\(amount(change.new)) (\(share(change.relativeDifference)))"
    case .figures(let before, let after): return "\(before) figures before, \(after) now"
    case .figure(let change):
      return "\(change.figure.figure.location.shown): \(change.figure.figure.quote)"
    case .role(let change): return title(change.role)
    case .group(let change): return "\(name(change.group, titles)), \(change.from.rawValue)"
    case .source(let change): return change.path
    case .outlook(let change):
      return "\(title(change.statement?.role)): \(directions(change))"
    case .unread(let count):
      return count == 1 ? "1 input could not be read" : "\(count) inputs could not be read"
    }
  }

  private static func heading(_ changes: ReportChanges) -> String {
    var line = "Since run \(changes.since.run), as of \(changes.since.asOf): "
    guard !changes.isEmpty else { return line + "nothing changed\n" }
    let appeared = changes.figures.count { $0.kind == .appeared }
    let parts = [
      counted(changes.medians.count, "median") + " moved",
      counted(appeared, "figure") + " new, \(changes.figures.count - appeared) gone",
      counted(changes.sources.count, "source") + " changed",
    ]
    line += parts.joined(separator: "; ") + "\n"
    for (kind, word) in [(Presence.appeared, "New"), (.vanished, "Gone")] {
      let roles = changes.roles.filter { $0.kind == kind }.map {
        changes.roleTitles[$0.role] ?? $0.role
      }
      if !roles.isEmpty { line += "\(word) roles: \(roles.joined(separator: ", "))\n" }
    }
    return line
  }

  private typealias Part = (table: TerminalTable, more: Int)

  private static func part(
    _ columns: [TerminalTable.Column], _ rows: [[String]], _ limit: Int
  ) -> Part? {
    guard !rows.isEmpty else { return nil }
    let shown = Array(rows.prefix(limit))
    return (TerminalTable(columns: columns, rows: shown), rows.count - shown.count)
  }

  private static func mediansTable(_ changes: ReportChanges, _ limit: Int) -> Part? {
    part(
      groupColumns("Median of") + [
        .init("Old", isNumber: true), .init("New", isNumber: true),
        .init("Difference", isNumber: true, priority: 3), .init("%", isNumber: true),
        .init("As other", priority: 3),
      ],
      changes.medians.map { change in
        groupCells(change.group, change.from, changes.roleTitles) + [
          amount(change.old), amount(change.new),
          change.difference.map { GroupedNumber.text(of: $0, showsSign: true) }
            ?? Marker.unavailable,
          share(change.relativeDifference), change.cause.rawValue,
        ]
      }, limit)
  }

  private static func groupsTable(_ changes: ReportChanges, _ limit: Int) -> Part? {
    part(
      [.init("Group")] + groupColumns("Role").map { $0 } + [.init("Median", isNumber: true)],
      changes.groups.map { change in
        [change.kind == .appeared ? "new" : "gone"]
          + groupCells(change.group, change.from, changes.roleTitles) + [amount(change.median)]
      }, limit)
  }

  private static func figuresTable(_ changes: ReportChanges, _ limit: Int) -> Part? {
    part(
      [
        .init("Figure"), .init("Role", priority: 1, minimumWidth: 12), .init("Stated"),
        .init("Quote", priority: 2, minimumWidth: 20), .init("Place", minimumWidth: 12),
      ],
      changes.figures.map { change in
        let figure = change.figure.figure
        return [
          change.kind == .appeared ? "new" : "gone",
          figure.role.map { changes.roleTitles[$0] ?? $0 } ?? figure.roleAsWritten
            ?? Marker.unavailable,
          figure.statedWords, figure.quote, figure.location.shown,
        ]
      }, limit)
  }

  private static func outlooksTable(_ changes: ReportChanges, _ limit: Int) -> Part? {
    part(
      [
        .init("Outlook"), .init("Role", priority: 1, minimumWidth: 12), .init("Direction"),
        .init("Quote", priority: 2, minimumWidth: 20), .init("Place", minimumWidth: 12),
      ],
      changes.outlooks.map { change in
        let statement = change.statement
        return [
          change.kind == .appeared ? "new" : change.kind == .vanished ? "gone" : "turned",
          statement?.role.map { changes.roleTitles[$0] ?? $0 } ?? statement?.roleAsWritten
            ?? Marker.unavailable,
          directions(change), statement?.quote ?? "", statement?.location.shown ?? "",
        ]
      }, limit)
  }

  private static func sourcesTable(_ changes: ReportChanges, _ limit: Int) -> Part? {
    part(
      [.init("Source"), .init("Path", minimumWidth: 20)],
      changes.sources.map { change in
        [
          change.kind.rawValue,
          change.formerPath.map { "\($0) → \(change.path)" } ?? change.path,
        ]
      }, limit)
  }

  private static func groupColumns(_ role: String) -> [TerminalTable.Column] {
    [
      .init(role, minimumWidth: 12), .init("Market"), .init("Cur"),
      .init("Basis", priority: 4), .init("Segment", priority: 4, minimumWidth: 8),
      .init("From", priority: 2),
    ]
  }

  private static func groupCells(
    _ group: PayGroup, _ from: SummaryKind, _ titles: [String: String]
  ) -> [String] {
    [
      titles[group.role] ?? group.role, group.market, group.currency.code,
      group.isNet ? "net" : "", group.segment ?? "", from.rawValue,
    ]
  }

  private static func name(_ group: PayGroup, _ titles: [String: String]) -> String {
    var parts = [titles[group.role] ?? group.role, group.market, group.currency.code]
    if group.isNet { parts.append("net") }
    if let segment = group.segment { parts.append(segment) }
    return parts.joined(separator: ", ")
  }

  private static func directions(_ change: OutlookChange) -> String {
    [change.old, change.new].compactMap { $0?.direction.rawValue }.joined(separator: " → ")
  }

  private static func amount(_ value: Double?) -> String {
    value.map { GroupedNumber.text(of: $0) } ?? Marker.unavailable
  }

  private static func share(_ share: Double?) -> String {
    ShareText.text(of: share, showsSign: true)
  }
}
