import Compensation

/// The organisations behind the observations of each group of which all rows name theirs and weigh
/// alike.
struct OrganizationsByGroup {
  private var byGroup: [Organizations?]

  /// - Complexity: O(*n*), and nothing where no row names an employer.
  init(_ observations: Observations, _ weighting: ObservationWeighting) {
    byGroup = Array(repeating: nil, count: observations.groups.count)
    guard !observations.employers.isEmpty else { return }
    var pay = [[Int32: [Double]]](repeating: [:], count: observations.groups.count)
    var isComplete = [Bool](repeating: true, count: observations.groups.count)
    var weights = [Double?](repeating: nil, count: observations.groups.count)
    for row in 0..<observations.count {
      let group = Int(observations.group[row])
      let weight = weighting == .stated ? observations.weight[row] : 1
      // Where rows weigh differently, they are no people of an organisation.
      guard observations.employer[row] >= 0, weight > 0, weights[group] ?? weight == weight else {
        isComplete[group] = false
        continue
      }
      weights[group] = weight
      pay[group][observations.employer[row], default: []].append(observations.annualPay[row])
    }
    for group in pay.indices where isComplete[group] && !pay[group].isEmpty {
      // In the order of their names in the tables, so that sums come out alike.
      let ordered = pay[group].sorted { $0.key < $1.key }
      byGroup[group] = Organizations(ordered.map(\.value))
    }
  }

  subscript(group: Int) -> Organizations? { byGroup[group] }
}

extension ObservationSummary {
  /// Adds what a group's organisations come to, unless too few are behind it.
  mutating func take(
    _ found: Organizations, _ rule: SuppressionRule, _ disclosure: DisclosureRule
  ) {
    guard rule.shows(count) else { return }
    organizations = found.count
    guard disclosure.reason(forWeights: found.sizes.map(Double.init)) == nil else { return }
    organizationMean = found.organizationWeightedMean
    organizationMedian = found.organizationWeightedPercentile(0.5)
  }
}
