internal import Compensation

/// The sheet with a row for each amount that was seen and not taken for pay, and for each observation
/// that was removed.
struct RejectedSheet {
  let context: SheetContext

  private static let columns = [
    "reason", "low", "high", "currency", "quote", "document", "line", "column", "locator",
    "language",
  ]
  private static let removedColumns = [
    "reason", "least", "most", "currency", "role", "document", "line", "market", "annual-pay",
  ]

  func content() -> SheetContent {
    let wording = context.wording
    var content = SheetContent(context.titles.rejected)
    content.mayContinue = true
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [22, 18, 18, 10, 80, 36, 9, 12, 16, 10]
    let context = self.context
    content.addTable(
      "RejectedAmounts", RejectedSheet.columns.map { wording["rejected.\($0)"] },
      context.report.rejected, orText: wording["rejected.none"]
    ) { RejectedSheet.cells($0, context) }
    guard !context.report.removed.isEmpty else { return content }
    content.addSpace()
    content.addText(wording["removed.heading"], .heading)
    content.addTable(
      "RemovedObservations", RejectedSheet.removedColumns.map { wording["removed.\($0)"] },
      context.report.removed, orText: ""
    ) { row in
      let money = CellStyle.money(row.group.currency, in: wording)
      return [
        .text(wording["removed-reason.\(row.reason.rawValue)"], .wrapped),
        .number(row.limits.lowerBound, money), .number(row.limits.upperBound, money),
        .text(row.group.currency.code, .center), .text(context.words.title(row.group.role)),
        .text(row.source, .wrapped)
          .linked(to: context.sourceLink(row.source), tip: wording["tip.source"]),
        .number(row.line, .digits), .text(context.words.market(row.group)),
        .number(row.annualPay, money),
      ]
    }
    return content
  }

  private static func cells(_ amount: RejectedAmount, _ context: SheetContext) -> [Cell?] {
    let wording = context.wording
    func value(_ value: Amount?) -> Cell? {
      value.map { value in
        .number(
          value.doubleValue,
          amount.currency.map { .money($0, in: wording, showing: value.doubleValue) } ?? .stated)
      }
    }
    return [
      .text(wording["rejection.\(amount.reason.rawValue)"]), value(amount.low), value(amount.high),
      amount.currency.map { .text($0.code, .center) }, .text(amount.quote, .indented),
      .text(amount.location.document, .wrapped)
        .linked(to: context.sourceLink(amount.location.document), tip: wording["tip.source"]),
      .number(amount.location.line, .digits), .number(amount.location.column, .digits),
      amount.location.locator.map { .text($0) }, .text(amount.language, .center),
    ]
  }
}
