import Compensation
import Testing

@testable import Writers

/// What a workbook can hold at most, and what no cell can hold.
struct WorkbookBoundaryTests {
  private struct Sample {
    var report: Report
    var language = ReportLanguage.english
    var rowsPerSheet = 1_000
  }

  /// Writes the reports, reads them back, and returns what the lint of packages finds.
  private func faults(of samples: [Sample]) throws -> String {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (index, sample) in samples.enumerated() {
      paths.append(folder["\(index).xlsx"])
      let publication = try Publication(path: paths[index])
      try WorkbookWriter.write(
        sample.report, to: publication, in: sample.language, streamedAbove: 50_000,
        rowsPerSheet: sample.rowsPerSheet)
      try publication.publish()
    }
    return Tools.has("python3") ? try Tools.run("lint.py", paths).output : ""
  }

  @Test func packageOfEveryReportIsClean() throws {
    let reports = [Fixture.golden, Fixture.rich, Fixture.uneven, Fixture.empty, Fixture.changed]
    let samples = ReportLanguage.all.flatMap { language in
      reports.map { Sample(report: $0, language: language) }
    }
    let split = [3, 4, 7].map { Sample(report: Fixture.rich, rowsPerSheet: $0) }
    #expect(try faults(of: samples + split) == "")
  }

  @Test func everyTextStandsInACell() throws {
    let texts = [
      String(repeating: "😀", count: 20_000), String(repeating: "x", count: 32_767),
      String(repeating: "薪", count: 32_768), "مرحبا بالعالم ‏", "_x0041_ _x000D_",
      "a\u{0}b\u{1}c\u{1F}\u{7F}\u{FFFE}", "=HYPERLINK(\"http://a\")", "\r\n", "'", "\"&<>]]>",
    ]
    let samples = texts.map { text in
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
      return Sample(report: report)
    }
    #expect(try faults(of: samples) == "")
  }

  @Test func everyNumberLeavesASoundPackage() throws {
    let samples = [Double.nan, .infinity, -.infinity, 1e300, -0.0].map { number in
      var report = Fixture.rich
      report.figures[0].annualLow = number
      report.statementSummaries[0].low = number
      report.statementSummaries[0].median = number
      report.statementSummaries[0].agreement = number
      report.observationSummaries[0].p25 = number
      report.observationSummaries[0].median = number
      report.comparisons[0].difference = number
      report.comparisons[0].overlap = number
      return Sample(report: report)
    }
    #expect(try faults(of: samples) == "")
  }

  @Test func linksAboveTheLimitAreLeftOutAndTheirTextStays() throws {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    var workbook = try Workbook(for: publication, isStreamed: true)
    let (sheet, _) = try workbook.addSheet("Links")
    let count = Workbook.linkLimit + 50
    for row in 0..<count {
      try workbook.write(
        ReadyCell(.text("a").linked(to: "'Links'!A1")), sheet: sheet, row: row, column: 0)
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
    try workbook.write(ReadyCell(.number(1)), sheet: sheet, row: Workbook.rowLimit - 1, column: 0)
    #expect(throws: WriterError.self) {
      try workbook.write(ReadyCell(.number(1)), sheet: sheet, row: Workbook.rowLimit + 1, column: 0)
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
