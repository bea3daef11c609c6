internal import Compensation
internal import GRDB

/// A source of a run: a part with its path, and what of it the run has.
struct RunPart {
  let path: String
  let part: Int64
  let document: Int64
  let figureCount: Int
  let outlookCount: Int
  /// The number of its first figure in the report.
  let firstNumber: Int
  /// The roles that the run is on; `nil` for all.
  let only: Set<String>?

  func isWanted(_ role: String?) -> Bool {
    guard let only else { return true }
    return role.map(only.contains) ?? false
  }
}

extension HistoryStore {
  /// Returns the sources of a run in their order.
  func runParts(of run: Int64, in db: Database) throws -> [RunPart] {
    let only = try String.fetchSet(
      db, sql: "SELECT role FROM runOnly WHERE run = ?", arguments: [run])
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT source.path, source.part, part.document, source.figures, source.outlooks
        FROM source JOIN part ON part.id = source.part WHERE run = ? ORDER BY source.position
        """, arguments: [run])
    var parts: [RunPart] = []
    var number = 1
    while let row = try rows.next() {
      let part = RunPart(
        path: row[0], part: row[1], document: row[2], figureCount: row[3], outlookCount: row[4],
        firstNumber: number, only: only.isEmpty ? nil : only)
      number += part.figureCount
      parts.append(part)
    }
    return parts
  }

  /// Returns the figures that a run has of a source, with their numbers.
  func figures(of part: RunPart, in db: Database) throws -> [(number: Int, figure: SalaryFigure)] {
    guard part.figureCount > 0 else { return [] }
    return try figures(ofPart: part.part, path: part.path, in: db)
      .filter { part.isWanted($0.role) }.enumerated()
      .map { (number: part.firstNumber + $0, figure: $1) }
  }

  /// Returns the claims on prospects that a run has of a source.
  func outlooks(of part: RunPart, in db: Database) throws -> [OutlookStatement] {
    guard part.outlookCount > 0 else { return [] }
    return try outlooks(ofPart: part.part, path: part.path, in: db)
      .filter { part.isWanted($0.role) }
  }
}
