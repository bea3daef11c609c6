import Compensation
import Testing

@testable import Writers

/// What a workbook can hold at most, and what no cell can hold.
struct WorkbookBoundaryTests {
  private func faults(
    of report: Report, rowsPerSheet: Int = 1_000, in language: ReportLanguage = .english
  ) throws -> String {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    try WorkbookWriter.write(
      report, to: publication, in: language, streamedAbove: 50_000, rowsPerSheet: rowsPerSheet)
    try publication.publish()
    return PackageLint(path: folder["a.xlsx"]).faults.joined(separator: "\n")
  }

  @Test(arguments: ReportLanguage.all)
  func packageOfEveryReportIsClean(language: ReportLanguage) throws {
    for report in [Fixture.golden, Fixture.rich, Fixture.uneven, Fixture.empty, Fixture.changed] {
      let found = try faults(of: report, in: language)
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test(arguments: [3, 4, 7])
  func packageOfSheetsThatGoOnIsClean(rowsPerSheet: Int) throws {
    let found = try faults(of: Fixture.rich, rowsPerSheet: rowsPerSheet)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: [
    String(repeating: "😀", count: 20_000), String(repeating: "x", count: 32_767),
    String(repeating: "薪", count: 32_768), "مرحبا بالعالم ‏", "_x0041_ _x000D_",
    "a\u{0}b\u{1}c\u{1F}\u{7F}\u{FFFE}", "=HYPERLINK(\"http://a\")", "\r\n", "'", "\"&<>]]>",
  ])
  func everyTextStandsInACell(text: String) throws {
    var report = Fixture.golden
    report.title = text
    report.figures[0].figure.quote = text
    report.figures[1].figure.location.document = text
    report.figures[1].source = text
    report.sources[0].path = text
    report.sources[1].note = text
    report.issues = [InputIssue(.warning, path: text, message: text)]
    report.roleTitles["account-manager"] = text
    report.parameters.append(ReportParameter(name: text, value: text, note: text))
    let found = try faults(of: report)
    #expect(found.isEmpty, "\(found.prefix(500))")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -0.0])
  func everyNumberLeavesASoundPackage(number: Double) throws {
    var report = Fixture.rich
    report.figures[0].annualLow = number
    report.statementSummaries[0].low = number
    report.statementSummaries[0].median = number
    report.statementSummaries[0].agreement = number
    report.observationSummaries[0].p25 = number
    report.observationSummaries[0].median = number
    report.comparisons[0].difference = number
    report.comparisons[0].overlap = number
    let found = try faults(of: report)
    #expect(found.isEmpty, "\(found.prefix(500))")
  }

  @Test func linksAboveTheLimitAreLeftOutAndTheirTextStays() throws {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    var workbook = try Workbook(for: publication, isStreamed: true)
    let (sheet, _) = try workbook.addSheet("Links")
    let count = Workbook.linkLimit + 50
    for row in 0..<count {
      try workbook.write(
        Cell.text("a").linked(to: "'Links'!A1"), sheet: sheet, row: row, column: 0)
    }
    let digest = workbook.digest
    #expect(digest.sheets[0].links == Workbook.linkLimit && Workbook.linkLimit <= 65_530)
    #expect(digest.sheets[0].cells == count)
    try workbook.close()
    try WorkbookVerifier(path: "a.xlsx", file: publication.temporaryPath).verify(digest)
  }

  @Test func lastRowOfASheetIsWrittenAndTheNextRefused() throws {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    var workbook = try Workbook(for: publication, isStreamed: true)
    let (sheet, _) = try workbook.addSheet("Rows")
    try workbook.write(.number(1), sheet: sheet, row: Workbook.rowLimit - 1, column: 0)
    #expect(throws: WriterError.self) {
      try workbook.write(.number(1), sheet: sheet, row: Workbook.rowLimit + 1, column: 0)
    }
  }

  @Test func changesStandOnTheLastSheet() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.changed, to: folder["a.xlsx"])
    let parts = StoredZip.parts(of: folder["a.xlsx"])
    let workbook = parts.first { $0.name == "xl/workbook.xml" }?.bytes ?? []
    let sheets = String(decoding: workbook, as: UTF8.self)
    #expect(sheets.contains("name=\"Changes\" sheetId=\"10\""))
    let strings = parts.first { $0.name == "xl/sharedStrings.xml" }?.bytes ?? []
    let text = String(decoding: strings, as: UTF8.self)
    #expect(text.contains("other figures in the same documents") && text.contains(">turned<"))
  }
}
