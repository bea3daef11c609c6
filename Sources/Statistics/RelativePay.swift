/// Returns the probability that a random one of the first earns more than a random one of the second,
/// equal pay counted half: the Mann–Whitney U over the number of pairs. `nil` where either is empty.
///
/// ```swift
/// probabilityOfMore([70, 80], than: [60, 75, 90])  // 0.5: three of six pairs
/// ```
///
/// - Parameters:
///   - first: Pay in one currency and period, in any order.
///   - second: Likewise.
/// - Complexity: O(*n* log *n*)
public func probabilityOfMore(_ first: [Double], than second: [Double]) -> Double? {
  guard !first.isEmpty, !second.isEmpty else { return nil }
  let others = second.sorted()
  var below = 0
  var notAbove = 0
  var halves = 0
  for figure in first.sorted() {
    while below < others.count, others[below] < figure { below += 1 }
    while notAbove < others.count, others[notAbove] <= figure { notAbove += 1 }
    halves += below + notAbove
  }
  return Double(halves) / (2 * Double(first.count) * Double(second.count))
}

/// Returns the probability that a random source says more of the first role than another one of the
/// second, each source with the same weight, equal figures counted half; `nil` where either is empty.
///
/// - Parameters:
///   - first: The central values of each source of the first role.
///   - second: Likewise of the second role.
public func probabilityOfMore(
  bySource first: [[Double]], than second: [[Double]]
) -> Double? {
  let ones = first.filter { !$0.isEmpty }
  let others = second.filter { !$0.isEmpty }
  guard !ones.isEmpty, !others.isEmpty else { return nil }
  var sum = CompensatedSum()
  for one in ones {
    for other in others { sum.add(probabilityOfMore(one, than: other) ?? 0) }
  }
  return sum.value / Double(ones.count * others.count)
}
