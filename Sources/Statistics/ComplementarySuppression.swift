/// Which counts to withhold beside the small ones, so that no total gives a small one away.
///
/// A total minus the counts that are shown is the sum of those withheld. One withheld count alone, or
/// several that together are few, would be told by it. So more are withheld, the smallest first, until
/// at least two are, and the sum of those withheld is no small number either.
public struct ComplementarySuppression: Hashable, Sendable {
  /// For each count, whether it is withheld.
  public var isWithheld: [Bool]
  /// For each total, whether it is withheld too, because not enough of its parts could be.
  public var isTotalWithheld: [Bool]

  /// Withholds counts that belong to totals.
  ///
  /// - Parameters:
  ///   - counts: The counts, each of a group.
  ///   - totals: For each total that is shown, the indices of its counts; a count may be part
  ///     of several.
  ///   - rule: Which counts are small: all that do not reach its minimum, but for 0.
  public init(_ counts: [Int], totals: [[Int]], rule: SuppressionRule = .standard) {
    var withheld = counts.map { $0 > 0 && !rule.shows($0) }
    var totalsWithheld = totals.map { _ in false }
    // What one total withholds may leave another with a single one: until nothing changes.
    var changes = true
    while changes {
      changes = false
      for (index, parts) in totals.enumerated() where !totalsWithheld[index] {
        while !ComplementarySuppression.isSafe(parts, counts, withheld, rule) {
          changes = true
          let next = parts.filter { !withheld[$0] && counts[$0] > 0 }
            .min { (counts[$0], $0) < (counts[$1], $1) }
          guard let next else {
            totalsWithheld[index] = true
            break
          }
          withheld[next] = true
        }
      }
    }
    isWithheld = withheld
    isTotalWithheld = totalsWithheld
  }

  private static func isSafe(
    _ parts: [Int], _ counts: [Int], _ withheld: [Bool], _ rule: SuppressionRule
  ) -> Bool {
    let hidden = parts.filter { withheld[$0] }
    guard !hidden.isEmpty else { return true }
    return hidden.count > 1 && rule.shows(hidden.reduce(0) { $0 + counts[$1] })
  }
}
