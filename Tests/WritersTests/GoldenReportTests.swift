import Compensation
import Testing

@testable import Writers

/// The golden case in every form that is text.
struct GoldenReportTests {
  @Test(arguments: [
    "summary", "figures", "observations", "comparisons", "outlook", "rejected", "sources", "issues",
  ])
  func csvIsAsRecorded(table name: String) throws {
    let table = try #require(Fixture.golden.dataTables.first { $0.name == name })
    try expectGolden(CSVWriter().bytes(of: table), "\(name).csv")
  }

  @Test func jsonIsAsRecorded() throws {
    try expectGolden(ReportJSON.bytes(of: Fixture.golden), "golden.json")
  }

  @Test func jsonOfEverythingIsAsRecorded() throws {
    try expectGolden(ReportJSON.bytes(of: Fixture.rich), "rich.json")
  }

  @Test func ndjsonIsAsRecorded() throws {
    let report = Fixture.golden
    let records =
      report.figures.map { Record.salary($0.figure) } + report.outlooks.map { .outlook($0) }
      + report.rejected.map { .rejected($0) }
    try expectGolden(NDJSONWriter.lines(of: records), "records.ndjson")
    try expectGolden(CSVWriter().bytes(of: .records(records)), "records.csv")
  }

  @Test(arguments: [("golden", 80), ("rich", 80), ("rich", 132), ("empty", 80)])
  func terminalIsAsRecorded(name: String, width: Int) throws {
    let report = name == "golden" ? Fixture.golden : name == "rich" ? Fixture.rich : Fixture.empty
    let text = TerminalReport.reportTable(report, width: width)
    try expectGolden(Array(text.utf8), "\(name)-\(width).txt")
  }

  @Test func comparisonIsAsRecorded() throws {
    let report = Fixture.golden
    let text = TerminalReport.comparisonTable(report.comparisons, titles: report.roleTitles)
    try expectGolden(Array(text.utf8), "comparison.txt")
  }
}
