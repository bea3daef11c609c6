internal import Compensation

/// The column of a firm's table that has its own grades, by the lines of the rows.
struct GradeColumn {
  private let grades: [Int: String]

  /// - Returns: `nil` where the table has no such column.
  init?(of table: DocumentTable) {
    guard let index = table.columns[.level] else { return nil }
    var grades: [Int: String] = [:]
    var row = DocumentTable.Row()
    for number in 0..<table.rows.count {
      table.rows.read(number, into: &row)
      guard row.cellRanges.indices.contains(index) else { continue }
      let written = String(decoding: row.text[row.cellRanges[index]], as: UTF8.self)
      let grade = written.trimmingSpaces
      if !grade.isEmpty { grades[row.line] = grade }
    }
    self.grades = grades
  }

  func grade(ofLine line: Int) -> String? { grades[line] }
}

extension [InputIssue] {
  /// Leaves out what is said of a header without a role where grades stand in its place.
  func withoutRoleColumn(of table: DocumentTable, hasGrades: Bool) -> [InputIssue] {
    guard hasGrades, table.columns[.role] == nil else { return self }
    return filter { $0.severity == .error || $0.line != 1 }
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
