import Foundation
import Testing

@testable import Writers

struct ReportCommandTests {
  private static let files = [
    "changes.csv", "comparisons.csv", "datapackage.json", "figures.csv", "issues.csv", "models.csv",
    "observations.csv", "observed-comparisons.csv", "official.csv", "outlook.csv", "pay-gap.csv",
    "projections.csv", "rejected.csv", "removed.csv", "report.html", "report.json",
    "report.schema.json",
    "report.xlsx", "sources.csv", "summary.csv",
  ]

  @Test func everyFileIsThereAndTheSummaryIsPrinted() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["report", "market", "-o", "out", "--as-of", "2026-11-21"], in: folder,
      environment: ["COLUMNS": "100"])
    #expect(run.exitCode == 0)
    #expect(run.standardError == "")
    #expect(try folder.names(in: "out") == ReportCommandTests.files)
    #expect(run.standardOutput.hasPrefix("Pay by role\nas of 2026-11-21: 5 statements in 4 inputs"))
    #expect(
      run.standardOutput.contains(
        "Account manager  US      USD        3  60,000  70,000   80,000  ░░░░│████\n"))
    #expect(
      run.standardOutput.contains("Project manager − Account manager  US      USD     +16,314"))
    #expect(run.standardOutput.hasSuffix("\n20 files written to out\n"))
  }

  @Test func workbookOpensWithAllItsParts() throws {
    let folder = try TemporaryFolder(with: "market")
    _ = try PaybandRun(["report", "market", "-o", "out"], in: folder)
    let archive = ZipArchive(path: folder.url.appending(path: "out/report.xlsx").path)
    guard let archive else {
      Issue.record("report.xlsx is no archive")
      return
    }
    let names = archive.names() ?? []
    #expect(names.contains("xl/workbook.xml"))
    #expect(names.contains("xl/worksheets/sheet1.xml"))
  }

  @Test func summaryIsTheGoldenCase() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["report", "market", "--json"], in: folder)
    let report: [String: Any] = try run.json()
    let summary = try #require(report["summary"] as? [[String: Any]])
    #expect(summary.map { $0["role"] as? String } == ["account-manager", "project-manager"])
    #expect(summary.map { $0["low"] as? Double } == [60_000, 85_000])
    #expect(summary.map { $0["median"] as? Double } == [70_000, 86_314])
    #expect(summary.map { $0["high"] as? Double } == [80_000, 87_628])
    let comparisons = try #require(report["comparisons"] as? [[String: Any]])
    #expect(comparisons.map { $0["difference"] as? Double } == [16_314])
    #expect(try Data(run.standardOutput.utf8) == folder.bytes("reports/report.json"))
  }

  @Test func rowsOfATableAreObservationsAndNoStatements() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["report", "market/survey.csv", "--json"], in: folder)
    let report: [String: Any] = try run.json()
    #expect((report["summary"] as? [Any])?.isEmpty == true)
    let observations = try #require(report["observations"] as? [[String: Any]])
    let managers = try #require(observations.first { $0["role"] as? String == "account-manager" })
    #expect(managers["count"] as? Int == 5)
    #expect(managers["median"] as? Double == 70_000)
    // Below ten observations the ends are withheld.
    #expect(managers["p90"] is NSNull)
    let sources = try #require(report["sources"] as? [[String: Any]])
    let note = try #require(sources.first?["note"] as? String)
    #expect(note.contains("columns: role “role”, employer “employer”, "))
    #expect(note.hasSuffix("amount “salary”, basis “basis”, weight “weight”"))
  }

  @Test func rowsThatCannotBeUsedAreCounted() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      role,country,currency,salary
      Nurse,US,USD,80000
      Nurse,US,USD,
      Keeper of the Moon,US,USD,90000

      """, to: "survey.csv")
    let run = try PaybandRun(["report", "survey.csv", "--json"], in: folder)
    let report: [String: Any] = try run.json()
    let source = try #require((report["sources"] as? [[String: Any]])?.first)
    // One row is few enough to be withheld, and so are the numbers of all rows.
    #expect(source["observations"] is NSNull)
    let note = try #require(source["note"] as? String)
    #expect(note.hasPrefix("numbers of rows withheld [c]; columns: "))
  }

  @Test func weightsCountOnlyWhenAskedFor() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["report", "market/survey.csv", "--json", "--weighted"], in: folder)
    let report: [String: Any] = try run.json()
    let observations = try #require(report["observations"] as? [[String: Any]])
    let managers = try #require(observations.first { $0["role"] as? String == "account-manager" })
    #expect(try #require(managers["median"] as? Double) > 70_000)
  }

  @Test func rowsThatStateAMedianAreStatements() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "role,country,currency,period,median,p90\nNurse,US,USD,year,80000,120000\n", to: "oews.csv")
    let run = try PaybandRun(["report", "oews.csv", "--json"], in: folder)
    let report: [String: Any] = try run.json()
    #expect((report["observations"] as? [Any])?.isEmpty == true)
    let summary = try #require((report["summary"] as? [[String: Any]])?.first)
    #expect(summary["median"] as? Double == 80_000)
    #expect(summary["statements"] as? Int == 1)
  }

  @Test func bandsAreNoFiguresOfTheMarket() throws {
    let folder = try TemporaryFolder(with: "market", "bands.csv")
    let run = try PaybandRun(["report", "bands.csv", "market", "--quiet"], in: folder)
    #expect(run.exitCode == 0)
    let sources = try folder.text("reports/sources.csv")
    #expect(sources.contains("bands.csv,csv,UTF-8,,"))
    #expect(sources.contains("pay bands, no figures of the market; see payband compare --bands"))
    #expect(!(try folder.text("reports/figures.csv").contains("bands.csv")))
  }

  /// Excel reads UTF-8 as such behind a byte order mark only; other programs need none.
  @Test func csvFilesBeginWithAByteOrderMarkOnRequest() throws {
    let folder = try TemporaryFolder(with: "market")
    for (options, mark) in [([], []), (["--byte-order-mark"], [0xEF, 0xBB, 0xBF])]
      as [([String], [UInt8])]
    {
      let run = try PaybandRun(["report", "market", "--quiet"] + options, in: folder)
      #expect(run.exitCode == 0)
      let names = try folder.names(in: "reports").filter { $0.hasSuffix(".csv") }
      #expect(!names.isEmpty)
      for name in names {
        let bytes = try folder.bytes("reports/\(name)")
        #expect(bytes.starts(with: mark), "\(name)")
        #expect(!bytes.dropFirst(mark.count).starts(with: [0xEF, 0xBB, 0xBF]), "\(name)")
      }
    }
  }

  @Test func sameInputsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder(with: "market")
    for (output, zone) in [("one", "UTC"), ("two", "Asia/Shanghai")] {
      let run = try PaybandRun(
        ["report", "market", "-o", output], in: folder,
        environment: ["SOURCE_DATE_EPOCH": "1795219200", "TZ": zone, "LC_ALL": "de_DE.UTF-8"])
      #expect(run.exitCode == 0)
    }
    for file in ReportCommandTests.files {
      #expect(try folder.bytes("one/\(file)") == folder.bytes("two/\(file)"), "\(file)")
    }
    #expect(try folder.text("one/report.json").contains("\"as_of\":\"2026-11-21\""))
  }

  @Test func onlyKeepsTheRolesAskedFor() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["report", "market", "--only", "Kierownik projektu", "--json"], in: folder)
    let report: [String: Any] = try run.json()
    let figures = try #require(report["figures"] as? [[String: Any]])
    #expect(figures.map { $0["role"] as? String } == ["project-manager", "project-manager"])
    #expect((report["observations"] as? [Any])?.isEmpty == true)
  }

  @Test func reportWithoutAFigureIsWrittenAndEndsWithFive() throws {
    let folder = try TemporaryFolder()
    try folder.write("The weather was fine.\n", to: "weather.txt")
    let run = try PaybandRun(["report", "weather.txt"], in: folder)
    #expect(run.exitCode == 5)
    #expect(run.standardOutput.contains("No statement of pay of a known role was found."))
    #expect(try folder.text("reports/sources.csv").contains("\"read, no pay stated\""))
    #expect(try folder.names(in: "reports") == ReportCommandTests.files)
  }

  @Test func quietRunSaysNothing() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["report", "market", "--quiet"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.standardOutput + run.standardError == "")
  }

  @Test func folderThatCannotBeMadeEndsWithOneBeforeTheWork() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write("in the way", to: "taken")
    let run = try PaybandRun(["report", "market", "missing", "-o", "taken/out"], in: folder)
    #expect(run.exitCode == 1)
    #expect(run.standardError.hasPrefix("payband: taken"))
    #expect(!run.standardError.contains("missing"))
  }

  @Test func colorFollowsTheFlagAndNeverAPipe() throws {
    let folder = try TemporaryFolder(with: "market")
    let plain = try PaybandRun(["report", "market"], in: folder)
    #expect(!plain.standardOutput.contains("\u{1B}["))
    let color = try PaybandRun(["report", "market", "--color"], in: folder)
    #expect(color.standardOutput.contains("\u{1B}[1m"))
  }

  @Test func interruptedRunLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "reports/report.json")
    // Standard input that stays open keeps the run going until the signal.
    let run = try PaybandRun(
      shell: """
        mkfifo pipe; exec 3<>pipe
        payband report - --quiet <pipe & pid=$!
        until ls -A reports | grep -q xlsx; do sleep 0.05; done
        sleep 0.2; kill -TERM $pid; wait $pid; echo $?
        """, in: folder)
    #expect(run.standardOutput == "143\n")
    #expect(run.standardError == "payband: interrupted by signal 15; nothing was written\n")
    #expect(try folder.names(in: "reports") == ["report.json"])
    #expect(try folder.text("reports/report.json") == "old")
  }
}
