import Testing

@testable import Writers

/// openpyxl, calamine and LibreOffice read the cells of the workbook that the CSV files say.
@Suite(
  .enabled(
    if: Tools.has("python3") && (try? Tools.run("compare_cells.py", ["--readers"]))?.status == 0,
    "openpyxl, python-calamine and soffice are installed"))
struct CellComparisonTests {
  @Test(arguments: ["en", "de", "pl", "zh"])
  func threeProgramsReadWhatTheCSVSays(code: String) throws {
    let folder = try TemporaryFolder()
    let language = try #require(ReportLanguage(code))
    try ReportFolder(folder[code]).publish(Fixture.rich, in: language)
    let (output, status) = try Tools.run("compare_cells.py", [folder[code]])
    #expect(status == 0, "\(output)")
  }

  @Test func aCellThatDiffersIsFound() throws {
    let folder = try TemporaryFolder()
    try ReportFolder(folder.path).publish(Fixture.golden)
    let figures = try folder.text(of: "figures.csv")
    try folder.write(figures.replacing("75495", with: "75496"), to: "figures.csv")
    let (output, status) = try Tools.run("compare_cells.py", [folder.path])
    #expect(status == 1 && output.contains("the CSV says 75496.0"), "\(output)")
  }
}
