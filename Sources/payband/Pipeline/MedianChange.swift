internal import Compensation
internal import Roles
internal import Store
internal import Writers

/// A group's median in two runs where they differ.
struct MedianChange {
  private let group: PayGroup
  /// `statements` or `observations`.
  private let from: String
  private let old: Double?
  private let new: Double?

  /// Returns the groups whose medians differ, or that only one of the runs has, sorted.
  static func changes(from old: RecordedRun, to new: RecordedRun) -> [MedianChange] {
    changes(
      "statements", old.statementSummaries.map { ($0.group, $0.median) },
      new.statementSummaries.map { ($0.group, $0.median) })
      + changes(
        "observations", old.observationSummaries.map { ($0.group, $0.median) },
        new.observationSummaries.map { ($0.group, $0.median) })
  }

  private static func changes(
    _ from: String, _ old: [(PayGroup, Double?)], _ new: [(PayGroup, Double?)]
  ) -> [MedianChange] {
    let old = Dictionary(old) { first, _ in first }
    let new = Dictionary(new) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().compactMap { group in
      let change = MedianChange(
        group: group, from: from, old: old[group] ?? nil, new: new[group] ?? nil)
      let isKept = (old[group] == nil) == (new[group] == nil) && change.old == change.new
      return isKept ? nil : change
    }
  }

  /// The cells of a line of a table.
  var cells: [String] {
    [
      RoleCatalogue.standard.role(group.role)?.title ?? group.role, group.market,
      group.currency.code, group.isNet ? "net" : "", group.segment ?? "", from, amount(old),
      amount(new), percentWords,
    ]
  }

  private func amount(_ value: Double?) -> String {
    value.map { GroupedNumber.text(of: $0) } ?? "[x]"
  }

  /// `+3.9%`, to one decimal.
  private var percentWords: String {
    guard let percent else { return "" }
    return "\(percent > 0 ? "+" : "")\(PlainNumber.text(of: (percent * 10).rounded() / 10))%"
  }

  /// The change in per cent of the old median; `nil` where one is missing.
  var percent: Double? {
    guard let old, let new, old > 0 else { return nil }
    return (new / old - 1) * 100
  }
}
