internal import Compensation

/// The sheet of the inputs: what a reader may change, each with its name and its source.
struct AssumptionsSheet {
  let context: SheetContext

  func content() -> SheetContent {
    let wording = context.wording
    var content = SheetContent(context.titles.assumptions)
    content.frozenRows = 1
    content.widthLimits = [26, 44, 16, 26, 78]
    let inputs = context.inputs.inputs
    let headers = ["section", "input", "value", "name", "source"].map {
      wording["assumptions.\($0)"]
    }
    content.add(
      .table(
        TableContent(name: "Assumptions", headers: headers, rowCount: inputs.count) { index in
          let input = inputs[index]
          return [
            .text(wording["input.section.\(input.section)"]),
            .text(input.label, CellStyle(isBold: true, wraps: true)),
            .number(input.value, input.style.asInput()),
            .text(input.name, CellStyle(color: CellStyle.grey, isIndented: true)),
            .text(input.note, .wrapped),
          ]
        }))
    for (index, input) in inputs.enumerated() {
      content.define(input.name, row: index + 1, column: 2)
    }
    content.addSpace()
    content.addText(wording["assumptions.hint"], .note)
    return content
  }
}
