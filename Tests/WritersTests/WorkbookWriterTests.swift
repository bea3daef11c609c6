import Compensation
import Foundation
import Testing

@testable import Writers

struct WorkbookWriterTests {
  private func parts(of path: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: StoredZip.parts(of: path).map {
        ($0.name, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test(arguments: [Int.max, 3])
  func sameReportGivesTheSameBytes(streamedAbove limit: Int) throws {
    let folder = try TemporaryFolder()
    for name in ["a.xlsx", "b.xlsx"] {
      let publication = try Publication(path: folder[name])
      try WorkbookWriter.write(Fixture.rich, to: publication, streamedAbove: limit)
      try publication.publish()
    }
    #expect(try folder.bytes(of: "a.xlsx") == folder.bytes(of: "b.xlsx"))
    #expect(folder.names == ["a.xlsx", "b.xlsx"])
  }

  @Test func numbersOfTheSummaryAreFormulasOverTheFigures() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.golden, to: folder["a.xlsx"])
    let summary = try #require(parts(of: folder["a.xlsx"])["xl/worksheets/sheet1.xml"])
    for (formula, value) in [
      ("MIN('Figures'!J2:J4)", "60000"), ("MEDIAN('Figures'!L2:L4)", "70000"),
      ("MAX('Figures'!K2:K4)", "80000"), ("MEDIAN('Figures'!L2:L3)", "70247.5"),
      ("MIN('Figures'!J5:J6)", "85000"), ("MEDIAN('Figures'!L5:L6)", "86314"),
    ] {
      #expect(summary.contains("<f>\(formula)</f><v>\(value)</v>"), "\(formula)")
    }
    #expect(summary.contains("<hyperlink ref=\"I7\" location=\"'Figures'!A2:AJ4\""))
  }

  @Test func medianThatWeighsSourcesIsAValue() throws {
    var report = Fixture.golden
    report.statementSummaries[0].median = 71_000
    let order = FigureOrder(report)
    let formulas = SummaryFormulas(
      sheet: FiguresSheet(report: report, words: ReportWords(report), order: order))
    #expect(formulas.median(report.statementSummaries[0]) == nil)
    #expect(formulas.low(report.statementSummaries[0]) == "MIN('Figures'!J2:J4)")
  }

  @Test func formulasDoNotReachOverTwoSheets() {
    let report = Fixture.golden
    let sheet = FiguresSheet(
      report: report, words: ReportWords(report), order: FigureOrder(report), rowsPerSheet: 2)
    #expect(sheet.sheetCount == 3)
    #expect(SummaryFormulas(sheet: sheet).low(report.statementSummaries[0]) == nil)
    #expect(sheet.link(rows: 0..<3) == "'Figures'!A2:AJ2")
    #expect(sheet.place(rows: 3..<4, columns: 0...0) == "'Figures (2)'!A3")
  }

  @Test func rowsBeyondTheLimitGoOnInAnotherSheet() throws {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    try WorkbookWriter.write(
      Fixture.rich, to: publication, streamedAbove: Int.max, rowsPerSheet: 4)
    try publication.publish()
    let workbook = try #require(parts(of: folder["a.xlsx"])["xl/workbook.xml"])
    #expect(workbook.contains("name=\"Figures (3)\""))
    #expect(!workbook.contains("name=\"Figures (4)\""))
  }

  @Test func hostileTextStaysText() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.rich, to: folder["a.xlsx"])
    let strings = try #require(parts(of: folder["a.xlsx"])["xl/sharedStrings.xml"])
    #expect(strings.contains(">=1+1 mediana wynosi 18 500,50 zł<"))
    #expect(strings.contains("See _x005F_x0041_."))
    #expect(!strings.contains("_x000D_"))
  }

  @Test func withheldValuesAreMarked() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.rich, to: folder["a.xlsx"])
    let parts = parts(of: folder["a.xlsx"])
    #expect(try #require(parts["xl/sharedStrings.xml"]).contains("<t>[c]</t>"))
    #expect(try #require(parts["xl/workbook.xml"]).contains("name=\"Observations\""))
  }

  @Test func reportWithoutFiguresSaysSo() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.empty, to: folder["a.xlsx"])
    let parts = parts(of: folder["a.xlsx"])
    let strings = try #require(parts["xl/sharedStrings.xml"])
    #expect(strings.contains("No statement of pay of a known role was found."))
    #expect(!(try #require(parts["xl/workbook.xml"])).contains("Observations"))
  }

  @Test func valuesThatAreNoNumbersNeverArrive() throws {
    var report = Fixture.golden
    report.statementSummaries[0].agreement = .infinity
    report.statementSummaries[0].median = .nan
    report.figures[0].annualLow = .nan
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(report, to: folder["a.xlsx"])
    #expect(folder.names == ["a.xlsx"])
  }

  @Test func targetStandsWhenTheWorkbookCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    #expect(
      throws: WriterError(
        path: folder["none/a.xlsx"], reason: .system(.create, code: ENOENT))
    ) { try WorkbookWriter.write(Fixture.golden, to: folder["none/a.xlsx"]) }
    #expect(throws: WriterError(path: folder.path, reason: .notRegular("a directory"))) {
      try WorkbookWriter.write(Fixture.golden, to: folder.path)
    }
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    ("1970-01-01", 315_532_800), ("1980-01-01", 315_532_800), ("2026-11-21", 1_795_219_200),
    ("2024-02-29", 1_709_164_800), ("soon", 315_532_800),
  ])
  func dayBecomesSeconds(day: String, seconds: Int) {
    #expect(secondsSince1970(ofDay: day) == seconds)
  }
}
