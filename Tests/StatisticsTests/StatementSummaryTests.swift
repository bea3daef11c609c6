import Compensation
import Statistics
import Testing

@Suite struct StatementSummaryTests {
  private func summary(_ statements: Statements) throws -> StatementSummary {
    let summaries = summarize(statements: statements.figures)
    try #require(summaries.count == 1)
    return summaries[0]
  }

  @Test func theArticlesGiveTheGoldenNumbers() throws {
    let summaries = summarize(statements: Statements.articles.figures)
    try #require(summaries.map(\.group.role) == ["account-manager", "project-manager"])
    let account = summaries[0]
    #expect(account.group.market == "US")
    #expect(account.statements == 3)
    #expect(account.sources == 3)
    #expect(account.low == 60_000)
    #expect(account.high == 80_000)
    #expect(account.median == 70_000)
    #expect(account.medianOfMeans == 72_747.5)
    #expect(account.medianOfMedians == 65_000)
    #expect(account.agreement == 75_495.0 / 65_000)
    #expect(account.figures == [1, 3, 4])
    let project = summaries[1]
    #expect(project.statements == 2)
    #expect(project.low == 85_000)
    #expect(project.high == 87_628)
    #expect(project.median == 86_314)
    #expect(project.figures == [2, 5])
  }

  @Test func aSourceWithManyFiguresHasOneVote() throws {
    var statements = Statements()
    for amount in [90_000, 91_000, 92_000, 93_000, 94_000] as [Double] {
      statements.add(amount, in: "a.md")
    }
    statements.add(60_000, in: "b.md")
    statements.add(61_000, in: "c.md")
    #expect(try summary(statements).statements == 7)
    #expect(try summary(statements).sources == 3)
    // Without weights it would be 90,000.
    #expect(try summary(statements).median == 61_000)
  }

  @Test(arguments: 1...60)
  func theMedianOfRoundAmountsIsNotBlurred(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    var statements = Statements()
    for source in 0..<Int.random(in: 1...6, using: &random) {
      for _ in 0..<Int.random(in: 1...7, using: &random) {
        statements.add(61_000, in: "\(source).md")
        statements.add(61_000, 62_000, in: "\(source).md")
      }
    }
    // Every source has half of its weight at 61,000 and half at 61,500.
    #expect(try summary(statements).median == 61_250)
  }

  @Test func agreementComparesTheSourcesAndNotTheirFigures() throws {
    var statements = Statements()
    statements.add(40_000, in: "a.md")
    statements.add(60_000, in: "a.md")
    statements.add(100_000, in: "a.md")
    #expect(try summary(statements).agreement == nil)
    statements.add(75_000, in: "b.md")
    #expect(try summary(statements).agreement == 1.25)
  }

  @Test func aBoundWidensTheRangeAndIsNoValue() throws {
    var statements = Statements()
    statements.add(60_000, 80_000, in: "a.md")
    statements.add(50_000, nil, in: "b.md")
    statements.add(nil, 95_000, in: "c.md")
    let summary = try summary(statements)
    #expect(summary.low == 50_000)
    #expect(summary.high == 95_000)
    #expect(summary.median == 70_000)
    #expect(summary.agreement == nil)
    #expect(summary.statements == 3)
  }

  @Test func aBoundBeyondTheOthersIsWithinTheRange() throws {
    var statements = Statements()
    statements.add(60_000, 80_000, in: "a.md")
    statements.add(90_000, nil, in: "b.md")
    statements.add(nil, 55_000, in: "c.md")
    let summary = try summary(statements)
    #expect(summary.low == 55_000)
    #expect(summary.high == 90_000)
  }

  @Test func aSideThatNothingBoundsStaysOpen() throws {
    var statements = Statements()
    statements.add(60_000, nil, in: "a.md")
    statements.add(70_000, nil, in: "b.md")
    let summary = try summary(statements)
    #expect(summary.low == 60_000)
    #expect(summary.high == nil)
    #expect(summary.median == nil)
    #expect(summary.medianOfMeans == nil)
  }

  @Test func percentilesAreListedAndNotPooled() throws {
    var statements = Statements()
    statements.add(70_000, in: "a.md")
    for (value, percentile) in [(120_000.0, 90.0), (40_000, 10)] {
      statements.add(value, value, in: "a.md", .percentile, exclusion: .percentile) {
        $0.percentile = percentile
      }
    }
    let summary = try summary(statements)
    #expect(summary.high == 70_000)
    #expect(summary.statements == 1)
    #expect(
      summary.percentiles == [
        StatedPercentile(percentile: 10, value: 40_000, figure: 3),
        StatedPercentile(percentile: 90, value: 120_000, figure: 2),
      ])
    #expect(summary.figures == [1])
  }

  @Test func percentilesAloneMakeARowWithoutMedian() throws {
    var statements = Statements()
    statements.add(120_000, nil, in: "a.md", .percentile, exclusion: .percentile) {
      $0.percentile = 90
    }
    let summary = try summary(statements)
    #expect(summary.statements == 0)
    #expect(summary.sources == 0)
    #expect(summary.low == nil)
    #expect(summary.median == nil)
    #expect(summary.percentiles.map(\.value) == [120_000])
  }

  @Test func whatIsExcludedTakesNoPart() {
    var statements = Statements()
    statements.add(1, 1, in: "a.md", exclusion: .repeated)
    statements.add(1, 1, in: "a.md", exclusion: .noRole) { $0.role = nil }
    statements.add(1, 1, in: "a.md", market: nil, exclusion: .noMarket)
    #expect(summarize(statements: statements.figures).isEmpty)
  }

  @Test func unlikeFiguresStandInRowsOfTheirOwn() {
    var statements = Statements()
    statements.add(75_000, in: "a.md")
    statements.add(50_000, in: "a.md") { $0.basis = .net }
    statements.add(74_000, in: "a.md") { $0.basis = .gross }
    statements.add(90_000, in: "a.md") { $0.segment = "Finance and insurance" }
    statements.add(60_000, in: "a.md") { $0.currency = .eur }
    statements.add(70_000, 70_000, in: "a.md", market: Market("CA", isImplied: false))
    let summaries = summarize(statements: statements.figures)
    #expect(summaries.map(\.median) == [70_000, 60_000, 74_500, 90_000, 50_000])
    #expect(summaries.map(\.group) == summaries.map(\.group).sorted())
  }

  @Test func impliedAndStatedMarketsAreOneGroup() throws {
    let account = try #require(summarize(statements: Statements.articles.figures).first)
    #expect(account.statements == 3)
  }

  @Test(arguments: 1...30)
  func theOrderOfTheFiguresDoesNotMatter(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    var statements = Statements()
    for amount in random.pay(40) {
      let kind = Int.random(in: 0...3, using: &random)
      statements.add(
        kind == 1 ? nil : amount, kind == 2 ? nil : amount * (kind == 3 ? 1.4 : 1),
        Bool.random(using: &random) ? "buyer" : "actuary",
        in: "\(Int.random(in: 1...6, using: &random)).md", kind == 0 ? .mean : nil)
    }
    let summaries = summarize(statements: statements.figures)
    #expect(summarize(statements: statements.figures.shuffled(using: &random)) == summaries)
    for summary in summaries {
      guard let low = summary.low, let median = summary.median, let high = summary.high else {
        continue
      }
      #expect(low <= median && median <= high)
    }
  }
}
