public import Compensation

/// Returns what the statements of each group say, sorted by group.
///
/// Figures with an exclusion take no part; of percentiles the group lists what they state. A
/// one-sided bound widens the range and has no central value. The median counts the central values
/// with each document at the same total weight, so that an article with ten figures does not outvote
/// nine with one. Figures of all levels and components of a group stand together; a segment
/// is a group of its own.
public func summarize(statements figures: [StandardizedFigure]) -> [StatementSummary] {
  var members: [PayGroup: GroupMembers] = [:]
  for figure in figures {
    guard let group = figure.group else { continue }
    switch figure.exclusion {
    case nil where figure.annualLow != nil || figure.annualHigh != nil:
      members[group, default: GroupMembers()].statements.append(figure)
    case .percentile:
      members[group, default: GroupMembers()].percentiles.append(figure)
    case nil, .noRole, .noMarket, .repeated:
      continue
    }
  }
  return members.map { $1.summary(of: $0) }.sorted { $0.group < $1.group }
}

private struct GroupMembers {
  var statements: [StandardizedFigure] = []
  var percentiles: [StandardizedFigure] = []

  func summary(of group: PayGroup) -> StatementSummary {
    let range = StatedRange(statements)
    return StatementSummary(
      group: group, statements: statements.count,
      sources: Set(statements.map(\.source)).count,
      low: range.low, high: range.high,
      median: sourceWeightedMedian(of: statements),
      medianOfMeans: sourceWeightedMedian(
        of: statements.filter { $0.figure.statistic == .mean }),
      medianOfMedians: sourceWeightedMedian(
        of: statements.filter { $0.figure.statistic == .median }),
      agreement: agreement(of: centralValues(bySourceOf: statements)),
      percentiles: statedPercentiles, figures: statements.map(\.number).sorted())
  }

  private var statedPercentiles: [StatedPercentile] {
    percentiles.compactMap { figure in
      guard let percentile = figure.figure.percentile,
        let value = figure.centralValue ?? figure.annualLow ?? figure.annualHigh
      else { return nil }
      return StatedPercentile(percentile: percentile, value: value, figure: figure.number)
    }.sorted { ($0.percentile, $0.value, $0.figure) < ($1.percentile, $1.value, $1.figure) }
  }
}

/// The lowest low and the highest high.
private struct StatedRange {
  let low: Double?
  let high: Double?

  init(_ statements: [StandardizedFigure]) {
    let low = statements.compactMap(\.annualLow).min()
    let high = statements.compactMap(\.annualHigh).max()
    if let low, let high {
      // “From 90,000” beside “60,000 to 80,000” says that 90,000 is paid: the bound widens the
      // range on the far side too, where another statement bounds that side at all.
      self.low = min(low, statements.compactMap(\.annualHigh).min() ?? low)
      self.high = max(high, statements.compactMap(\.annualLow).max() ?? high)
    } else {
      self.low = low
      self.high = high
    }
  }
}

/// The median of the central values, each document with the same total weight.
private func sourceWeightedMedian(of statements: [StandardizedFigure]) -> Double? {
  let bySource = centralValues(bySourceOf: statements)
  let share = sourceShare(of: bySource.values.map(\.count))
  return WeightedDistribution(
    bySource.values.flatMap { values in
      values.map { (figure: $0, weight: share / Double(values.count)) }
    }
  ).median
}

/// The weight of each source: such that a value's share of it, the mean of all shares and half of
/// what that leaves are whole numbers, so that the median of round amounts comes out round.
private func sourceShare(of counts: [Int]) -> Double {
  var multiple = 1
  for count in Set(counts) {
    multiple *= count / greatestCommonDivisor(multiple, count)
    // Thirds and sevenths then round as they do anywhere.
    if multiple > 1 << 30 { return 1 }
  }
  return Double(multiple) * Double(2 * counts.reduce(0, +))
}

private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
  other == 0 ? one : greatestCommonDivisor(other, one % other)
}

/// The central values that statements have, by the documents they are in.
func centralValues(bySourceOf statements: [StandardizedFigure]) -> [String: [Double]] {
  var values: [String: [Double]] = [:]
  for statement in statements {
    guard let value = statement.centralValue else { continue }
    values[statement.source, default: []].append(value)
  }
  return values
}

/// The largest of the sources' medians over the smallest; `nil` below two sources and where a
/// source says nothing above 0.
private func agreement(of bySource: [String: [Double]]) -> Double? {
  let medians = bySource.values.compactMap(median(of:))
  guard medians.count > 1, let low = medians.min(), let high = medians.max(), low > 0 else {
    return nil
  }
  return high / low
}
