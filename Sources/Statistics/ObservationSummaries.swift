public import Compensation

/// What an observation counts for.
public enum ObservationWeighting: Hashable, Sendable {
  /// Each row counts once.
  case equal
  /// Each row counts for the people, or the share, that it stands for; one with a weight of 0 or
  /// less is left out, of the count too.
  case stated
}

/// Returns the distribution of the observations of each group, sorted by group.
///
/// Percentiles are of type 7 (Excel's `PERCENTILE.INC`), with stated weights as
/// ``WeightedDistribution`` defines them.
///
/// Where rows count equally and all rows of a group name their employer, the summary has what they
/// come to with each organisation counting once as well.
///
/// - Parameters:
///   - observations: Rows with finite annual pay.
///   - rule: Which numbers a small group withholds.
///   - disclosure: Which numbers few organisations withhold.
///   - weighting: What a row counts for.
/// - Complexity: O(*n*) with equal weights, else O(*n* log *n*).
public func summarize(
  observations: Observations, rule: SuppressionRule = .standard,
  disclosure: DisclosureRule = .safetyZone, weighting: ObservationWeighting = .equal
) -> [ObservationSummary] {
  let rows = GroupedRows(observations, weighting)
  let sources = sourceCounts(of: observations, weighting)
  let organizations = OrganizationsByGroup(observations, weighting)
  let summaries = observations.groups.indices.map { group in
    var summary = rows.distribution(of: group, weighting).summary(
      of: observations.groups[group], sources: sources[group], rule)
    organizations[group].map { summary.take($0, rule, disclosure) }
    return summary
  }
  return summaries.sorted { $0.group < $1.group }
}

/// The rows' pay, group after group, in the order of the rows.
private struct GroupedRows {
  private(set) var pay: [Double]
  /// The rows' weights beside their pay; none where rows count equally.
  private var weights: [Double]
  /// Where each group begins, and the end.
  private let starts: [Int]

  init(_ observations: Observations, _ weighting: ObservationWeighting) {
    let groups = observations.group
    var starts = [Int](repeating: 0, count: observations.groups.count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var ends = starts
    pay = Array(repeating: 0, count: groups.count)
    weights = Array(repeating: 0, count: weighting == .stated ? groups.count : 0)
    for row in groups.indices {
      let group = Int(groups[row])
      let place = ends[group]
      pay[place] = observations.annualPay[row]
      if weighting == .stated { weights[place] = observations.weight[row] }
      ends[group] = place + 1
    }
    self.starts = starts
  }

  func distribution(of group: Int, _ weighting: ObservationWeighting) -> Distribution {
    let range = starts[group]..<starts[group + 1]
    guard weighting == .stated, !weighsAlike(range) else {
      return Distribution(pay.span.extracting(range))
    }
    return Distribution(
      WeightedDistribution(range.map { (figure: pay[$0], weight: weights[$0]) }))
  }

  /// Whether every row has the same weight, so that ranks have their meaning.
  private func weighsAlike(_ range: Range<Int>) -> Bool {
    guard let first = weights[range].first, first > 0 else { return false }
    return weights[range].allSatisfy { $0 == first }
  }
}

/// The number of different tables behind each group.
private func sourceCounts(
  of observations: Observations, _ weighting: ObservationWeighting
) -> [Int] {
  var counts = [Int](repeating: 0, count: observations.groups.count)
  // The rows of a table follow each other, so most are answered by the row before.
  var latest = [Int32](repeating: -1, count: counts.count)
  var seen: Set<SourceOfGroup> = []
  for row in 0..<observations.count {
    if weighting == .stated, !(observations.weight[row] > 0) { continue }
    let group = observations.group[row]
    let source = observations.source[row]
    guard latest[Int(group)] != source else { continue }
    latest[Int(group)] = source
    if seen.insert(SourceOfGroup(group: group, source: source)).inserted {
      counts[Int(group)] += 1
    }
  }
  return counts
}

private struct SourceOfGroup: Hashable {
  let group: Int32
  let source: Int32
}

/// The numbers of a group before any is withheld.
private struct Distribution {
  private static let shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]

  private let count: Int
  /// The percentiles of `shares`; none without observations.
  private let percentiles: [Double]
  private let mean: Double?
  private let interval: OrderStatisticInterval?

  init(_ pay: Span<Double>) {
    count = pay.count
    let ranks = medianRanks(count: pay.count)
    let found = Statistics.percentiles(
      Distribution.shares, ofUnordered: pay, ranks: ranks.map { [$0.low, $0.high] } ?? [])
    percentiles = found.percentiles
    interval = ranks.map { $0.interval(from: found.figures[0], to: found.figures[1]) }
    var sum = CompensatedSum()
    for index in pay.indices { sum.add(pay[index]) }
    mean = pay.isEmpty ? nil : sum.value / Double(pay.count)
  }

  init(_ weighted: WeightedDistribution) {
    count = weighted.count
    // With weights the window of P0 and P100 reaches beyond the first and the last figure.
    percentiles =
      [weighted.minimum].compactMap(\.self)
      + Distribution.shares.dropFirst().dropLast().compactMap(weighted.percentile)
      + [weighted.maximum].compactMap(\.self)
    mean = weighted.mean
    interval = nil
  }

  func summary(of group: PayGroup, sources: Int, _ rule: SuppressionRule) -> ObservationSummary {
    var summary = ObservationSummary(group: group, count: count, sources: sources)
    guard rule.shows(count), percentiles.count == Distribution.shares.count else {
      return summary
    }
    summary.p25 = percentiles[2]
    summary.median = percentiles[3]
    summary.p75 = percentiles[4]
    summary.mean = mean
    summary.quality = QualityLabel(count: count, p25: summary.p25, p75: summary.p75)
    guard rule.showsTails(count) else { return summary }
    summary.minimum = percentiles[0]
    summary.p10 = percentiles[1]
    summary.p90 = percentiles[5]
    summary.maximum = percentiles[6]
    // The bounds are figures of single rows, as the ends are.
    summary.medianLow = interval?.low
    summary.medianHigh = interval?.high
    summary.medianConfidence = interval?.confidence
    return summary
  }
}
