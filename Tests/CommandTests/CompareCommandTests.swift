import Foundation
import Testing

struct CompareCommandTests {
  @Test func rolesStandSideBySide() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["compare", "account manager", "project manager", "--in", "market"], in: folder,
      environment: ["COLUMNS": "100"])
    #expect(run.exitCode == 0)
    #expect(
      run.standardOutput.hasPrefix(
        """
        Role             Market  Cur  Sources  Lowest  Median  Highest  Range
        Account manager  US      USD        3  60,000  70,000   80,000  ░░░░│████
        Project manager  US      USD        2  85,000  86,314   87,628            │█
        difference of the medians: +16,314 USD (+23.3%), overlap of the ranges: 0.0%
        within market/contrast.html: +12,133 USD
        within market/mediana.txt: +20,000 USD

        """))
    #expect(run.standardOutput.contains("Project manager (13-1082), 2024, USD a year: P10 59,830"))
  }

  @Test func titlesOfAnyLanguageNameTheSameRoles() throws {
    let folder = try TemporaryFolder(with: "market")
    let byID = try PaybandRun(
      ["compare", "account-manager", "project-manager", "--in", "market"], in: folder)
    let byTitle = try PaybandRun(
      ["compare", "客户经理", "Projektleiter", "--in", "market"], in: folder)
    #expect(byTitle.standardOutput == byID.standardOutput)
    #expect(byTitle.exitCode == 0)
  }

  @Test func unknownRoleIsAWrongArgument() throws {
    let run = try PaybandRun(
      ["compare", "account-manager", "keeper of the moon", "--in", "."], in: TemporaryFolder())
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains("no role is known as “keeper of the moon”"))
  }

  @Test func csvAndJSONGoToStandardOutputOrAFile() throws {
    let folder = try TemporaryFolder(with: "market")
    let roles = ["compare", "account-manager", "project-manager", "--in", "market"]
    let csv = try PaybandRun(roles + ["--format", "csv"], in: folder)
    #expect(csv.standardOutput.hasPrefix("first,second,market,currency,"))
    #expect(csv.standardOutput.contains("account-manager,project-manager,US,USD,"))
    let json = try PaybandRun(roles + ["--json", "--as-of", "2026-11-21"], in: folder)
    let report: [String: Any] = try json.json()
    #expect((report["comparisons"] as? [Any])?.count == 1)
    for (name, expected) in [("c.csv", csv), ("c.json", json)] {
      let run = try PaybandRun(roles + ["-o", name, "--as-of", "2026-11-21"], in: folder)
      #expect(run.standardOutput == "")
      #expect(try folder.text(name) == expected.standardOutput)
    }
    _ = try PaybandRun(roles + ["-o", "c.xlsx"], in: folder)
    #expect(try folder.bytes("c.xlsx").starts(with: Array("PK".utf8)))
  }

  @Test func rolesWithoutACommonMarketEndWithFive() throws {
    let folder = try TemporaryFolder()
    try folder.write("The average salary of a nurse is $80,000 a year.\n", to: "us.txt")
    try folder.write(
      "In the UK, the average salary of a plumber is £40,000 a year.\n", to: "gb.txt")
    let run = try PaybandRun(
      ["compare", "nurse", "plumber", "--in", "us.txt", "gb.txt"], in: folder)
    #expect(run.exitCode == 5)
    #expect(run.standardOutput == "")
    #expect(
      run.standardError.hasPrefix(
        "payband: expected figures of two of the roles in one market, currency and basis,"))
  }

  @Test func bandsOfGradesTakeThePeopleOfTheirGrade() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write(
      "grade,minimum,midpoint,maximum,currency\nG7,50000,60000,70000,USD\n"
        + "G8,65000,80000,90000,USD\n", to: "grades.csv")
    try folder.write(
      "name,grade,salary,currency\nA,G7,48000,USD\nB,g7,61000,USD\nC,G8,95000,USD\n",
      to: "people.csv")
    let run = try PaybandRun(
      ["compare", "--bands", "grades.csv", "--employees", "people.csv", "--in", "market"],
      in: folder)
    #expect(run.exitCode == 0)
    #expect(run.standardError == "")
    #expect(
      run.standardOutput.hasSuffix(
        """
        Role  Cur  People  Compa-ratio  In range  Below  Above  To minimum
        G7    USD       2          91%       23%      1      0       2,000
        G8    USD       1         119%      120%      0      1           0

        """))
  }

  @Test func bandsGoToAWorkbook() throws {
    let folder = try TemporaryFolder(with: "market", "bands.csv")
    let arguments = ["compare", "--bands", "bands.csv", "--in", "market", "--as-of", "2026-11-21"]
    for name in ["one.xlsx", "two.xlsx"] {
      #expect(try PaybandRun(arguments + ["-o", name], in: folder).standardOutput == "")
    }
    #expect(try folder.bytes("one.xlsx").starts(with: Array("PK".utf8)))
    #expect(try folder.bytes("one.xlsx") == folder.bytes("two.xlsx"))
  }

  @Test func bandsStandBesideTheMarket() throws {
    let folder = try TemporaryFolder(with: "market", "bands.csv")
    let run = try PaybandRun(
      ["compare", "--bands", "bands.csv", "--in", "market", "--json"], in: folder)
    #expect(run.exitCode == 0)
    let rows: [[String: Any]] = try run.json()
    let manager = try #require(rows.first { $0["from"] as? String == "statements" })
    #expect(manager["midpoint"] as? Double == 77_000)
    #expect(manager["market_median"] as? Double == 70_000)
    // 77,000 / 70,000.
    #expect(manager["market_ratio"] as? Double == 1.1)
    let unknown = try #require(rows.last)
    #expect(unknown["role"] == nil)
    // A band without a period is annual, however small.
    #expect(unknown["maximum"] as? Double == 3_000)
    #expect(
      run.standardError
        == "bands.csv:4:1: warning: expected a role of the catalogue, found “Keeper of the Moon”;"
        + " see payband roles match\n")
  }

  @Test func bandThatIsUpsideDownIsNamed() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write(
      "role,minimum,midpoint,maximum,currency\nAccount Manager,60000,90000,80000,USD\n",
      to: "bands.csv")
    let run = try PaybandRun(["compare", "--bands", "bands.csv", "--in", "market"], in: folder)
    #expect(run.exitCode == 3)
    #expect(
      run.standardError.hasPrefix(
        "bands.csv:2:1: error: expected a minimum, a midpoint and a maximum in ascending order"))
  }

  @Test func fileWithoutBandsIsRefused() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["compare", "--bands", "market/guide.md", "--in", "market"], in: folder)
    #expect(run.exitCode == 1)
    #expect(
      run.standardError.hasPrefix(
        "payband: market/guide.md: expected a table with columns for role or grade, minimum and maximum"
      )
    )
  }
}

