public import Compensation

/// A table of a report as data: named columns and rows of values, made one row at a time.
public struct DataTable: Sendable {
  /// The name of its file without the extension, `figures`.
  public let name: String
  /// The names of the columns, which are those of the records where both have one.
  public let columns: [String]
  public let rowCount: Int
  private let makeRow: @Sendable (Int) -> [FieldValue]

  /// - Parameter makeRow: Returns the row at an index below `rowCount`, as many values as columns.
  public init(
    name: String, columns: [String], rowCount: Int,
    makeRow: @escaping @Sendable (Int) -> [FieldValue]
  ) {
    self.name = name
    self.columns = columns
    self.rowCount = rowCount
    self.makeRow = makeRow
  }

  public func row(_ index: Int) -> [FieldValue] { makeRow(index) }
}

extension DataTable {
  /// A table of elements, each of which gives its fields.
  init<Element: Sendable>(
    name: String, _ elements: [Element], example: Element,
    fields: @escaping @Sendable (Element) -> [Field]
  ) {
    self.init(
      name: name, columns: fields(example).map(\.name), rowCount: elements.count
    ) { index in fields(elements[index]).map(\.value) }
  }

  /// A table of records of all kinds: the columns of salary records, then those that only the
  /// other kinds have; a cell that a kind does not have is empty.
  public static func records(_ records: [Record]) -> DataTable {
    let columns = recordColumns
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    return DataTable(name: "records", columns: columns, rowCount: records.count) { index in
      var row = [FieldValue](repeating: .null, count: place.count)
      for field in records[index].fields {
        if let column = place[field.name] { row[column] = field.value }
      }
      return row
    }
  }

  private static var recordColumns: [String] {
    var columns: [String] = []
    for name in (Example.figure.fields + Example.outlook.fields + Example.rejected.fields)
      .map(\.name) where !columns.contains(name)
    {
      columns.append(name)
    }
    return columns
  }
}

/// Values whose fields name the columns of tables that may have no row.
enum Example {
  private static let location = SourceLocation(document: "", line: 1, column: 1)

  static let figure = SalaryFigure(
    location: location, language: "", low: nil, high: nil, currency: .usd, period: .year,
    quote: "", confidence: 0)
  static let outlook = OutlookStatement(
    location: location, language: "", direction: .stable, quote: "", confidence: 0)
  static let rejected = RejectedAmount(
    location: location, language: "", low: nil, high: nil, currency: nil, reason: .other,
    quote: "")
  static let group = PayGroup(role: "", market: "", currency: .usd, isNet: false)
  static let summary = StatementSummary(
    group: group, statements: 0, sources: 0, low: nil, high: nil, median: nil,
    medianOfMeans: nil, medianOfMedians: nil, agreement: nil, percentiles: [], figures: [])
}
