import Compensation
import Statistics
import Testing

@Suite struct ModelledPayTests {
  private static let code = ["account-manager": "41-3091", "project-manager": "13-1082"]

  private func official(_ group: PayGroup) -> OfficialDistribution? {
    Self.code[group.role].flatMap { OfficialWages.standard[$0]?.distribution }
  }

  private func model(
    _ method: ModelledPay.Method, _ role: String, in models: [ModelledPay]
  ) -> ModelledPay? {
    models.first { $0.method == method && $0.group.role == role }
  }

  /// The three articles: the mean of $87,628 stands for a median of about $80,950.
  @Test func aMeanImpliesAMedianByTheOfficialSpread() throws {
    let models = modelledPay(of: Statements.articles.figures, official: official)
    let implied = try #require(model(.impliedMedian, "project-manager", in: models))
    #expect((implied.value / 10).rounded() * 10 == 80_950)
    #expect(implied.sources == 1)
    #expect(implied.assumption.hasPrefix("mean × e^(−σ²/2) with σ = 0.40 of the official"))
  }

  @Test func threeSourcesAreCombinedAndTwoAreNot() throws {
    let models = modelledPay(of: Statements.articles.figures, official: official)
    let combined = try #require(model(.combinedMedian, "account-manager", in: models))
    #expect(combined.sources == 3)
    #expect(combined.confidence == 0.75)
    #expect(combined.high == 65_000)
    #expect(model(.combinedMedian, "project-manager", in: models) == nil)
  }

  @Test func withoutAnOfficialSpreadNoMeanIsBridged() {
    let models = modelledPay(of: Statements.articles.figures)
    #expect(models.isEmpty)
  }

  @Test func anAdjustedMedianStandsBesideTheStatedOne() throws {
    var figures = Statements.articles.figures
    for index in figures.indices where figures[index].figure.role == "account-manager" {
      figures[index].adjustments = [Adjustment(.ageing, factor: 1.1, assumption: "")]
    }
    let models = modelledPay(of: figures)
    let adjusted = try #require(model(.adjustedMedian, "account-manager", in: models))
    #expect(isClose(adjusted.value, 77_000))
    #expect(adjusted.assumption == "median after ageing of 3 of 3 statements")
    #expect(adjusted.figures == [1, 3, 4])
    #expect(summarize(statements: figures).first?.median == 70_000)
  }

  @Test func offersArePartOfNoCombination() {
    var statements = Statements()
    for document in ["a.md", "b.md", "c.md"] { statements.add(60_000, in: document) }
    #expect(modelledPay(of: statements.figures, official: official).isEmpty)
  }
}

@Suite struct OfficialComparisonTests {
  private static let code = ["account-manager": "41-3091", "project-manager": "13-1082"]

  private func comparisons(_ figures: [StandardizedFigure]) -> [OfficialComparison] {
    officialComparisons(of: figures) { Self.code[$0] }
  }

  private func annual(_ figures: [StandardizedFigure]) -> [StandardizedFigure] {
    figures.map { figure in
      var figure = figure
      figure.figure.annualLow = figure.annualLow.flatMap { Amount(Int64($0)) }
      figure.figure.annualHigh = figure.annualHigh.flatMap { Amount(Int64($0)) }
      return figure
    }
  }

  /// The claims of the three articles: P58, P37, P55, P49 and P34.
  @Test func eachClaimHasItsPlace() throws {
    let found = comparisons(annual(Statements.articles.figures))
    #expect(found.map(\.figure) == [1, 2, 3, 4, 5])
    #expect(found.map(\.position) == ["P58", "P37", "P53", "P49", "P34"])
    #expect(found.map(\.officialStatistic) == [.mean, .mean, .mean, .median, .median])
    #expect(found[4].official == 100_750)
    #expect(found[4].difference.map { ($0 * 1_000).rounded() } == -156)
  }

  @Test func othersThanTheUnitedStatesAreNotCompared() {
    var statements = Statements()
    statements.add(70_000, in: "a.md") { $0.currency = .eur }
    statements.add(70_000, in: "a.md") { $0.basis = .net }
    statements.add(70_000, in: "a.md") { $0.segment = "Insurance" }
    statements.add(70_000, "nurse", in: "a.md")
    statements.add(70_000, nil, in: "a.md")
    #expect(comparisons(annual(statements.figures)).isEmpty)
  }

  @Test func claimsOnProspectsStandBesideTheProjection() throws {
    var outlook = OutlookStatement(
      location: SourceLocation(document: "b.md", line: 1, column: 1), language: "en",
      direction: .stable, quote: "", confidence: 1)
    outlook.role = "project-manager"
    var polish = outlook
    polish.language = "pl"
    let found = outlookComparisons(of: [polish, outlook]) { Self.code[$0] }
    #expect(found.map(\.outlook) == [2])
    let comparison = try #require(found.first)
    #expect(comparison.claimPercent == nil)
    #expect(comparison.projectedPercent == 5.6)
    #expect(comparison.phrase == "Faster than average")
    #expect(comparison.averagePercent == 3.1)
    #expect(!comparison.agrees)
  }
}
