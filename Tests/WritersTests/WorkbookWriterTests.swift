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

  @Test func sheetsStandInTheirOrder() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.golden, to: folder["a.xlsx"])
    #expect(
      try sheetNames(of: folder["a.xlsx"]) == [
        "Summary", "Bands", "Compare", "Outlook", "Evidence", "Sources", "Rejected",
        "Assumptions", "Method",
      ])
  }

  /// The row of the headline's headers, which stands below messages and contents, is printed above
  /// its rows on each page.
  @Test func printedPagesOfTheSummaryRepeatItsHeader() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.golden, to: folder["a.xlsx"])
    let parts = parts(of: folder["a.xlsx"])
    let workbook = try #require(parts["xl/workbook.xml"])
    let title = try #require(workbook.firstMatch(of: /Print_Titles[^>]*>Summary!\$(\d+):\$(\d+)</))
    #expect(title.1 == title.2)
    let summary = try #require(parts["xl/worksheets/sheet1.xml"])
    let table = try #require(parts["xl/tables/table1.xml"])
    #expect(summary.contains("<tablePart"))
    #expect(table.contains("ref=\"A\(title.1):"))
  }

  @Test func numbersOfTheBandsAreFormulasOverTheEvidence() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.golden, to: folder["a.xlsx"])
    let parts = parts(of: folder["a.xlsx"])
    let bands = try #require(parts["xl/worksheets/sheet2.xml"])
    for (formula, value) in [
      ("MIN('Evidence'!J2:K4)", "60000"), ("MEDIAN('Evidence'!L2:L4)", "70000"),
      ("MAX('Evidence'!J2:K4)", "80000"), ("MEDIAN('Evidence'!L2:L3)", "70247.5"),
      ("MIN('Evidence'!J5:K6)", "85000"), ("MEDIAN('Evidence'!L5:L6)", "86314"),
      ("COUNTIF('Evidence'!M2:M4,\"yes\")", "3"),
    ] {
      let written = formula.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "&quot;")
      #expect(
        bands.contains("<f>\(formula)</f><v>\(value)</v>")
          || bands.contains("<f>\(written)</f><v>\(value)</v>"), "\(formula)")
    }
    let evidence = try #require(parts["xl/worksheets/sheet5.xml"])
    #expect(evidence.contains("<f>E2*I2</f><v>75495</v>"))
    let summary = try #require(parts["xl/worksheets/sheet1.xml"])
    #expect(summary.contains("<f>'Bands'!"))
  }

  @Test func numberOfTheReportThatNoFormulaGivesIsAValue() {
    var report = Fixture.golden
    report.statementSummaries[0].median = 71_000
    let context = SheetContext(report, language: .english, rowsPerSheet: 100)
    let band = StatementBand(context: context, summary: report.statementSummaries[0], row: 1)
    #expect(band.cell(.median)?.value == .number(71_000))
    #expect(
      band.cell(.low)?.value
        == .formula(CellFormula(text: "MIN('Evidence'!J2:K4)", result: .number(60_000))))
  }

  @Test func formulasReachOverSheets() {
    let report = Fixture.golden
    let context = SheetContext(report, language: .english, rowsPerSheet: 2)
    #expect(context.evidence.figureSheets == 3)
    let band = StatementBand(context: context, summary: report.statementSummaries[0], row: 1)
    #expect(
      band.cell(.median)?.value
        == .formula(
          CellFormula(
            text: "MEDIAN('Evidence'!L2:L3,'Evidence (2)'!L2)", result: .number(70_000))))
    #expect(context.evidence.link(0..<3)?.hasPrefix("'Evidence'!A2:") == true)
  }

  @Test func medianThatWeighsSourcesIsASumOfShares() throws {
    let report = Fixture.uneven
    let context = SheetContext(report, language: .english, rowsPerSheet: 100)
    let band = StatementBand(context: context, summary: report.statementSummaries[0], row: 1)
    // One source says 60; another 70, 80 and 100, each for a third of its weight.
    guard case .formula(let formula) = band.cell(.median)?.value else {
      Issue.record("expected a formula, found \(String(describing: band.cell(.median)))")
      return
    }
    #expect(formula.text.hasPrefix("SUMPRODUCT('Evidence'!"))
    #expect(formula.result == .number(65))
    let shares = context.weights.parts.values.map(\.share)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test func rowsBeyondTheLimitGoOnInAnotherSheet() throws {
    let folder = try TemporaryFolder()
    let publication = try Publication(path: folder["a.xlsx"])
    try WorkbookWriter.write(
      Fixture.rich, to: publication, streamedAbove: Int.max, rowsPerSheet: 4)
    try publication.publish()
    let names = try sheetNames(of: folder["a.xlsx"])
    #expect(names.filter { $0.hasPrefix("Evidence") }.count == 4)
    #expect(names.contains("Sources (2)") && !names.contains("Sources (3)"))
  }

  private func sheetNames(of path: String) throws -> [String] {
    let workbook = try #require(parts(of: path)["xl/workbook.xml"])
    return workbook.components(separatedBy: "<sheet name=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
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
  }

  @Test func reportWithoutFiguresSaysSo() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.empty, to: folder["a.xlsx"])
    let parts = parts(of: folder["a.xlsx"])
    let strings = try #require(parts["xl/sharedStrings.xml"])
    #expect(strings.contains("No statement of pay of a known role was found."))
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
