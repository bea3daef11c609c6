internal import GRDB

extension Database {
  /// Inserts one row and returns its id.
  @discardableResult
  func insert(
    into table: String, _ columns: [String], _ values: [DatabaseValue]
  ) throws -> Int64 {
    try insertion(into: table, columns).execute(arguments: StatementArguments(values))
    return lastInsertedRowID
  }

  /// Returns the statement that inserts a row, for many of them.
  func insertion(into table: String, _ columns: [String]) throws -> Statement {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    return try cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
  }
}
