internal import Compensation
internal import GRDB

/// A part as its rows hold it.
struct PreparedPart {
  let part: ReadPart
  /// The part's path after the file's.
  let suffix: String
  let figures: [[DatabaseValue]]
  let outlooks: [[DatabaseValue]]
  /// The other tables, with their columns after part and position.
  let others: [(table: String, columns: [String], rows: [[DatabaseValue]])]

  init(_ part: ReadPart, of path: String) {
    self.part = part
    suffix = Self.suffix(of: part.source.path, after: path)
    figures = part.figures.map(FigureRow.values)
    outlooks = part.outlooks.map(OutlookRow.values)
    others = [
      ("partRejected", RejectedRow.columns, part.rejected.map(RejectedRow.values)),
      (
        "partIssue", IssueRow.columns,
        part.issues.map {
          IssueRow.values(of: $0, suffix: Self.suffix(of: $0.path, after: path))
        }
      ),
      (
        "partGroup", ["role", "market", "currency", "isNet", "segment", "count"],
        part.observations.map { observed in
          let group = observed.group
          return [
            group.role.databaseValue, group.market.databaseValue,
            group.currency.code.databaseValue, group.isNet.databaseValue,
            (group.segment ?? "").databaseValue, observed.count.databaseValue,
          ]
        }
      ),
    ]
  }

  /// The records of the part in one piece: figures and claims with their confidence, amounts that were
  /// turned down, issues.
  var packed: [UInt8] {
    var writer = PackedRowWriter()
    writer.append(
      zip(figures, part.figures).map { row, figure in row + [figure.confidence.databaseValue] })
    writer.append(
      zip(outlooks, part.outlooks).map { row, outlook in row + [outlook.confidence.databaseValue] })
    for (table, _, rows) in others where table != "partGroup" { writer.append(rows) }
    return writer.bytes
  }

  /// What tells one reading of the same file from another.
  func add(to identity: inout Identity) {
    for text in [part.source.sha256, suffix, part.source.format, part.source.encoding] {
      identity.add(text.databaseValue)
    }
    identity.add(part.declaredLanguage?.databaseValue ?? .null)
    for row in figures { identity.add(row) }
    for figure in part.figures { identity.add(figure.confidence.databaseValue) }
    for row in outlooks { identity.add(row) }
    for outlook in part.outlooks { identity.add(outlook.confidence.databaseValue) }
    for (table, _, rows) in others {
      identity.add(table.databaseValue)
      for row in rows { identity.add(row) }
    }
  }

  private static func suffix(of path: String, after prefix: String) -> String {
    path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
