internal import Compensation

/// The sheet that says in words how each number came about, by which rules, and what the words mean.
struct MethodSheet {
  let context: SheetContext

  func content() -> SheetContent {
    let wording = context.wording
    var content = SheetContent(context.titles.method)
    content.hidesGridlines = true
    content.widthLimits = [34, 100, 48]
    content.frozenRows = 1
    content.add(
      .row(["topic", "rule", "source"].map { .text(wording["method.\($0)"], .header) }))
    for rule in MethodRule.all(in: wording) + MethodRule.ofWorkbook(in: wording) {
      content.add(
        .row([
          .text(rule.topic, CellStyle(isBold: true, wraps: true)), .text(rule.text, .wrapped),
          .text(rule.source, CellStyle(color: CellStyle.grey, wraps: true)), nil,
        ]))
    }
    content.addSpace()
    content.addText(wording["method.parameters"], .heading)
    for parameter in context.report.parameters {
      let (name, value, note) = parameter.translated(by: wording)
      content.add(
        .row([
          .text(name, CellStyle(isBold: true, wraps: true)), .text(value, .wrapped),
          .text(note, CellStyle(color: CellStyle.grey, wraps: true)), nil,
        ]))
    }
    if context.report.parameters.isEmpty { content.addText(wording["method.no-parameters"]) }
    content.addSpace()
    content.addText(wording["glossary.heading"], .heading)
    for term in MethodRule.glossary {
      content.add(
        .row([
          .text(wording["glossary.\(term).term"], CellStyle(isBold: true, wraps: true)),
          .text(wording["glossary.\(term).meaning"], .wrapped), nil,
        ]))
    }
    return content
  }
}

extension ReportParameter {
  /// The parameter in a report's language.
  func translated(by wording: Wording) -> (name: String, value: String, note: String) {
    (
      wording.translated(name, area: "parameter."), wording.translated(value, area: "parameter."),
      wording.translated(note, area: "parameter.")
    )
  }
}
