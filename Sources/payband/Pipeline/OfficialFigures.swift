internal import Compensation
internal import Roles
internal import Statistics

/// The official statistics of the catalogue's roles.
struct OfficialFigures {
  private let catalogue: RoleCatalogue

  init(_ catalogue: RoleCatalogue) { self.catalogue = catalogue }

  /// Returns the official code of a role; `nil` where it has none.
  func code(of role: String) -> String? { catalogue.role(role)?.soc }

  /// Returns the annual distribution of a group's occupation: of the United States, in dollars, gross.
  func distribution(of group: PayGroup) -> OfficialDistribution? {
    guard group.market == "US", group.currency == .usd, !group.isNet,
      let code = code(of: group.role),
      let entry = OfficialWages.standard[code], entry.period == .year
    else { return nil }
    return entry.distribution
  }

  /// Returns a warning for each role whose code changed its meaning between the years of the wage
  /// surveys and figures of the inputs: its figures of before and after are no trend, `[b]`.
  func seriesBreaks(in findings: Findings) -> [InputIssue] {
    let surveys = findings.surveyYears
    guard surveys.count > 1 else { return [] }
    return findings.roles.sorted().compactMap { role in
      guard let code = code(of: role),
        let entry = SeriesBreaks.standard.entry(of: code, across: surveys.values)
      else { return nil }
      let years = Set(surveys.values).sorted().map(String.init).joined(separator: ", ")
      let path = surveys.filter { $0.value < entry.firstYear }.keys.min() ?? ""
      let before = entry.before.map { "; before, its workers were counted under \($0)" } ?? ""
      return InputIssue(
        .warning, path: path,
        message:
          "[b] expected one series of \(role) (\(code)) in the years \(years), found a break: "
          + "the code begins in \(entry.firstYear)\(before); do not compare the years")
    }
  }
}
