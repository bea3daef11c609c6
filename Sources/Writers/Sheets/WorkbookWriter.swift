public import Compensation

/// Writes a report as an Excel workbook: Summary, Figures, Observations where there are any,
/// Outlook, Rejected, Sources and Method.
///
/// The same report gives the same bytes. Before it is published the file is read back and compared
/// with what was sent.
public enum WorkbookWriter {
  /// Writes the workbook to a path; the file there is replaced when the new one is whole.
  ///
  /// - Throws: ``WriterError``; what stood at the path is then unchanged.
  public static func write(_ report: Report, to path: String) throws(WriterError) {
    let publication = try Publication(path: path)
    try write(report, to: publication)
    try publication.publish()
  }

  /// Writes the workbook into a publication and verifies it; publishing is left to the caller.
  public static func write(_ report: Report, to publication: Publication) throws(WriterError) {
    try write(report, to: publication, streamedAbove: 50_000)
  }

  /// - Parameter limit: The rows of data above which the library streams them to disk instead of
  ///   holding them in memory; one million rows of two cells take it 442 MB.
  static func write(
    _ report: Report, to publication: Publication, streamedAbove limit: Int,
    rowsPerSheet: Int = Workbook.rowLimit - 1
  ) throws(WriterError) {
    let rows =
      report.figures.count + report.outlooks.count + report.rejected.count + report.sources.count
    var workbook = try Workbook(for: publication, isStreamed: rows > limit)
    try workbook.setProperties(properties(of: report))
    let pages = PageText(
      header: "&L&\"-,Bold\"\(WorkbookText.headerText(report.title))&R"
        + WorkbookText.headerText(report.asOf),
      footer: "&Lpayband \(WorkbookText.headerText(report.version))&C&A&RPage &P of &N")
    let contents = ReportSheets(
      report: report, hasFormulas: rows <= limit, rowsPerSheet: rowsPerSheet
    ).contents()
    for content in contents { try workbook.add(content, pages: pages) }
    let digest = workbook.digest
    try workbook.close()
    try WorkbookVerifier(path: publication.path, file: publication.temporaryPath).verify(digest)
  }

  private static func properties(of report: Report) -> WorkbookProperties {
    WorkbookProperties(
      title: WorkbookText.cut(WorkbookText.cellText(report.title), to: 200), author: "payband",
      comments: WorkbookText.cellText("payband \(report.version), as of \(report.asOf)"),
      created: secondsSince1970(ofDay: report.asOf))
  }
}

/// The sheets of a report, in their order.
struct ReportSheets {
  let report: Report
  let hasFormulas: Bool
  let rowsPerSheet: Int

  func contents() -> [SheetContent] {
    let words = ReportWords(report)
    let figures = FiguresSheet(
      report: report, words: words, order: FigureOrder(report), hasFormulas: hasFormulas,
      rowsPerSheet: rowsPerSheet)
    let observations = ObservationsSheet(summaries: report.observationSummaries, words: words)
    let summaryRows = SummarySheet.rows(of: report)
    var sheets = figures.contents(summaryRows: summaryRows)
    if !report.observationSummaries.isEmpty { sheets.append(observations.content()) }
    let models = ModelSheets(report: report, words: words)
    sheets += models.contents()
    sheets.append(OutlookSheet(outlooks: report.outlooks, words: words).content())
    sheets.append(RejectedSheet(rejected: report.rejected).content())
    sheets.append(SourcesSheet(sources: report.sources, issues: report.issues).content())
    sheets.append(MethodSheet(report: report).content())
    let summary = SummarySheet(
      report: report, words: words, figures: figures, observationRows: observations.rows,
      sheets: sheets.map { ($0.name, ReportSheets.description(of: $0.name)) })
    return [summary.content()] + sheets
  }

  private static func description(of name: String) -> String {
    if let description = ModelSheets.description(of: name) { return description }
    return switch name {
    case ObservationsSheet.name: "the distribution of pay in surveys and lists, group by group"
    case OutlookSheet.name: "every statement on job prospects, with its sentence and place"
    case RejectedSheet.name: "every amount that was seen and not taken for pay, with the reason"
    case SourcesSheet.name: "every input, what was found in it, and what could not be read"
    case MethodSheet.name: "how each number came about, in words"
    default: "every statement of pay, with its sentence and place, and whether it is used"
    }
  }
}

/// Midnight, universal time, of a day such as `2026-11-21`; of the first day of 1980, the oldest
/// that zip files know, for anything else.
func secondsSince1970(ofDay day: String) -> Int {
  let parts = day.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3, (1980...9999).contains(parts[0]), (1...12).contains(parts[1]),
    (1...31).contains(parts[2])
  else { return 315_532_800 }
  // Days from the civil calendar, years counted from March (Hinnant, “chrono-compatible
  // low-level date algorithms”).
  let year = parts[1] > 2 ? parts[0] : parts[0] - 1
  let era = year / 400
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) * 86_400
}
