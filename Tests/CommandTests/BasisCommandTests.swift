import Foundation
import Testing

/// Currency, working time, ageing and outliers as a user asks for them.
@Suite struct BasisCommandTests {
  private static let rates = """
    Date,USD,GBP,PLN,
    2026-04-13,1.25,0.8,4.0,
    2026-04-10,1.20,0.8,4.2,

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.rates, to: "rates.csv")
    try folder.write("The average salary of a nurse is $80,000 a year.\n", to: "us.txt")
    return folder
  }

  private func report(
    _ options: [String], in folder: TemporaryFolder
  ) throws -> (run: PaybandRun, report: [String: Any]) {
    let run = try PaybandRun(
      ["report", "us.txt", "-o", "out", "--as-of", "2026-04-15", "--json"] + options, in: folder)
    return (run, run.exitCode == 0 ? try run.json() : [:])
  }

  @Test func payIsConvertedAtTheLastRateBeforeTheDay() throws {
    let (run, report) = try report(["--currency", "eur", "--rates", "rates.csv"], in: folder())
    #expect(run.exitCode == 0)
    let figures = try #require(report["figures"] as? [[String: Any]])
    #expect(figures.first?["currency"] as? String == "USD")
    #expect(figures.first?["low"] as? Double == 80_000)
    #expect(figures.first?["standard_currency"] as? String == "EUR")
    #expect(figures.first?["standard_annual_low"] as? Double == 64_000)
    #expect(
      figures.first?["adjustments"] as? String
        == "conversion × 0.8: USD to EUR at the rate of 2026-04-13")
    let summary = try #require(report["summary"] as? [[String: Any]])
    #expect(summary.first?["currency"] as? String == "EUR")
    #expect(summary.first?["market"] as? String == "US")
  }

  @Test(arguments: [
    (
      ["--currency", "EUR", "--rates", "rates.csv", "--as-of", "2026-04-21"], 1,
      "payband: rates.csv: expected rates of 2026-04-21 or of the seven days before, found rates "
        + "from 2026-04-10 to 2026-04-13; name a newer file with --rates, or an earlier day with "
        + "--as-of\n"
    ),
    (
      ["--currency", "XYZ", "--rates", "rates.csv"], 1,
      "payband: rates.csv: expected rates of the currency “XYZ”, found those of EUR, GBP, PLN, USD; "
        + "name one of these, or other rates with --rates\n"
    ),
    (
      ["--currency", "euros"], 64,
      "payband: --currency: expected a code of three letters such as EUR, found “euros”; correct "
        + "it\n"
    ),
    (
      ["--currency", "EUR", "--rates", "us.txt"], 1,
      "payband: us.txt: expected a table, found text; name another file\n"
    ),
    (
      ["--age-to", "soon", "--age-rate", "3%"], 64,
      "payband: --age-to: expected a date such as 2027-01-01, found “soon”; correct it\n"
    ),
    (
      ["--working-time", "rates.csv"], 1,
      "payband: rates.csv:1:1: expected a column “country”, found none; add it to the header\n"
    ),
  ])
  func whatCannotBeUsedSaysWhereAndWhy(options: [String], code: Int, message: String) throws {
    let run = try PaybandRun(["report", "us.txt", "-o", "out"] + options, in: folder())
    #expect(run.exitCode == Int32(code))
    #expect(run.standardError == message)
  }

  @Test func ratesWithoutACurrencyAreRefused() throws {
    let (run, _) = try report(["--rates", "rates.csv"], in: folder())
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains("--rates: expected --currency beside it, found none"))
  }

  @Test func theUsersWorkingTimeTakesThePlaceOfTheProgramsOwn() throws {
    let folder = try folder()
    try folder.write(
      "country,hours,days,weeks,payments,source\nUS,1000,250,50,12,ours\n", to: "time.csv")
    try folder.write("A nurse earns $40 an hour on average.\n", to: "us.txt")
    let (_, report) = try report(["--working-time", "time.csv"], in: folder)
    let figures = try #require(report["figures"] as? [[String: Any]])
    #expect(figures.first?["annual_low"] as? Double == 40_000)
    let parameters = try #require(report["parameters"] as? [[String: Any]])
    #expect(parameters.contains { $0["note"] as? String == "ours" })
  }

  @Test func ageingStandsBesideWhatWasStated() throws {
    let folder = try folder()
    try folder.write("In 2025 the average salary of a nurse was $80,000 a year.\n", to: "us.txt")
    let (_, report) = try report(["--age-to", "2026-07-01", "--age-rate", "5%"], in: folder)
    let summary = try #require(report["summary"] as? [[String: Any]])
    #expect(summary.first?["median"] as? Double == 80_000)
    let models = try #require(report["models"] as? [[String: Any]])
    let aged = try #require(models.first { $0["method"] as? String == "adjusted-median" })
    #expect(aged["mark"] as? String == "[e]")
    #expect((aged["value"] as? Double).map { abs($0 - 84_000) < 1e-6 } == true)
  }

  /// Rows of 2024 and 2025 are each aged from their own year; rows without a year take no part.
  @Test func rowsAreAgedFromTheirOwnYear() throws {
    let folder = try folder()
    let rows = (0..<12).map { index in
      "nurse,\(60_000 + index * 1_000),USD,US,year,\(["2024-05-02", "2025", ""][index % 3])"
    }
    try folder.write(
      "role,salary,currency,country,period,date\n" + rows.joined(separator: "\n") + "\n",
      to: "survey.csv")
    let (_, report) = try report(
      ["survey.csv", "--age-to", "2026-07-01", "--age-rate", "10%"], in: folder)
    let models = try #require(report["models"] as? [[String: Any]])
    let aged = try #require(
      models.first { $0["method"] as? String == "adjusted-observed-median" })
    #expect(aged["mark"] as? String == "[e]")
    // 60,000, 63,000, 66,000 and 69,000 two years on, 61,000 to 70,000 one year.
    let pay: [Double] = [72_600, 76_230, 79_860, 83_490, 67_100, 70_400, 73_700, 77_000].sorted()
    let value = try #require(aged["value"] as? Double)
    #expect(abs(value - (pay[3] + pay[4]) / 2) < 1e-6)
    let observed = try #require(report["observations"] as? [[String: Any]])
    #expect(observed.first?["median"] as? Double == 65_500)
  }

  @Test func aClaimStandsBesideTheOfficialWage() throws {
    let folder = try folder()
    try folder.write(
      "In the US, project managers earn $87,628 a year on average.\n", to: "us.txt")
    let (_, report) = try report([], in: folder)
    let official = try #require(report["official"] as? [[String: Any]])
    #expect(official.first?["code"] as? String == "13-1082")
    #expect(official.first?["position"] as? String == "P37")
    let models = try #require(report["models"] as? [[String: Any]])
    #expect(models.first?["method"] as? String == "implied-median")
  }

  @Test func likelyErrorsAreRemovedOnRequestAndListed() throws {
    let folder = try folder()
    let rows = (0..<12).map { "nurse,\(60_000 + $0 * 1_000),USD,US,year" }
    try folder.write(
      (["role,salary,currency,country,period"] + rows + ["nurse,450,USD,US,year"])
        .joined(separator: "\n") + "\n", to: "survey.csv")
    func run(_ options: [String]) throws -> [String: Any] {
      try PaybandRun(["report", "survey.csv", "-o", "out", "--json"] + options, in: folder).json()
    }
    let removed = try run(["--remove-outliers"])
    let list = try #require(removed["removed"] as? [[String: Any]])
    #expect(list.map { $0["line"] as? Int } == [14])
    let kept = try #require(removed["observations"] as? [[String: Any]])
    #expect(kept.first?["count"] as? Int == 12)
    #expect((try run([])["removed"] as? [Any])?.isEmpty == true)
  }
}
