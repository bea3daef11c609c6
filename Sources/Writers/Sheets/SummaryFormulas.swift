internal import Compensation

/// The numbers of a group as formulas over its rows of the sheet Figures.
///
/// A formula is used only where it gives the number of the report: a median that weighs sources by
/// their number of statements is no plain `MEDIAN` and stays a value.
struct SummaryFormulas {
  let sheet: FiguresSheet

  func low(_ summary: StatementSummary) -> String? {
    formula("MIN", summary.group, sheet.order.rows, FiguresSheet.Column.annualLow, summary.low) {
      $0.compactMap(\.annualLow).min()
    }
  }

  func high(_ summary: StatementSummary) -> String? {
    formula("MAX", summary.group, sheet.order.rows, FiguresSheet.Column.annualHigh, summary.high) {
      $0.compactMap(\.annualHigh).max()
    }
  }

  func median(_ summary: StatementSummary) -> String? {
    medianFormula(summary.group, sheet.order.rows, summary.median)
  }

  func medianOfMeans(_ summary: StatementSummary) -> String? {
    medianFormula(summary.group, sheet.order.rowsOfMeans, summary.medianOfMeans)
  }

  func medianOfMedians(_ summary: StatementSummary) -> String? {
    medianFormula(summary.group, sheet.order.rowsOfMedians, summary.medianOfMedians)
  }

  private func medianFormula(
    _ group: PayGroup, _ rows: [PayGroup: Range<Int>], _ value: Double?
  ) -> String? {
    formula("MEDIAN", group, rows, FiguresSheet.Column.central, value) { figures in
      let values = figures.compactMap(\.centralValue).sorted()
      guard !values.isEmpty else { return nil }
      return (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
    }
  }

  private func formula(
    _ function: String, _ group: PayGroup, _ rows: [PayGroup: Range<Int>], _ column: Int,
    _ value: Double?, _ compute: ([StandardizedFigure]) -> Double?
  ) -> String? {
    guard let value, let rows = rows[group], !rows.isEmpty,
      let place = sheet.place(rows: rows, columns: column...column),
      let computed = compute(rows.map { sheet.report.figures[sheet.order.indices[$0]] }),
      computed.isNear(value)
    else { return nil }
    return "\(function)(\(place))"
  }
}
