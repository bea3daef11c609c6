internal import Compensation

/// The sheet with a row for each statement on job prospects, the official projection beside it.
struct OutlookSheet {
  let context: SheetContext

  private static let columns = [
    "role", "direction", "has-number", "growth", "from", "to", "openings", "new-jobs", "country",
    "code", "projected", "all", "projection-years", "projection-words", "agrees", "quote",
    "document", "line", "column", "locator", "language", "role-as-written", "place", "confidence",
    "jobs", "growth-words",
  ]

  func content() -> SheetContent {
    var content = SheetContent(context.titles.outlook)
    content.mayContinue = true
    content.frozenRows = 1
    content.frozenColumns = 1
    content.printedColumns = 18
    content.widthLimits = [
      28, 12, 10, 10, 8, 8, 12, 12, 9, 10, 11, 13, 11, 22, 11, 60, 30, 7, 8, 14, 10, 22, 20, 11,
      12, 24,
    ]
    let projections = Dictionary(
      context.report.outlookComparisons.map { ($0.outlook, $0) },
      uniquingKeysWith: { first, _ in first })
    let context = self.context
    let headers = OutlookSheet.columns.map { context.wording["outlook.\($0)"] }
    content.addTable(
      "OutlookStatements", headers, Array(context.report.outlooks.enumerated()),
      orText: context.wording["outlook.none"]
    ) { OutlookSheet.cells($0.element, projections[$0.offset + 1], context) }
    return content
  }

  private static func cells(
    _ outlook: OutlookStatement, _ projection: OutlookComparison?, _ context: SheetContext
  ) -> [Cell?] {
    let wording = context.wording
    let hasNumber =
      outlook.growthPercent != nil || outlook.openingsPerYear != nil || outlook.newJobs != nil
    let role = outlook.role.map { context.words.title($0) } ?? outlook.roleAsWritten
    return [
      .text(role ?? Marker.unavailable), .text(wording["direction.\(outlook.direction.rawValue)"]),
      .text(wording[hasNumber ? "yes" : "no"], .center),
      outlook.growthPercent.map { .number($0, .stated) },
      outlook.fromYear.map { .number($0, .digits) }, outlook.toYear.map { .number($0, .digits) },
      outlook.openingsPerYear.map { .number($0, .stated) },
      outlook.newJobs.map { .number($0, .stated) }, outlook.country.map { .text($0, .center) },
      projection.map { .text($0.code, .center) },
      projection.map { .number($0.projectedPercent, .stated) },
      projection.flatMap { $0.averagePercent.map { .number($0, .stated) } },
      projection.map { .text("\($0.fromYear)–\($0.toYear)", .center) },
      projection.flatMap {
        $0.phrase.map { .text(wording.translated($0, area: "phrase."), .wrapped) }
      },
      projection.map { .text(wording[$0.agrees ? "yes" : "no"], .center) },
      .text(outlook.quote, .indented),
      .text(outlook.location.document, .wrapped)
        .linked(to: context.sourceLink(outlook.location.document), tip: wording["tip.source"]),
      .number(outlook.location.line, .digits), .number(outlook.location.column, .digits),
      outlook.location.locator.map { .text($0) }, .text(outlook.language, .center),
      outlook.roleAsWritten.map { .text($0) }, outlook.placeAsWritten.map { .text($0) },
      .number(outlook.confidence, .ratio), outlook.jobs.map { .number($0, .stated) },
      outlook.growthPhrase.map { .text(wording.translated($0, area: "phrase.")) },
    ]
  }
}
