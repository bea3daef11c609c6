internal import Compensation
internal import Statistics
internal import Writers

/// What a comparison of roles prints below the statements: who earns more, the observations, official
/// wages and projections side by side, and from three roles on a matrix.
struct ComparisonText {
  let report: Report
  let roles: [String]
  let code: (String) -> String?

  /// The parts that have anything to say, each with a heading.
  func text(width: Int, usesColor: Bool) -> String {
    guard !report.comparisons.isEmpty || !report.observationComparisons.isEmpty else { return "" }
    let parts = [
      section("Who earns more", chances),
      section("Official figures of the United States", official),
      section("Prospects as claimed", prospects),
      matrix?.rendered(width: width, usesColor: usesColor),
    ]
    return parts.compactMap(\.self).map { "\n" + $0 }.joined()
  }

  private func section(_ heading: String, _ lines: [String]) -> String? {
    lines.isEmpty ? nil : heading + "\n" + lines.map { "  \(TerminalText.neutral($0))\n" }.joined()
  }

  private func title(_ role: String) -> String { report.roleTitles[role] ?? role }

  private func percent(_ share: Double) -> String {
    "\(GroupedNumber.text(of: share * 100))%"
  }

  private var chances: [String] {
    let stated = report.comparisons.compactMap { comparison -> String? in
      guard let probability = comparison.probabilityOfMore else { return nil }
      return "\(place(comparison.first.group)), statements: a source says more of "
        + "\(title(comparison.second.group.role)) than of \(title(comparison.first.group.role)) "
        + "with a probability of \(percent(probability))"
    }
    let observed = report.observationComparisons.compactMap { comparison -> String? in
      guard let probability = comparison.probabilityOfMore, let difference = comparison.difference
      else { return nil }
      return "\(place(comparison.first.group)), observations: "
        + "\(title(comparison.second.group.role)) earns more than "
        + "\(title(comparison.first.group.role)) with a probability of \(percent(probability)); "
        + "medians differ by \(difference > 0 ? "+" : "")\(GroupedNumber.text(of: difference)), "
        + "P25 to P75 overlap by \(percent(comparison.overlap ?? 0))"
    }
    return stated + observed
  }

  private func place(_ group: PayGroup) -> String {
    "\(group.market), \(group.currency)\(group.isNet ? ", net" : "")"
  }

  private var official: [String] {
    roles.flatMap { role -> [String] in
      guard let code = code(role) else { return [] }
      let wages = OfficialWages.standard[code].map { entry in
        let values = entry.distribution.points.map { point in
          "P\(Int((point.share * 100).rounded())) \(GroupedNumber.text(of: point.amount))"
            + (point.isBound ? "+" : "")
        }
        return
          "\(title(role)) (\(code)), \(entry.year), USD \(entry.period == .hour ? "an hour" : "a year"): "
          + values.joined(separator: ", ")
      }
      let growth = OfficialProjections.standard[code].map { entry in
        "\(title(role)) (\(code)), \(entry.fromYear)–\(entry.toYear): "
          + "\(PlainNumber.text(of: entry.percent))%" + (entry.phrase.map { ", “\($0)”" } ?? "")
      }
      return [wages, growth].compactMap(\.self)
    }
  }

  private var prospects: [String] {
    roles.compactMap { role in
      let claims = report.outlooks.filter { $0.role == role }
      guard !claims.isEmpty else { return nil }
      let words = claims.map { claim in
        let growth = claim.growthPercent.map { " \(PlainNumber.text(of: $0))%" } ?? ""
        return "\(claim.direction.rawValue)\(growth) (\(claim.location))"
      }
      return "\(title(role)): \(words.joined(separator: ", "))"
    }
  }

  /// The difference of the medians of statements for every two roles, the column's minus the row's, in
  /// the market with the most comparisons; only from three roles on.
  private var matrix: TerminalTable? {
    guard roles.count > 2 else { return nil }
    let byPlace = Dictionary(grouping: report.comparisons) { place($0.first.group) }
    guard
      let (place, comparisons) = byPlace.max(by: {
        ($0.value.count, $1.key) < ($1.value.count, $0.key)
      })
    else { return nil }
    var shares: [String: Double] = [:]
    for comparison in comparisons {
      guard let difference = comparison.difference else { continue }
      let (first, second) = (comparison.first.group.role, comparison.second.group.role)
      shares["\(first) \(second)"] = difference
      shares["\(second) \(first)"] = -difference
    }
    return TerminalTable(
      columns: [.init("Medians, \(place)", minimumWidth: 12)]
        + roles.map { .init(title($0), isNumber: true) },
      rows: roles.map { row in
        [title(row)]
          + roles.map { column in
            guard row != column else { return "" }
            return shares["\(row) \(column)"].map { difference in
              (difference > 0 ? "+" : "") + GroupedNumber.text(of: difference)
            } ?? "[x]"
          }
      })
  }
}
