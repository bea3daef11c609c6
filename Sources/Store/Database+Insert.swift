internal import GRDB

extension Database {
  /// Inserts one row and returns its id.
  @discardableResult
  func insert(
    into table: String, _ columns: [String], _ values: [DatabaseValue]
  ) throws -> Int64 {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(values))
    return lastInsertedRowID
  }
}
