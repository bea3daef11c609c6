import Foundation
import Testing

@testable import Writers

/// Puts the workbooks of the fixtures into the folder that `PAYBAND_SAMPLES` names, for a look at
/// them and for the check with other programs.
struct WorkbookSampleTests {
  private static let folder = ProcessInfo.processInfo.environment["PAYBAND_SAMPLES"]

  @Test(.enabled(if: folder != nil))
  func samplesAreWritten() throws {
    let folder = try #require(WorkbookSampleTests.folder)
    try ReportFolder(folder, name: "golden").publish(Fixture.golden)
    try ReportFolder(folder, formats: [.workbook, .json], name: "rich").publish(Fixture.rich)
    try ReportFolder(folder, formats: [.workbook], name: "empty").publish(Fixture.empty)
    let streamed = try Publication(path: folder + "/streamed.xlsx")
    try WorkbookWriter.write(Fixture.rich, to: streamed, streamedAbove: 3, rowsPerSheet: 4)
    try streamed.publish()
  }
}
