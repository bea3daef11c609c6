internal import Compensation

/// What each figure counts for in its group's median, where each source has the same total weight.
///
/// The figures of a group, ordered by their central values, take as much room as they weigh, and the
/// median is the mean over a window of the mean weight in the middle. So the share of a figure is
/// what of its room lies in the window: a cell can work that out from the cells beside it.
struct MedianWeights: Sendable {
  /// The part of one figure.
  struct Part: Hashable, Sendable {
    /// One over the number of the source's figures.
    var weight: Double
    /// The weight of the figures with lower central values.
    var below: Double
    /// The share of the median that the figure is.
    var share: Double
  }

  /// The parts in groups whose figures do not weigh alike, by the row of the figure.
  private(set) var parts: [Int: Part] = [:]
  /// The same among those of a group that state a mean, or a median.
  private(set) var partsOfKind: [Int: Part] = [:]

  /// What the source of a figure says of the group: the median of its central values, and how many it
  /// has; by the row of the figure.
  private(set) var sourceValues: [Int: (value: Double, count: Int)] = [:]

  var hasUneven: Bool { !parts.isEmpty }
  var hasUnevenKinds: Bool { !partsOfKind.isEmpty }

  init(_ report: Report, _ order: FigureOrder) {
    for rows in order.rows.values {
      parts.merge(MedianWeights.parts(of: rows, report, order)) { $1 }
      noteSources(of: rows, report, order)
    }
    for rows in order.rowsOfMeans.values {
      partsOfKind.merge(MedianWeights.parts(of: rows, report, order)) { $1 }
    }
    for rows in order.rowsOfMedians.values {
      partsOfKind.merge(MedianWeights.parts(of: rows, report, order)) { $1 }
    }
  }

  private mutating func noteSources(
    of rows: Range<Int>, _ report: Report, _ order: FigureOrder
  ) {
    let bySource = Dictionary(grouping: rows) { report.figures[order.indices[$0]].source }
    for rows in bySource.values {
      let valued = rows.filter { report.figures[order.indices[$0]].centralValue != nil }
      let values = valued.compactMap { report.figures[order.indices[$0]].centralValue }
      guard let middle = middle(of: values) else { continue }
      for row in valued { sourceValues[row] = (middle, values.count) }
    }
  }

  /// The parts of the figures of some rows; none where all weigh alike.
  private static func parts(
    of rows: Range<Int>, _ report: Report, _ order: FigureOrder
  ) -> [Int: Part] {
    let valued = rows.compactMap { row -> (row: Int, value: Double, source: String)? in
      let figure = report.figures[order.indices[row]]
      return figure.centralValue.map { (row, $0, figure.source) }
    }
    let counts = Dictionary(valued.map { ($0.source, 1) }, uniquingKeysWith: +)
    guard Set(counts.values).count > 1 else { return [:] }
    func number(_ row: Int) -> Int { report.figures[order.indices[row]].number }
    let ordered = valued.sorted { ($0.value, number($0.row)) < ($1.value, number($1.row)) }
    let total = Double(counts.count)
    let width = total / Double(ordered.count)
    let window = ((total - width) / 2)...((total + width) / 2)
    var parts: [Int: Part] = [:]
    var below = 0.0
    for figure in ordered {
      let weight = 1 / Double(counts[figure.source] ?? 1)
      let share =
        max(0, min(below + weight, window.upperBound) - max(below, window.lowerBound)) / width
      parts[figure.row] = Part(weight: weight, below: below, share: share)
      below += weight
    }
    return parts
  }
}

/// The middle of some values, or the mean of the two in the middle.
func middle(of values: [Double]) -> Double? {
  let ordered = values.sorted()
  guard !ordered.isEmpty else { return nil }
  return (ordered[(ordered.count - 1) / 2] + ordered[ordered.count / 2]) / 2
}
