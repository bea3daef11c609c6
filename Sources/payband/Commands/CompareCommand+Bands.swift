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
        json: JSONOutput.bytes(of: comparison.rows),
        writeWorkbook: { publication throws(WriterError) in
          try TableWorkbook.write(
            comparison.dataTable, title: report.title, named: "Bands", asOf: asOf,
            columns: BandComparison.sheetColumns, to: publication)
        }),
      to: publication)
    try RunEnd.check(
      hasUnread: issues.hasError,
      isEmpty: !roles.isEmpty && comparison.rows.allSatisfy { $0.market == nil },
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
          row.title, row.currency, row.people.map(String.init) ?? "",
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
          row.title, row.currency, GroupedNumber.text(of: row.minimum),
          GroupedNumber.text(of: row.midpoint), GroupedNumber.text(of: row.maximum),
          row.market ?? "[x]", row.from ?? "", row.count.map(String.init) ?? "",
          row.marketMedian.map { GroupedNumber.text(of: $0) } ?? "[x]",
          row.marketRatio.map { "\(GroupedNumber.text(of: $0 * 100))%" } ?? "[x]",
        ]
      })
  }

  /// The columns of the workbook's sheet; what follows from the amounts is computed from them.
  static let sheetColumns: [TableWorkbook.Column] = [
    .init("role_title", "Role"), .init("role_as_written", "As written"), .init("grade", "Grade"),
    .init("currency", "Currency"), .init("minimum", "Minimum", .money),
    .init("midpoint", "Midpoint", .money), .init("maximum", "Maximum", .money),
    .init("spread", "Spread", .share, formula: "({maximum}-{minimum})/{minimum}"),
    .init("progression", "To next midpoint", .share),
    .init("overlap_with_next", "Overlap with next", .share), .init("market", "Market"),
    .init("from", "From"), .init("count", "n", .count),
    .init("market_low", "Lowest or P25", .money), .init("market_median", "Market median", .money),
    .init("market_high", "Highest or P75", .money),
    .init(
      "market_ratio", "Midpoint / median", .share, formula: "{midpoint}/{market_median}"),
    .init(
      "market_position", "Median's place in band", .share,
      formula: "({market_median}-{minimum})/({maximum}-{minimum})"),
    .init("gap", "Median − midpoint", .money, formula: "{market_median}-{midpoint}"),
    .init("coverage", "P25–P75 covered", .share), .init("people", "People", .count),
    .init("compa_ratio", "Compa-ratio", .share), .init("penetration", "In range", .share),
    .init("green_circles", "Below minimum", .count), .init("red_circles", "Above maximum", .count),
    .init("cost_to_minimum", "Cost to minimum", .money),
  ]

  var dataTable: DataTable {
    let rows = rows
    let columns = [
      "role", "role_title", "role_as_written", "grade", "currency", "minimum", "midpoint",
      "maximum",
      "market", "from", "count", "market_low", "market_median", "market_high", "market_ratio",
      "spread", "market_position", "gap", "coverage", "progression", "overlap_with_next", "people",
      "compa_ratio", "penetration", "green_circles", "red_circles", "cost_to_minimum",
      "document", "line",
    ]
    return DataTable(name: "bands", columns: columns, rowCount: rows.count) { index in
      let row = rows[index]
      return [
        .text(row.role), .text(row.roleTitle), .text(row.roleAsWritten), .text(row.grade),
        .text(row.currency), .number(row.minimum), .number(row.midpoint), .number(row.maximum),
        .text(row.market),
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
