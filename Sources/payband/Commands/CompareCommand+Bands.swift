internal import Compensation
internal import Writers

extension CompareCommand {
  /// Compares the bands of a file with what the inputs say of their roles.
  func compareBands(
    _ path: String, with stages: Stages, asOf: String, _ publication: Publication?
  ) async throws {
    let bands = try PayBands(path: path, with: stages)
    let roles = Set(bands.rows.compactMap(\.role))
    let findings = try await Findings.read(
      InputList(paths), with: stages, roles: roles, isQuiet: quiet)
    let report = ReportBuilder(
      title: "Pay bands and the market", asOf: asOf, roles: roles.sorted()
    ).report(of: findings, by: stages)
    let issues = bands.issues + report.issues
    issues.complain(isQuiet: quiet)
    let comparison = BandComparison(bands, with: report)
    try write(
      Outcome(
        table: comparison.terminalTable.rendered(
          width: display.width, usesColor: display.usesColor),
        csv: CSVWriter().bytes(of: comparison.dataTable),
        json: JSONOutput.bytes(of: comparison.rows)),
      to: publication)
    try RunEnd.check(
      hasUnread: issues.hasError, isEmpty: comparison.rows.allSatisfy { $0.market == nil },
      nothing: "figures of pay of the bands' roles", remedy: "name more inputs with --in")
  }
}

extension BandComparison {
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
      "document", "line",
    ]
    return DataTable(name: "bands", columns: columns, rowCount: rows.count) { index in
      let row = rows[index]
      return [
        .text(row.role), .text(row.roleTitle), .text(row.roleAsWritten), .text(row.currency),
        .number(row.minimum), .number(row.midpoint), .number(row.maximum), .text(row.market),
        .text(row.from), .integer(row.count), .number(row.marketLow), .number(row.marketMedian),
        .number(row.marketHigh), .number(row.marketRatio), .text(row.document), .integer(row.line),
      ]
    }
  }
}
