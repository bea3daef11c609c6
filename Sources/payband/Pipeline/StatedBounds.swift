internal import Compensation
internal import Extraction

/// The minimum and the maximum of each row of a table, as their own cells state them: a range that
/// is read as one comes in ascending order, however it is written.
struct StatedBounds {
  private let low: [Int: Amount]
  private let high: [Int: Amount]

  init(of table: DocumentTable, with stages: Stages) {
    low = StatedBounds.amounts(of: .minimum, in: table, with: stages)
    high = StatedBounds.amounts(of: .maximum, in: table, with: stages)
  }

  /// Returns both bounds of a row; `nil` where one of them is no amount.
  func bounds(ofLine line: Int) -> (low: Amount, high: Amount)? {
    guard let low = low[line], let high = high[line] else { return nil }
    return (low, high)
  }

  private static func amounts(
    of column: TableColumn, in table: DocumentTable, with stages: Stages
  ) -> [Int: Amount] {
    var single = table
    for other in [TableColumn.minimum, .maximum, .mean, .median] { single.columns[other] = nil }
    single.columns[.amount] = table.columns[column]
    let records = stages.findings(
      in: single, rows: 0..<single.rows.count, asRecords: true, memory: RowMemory()
    ).records
    var amounts: [Int: Amount] = [:]
    for case .salary(let figure) in records { amounts[figure.location.line] = figure.low }
    return amounts
  }
}
