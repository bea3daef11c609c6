internal import Compensation

/// The order of the figures in the workbook: those of a group stand together, so that a summary's
/// number can be a formula over their rows.
///
/// Within a group come the figures that take part, means first, then medians, then the others; then
/// those of the group that take none; and last the figures without a group.
struct FigureOrder: Sendable {
  /// The figures' indices in the report, in the order of the rows.
  let indices: [Int]
  /// The rows of each group's figures that take part, counted from 0.
  let rows: [PayGroup: Range<Int>]
  /// The rows of all of a group's figures.
  let allRows: [PayGroup: Range<Int>]
  /// The rows among them whose statements say `mean`, and those that say `median`.
  let rowsOfMeans: [PayGroup: Range<Int>]
  let rowsOfMedians: [PayGroup: Range<Int>]
  /// The row of each figure by its number.
  let rowOfNumber: [Int: Int]

  init(_ report: Report) {
    let indexOfNumber = Dictionary(
      report.figures.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    var byGroup: [PayGroup: [Int]] = [:]
    for (index, figure) in report.figures.enumerated() {
      if let group = figure.group { byGroup[group, default: []].append(index) }
    }
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: report.figures.count)
    func place(_ index: Int) {
      guard !isPlaced[index] else { return }
      isPlaced[index] = true
      order.append(index)
    }
    var rows: [PayGroup: Range<Int>] = [:]
    var allRows: [PayGroup: Range<Int>] = [:]
    var means: [PayGroup: Range<Int>] = [:]
    var medians: [PayGroup: Range<Int>] = [:]
    for summary in report.statementSummaries {
      let used = summary.figures.compactMap { indexOfNumber[$0] }.filter { !isPlaced[$0] }
      let kinds = [PayStatistic.mean, .median].map { kind in
        used.filter { report.figures[$0].figure.statistic == kind }
      }
      let others = used.filter {
        let kind = report.figures[$0].figure.statistic
        return kind != .mean && kind != .median
      }
      let first = order.count
      for index in kinds[0] + kinds[1] + others { place(index) }
      rows[summary.group] = first..<order.count
      means[summary.group] = first..<(first + kinds[0].count)
      medians[summary.group] =
        (first + kinds[0].count)..<(first + kinds[0].count + kinds[1].count)
      for index in byGroup[summary.group] ?? [] { place(index) }
      allRows[summary.group] = first..<order.count
    }
    for index in report.figures.indices { place(index) }
    indices = order
    self.rows = rows
    self.allRows = allRows
    rowsOfMeans = means
    rowsOfMedians = medians
    rowOfNumber = Dictionary(
      order.enumerated().map { (report.figures[$1].number, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
