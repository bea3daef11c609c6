internal import Compensation

/// The sheet that says in words how each number came about.
struct MethodSheet {
  static let name = "Method"
  let report: Report

  func content() -> SheetContent {
    var content = SheetContent(MethodSheet.name)
    content.hidesGridlines = true
    content.widthLimits = [34, 110]
    content.frozenRows = 1
    content.add(.row([.text("Topic", .header), .text("Rule", .header)]))
    for rule in MethodRule.all + MethodRule.ofWorkbook {
      content.add(.row([.text(rule.topic, .label), .text(rule.text, .wrapped), nil]))
    }
    content.addSpace()
    content.addText("Parameters of this report", .heading)
    for parameter in report.parameters {
      let note = parameter.note.isEmpty ? "" : " (\(parameter.note))"
      content.add(
        .row([.text(parameter.name, .label), .text(parameter.value + note, .wrapped), nil]))
    }
    if report.parameters.isEmpty {
      content.addText("None were set; the rules above apply as they stand.")
    }
    return content
  }
}