@Suite struct CompareBandsCommandTests {
  private func run(_ bands: String, _ options: [String] = []) throws -> PaybandRun {
    let folder = try TemporaryFolder(with: "market")
    try folder.write(bands, to: "bands.csv")
    try folder.write(
      "role,pay,currency\nAccount Manager,50000,USD\nAccount Manager,90000,USD\n", to: "people.csv")
    return try PaybandRun(
      ["compare", "--bands", "bands.csv", "--in", "market"] + options, in: folder)
  }

  @Test(arguments: [
    (
      "role,minimum,maximum,currency\nAccount Manager,80000,60000,USD\n", 3,
      "bands.csv:2:1: error: expected a minimum, a midpoint and a maximum in ascending order, found "
        + "the minimum 80000 above the maximum 60000; correct the row\n"
    ),
    (
      "role,minimum,maximum,currency\nAccount Manager,60000,80000,XXX\n", 3,
      "bands.csv:2:1: error: expected a currency that payband knows, found “XXX”; correct the row\n"
    ),
    (
      "role,minimum,currency\nAccount Manager,60000,USD\n", 1,
      "payband: bands.csv:1:1: expected a table with columns for role or grade, minimum and maximum, found "
        + "no maximum in “role, minimum, currency”; name the columns so\n"
    ),
  ])
  func badBandsAreRefusedWithPlaceAndRemedy(bands: String, code: Int, message: String) throws {
    let run = try run(bands)
    #expect(run.exitCode == Int32(code))
    #expect(run.standardError.hasPrefix(message))
  }

  @Test func peopleArePlacedInTheirBands() throws {
    let run = try run(
      "role,minimum,maximum,currency\nAccount Manager,60000,80000,USD\n"
        + "Project Manager,70000,98000,USD\n", ["--employees", "people.csv", "--json"])
    let rows: [[String: Any]] = try run.json()
    let band = try #require(rows.first { $0["role"] as? String == "account-manager" })
    #expect(band["people"] as? Int == 2)
    #expect(band["compa_ratio"] as? Double == 1)
    #expect(band["green_circles"] as? Int == 1)
    #expect(band["red_circles"] as? Int == 1)
    #expect(band["cost_to_minimum"] as? Double == 10_000)
    #expect((band["progression"] as? Double).map { abs($0 - 0.2) < 1e-12 } == true)
    // 80,000 − 70,000 of 28,000.
    #expect((band["overlap_with_next"] as? Double).map { abs($0 - 10.0 / 28) < 1e-12 } == true)
  }
}
