public import Compensation

/// Tables of a report for the terminal.
public enum TerminalReport {
  /// Returns the report’s headline, comparisons, observations and outlook as text.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal.
  ///   - usesColor: Whether headers are bold.
  public static func reportTable(
    _ report: Report, width: Int = 80, usesColor: Bool = false
  ) -> String {
    let words = ReportWords(report)
    var parts = [heading(report, width: width, usesColor)]
    if report.statementSummaries.isEmpty {
      parts.append("No statement of pay of a known role was found.\n")
    } else {
      parts.append(
        summaryTable(report.statementSummaries, words).rendered(width: width, usesColor: usesColor))
    }
    if !report.observationSummaries.isEmpty {
      parts.append(
        observationTable(report.observationSummaries, words)
          .rendered(width: width, usesColor: usesColor))
    }
    if !report.comparisons.isEmpty {
      parts.append(
        differenceTable(report.comparisons, words).rendered(width: width, usesColor: usesColor))
    }
    if !report.outlooks.isEmpty {
      parts.append(
        outlookTable(report.outlooks, words).rendered(width: width, usesColor: usesColor))
    }
    return parts.joined(separator: "\n")
  }

  /// Returns comparisons as text: for each the two roles side by side, then the difference of their
  /// medians, the overlap of their ranges and the differences within one source.
  ///
  /// - Parameter titles: The English titles of the roles, by id.
  public static func comparisonTable(
    _ comparisons: [RoleComparison], titles: [String: String], width: Int = 80,
    usesColor: Bool = false
  ) -> String {
    var report = Report(title: "", version: "", asOf: "")
    report.roleTitles = titles
    let words = ReportWords(report)
    return comparisons.map { comparison in
      summaryTable([comparison.first, comparison.second], words)
        .rendered(width: width, usesColor: usesColor)
        + differenceLines(comparison, words).map {
          TerminalText.fitted(TerminalText.neutral($0), width: width) + "\n"
        }.joined()
    }.joined(separator: "\n")
  }

  private static func heading(_ report: Report, width: Int, _ usesColor: Bool) -> String {
    let title = TerminalText.fitted(TerminalText.neutral(report.title), width: width)
    let scope =
      "as of \(report.asOf): \(counted(report.figures.count, "statement")) in "
      + "\(counted(report.sources.count, "input")), annual pay"
    return TerminalColor.bold(title, usesColor) + "\n"
      + TerminalColor.dim(
        TerminalText.fitted(TerminalText.neutral(scope), width: width), usesColor) + "\n"
  }

  private static func summaryTable(
    _ summaries: [StatementSummary], _ words: ReportWords
  ) -> TerminalTable {
    let bars = bars(summaries.map { ($0.group.currency, $0.low, $0.high) })
    return TerminalTable(
      columns: groupColumns + [
        .init("Sources", isNumber: true, priority: 2),
        .init("Lowest", isNumber: true), .init("Median", isNumber: true),
        .init("Highest", isNumber: true), .init("Range", priority: 6),
      ],
      rows: summaries.map { summary in
        groupCells(summary.group, words) + [
          String(summary.sources), amount(summary.low), amount(summary.median),
          amount(summary.high),
          bars[summary.group.currency]?.text(
            low: summary.low, median: summary.median, high: summary.high) ?? "",
        ]
      })
  }

  private static func observationTable(
    _ summaries: [ObservationSummary], _ words: ReportWords
  ) -> TerminalTable {
    let bars = bars(summaries.map { ($0.group.currency, $0.p25, $0.p75) })
    return TerminalTable(
      columns: groupColumns + [
        .init("Observed", isNumber: true, priority: 2), .init("P25", isNumber: true),
        .init("Median", isNumber: true), .init("P75", isNumber: true),
        .init("P25–P75", priority: 6),
      ],
      rows: summaries.map { summary in
        groupCells(summary.group, words) + [
          summary.isWithheld ? Marker.withheld : GroupedNumber.text(of: Double(summary.count)),
          amount(summary.p25, or: Marker.withheld), amount(summary.median, or: Marker.withheld),
          amount(summary.p75, or: Marker.withheld),
          bars[summary.group.currency]?.text(
            low: summary.p25, median: summary.median, high: summary.p75) ?? "",
        ]
      })
  }

