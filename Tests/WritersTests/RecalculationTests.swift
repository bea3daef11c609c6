import Foundation
import Testing

@testable import Writers

private let hasRecalculation = ["soffice", "python3"].allSatisfy { program in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

/// LibreOffice computes every formula of a workbook to the value that it carries, and what rests on
/// an assumption follows it.
@Suite(.enabled(if: hasRecalculation, "soffice and python3 are installed"), .serialized)
struct RecalculationTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Tools/recalculate.py").path

  /// What the script prints and its exit status.
  private func recalculate(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", RecalculationTests.script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  @Test func everyFormulaGivesTheValueThatItCarries() throws {
    let folder = try TemporaryFolder()
    let reports = [
      ("golden", Fixture.golden, 1_000), ("rich", Fixture.rich, 1_000),
      ("split", Fixture.rich, 4), ("uneven", Fixture.uneven, 1_000),
      ("empty", Fixture.empty, 1_000),
    ]
    for (name, report, rows) in reports {
      let publication = try Publication(path: folder["\(name).xlsx"])
      try WorkbookWriter.write(
        report, to: publication, in: name == "rich" ? ReportLanguage("de") ?? .english : .english,
        streamedAbove: 50_000, rowsPerSheet: rows)
      try publication.publish()
    }
    let (output, status) = try recalculate(reports.map { folder["\($0.0).xlsx"] })
    #expect(status == 0, "\(output)")
  }

  @Test func whatRestsOnAnAssumptionFollowsIt() throws {
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(Fixture.rich, to: folder["rich.xlsx"])
    let (hours, status) = try recalculate(["--set", "Hours_US=2000", folder["rich.xlsx"]])
    #expect(status == 0 && hours.contains("Summary:") && hours.contains("Bands:"), "\(hours)")
    #expect(hours.contains("Evidence:"), "\(hours)")
    let (least, _) = try recalculate(["--set", "Least_observations=2000", folder["rich.xlsx"]])
    #expect(least.contains("Bands:") && !least.contains("Evidence:"), "\(least)")
  }
}
