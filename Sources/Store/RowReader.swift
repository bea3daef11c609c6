internal import Compensation
internal import GRDB

/// The values of a row by their places.
protocol RowValues {
  func integer(_ index: Int) -> Int64?
  func real(_ index: Int) -> Double?
  func text(_ index: Int) -> String?
}

extension Row: RowValues {
  func integer(_ index: Int) -> Int64? { self[index] }
  func real(_ index: Int) -> Double? { self[index] }
  func text(_ index: Int) -> String? { self[index] }
}

/// Takes the values of a row by the places of its columns: a name is looked for in each row anew.
struct RowReader<Values: RowValues> {
  private let values: Values
  private let origin: RowOrigin

  init(_ values: Values, of origin: RowOrigin) {
    self.values = values
    self.origin = origin
  }

  func integer(_ index: Int) -> Int { optionalInteger(index) ?? 0 }
  func number(_ index: Int) -> Double { optionalNumber(index) ?? 0 }
  func text(_ index: Int) -> String { optionalText(index) ?? "" }

  func optionalInteger(_ index: Int) -> Int? {
    values.integer(index).map { Int(truncatingIfNeeded: $0) }
  }
  func optionalNumber(_ index: Int) -> Double? { values.real(index) }
  func optionalText(_ index: Int) -> String? { values.text(index) }

  func amount(_ index: Int) -> Amount? {
    optionalInteger(index).map { Amount(tenThousandths: Int64($0)) }
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
    StoreError(
      path: origin.path,
      .unknownValue(table: origin.table, column: origin.columns[index], found: found))
  }
}

/// Where rows are from, as errors name it.
final class RowOrigin: Sendable {
  /// The path of the history.
  let path: String
  let table: String
  let columns: [String]

  init(_ table: String, _ columns: [String], path: String) {
    self.path = path
    self.table = table
    self.columns = columns
  }

  /// The columns of a table for a query, as a row reader expects them.
  static func selection(of table: String, _ columns: [String]) -> String {
    columns.map { "\(table).\"\($0)\"" }.joined(separator: ", ")
  }
}
