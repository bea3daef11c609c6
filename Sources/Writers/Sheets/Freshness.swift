internal import Compensation

/// How old the figures of a report are.
struct Freshness {
  let context: SheetContext

  private var wording: Wording { context.wording }
  private var years: [Int] { context.report.figures.compactMap(\.figure.year) }

  /// The rows that the block takes, the heading and the free row after it among them.
  var rowCount: Int { context.report.figures.isEmpty ? 3 : 6 }

  func add(to content: inout SheetContent) {
    content.addText(wording["summary.freshness"], .heading)
    guard !context.report.figures.isEmpty else {
      content.addText(wording["freshness.none"])
      content.addSpace()
      return
    }
    let places = context.evidence.all(.year)
    let list = places.joined(separator: ",")
    let newestRow = content.rowCount
    add("newest", "MAX(\(list))", years.max().map(Double.init), list, to: &content)
    add("oldest", "MIN(\(list))", years.min().map(Double.init), list, to: &content)
    let newest = CellPlace.name(row: newestRow, column: 0)
    let asOf = Int(context.report.asOf.prefix(4)) ?? 0
    add(
      "age", "YEAR(\(AssumptionCells.asOf))-\(newest)", years.max().map { Double(asOf - $0) }, list,
      to: &content)
    content.add(
      .row([
        .formula(
          places.map { "ROWS(\($0))-COUNT(\($0))" }.joined(separator: "+"),
          Double(context.report.figures.count - years.count), CellStyle.count.asKey),
        .text(wording["freshness.undated"], .sentence),
      ]))
    content.addSpace()
  }

  /// A row with a number, or the marker where no figure says its year.
  private func add(
    _ key: String, _ formula: String, _ value: Double?, _ list: String,
    to content: inout SheetContent
  ) {
    let formula = "IF(COUNT(\(list))=0,\"\(Marker.unavailable)\",\(formula))"
    let result = value.map { CellFormula.Result.number($0) } ?? .text(Marker.unavailable)
    content.add(
      .row([
        .formula(formula, result: result, CellStyle.digits.asKey),
        .text(wording["freshness.\(key)"], .sentence),
      ]))
  }
}
