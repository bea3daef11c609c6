internal import Compensation

/// The block of the summary that puts two roles side by side, in the headline's columns.
struct ComparisonBlock {
  let report: Report
  let words: ReportWords
  let summaryRows: [PayGroup: Int]

  private static let headers = [
    "First role", "Market", "Currency", "Basis", "Second role", "First: sources",
    "Second: sources", "First median", "Second median", "Difference", "Difference, %",
    "Overlap of the ranges", "Sources with both", "Differences within one source",
  ]

  func add(to content: inout SheetContent) {
    guard !report.comparisons.isEmpty else { return }
    content.addSpace()
    content.addText("Comparisons: second role against first", .heading)
    let first = content.rowCount + 1
    let cells = report.comparisons.enumerated().map { self.cells($1, row: first + $0) }
    content.add(
      .table(
        TableContent(
          name: "Comparisons", headers: ComparisonBlock.headers, rowCount: cells.count
        ) { cells[$0] }))
  }

  private func cells(_ comparison: RoleComparison, row: Int) -> [Cell?] {
    let (first, second) = (comparison.first, comparison.second)
    let group = first.group
    let money = CellStyle.money(group.currency)
    let here = [7, 8, 9].map { CellPlace.name(row: row, column: $0) }
    let links = [first, second].map { summary in
      summaryRows[summary.group].map {
        CellPlace.range(sheet: SummarySheet.name, rows: $0...$0, columns: 0...14)
      }
    }
    return [
      .text(name(first.group), .label).linked(to: links[0]),
      .text(words.market(group)), .text(group.currency.code, .center),
      .text(words.basis(group)), .text(name(second.group), .label).linked(to: links[1]),
      .number(first.sources), .number(second.sources),
      .formula(reference(first, SummarySheet.Column.median), first.median, money)
        .linked(to: links[0]),
      .formula(reference(second, SummarySheet.Column.median), second.median, money)
        .linked(to: links[1]),
      .formula(
        comparison.difference.flatMap { difference in
          isDifference(difference, first, second) ? "\(here[1])-\(here[0])" : nil
        }, comparison.difference, .moneyDifference(group.currency)),
      .formula(
        comparison.relativeDifference.flatMap { share in
          isShare(share, comparison) ? "\(here[2])/\(here[0])" : nil
        }, comparison.relativeDifference, .signedShare),
      .formula(overlapFormula(comparison), comparison.overlap, .share),
      .number(comparison.paired.count, .tally),
      .text(pairedWords(comparison), .indented),
    ]
  }

  private func name(_ group: PayGroup) -> String {
    words.title(group.role) + (group.segment.map { ", \($0)" } ?? "")
  }

  private func reference(_ summary: StatementSummary, _ column: Int) -> String? {
    summaryRows[summary.group].map { CellPlace.name(row: $0, column: column) }
  }

  private func isDifference(
    _ value: Double, _ first: StatementSummary, _ second: StatementSummary
  ) -> Bool {
    guard let low = first.median, let high = second.median else { return false }
    return value.isNear(high - low)
  }

  private func isShare(_ value: Double, _ comparison: RoleComparison) -> Bool {
    guard let median = comparison.first.median, let difference = comparison.difference, median != 0
    else { return false }
    return value.isNear(difference / median)
  }

  /// The shared part of the ranges over the narrower one, as a formula where that is the number.
  private func overlapFormula(_ comparison: RoleComparison) -> String? {
    let (first, second) = (comparison.first, comparison.second)
    guard let overlap = comparison.overlap, let low1 = first.low, let high1 = first.high,
      let low2 = second.low, let high2 = second.high,
      let a = reference(first, SummarySheet.Column.low),
      let b = reference(first, SummarySheet.Column.high),
      let c = reference(second, SummarySheet.Column.low),
      let d = reference(second, SummarySheet.Column.high)
    else { return nil }
    let narrower = min(high1 - low1, high2 - low2)
    guard narrower > 0,
      overlap.isNear(max(0, min(high1, high2) - max(low1, low2)) / narrower)
    else { return nil }
    return "MAX(0,MIN(\(b),\(d))-MAX(\(a),\(c)))/MIN(\(b)-\(a),\(d)-\(c))"
  }

  private func pairedWords(_ comparison: RoleComparison) -> String {
    comparison.paired.map {
      "\(GroupedNumber.text(of: $0.difference, showsSign: true)) in \($0.source)"
    }.joined(separator: "\n")
  }
}
