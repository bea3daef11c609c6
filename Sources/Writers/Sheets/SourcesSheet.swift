internal import Compensation

/// The sheet with a row for each input, and below what the user has to know about them.
struct SourcesSheet {
  let context: SheetContext

  private static let columns = [
    "document", "number", "format", "encoding", "language", "bytes", "statements", "observations",
    "outlook", "rejected", "dates", "note", "sha256",
  ]
  static let columnCount = columns.count

  func content() -> SheetContent {
    let wording = context.wording
    var content = SheetContent(context.titles.sources)
    content.mayContinue = true
    content.frozenRows = 1
    content.frozenColumns = 1
    content.printedColumns = 12
    content.widthLimits = [48, 10, 12, 14, 12, 14, 13, 15, 11, 12, 14, 48, 66]
    let years = SourcesSheet.years(of: context.report)
    content.addTable(
      "Sources", SourcesSheet.columns.map { wording["sources.\($0)"] },
      Array(context.report.sources.enumerated()), orText: wording["sources.none"]
    ) { SourcesSheet.cells($0.element, $0.offset + 1, years[$0.element.path], wording) }
    guard !context.report.issues.isEmpty else { return content }
    content.addSpace()
    content.addText(wording["issues.heading"], .heading)
    let headers = ["document", "severity", "line", "column", "message"].map {
      wording["issues.\($0)"]
    }
    content.addTable("Issues", headers, context.report.issues, orText: "") { issue in
      [
        .text(issue.path, .wrapped), .text(wording["severity.\(issue.severity.rawValue)"]),
        issue.line.map { .number($0, .digits) }, issue.column.map { .number($0, .digits) },
        .text(issue.message, CellStyle(isIndented: true)),
      ]
    }
    return content
  }

  /// The years that the figures of each document are for.
  private static func years(of report: Report) -> [String: ClosedRange<Int>] {
    var years: [String: ClosedRange<Int>] = [:]
    for figure in report.figures {
      guard let year = figure.figure.year else { continue }
      let path = figure.figure.location.document
      let known = years[path] ?? year...year
      years[path] = min(known.lowerBound, year)...max(known.upperBound, year)
    }
    return years
  }

  private static func cells(
    _ source: ReportSource, _ number: Int, _ years: ClosedRange<Int>?, _ wording: Wording
  ) -> [Cell?] {
    [
      .text(source.path, .wrapped), .number(number, .tally), .text(source.format),
      .text(source.encoding), source.language.map { .text($0, .center) }, .number(source.bytes),
      .number(source.figures),
      .number(
        source.withholdsCounts ? nil : Double(source.observations), .count, or: Marker.withheld),
      .number(source.outlooks), .number(source.rejected),
      years.map {
        .text(
          $0.lowerBound == $0.upperBound
            ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)", .center)
      },
      .text(wording.translated(source.note, area: "note."), .indented), .text(source.sha256),
    ]
  }
}
