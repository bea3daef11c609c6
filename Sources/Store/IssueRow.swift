internal import Compensation
internal import GRDB

/// How a problem of an input stands in its table.
enum IssueRow {
  /// The columns after part and position, in the order of ``values(of:suffix:)``.
  static let columns = ["severity", "suffix", "line", "column", "message"]

  /// - Parameter suffix: The path of the issue after that of its file.
  static func values(of issue: InputIssue, suffix: String) -> [DatabaseValue] {
    [
      issue.severity.rawValue.databaseValue, suffix.databaseValue,
      issue.line?.databaseValue ?? .null, issue.column?.databaseValue ?? .null,
      issue.message.databaseValue,
    ]
  }

  /// - Parameter path: The file's path.
  static func issue(_ row: RowReader<some RowValues>, path: String) throws -> InputIssue {
    InputIssue(
      try row.required(0), path: path + row.text(1), line: row.optionalInteger(2),
      column: row.optionalInteger(3), message: row.text(4))
  }
}
