import Foundation
import Testing

/// What someone who has the reports, but not the survey, may find out about a group that is withheld.
@Suite struct SuppressionRecoveryTests {
  /// Three nurses, six plumbers and eleven cooks.
  private func survey() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var lines = ["role,salary,currency,country,period"]
    for (role, count) in [("nurse", 3), ("plumber", 6), ("cook", 11)] {
      for index in 0..<count { lines.append("\(role),\(51_357 + index * 1_111),USD,US,year") }
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "survey.csv")
    return folder
  }

  private func report(
    _ options: [String], in folder: TemporaryFolder
  ) throws -> (text: String, observations: [[String: Any]], sources: [[String: Any]]) {
    let run = try PaybandRun(
      ["report", "survey.csv", "-o", "out", "--json"] + options, in: folder)
    let report: [String: Any] = try run.json()
    let names = try folder.names(in: "out").filter { $0.hasSuffix(".csv") }
    let files = try names.map { try folder.text("out/\($0)") }
    return (
      files.joined() + run.standardOutput,
      try #require(report["observations"] as? [[String: Any]]),
      try #require(report["sources"] as? [[String: Any]])
    )
  }

  @Test func noTotalMinusItsSiblingsGivesTheHiddenNumber() throws {
    let folder = try survey()
    let all = try report([], in: folder)
    let nurse = try #require(all.observations.first { $0["role"] as? String == "nurse" })
    #expect(nurse["count"] is NSNull)
    #expect(nurse["median"] is NSNull)
    // The siblings are shown, so the total must not be.
    let counts = all.observations.compactMap { $0["count"] as? Int }
    #expect(counts.sorted() == [6, 11])
    #expect(all.sources.allSatisfy { $0["observations"] is NSNull })
    for total in ["20 rows", ",20,", ": 20,"] { #expect(!all.text.contains(total), "\(total)") }
  }

  @Test func twoRunsDoNotGiveItEither() throws {
    let folder = try survey()
    let own = try report(["--only", "nurse"], in: folder)
    let others = try report(["--only", "plumber", "--only", "cook"], in: folder)
    #expect(own.sources.allSatisfy { $0["observations"] is NSNull })
    #expect(own.observations.allSatisfy { $0["count"] is NSNull && $0["mean"] is NSNull })
    // The other run may show its own total: nothing of the nurses is in it.
    #expect(others.sources.map { $0["observations"] as? Int } == [17])
    for total in ["20 rows", "3 rows"] {
      #expect(!own.text.contains(total), "\(total)")
      #expect(!others.text.contains(total), "\(total)")
    }
  }

  @Test func noAmountOfAHiddenRowIsInAnyFile() throws {
    let folder = try survey()
    let text = try report(["--remove-outliers"], in: folder).text
    // Only nurses' rows state this amount; its siblings begin with the same one.
    try folder.write(
      "role,salary,currency,country,period\nnurse,77777,USD,US,year\nnurse,78901,USD,US,year\n",
      to: "survey.csv")
    let few = try PaybandRun(["report", "survey.csv", "-o", "few", "--json"], in: folder)
    for amount in ["77777", "78901", "78339"] {
      #expect(!few.standardOutput.contains(amount))
      #expect(!text.contains(amount))
    }
  }
}
