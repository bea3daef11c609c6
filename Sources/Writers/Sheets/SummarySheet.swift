internal import Compensation

/// The first sheet: what the report says, how fresh it is, where everything stands.
struct SummarySheet {
  let context: SheetContext
  /// The other sheets and what they hold.
  let sheets: [(name: String, holds: String)]

  private var report: Report { context.report }
  private var wording: Wording { context.wording }

  func content() -> SheetContent {
    var content = SheetContent(context.titles.summary)
    content.hidesGridlines = true
    content.widthLimits = [30, 19, 11, 15, 20] + Array(repeating: 14, count: 9) + [26]
    addIntroduction(to: &content)
    let headline = HeadlineTable(context: context)
    let messages = KeyMessages(context: context)
    let freshness = Freshness(context: context)
    let start = content.rowCount
    // The headline stands below what speaks of its rows.
    let rowsAbove = messages.rowCount + freshness.rowCount + sheets.count + 3
    let headlineRow = start + rowsAbove
    messages.add(to: &content, headline: headline, firstRow: headlineRow + 2)
    freshness.add(to: &content)
    addContents(to: &content)
    content.addSpace(headlineRow - content.rowCount)
    headline.add(to: &content)
    content.headerRow = headlineRow + 1
    addParameters(to: &content)
    return content
  }

  private func addIntroduction(to content: inout SheetContent) {
    content.addText(context.title, .title)
    let made = report.version.isEmpty ? "payband" : "payband \(report.version)"
    content.addText(
      wording.text("summary.made", ["date": report.asOf, "maker": made]), .note)
    content.addText(scope, .note)
    content.addText(wording["summary.live"], .note)
    content.addSpace()
  }

  private var scope: String {
    var parts = [
      ("summary.count.statements", report.figures.count),
      ("summary.count.inputs", report.sources.count),
      ("summary.count.outlooks", report.outlooks.count),
      ("summary.count.rejected", report.rejected.count),
    ]
    let errors = report.issues.filter { $0.severity == .error }.count
    if errors > 0 { parts.append(("summary.count.errors", errors)) }
    return parts.map { wording.text($0.0, ["count": "\($0.1)"]) }.joined(separator: " · ")
  }

  private func addContents(to content: inout SheetContent) {
    content.addText(wording["summary.contents"], .heading)
    for sheet in sheets {
      content.add(
        .row([
          Cell.text(sheet.name, .link).linked(to: CellPlace.quoted(sheet.name) + "!A1"),
          .text(sheet.holds),
        ]))
    }
  }

  private func addParameters(to content: inout SheetContent) {
    guard !report.parameters.isEmpty else { return }
    content.addSpace()
    content.addText(wording["summary.parameters"], .heading)
    for parameter in report.parameters {
      let (name, value, note) = parameter.translated(by: wording)
      content.add(
        .row([.text(name, .label), .text(note.isEmpty ? value : "\(value) (\(note))")]))
    }
  }
}
