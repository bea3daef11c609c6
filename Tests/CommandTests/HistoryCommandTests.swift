import Foundation
import Testing

struct HistoryCommandTests {
  private let folder: TemporaryFolder

  /// Two runs, between which the article on account managers is gone.
  init() throws {
    folder = try TemporaryFolder(with: "market")
    for (date, inputs) in [
      ("2026-11-14", ["market"]), ("2026-11-21", ["market/contrast.html", "market/mediana.txt"]),
    ] {
      let run = try PaybandRun(
        ["report", "--as-of", date, "--store", "pay.sqlite", "-q"] + inputs, in: folder)
      try #require(run.exitCode == 0)
    }
  }

  private func history(_ arguments: String...) throws -> PaybandRun {
    try PaybandRun(
      ["history"] + arguments + ["--store", "pay.sqlite"], in: folder,
      environment: ["COLUMNS": "120"])
  }

  @Test func runsAreListedAndShownAsTheirReports() throws {
    let list = try history("list")
    #expect(list.exitCode == 0)
    let lines = list.standardOutput.split(separator: "\n").dropFirst()
    #expect(lines.map { $0.split(separator: " ").first } == ["1", "2"])
    #expect(lines.first?.contains("  2026-11-14       4        5  ") == true)
    let shown = try history("show", "1")
    #expect(
      shown.standardOutput.hasPrefix("Pay by role\nas of 2026-11-14: 5 statements in 4 inputs"))
    #expect(shown.standardOutput.contains("60,000  70,000   80,000"))
  }

  @Test func diffHasTheMediansThatDiffer() throws {
    let diff = try history("diff", "1", "2")
    // The median of 75,495 and 65,000, after 70,000.
    #expect(diff.standardOutput.contains("statements    70,000  70,248  +0.4%\n"))
    #expect(!diff.standardOutput.contains("Project manager"))
    #expect(try history("diff", "1", "1").standardOutput == "no median differs\n")
  }

  @Test func gateTripsWhereAMedianMovedTooFar() throws {
    #expect(try history("diff", "1", "2", "--fail-on", "1").exitCode == 0)
    let tripped = try history("diff", "1", "2", "--fail-on", "0.2")
    #expect(tripped.exitCode == 4)
    #expect(
      tripped.standardError.hasPrefix("payband: expected no median to move by more than 0.2%"))
  }

  @Test func runThatIsNotThereIsAWrongArgument() throws {
    let run = try history("show", "9")
    #expect(run.exitCode == 64)
    #expect(
      run.standardError
        == "payband: pay.sqlite: expected the number of a run, found 9; there are: 1, 2\n")
  }

  @Test func fileThatIsNoHistoryIsLeftAsItIs() throws {
    try folder.write("a letter", to: "letter.txt")
    let run = try PaybandRun(["report", "market", "--store", "letter.txt"], in: folder)
    #expect(run.exitCode == 1)
    #expect(try folder.text("letter.txt") == "a letter")
  }
}
