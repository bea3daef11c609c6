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
    #expect(lines.first?.contains("  2026-11-14       4       0        5  ") == true)
    let shown = try history("show", "1")
    #expect(
      shown.standardOutput.hasPrefix("Pay by role\nas of 2026-11-14: 5 statements in 4 inputs"))
    #expect(shown.standardOutput.contains("60,000  70,000   80,000"))
  }

  @Test func diffHasWhatChanged() throws {
    let diff = try history("diff", "1", "2")
    #expect(
      diff.standardOutput.hasPrefix("Since run 1, as of 2026-11-14: 1 median moved; 0 figures new"))
    // The median of 75,495 and 65,000, after 70,000.
    #expect(diff.standardOutput.contains("70,000  70,248        +248  +0.4%  sources\n"))
    #expect(diff.standardOutput.contains("gone    Account manager"))
    #expect(!diff.standardOutput.contains("Project manager"))
    #expect(try history("diff").standardOutput == diff.standardOutput)
    let none = "Since run 1, as of 2026-11-14: nothing changed\n"
    #expect(try history("diff", "1", "1").standardOutput == none)
    let lines = try history("diff", "1", "2", "--json").records()
    let subjects = Set(lines.compactMap { $0["subject"] as? String })
    #expect(subjects.isSuperset(of: ["source", "median", "figure"]))
    #expect(lines.contains { ($0["quote"] as? String)?.isEmpty == false })
  }

  @Test func gateTripsWhereItsConditionHolds() throws {
    #expect(try history("diff", "1", "2", "--fail-on", "median moved > 1%").exitCode == 0)
    let tripped = try history(
      "diff", "1", "2", "--fail-on", "median rose > 0.2%", "--fail-on", "source vanished",
      "--fail-on", "outlook turned")
    #expect(tripped.exitCode == 4)
    #expect(
      tripped.standardError.contains(
        "“median rose > 0.2%” holds:\n  Account manager, US, USD, statements: 70,000 to 70,248"))
    #expect(tripped.standardError.contains("“source vanished” holds:\n  market/"))
    #expect(!tripped.standardError.contains("“outlook turned”"))
    let wrong = try history("diff", "1", "2", "--fail-on", "median jumped")
    #expect(wrong.exitCode == 64)
    #expect(wrong.standardError.contains("column 8: expected “moved”, “rose” or “fell”, found"))
  }

  @Test func reportSaysWhatChangedAndEndsWithTheGatesCode() throws {
    try folder.write("A welder earns $50,000 a year on average.\n", to: "market/welder.txt")
    let run = try PaybandRun(
      [
        "report", "market", "--as-of", "2026-11-28", "--store", "pay.sqlite", "--fail-on",
        "role appeared",
      ], in: folder)
    #expect(run.exitCode == 4)
    #expect(run.standardOutput.contains("Since run 2, as of 2026-11-21:"))
    #expect(run.standardOutput.contains("New roles: "))
    let changes = try folder.text("reports/changes.csv")
    #expect(changes.contains("figure,appeared,welder"))
    #expect(changes.contains("A welder earns $50,000 a year on average."))
    #expect(try folder.text("reports/report.json").contains("\"compared_with\":{\"run\":2"))
    #expect(try history("list").standardOutput.split(separator: "\n").count == 4)
  }

  /// The bytes are those of a first run, whether the files are known by their times or by their
  /// content, but for what was compared.
  @Test func knownDocumentsGiveTheSameBytes() throws {
    let first = try PaybandRun(
      ["report", "market", "--as-of", "2026-11-21", "-o", "first"], in: folder)
    #expect(first.exitCode == 0)
    for (store, output) in [("other.sqlite", "a"), ("other.sqlite", "b"), ("pay.sqlite", "c")] {
      let run = try PaybandRun(
        ["report", "market", "--as-of", "2026-11-21", "-q", "--store", store, "-o", output],
        in: folder)
      #expect(run.exitCode == 0)
      let withoutComparison = ["changes.csv", "report.json", "report.html", "datapackage.json"]
      for name in try folder.names(in: "first") where !withoutComparison.contains(name) {
        // The workbook has the changes on a sheet of their own.
        guard name != "report.xlsx" || output == "a" else { continue }
        #expect(try folder.bytes("first/\(name)") == folder.bytes("\(output)/\(name)"), "\(name)")
      }
    }
    let whole = try folder.bytes("first/report.json")
    #expect(try folder.bytes("a/report.json") == whole)
  }

  @Test func changedDocumentIsReadAgainThoughItsTimesAreSetBack() throws {
    let file = folder.url.appending(path: "market/welder.txt").path
    func report() throws -> String {
      let run = try PaybandRun(
        ["report", "market/welder.txt", "--store", "welders.sqlite", "-q", "-o", "out"], in: folder)
      #expect(run.exitCode == 0)
      return try folder.text("out/figures.csv")
    }
    try folder.write("A welder earns $50,000 a year on average.\n", to: "market/welder.txt")
    let times = try FileManager.default.attributesOfItem(atPath: file)
    #expect(try report().contains("50000,50000,USD"))
    try folder.write("A welder earns $60,000 a year on average.\n", to: "market/welder.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: times[.modificationDate] as Any], ofItemAtPath: file)
    #expect(try report().contains("60000,60000,USD"))
  }

  @Test func historyOfTheUserIsReadWithoutBeingNamed() throws {
    #expect(try PaybandRun(["history", "list"], in: folder).exitCode == 1)
    #expect(try folder.names(in: "home").isEmpty)
    let run = try PaybandRun(["report", "market", "--history", "-q"], in: folder)
    #expect(run.exitCode == 0)
    #expect(try folder.names(in: "home/.local/share/payband") == ["history.sqlite"])
    let list = try PaybandRun(
      ["history", "list"], in: folder, environment: ["COLUMNS": "120"])
    #expect(list.standardOutput.split(separator: "\n").count == 2)
    let data = folder.url.appending(path: "data").path
    let other = try PaybandRun(
      ["report", "market", "--history", "-q"], in: folder, environment: ["XDG_DATA_HOME": data])
    #expect(other.exitCode == 0)
    #expect(try folder.names(in: "data/payband") == ["history.sqlite"])
  }

  @Test func oldRunsArePruned() throws {
    #expect(try history("prune").exitCode == 64)
    let shown = try history("prune", "--keep", "1", "--dry-run")
    #expect(shown.standardOutput.contains("1 run would go"))
    #expect(try history("list").standardOutput.split(separator: "\n").count == 3)
    #expect(try history("prune", "--keep", "1").standardOutput.contains("1 run removed"))
    let lines = try history("list").standardOutput.split(separator: "\n").dropFirst()
    #expect(lines.map { $0.split(separator: " ").first } == ["2"])
    #expect(try history("prune", "--before", "2030-01-01").standardOutput == "no run goes\n")
  }

  @Test func historyIsExportedWhole() throws {
    let lines = try history("export").records()
    let kinds = Dictionary(grouping: lines) { $0["kind"] as? String ?? "" }.mapValues(\.count)
    #expect(kinds["run"] == 2)
    #expect(kinds["source"] == 6)
    #expect(kinds["figure"] == 5)
    #expect(try history("export", "-o", "all.ndjson").standardOutput.isEmpty)
    #expect(try folder.text("all.ndjson").split(separator: "\n").count == lines.count)
    #expect(try history("export", "--format", "csv", "-o", "all").exitCode == 0)
    #expect(
      try folder.names(in: "all")
        == ["figures.csv", "outlooks.csv", "runs.csv", "sources.csv", "summaries.csv"])
  }

  @Test func trendIsOverRunsAndApartOverYears() throws {
    let trend = try history("trend", "account manager")
    #expect(trend.standardOutput.hasPrefix("Account manager, by run\n"))
    #expect(trend.standardOutput.contains("  1  2026-11-14  US"))
    #expect(try history("trend", "plumber").exitCode == 5)
    try folder.write(
      "In 2023 a welder earned $50,000 a year. In 2024 a welder earned $52,000 a year.\n",
      to: "years.txt")
    let run = try PaybandRun(
      ["report", "years.txt", "--store", "pay.sqlite", "-q", "--title", "Years"], in: folder)
    #expect(run.exitCode == 0)
    let years = try history("trend", "welder", "--json").records()
    #expect(
      years.filter { $0["by"] as? String == "year" }.compactMap { $0["year"] as? Int }
        == [2023, 2024])
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
