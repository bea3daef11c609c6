import Testing

@testable import Writers

/// Anyone can read the web page, and its numbers are those of `report.json`.
struct PageCheckTests {
  /// The folders of reports with something of everything, with nothing, and beside an earlier run.
  private func reports(in folder: TemporaryFolder) throws -> [String] {
    let reports = [
      ("golden", Fixture.golden), ("rich", Fixture.rich), ("changed", Fixture.changed),
      ("empty", Fixture.empty),
    ]
    for (name, report) in reports {
      try ReportFolder(folder[name]).publish(report)
    }
    return reports.map { folder[$0.0] }
  }

  @Test(
    .enabled(
      if: Tools.has("chromium", "python3", "bash"), "chromium, python3 and bash are installed"))
  func anyoneCanReadIt() throws {
    let folder = try TemporaryFolder()
    let pages = try reports(in: folder).map { $0 + "/report.html" }
    let (output, status) = try Tools.run("check_page.py", pages)
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: Tools.has("python3"), "python3 is installed"))
  func itsNumbersAreThoseOfTheJSON() throws {
    let folder = try TemporaryFolder()
    let (output, status) = try Tools.run("compare_page.py", reports(in: folder))
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: Tools.has("python3"), "python3 is installed"))
  func aNumberThatDiffersIsFound() throws {
    let folder = try TemporaryFolder()
    try ReportFolder(folder.path).publish(Fixture.golden)
    let page = try folder.text(of: "report.html")
    try folder.write(page.replacing(">70,000</td>", with: ">70,001</td>"), to: "report.html")
    let (output, status) = try Tools.run("compare_page.py", [folder.path])
    #expect(status == 1 && output.contains("the page has '70,001'"), "\(output)")
  }
}
