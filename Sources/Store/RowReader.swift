internal import Compensation
internal import GRDB

/// Takes the values of a row by the places of its columns: a name is looked for in each row anew.
struct RowReader {
  let row: Row
  /// What errors name: the history's path, the table, its columns.
  let path: String
  let table: String
  let columns: [String]

  init(_ row: Row, of table: String, _ columns: [String], path: String) {
    self.row = row
    self.path = path
    self.table = table
    self.columns = columns
  }

  /// The columns of a table for a query, as a row reader expects them.
  static func selection(of table: String, _ columns: [String]) -> String {
    columns.map { "\(table).\"\($0)\"" }.joined(separator: ", ")
  }

  func integer(_ index: Int) -> Int { row[index] }
  func number(_ index: Int) -> Double { row[index] }
  func text(_ index: Int) -> String { row[index] }
  func optionalInteger(_ index: Int) -> Int? { row[index] }
  func optionalNumber(_ index: Int) -> Double? { row[index] }
  func optionalText(_ index: Int) -> String? { row[index] }
  func amount(_ index: Int) -> Amount? {
    (row[index] as Int64?).map { Amount(tenThousandths: $0) }
  }

  func currency(_ index: Int) throws -> Currency {
    let code = text(index)
    guard let currency = Currency(code) else { throw unknown(code, index) }
    return currency
  }

  /// Returns the case that a column names, which the schema keeps from being null.
  func required<Value: RawRepresentable<String>>(_ index: Int) throws -> Value {
    guard let value: Value = try known(index) else { throw unknown("", index) }
    return value
  }

  /// Returns the case that a column names, or `nil` where it is null.
  func known<Value: RawRepresentable<String>>(_ index: Int) throws -> Value? {
    guard let text = optionalText(index) else { return nil }
    guard let value = Value(rawValue: text) else { throw unknown(text, index) }
    return value
  }

  private func unknown(_ found: String, _ index: Int) -> StoreError {
    StoreError(path: path, .unknownValue(table: table, column: columns[index], found: found))
  }
}
