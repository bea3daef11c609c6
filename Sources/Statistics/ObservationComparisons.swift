public import Compensation

/// Returns the comparisons of every two of several roles by their observations, each pair once, in the
/// order of the roles: one for each market, currency and basis in which both are shown.
///
/// A group that the rule of suppression withholds is compared with nothing.
///
/// - Parameters:
///   - roles: The ids of the roles; a repeated one counts once.
///   - summaries: The distributions of the groups, as they may be shown.
///   - observations: The rows behind them.
public func compareObserved(
  roles: [String], summaries: [ObservationSummary], observations: Observations
) -> [ObservationComparison] {
  var distinct: [String] = []
  for role in roles where !distinct.contains(role) { distinct.append(role) }
  let shown = Dictionary(
    grouping: summaries.filter { $0.median != nil && $0.group.segment == nil }, by: \.group.role)
  let pairs = distinct.indices.flatMap { first in
    distinct[(first + 1)...].flatMap { second in
      (shown[distinct[first]] ?? []).flatMap { one in
        (shown[second] ?? []).filter { other in one.group.isComparable(with: other.group) }
          .map { (one, $0) }
      }
    }
  }
  let pay = observations.pay(of: Set(pairs.flatMap { [$0.0.group, $0.1.group] }))
  return pairs.map { one, other in
    let difference = one.median.flatMap { from in other.median.map { $0 - from } }
    return ObservationComparison(
      first: one, second: other, difference: difference,
      relativeDifference: difference.flatMap { difference in
        one.median.flatMap { $0 > 0 ? difference / $0 : nil }
      },
      overlap: one.middle.flatMap { range in
        other.middle.map { overlapOfNarrower(range, $0) }
      },
      probabilityOfMore: probabilityOfMore(
        pay[other.group] ?? [], than: pay[one.group] ?? []))
  }
}

extension PayGroup {
  /// Whether the figures of two roles' groups are of one market, currency and basis.
  fileprivate func isComparable(with other: PayGroup) -> Bool {
    market == other.market && currency == other.currency && isNet == other.isNet
  }
}

extension ObservationSummary {
  /// The market range from P25 to P75.
  fileprivate var middle: ClosedRange<Double>? {
    guard let p25, let p75, p25 <= p75 else { return nil }
    return p25...p75
  }
}

extension Observations {
  /// Returns the annual pay of the rows of some groups, in their order.
  fileprivate func pay(of wanted: Set<PayGroup>) -> [PayGroup: [Double]] {
    let isWanted = groups.map(wanted.contains)
    var pay = [[Double]](repeating: [], count: groups.count)
    for row in 0..<count {
      let index = Int(group[row])
      if isWanted[index] { pay[index].append(annualPay[row]) }
    }
    return Dictionary(uniqueKeysWithValues: zip(groups, pay).filter { wanted.contains($0.0) })
  }
}
