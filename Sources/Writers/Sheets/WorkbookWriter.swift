public import Compensation
internal import ContentHashing

/// Writes a report as an Excel workbook: Summary, Bands, Compare, Outlook, Evidence, Sources,
/// Rejected, Assumptions, Method and, where an earlier run is known, Changes.
///
/// The numbers of the first three are formulas down to the evidence and the assumptions, each with
/// the value that the report has. The same report gives the same bytes. Before it is published the
/// file is read back and compared with what was sent.
public enum WorkbookWriter {
  /// Writes the workbook to a path; the file there is replaced when the new one is whole.
  ///
  /// - Throws: ``WriterError``; what stood at the path is then unchanged.
  public static func write(
    _ report: Report, to path: String, in language: ReportLanguage = .english
  ) throws(WriterError) {
    let publication = try Publication(path: path)
    try write(report, to: publication, in: language)
    try publication.publish()
  }

  /// Writes the workbook into a publication and verifies it; publishing is left to the caller.
  public static func write(
    _ report: Report, to publication: Publication, in language: ReportLanguage = .english
  ) throws(WriterError) {
    try write(report, to: publication, in: language, streamedAbove: 50_000)
  }

  /// - Parameter limit: The rows of data above which the library streams them to disk instead of
  ///   holding them in memory; one million rows of two cells take it 442 MB.
  static func write(
    _ report: Report, to publication: Publication, in language: ReportLanguage = .english,
    streamedAbove limit: Int, rowsPerSheet: Int = Workbook.rowLimit - 1
  ) throws(WriterError) {
    let rows =
      report.figures.count + report.outlooks.count + report.rejected.count + report.sources.count
      + report.removed.count
    let context = SheetContext(report, language: language, rowsPerSheet: rowsPerSheet)
    var workbook = try Workbook(for: publication, isStreamed: rows > limit)
    try workbook.setProperties(properties(of: context))
    let wording = context.wording
    let page = wording.text("page.number", ["page": "&P", "pages": "&N"])
    let pages = PageText(
      header: "&L&\"-,Bold\"\(WorkbookText.headerText(context.title))&R"
        + WorkbookText.headerText(report.asOf),
      footer: "&Lpayband \(WorkbookText.headerText(report.version))&C&A&R\(page)")
    for content in ReportSheets(context: context).contents() {
      for part in content.parts(rowsPerSheet: rowsPerSheet) {
        try workbook.add(part, pages: pages)
      }
    }
    let digest = workbook.digest
    try workbook.close()
    try WorkbookVerifier(path: publication.path, file: publication.temporaryPath).verify(digest)
  }

  private static func properties(of context: SheetContext) -> WorkbookProperties {
    let report = context.report
    var custom = [
      (name: "payband version", value: report.version), (name: "As of", value: report.asOf),
      (name: "Language", value: context.wording.language.code),
      (name: "Inputs", value: "\(report.sources.count)"),
    ]
    let hashes = report.sources.map(\.sha256).joined(separator: "\n")
    custom.append((name: "SHA-256 of inputs", value: SHA256.hexadecimal(of: Array(hashes.utf8))))
    return WorkbookProperties(
      title: WorkbookText.cut(WorkbookText.cellText(context.title), to: 200), author: "payband",
      comments: WorkbookText.cellText("payband \(report.version), as of \(report.asOf)"),
      custom: custom.filter { !$0.value.isEmpty },
      created: secondsSince1970(ofDay: report.asOf))
  }
}

/// The sheets of a report, in their order.
struct ReportSheets {
  let context: SheetContext

  func contents() -> [SheetContent] {
    var sheets: [(content: [SheetContent], key: String)] = [
      ([BandsSheet(context: context).content()], "bands"),
      ([CompareSheet(context: context).content()], "compare"),
      ([OutlookSheet(context: context).content()], "outlook"),
      (EvidenceSheet(context: context).contents(), "evidence"),
      ([SourcesSheet(context: context).content()], "sources"),
      ([RejectedSheet(context: context).content()], "rejected"),
      ([AssumptionsSheet(context: context).content()], "assumptions"),
      ([MethodSheet(context: context).content()], "method"),
    ]
    if let changes = context.report.changes {
      sheets.append(([ChangesSheet(context: context, changes: changes).content()], "changes"))
    }
    let summary = SummarySheet(
      context: context,
      sheets: sheets.flatMap { sheet in
        sheet.content.map { ($0.name, context.wording["sheet.\(sheet.key).holds"]) }
      })
    return [summary.content()] + sheets.flatMap(\.content)
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
