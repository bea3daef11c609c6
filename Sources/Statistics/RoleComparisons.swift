public import Compensation

/// Returns two roles side by side, one comparison for each market, currency and basis that has
/// statements of both, sorted.
///
/// Figures limited to a segment are compared with nothing.
///
/// ```swift
/// compare("account-manager", "project-manager", figures: figures).first?.difference  // 16_314
/// ```
///
/// - Parameters:
///   - first: The id of the role that differences count from.
///   - second: The id of the other role.
///   - figures: The statements of all documents.
public func compare(
  _ first: String, _ second: String, figures: [StandardizedFigure]
) -> [RoleComparison] {
  ComparableRoles([first, second], figures).comparisons(of: first, with: second)
}

/// Returns the comparisons of every two of several roles, each pair once, in the order of the
/// roles: the first with the second, the first with the third, …
///
/// - Parameters:
///   - roles: The ids of the roles; a repeated one counts once.
///   - figures: The statements of all documents.
public func compareAll(
  roles: [String], figures: [StandardizedFigure]
) -> [RoleComparison] {
  var distinct: [String] = []
  for role in roles where !distinct.contains(role) { distinct.append(role) }
  let comparable = ComparableRoles(distinct, figures)
  return distinct.indices.flatMap { first in
    distinct[(first + 1)...].flatMap { second in
      comparable.comparisons(of: distinct[first], with: second)
    }
  }
}

/// The summaries of roles, and what each document says of them.
private struct ComparableRoles {
  private let summaries: [String: [StatementSummary]]
  private let statements: [PayGroup: [StandardizedFigure]]

  init(_ roles: [String], _ figures: [StandardizedFigure]) {
    let wanted = Set(roles)
    let chosen = figures.filter { figure in
      figure.figure.segment == nil && figure.figure.role.map(wanted.contains) ?? false
    }
    summaries = Dictionary(
      grouping: summarize(statements: chosen).filter { $0.statements > 0 }, by: \.group.role)
    var statements: [PayGroup: [StandardizedFigure]] = [:]
    for figure in chosen where figure.exclusion == nil {
      guard let group = figure.group else { continue }
      statements[group, default: []].append(figure)
    }
    self.statements = statements
  }

  func comparisons(of first: String, with second: String) -> [RoleComparison] {
    (summaries[first] ?? []).flatMap { one in
      (summaries[second] ?? []).filter { other in
        other.group.market == one.group.market && other.group.currency == one.group.currency
          && other.group.isNet == one.group.isNet
      }.map { comparison(of: one, with: $0) }
    }
  }

  private func comparison(
    of first: StatementSummary, with second: StatementSummary
  ) -> RoleComparison {
    let difference = first.median.flatMap { from in second.median.map { $0 - from } }
    var comparison = RoleComparison(
      first: first, second: second, difference: difference,
      relativeDifference: difference.flatMap { difference in
        first.median.flatMap { $0 > 0 ? difference / $0 : nil }
      },
      overlap: first.range.flatMap { one in
        second.range.map { overlapOfNarrower(one, $0) }
      },
      paired: pairedDifferences(of: first.group, with: second.group))
    comparison.probabilityOfMore = probabilityOfMore(
      bySource: sources(of: second.group), than: sources(of: first.group))
    return comparison
  }

  /// The central values of each source, in the order of the paths.
  private func sources(of group: PayGroup) -> [[Double]] {
    centralValues(bySourceOf: statements[group] ?? []).sorted { $0.key < $1.key }.map(\.value)
  }

  /// The differences that documents with both roles state, by path. A document's value of a role
  /// is the median of its central values.
  private func pairedDifferences(of first: PayGroup, with second: PayGroup) -> [PairedDifference] {
    let ones = centralValues(bySourceOf: statements[first] ?? [])
    let others = centralValues(bySourceOf: statements[second] ?? [])
    return ones.keys.sorted().compactMap { source in
      guard let one = ones[source].flatMap(median(of:)),
        let other = others[source].flatMap(median(of:))
      else { return nil }
      return PairedDifference(source: source, difference: other - one)
    }
  }
}

extension StatementSummary {
  /// The range from the lowest low to the highest high, where both sides are bounded.
  fileprivate var range: ClosedRange<Double>? {
    guard let low, let high, low <= high else { return nil }
    return low...high
  }
}

/// Returns how much of the narrower of two ranges lies in both, from 0 to 1.
///
/// The denominator is the width of the narrower range. A range of one point counts as 1 inside the
/// other, its ends included, and as 0 outside.
///
/// ```swift
/// overlapOfNarrower(60_000...80_000, 70_000...110_000)  // 0.5
/// ```
public func overlapOfNarrower(
  _ first: ClosedRange<Double>, _ second: ClosedRange<Double>
) -> Double {
  guard first.overlaps(second) else { return 0 }
  let common = first.clamped(to: second)
  let narrower = min(
    first.upperBound - first.lowerBound, second.upperBound - second.lowerBound)
  guard narrower > 0 else { return 1 }
  return min((common.upperBound - common.lowerBound) / narrower, 1)
}
