internal import Compensation
internal import Writers

extension CompareCommand {
  /// Compares the bands of a file with what the inputs say of their roles.
  func compareBands(
    _ path: String, with stages: Stages, asOf: String, _ publication: Publication?
  ) async throws {
    let bands = try PayBands(path: path, with: stages)
    let people =
      try employees.map { path in
        try Employees(path: path, with: stages, bands: bands.rows)
      } ?? Employees()
    let roles = Set(bands.rows.compactMap(\.role))
    let findings = try await Findings.read(
      InputList(paths), with: stages, roles: roles, isQuiet: quiet)
    let report = ReportBuilder(
      title: "Pay bands and the market", asOf: asOf, roles: roles.sorted(),
      basis: try basis.basis(asOf: asOf, by: stages.reader),
      removesOutliers: basis.removeOutliers
    ).report(of: findings, by: stages)
    let issues = bands.issues + people.issues + report.issues
    issues.complain(isQuiet: quiet)
    let comparison = BandComparison(bands, with: report, employees: people)
    try write(
      Outcome(
        table: comparison.text(width: display.width, usesColor: display.usesColor),
        csv: CSVWriter().bytes(of: comparison.dataTable),
        json: JSONOutput.bytes(of: comparison.rows)),
      to: publication)
    try RunEnd.check(
      hasUnread: issues.hasError, isEmpty: comparison.rows.allSatisfy { $0.market == nil },
      nothing: "figures of pay of the bands' roles", remedy: "name more inputs with --in")
  }
}

extension BandComparison {
  /// The bands beside the market and, where their pay was given, the people in the bands.
  func text(width: Int, usesColor: Bool) -> String {
    let market = terminalTable.rendered(width: width, usesColor: usesColor)
    guard rows.contains(where: { $0.people != nil }) else { return market }
    return market + "\n" + peopleTable.rendered(width: width, usesColor: usesColor)
  }

  private var peopleTable: TerminalTable {
    var lines: Set<Int> = []
    let bands = rows.filter { $0.people != nil && lines.insert($0.line).inserted }
    return TerminalTable(
      columns: [
        .init("Role", minimumWidth: 12), .init("Cur", priority: 3),
        .init("People", isNumber: true), .init("Compa-ratio", isNumber: true),
        .init("In range", isNumber: true, priority: 2), .init("Below", isNumber: true),
        .init("Above", isNumber: true), .init("To minimum", isNumber: true),
      ],
      rows: bands.map { row in
        [
          row.roleTitle ?? row.roleAsWritten, row.currency, row.people.map(String.init) ?? "",
          percent(row.compaRatio), percent(row.penetration),
          row.greenCircles.map(String.init) ?? "", row.redCircles.map(String.init) ?? "",
          row.costToMinimum.map { GroupedNumber.text(of: $0) } ?? "",
        ]
      })
  }

  private func percent(_ share: Double?) -> String {
    share.map { "\(GroupedNumber.text(of: $0 * 100))%" } ?? "[x]"
  }

  var terminalTable: TerminalTable {
    TerminalTable(
      columns: [
        .init("Role", minimumWidth: 12), .init("Cur", priority: 3),
        .init("Minimum", isNumber: true, priority: 2), .init("Midpoint", isNumber: true),
        .init("Maximum", isNumber: true, priority: 2), .init("Market"),
        .init("From", priority: 1), .init("n", isNumber: true, priority: 4),
        .init("Median", isNumber: true), .init("Midpoint/median", isNumber: true),
      ],
      rows: rows.map { row in
        [
          row.roleTitle ?? row.roleAsWritten, row.currency, GroupedNumber.text(of: row.minimum),
          GroupedNumber.text(of: row.midpoint), GroupedNumber.text(of: row.maximum),
          row.market ?? "[x]", row.from ?? "", row.count.map(String.init) ?? "",
          row.marketMedian.map { GroupedNumber.text(of: $0) } ?? "[x]",
          row.marketRatio.map { "\(GroupedNumber.text(of: $0 * 100))%" } ?? "[x]",
        ]
      })
  }

  var dataTable: DataTable {
    let rows = rows
    let columns = [
      "role", "role_title", "role_as_written", "currency", "minimum", "midpoint", "maximum",
      "market", "from", "count", "market_low", "market_median", "market_high", "market_ratio",
      "spread", "market_position", "gap", "coverage", "progression", "overlap_with_next", "people",
      "compa_ratio", "penetration", "green_circles", "red_circles", "cost_to_minimum",
      "document", "line",
    ]
    return DataTable(name: "bands", columns: columns, rowCount: rows.count) { index in
      let row = rows[index]
      return [
        .text(row.role), .text(row.roleTitle), .text(row.roleAsWritten), .text(row.currency),
        .number(row.minimum), .number(row.midpoint), .number(row.maximum), .text(row.market),
        .text(row.from), .integer(row.count), .number(row.marketLow), .number(row.marketMedian),
        .number(row.marketHigh), .number(row.marketRatio), .number(row.spread),
        .number(row.marketPosition), .number(row.gap), .number(row.coverage),
        .number(row.progression), .number(row.overlapWithNext), .integer(row.people),
        .number(row.compaRatio), .number(row.penetration), .integer(row.greenCircles),
        .integer(row.redCircles), .number(row.costToMinimum), .text(row.document),
        .integer(row.line),
      ]
    }
  }
}
