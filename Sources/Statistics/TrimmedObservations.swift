public import Compensation

/// Observations without those that a rule takes for errors, and the ones removed, each with its
/// reason: nothing disappears.
public struct TrimmedObservations: Sendable {
  public private(set) var kept = Observations()
  /// In the order of the rows.
  public private(set) var removed: [RemovedObservation] = []

  /// Applies the sanity limits, then the limits from official data, then the fences of what is left
  /// of each group.
  ///
  /// - Parameters:
  ///   - official: The limits that official data set for a group; `nil` where there are none.
  public init(
    _ observations: Observations, by rule: OutlierRule = .standard,
    limits: SanityLimits = .standard,
    official: (PayGroup) -> ClosedRange<Double>? = { _ in nil }
  ) {
    let groups = observations.groups
    let sane = groups.map { limits[$0.currency] }
    let usual = groups.map(official)
    var left = [[Double]](repeating: [], count: groups.count)
    for row in 0..<observations.count {
      let group = Int(observations.group[row])
      let pay = observations.annualPay[row]
      if sane[group]?.contains(pay) ?? true, usual[group]?.contains(pay) ?? true {
        left[group].append(pay)
      }
    }
    let fences = left.map(rule.fences)
    for group in groups { _ = kept.index(of: group) }
    let sources = observations.sources.map { kept.index(ofSource: $0) }
    for name in observations.employers { _ = kept.index(ofEmployer: name) }
    for row in 0..<observations.count {
      let group = Int(observations.group[row])
      let pay = observations.annualPay[row]
      let checks: [(RemovedObservation.Reason, ClosedRange<Double>?)] = [
        (.sanity, sane[group]), (.official, usual[group]), (.fence, fences[group]),
      ]
      let broken = checks.first { $0.1.map { !$0.contains(pay) } ?? false }
      if case (let reason, let range?)? = broken {
        removed.append(
          RemovedObservation(
            group: groups[group], annualPay: pay,
            source: observations.sources[Int(observations.source[row])],
            line: Int(observations.line[row]), reason: reason, limits: range))
      } else {
        kept.append(
          group: observations.group[row], annualPay: pay, weight: observations.weight[row],
          source: sources[Int(observations.source[row])], line: observations.line[row],
          year: observations.year[row], employer: observations.employer[row])
      }
    }
  }
}
