import Compensation
import Statistics
import Testing

@Suite struct RoleComparisonTests {
  @Test func theArticlesGiveTheGoldenDifferences() throws {
    let comparisons = compare(
      "account-manager", "project-manager", figures: Statements.articles.figures)
    try #require(comparisons.count == 1)
    let comparison = comparisons[0]
    #expect(comparison.first.median == 70_000)
    #expect(comparison.second.median == 86_314)
    #expect(comparison.difference == 16_314)
    let relative = try #require(comparison.relativeDifference)
    #expect((relative * 1_000).rounded() == 233)
    #expect(comparison.overlap == 0)
    #expect(
      comparison.paired == [
        PairedDifference(source: "a.md", difference: 12_133),
        PairedDifference(source: "c.md", difference: 20_000),
      ])
  }

  @Test func turnedRoundTheDifferencesChangeTheirSign() throws {
    let comparison = try #require(
      compare("project-manager", "account-manager", figures: Statements.articles.figures).first)
    #expect(comparison.difference == -16_314)
    #expect(comparison.relativeDifference == -16_314.0 / 86_314)
    #expect(comparison.paired.map(\.difference) == [-12_133, -20_000])
  }

  @Test func aDocumentsSeveralFiguresOfARoleArePairedByTheirMedian() throws {
    var statements = Statements()
    for amount in [50_000, 60_000, 100_000] as [Double] { statements.add(amount, in: "a.md") }
    statements.add(70_000, 90_000, "project-manager", in: "a.md")
    statements.add(95_000, nil, "project-manager", in: "b.md")
    statements.add(40_000, in: "b.md")
    let comparison = try #require(
      compare("account-manager", "project-manager", figures: statements.figures).first)
    #expect(comparison.paired == [PairedDifference(source: "a.md", difference: 20_000)])
  }

  @Test func onlyLikeGroupsAreCompared() {
    var statements = Statements()
    statements.add(50_000, in: "a.md") { $0.basis = .net }
    statements.add(50_000, in: "a.md") { $0.segment = "Insurance" }
    statements.add(50_000, 50_000, in: "a.md", market: Market("CA", isImplied: false))
    statements.add(80_000, "project-manager", in: "a.md")
    statements.add(90_000, "project-manager", in: "a.md") { $0.segment = "Insurance" }
    #expect(
      compare("account-manager", "project-manager", figures: statements.figures).isEmpty)
    statements.add(60_000, in: "a.md")
    let found = compare("account-manager", "project-manager", figures: statements.figures)
    #expect(found.map(\.difference) == [20_000])
  }

  @Test func everyMarketIsComparedForItself() {
    var statements = Statements()
    for (market, pay) in [("US", 50_000.0), ("CA", 40_000)] {
      for (role, more) in [("account-manager", 0.0), ("project-manager", 5_000)] {
        statements.add(
          pay + more, pay + more, role, in: "a.md", market: Market(market, isImplied: false))
      }
    }
    let found = compare("account-manager", "project-manager", figures: statements.figures)
    #expect(found.map(\.first.group.market) == ["CA", "US"])
    #expect(found.map(\.relativeDifference) == [0.125, 0.1])
  }

  @Test func boundsAloneHaveNoDifferenceAndNoOverlap() throws {
    var statements = Statements()
    statements.add(50_000, nil, in: "a.md")
    statements.add(60_000, "project-manager", in: "a.md")
    let comparison = try #require(
      compare("account-manager", "project-manager", figures: statements.figures).first)
    #expect(comparison.difference == nil)
    #expect(comparison.relativeDifference == nil)
    #expect(comparison.overlap == nil)
    #expect(comparison.paired.isEmpty)
  }

  @Test func aPointWithinTheOthersRangeOverlapsWholly() throws {
    var statements = Statements()
    statements.add(60_000, 80_000, in: "a.md")
    statements.add(65_000, "project-manager", in: "b.md")
    let comparison = try #require(
      compare("account-manager", "project-manager", figures: statements.figures).first)
    #expect(comparison.overlap == 1)
    #expect(comparison.paired.isEmpty)
  }

  @Test func percentilesAreNoStatementsToCompare() {
    var statements = Statements()
    statements.add(60_000, 60_000, in: "a.md", .percentile, exclusion: .percentile) {
      $0.percentile = 10
    }
    statements.add(80_000, "project-manager", in: "a.md")
    #expect(
      compare("account-manager", "project-manager", figures: statements.figures).isEmpty)
  }

  @Test func ofSeveralRolesEveryPairComesOnceInTheirOrder() {
    var statements = Statements()
    for (role, pay) in [("c", 30_000.0), ("a", 10_000), ("b", 20_000)] {
      statements.add(pay, role, in: "a.md")
    }
    let found = compareAll(roles: ["c", "a", "c", "b", "unknown"], figures: statements.figures)
    #expect(
      found.map { "\($0.first.group.role)\($0.second.group.role)" } == ["ca", "cb", "ab"])
    #expect(found.map(\.difference) == [-20_000, -10_000, 10_000])
    #expect(
      found == compare("c", "a", figures: statements.figures)
        + compare("c", "b", figures: statements.figures)
        + compare("a", "b", figures: statements.figures))
  }
}