  private static func differenceTable(
    _ comparisons: [RoleComparison], _ words: ReportWords
  ) -> TerminalTable {
    TerminalTable(
      columns: [
        .init("Compared", minimumWidth: 20), .init("Market", priority: 1),
        .init("Cur", priority: 3), .init("Difference", isNumber: true),
        .init("%", isNumber: true), .init("Overlap", isNumber: true, priority: 2),
      ],
      rows: comparisons.map { comparison in
        [
          words.title(comparison.second.group.role) + " − "
            + words.title(comparison.first.group.role),
          comparison.first.group.market, comparison.first.group.currency.code,
          difference(comparison.difference),
          ShareText.text(of: comparison.relativeDifference, showsSign: true),
          ShareText.text(of: comparison.overlap),
        ]
      })
  }

  private static func outlookTable(
    _ outlooks: [OutlookStatement], _ words: ReportWords
  ) -> TerminalTable {
    TerminalTable(
      columns: [
        .init("Outlook of", minimumWidth: 12), .init("Direction"),
        .init("%", isNumber: true, priority: 1), .init("Quote", priority: 2, minimumWidth: 20),
        .init("Place", priority: 3, minimumWidth: 12),
      ],
      rows: outlooks.map { outlook in
        [
          outlook.role.map { words.title($0) } ?? outlook.roleAsWritten ?? Marker.unavailable,
          outlook.direction.rawValue, outlook.growthPercent.map { PlainNumber.text(of: $0) } ?? "",
          outlook.quote, outlook.location.description,
        ]
      })
  }

  private static func differenceLines(
    _ comparison: RoleComparison, _ words: ReportWords
  ) -> [String] {
    let code = comparison.first.group.currency.code
    var lines = [
      "difference of the medians: \(difference(comparison.difference)) \(code) "
        + "(\(ShareText.text(of: comparison.relativeDifference, showsSign: true))), "
        + "overlap of the ranges: \(ShareText.text(of: comparison.overlap))"
    ]
    for pair in comparison.paired {
      lines.append("within \(pair.source): \(difference(pair.difference)) \(code)")
    }
    return lines
  }

  private static let groupColumns: [TerminalTable.Column] = [
    .init("Role", minimumWidth: 12), .init("Market", priority: 1, minimumWidth: 6),
    .init("Cur", priority: 0), .init("Basis", priority: 3),
    .init("Segment", priority: 5, minimumWidth: 8),
  ]

  private static func groupCells(_ group: PayGroup, _ words: ReportWords) -> [String] {
    [
      words.title(group.role), group.market, group.currency.code,
      group.isNet ? "net" : "", group.segment ?? "",
    ]
  }

  /// One scale for each currency: unlike currencies share no axis.
  private static func bars(
    _ ranges: [(currency: Currency, low: Double?, high: Double?)]
  ) -> [Currency: RangeBar] {
    Dictionary(grouping: ranges, by: \.currency).compactMapValues { ranges in
      let values = ranges.flatMap { [$0.low, $0.high].compactMap { $0 } }
      guard let low = values.min(), let high = values.max() else { return nil }
      return RangeBar(minimum: low, maximum: high, width: 12)
    }
  }

  private static func amount(_ value: Double?, or marker: String = Marker.unavailable) -> String {
    value.map { GroupedNumber.text(of: $0) } ?? marker
  }

  private static func difference(_ value: Double?) -> String {
    value.map { GroupedNumber.text(of: $0, showsSign: true) } ?? Marker.unavailable
  }
}
