import Statistics
import Testing

@Suite struct FrequencyDistributionTests {
  @Test func theMiddleOfFivePeopleIsThatPersons() {
    let distribution = FrequencyDistribution([(80, 3), (60, 2)])
    #expect(distribution.people == 5)
    #expect(distribution.percentile(0.5) == 80)
    #expect(distribution.percentile(0.25) == 60)
    // Between the second and the third person, at 0.3 × 4 = 1.2.
    #expect(distribution.percentile(0.3).map { abs($0 - 64) < 1e-9 } == true)
  }

  @Test(arguments: 1...40)
  func weightsCountAsTheListThatRepeatsTheFigures(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let pairs = random.pay(1 + seed % 12).map { ($0, Int.random(in: 1...6, using: &random)) }
    let repeated = pairs.flatMap { Array(repeating: $0.0, count: $0.1) }.sorted()
    let distribution = FrequencyDistribution(pairs.map { ($0.0, Double($0.1)) })
    for share in PercentileLawTests.shares {
      let expected = try #require(percentile(share, of: repeated))
      let found = try #require(distribution.percentile(share))
      #expect(abs(found - expected) <= 1e-9 * expected)
    }
  }

  @Test(arguments: 1...20)
  func theOrderGivenDoesNotMatter(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let pairs = random.pay(15).map {
      (figure: $0, people: Double.random(in: 0.5...9, using: &random))
    }
    let one = FrequencyDistribution(pairs)
    let other = FrequencyDistribution(pairs.shuffled(using: &random))
    for share in PercentileLawTests.shares {
      #expect(one.percentile(share) == other.percentile(share))
      #expect(one.steppedPercentile(share) == other.steppedPercentile(share))
    }
  }

  @Test(arguments: 1...20)
  func percentilesRiseWithinTheFigures(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let pairs = random.pay(1 + seed).map { ($0, Double.random(in: 0.1...9, using: &random)) }
    let distribution = FrequencyDistribution(pairs)
    let range = (pairs.map(\.0).min() ?? .nan)...(pairs.map(\.0).max() ?? .nan)
    for find in [distribution.percentile, distribution.steppedPercentile] {
      let found = (0...200).compactMap { find(Double($0) / 200) }
      #expect(found.count == 201)
      #expect(found.allSatisfy { range ~= $0 })
      for (lower, upper) in zip(found, found.dropFirst()) { #expect(lower <= upper + 1e-9) }
    }
  }

  /// statsmodels 0.15, `DescrStatsW([10, 20, 30, 40], weights=[1, 1, 1, 1]).quantile`.
  @Test func theStepIsTheMiddleWhereTheShareEndsWithAFigure() {
    let distribution = FrequencyDistribution([(10, 1), (20, 1), (30, 1), (40, 1)])
    #expect(distribution.steppedPercentile(0.5) == 25)
    #expect(distribution.steppedPercentile(0.6) == 30)
    #expect(distribution.steppedPercentile(0.25) == 15)
  }

  @Test func nobodyHasNoPercentile() {
    let nobody = FrequencyDistribution([(10, 0), (20, -1), (30, .nan)])
    #expect(nobody.people == 0)
    #expect(nobody.percentile(0.5) == nil)
    #expect(nobody.steppedPercentile(0.5) == nil)
  }
}

@Suite struct OrganizationTests {
  /// The example that Compa publishes (in thousands): P25 of three companies' offers are 122, 114.5
  /// and 105, the market is the middle company.
  static let compa = Organizations([
    [120, 130, 128, 131, 122], [110, 116, 118, 122], [98, 112, 116],
  ])

  @Test func theMarketOfCompaniesIsAsCompaPublishes() {
    #expect(Self.compa.organizationWeightedPercentile(0.25) == 114.5)
  }

  @Test func peopleAndOrganisationsWeighDifferently() throws {
    let one = Organizations([[100, 100, 100, 100], [40]])
    #expect(one.incumbentWeightedMean == 88)
    #expect(one.organizationWeightedMean == 70)
    #expect(one.incumbentWeightedPercentile(0.5) == 100)
    #expect(one.organizationWeightedPercentile(0.5) == 70)
    #expect(Organizations([[], []]).organizationWeightedMean == nil)
  }

  @Test func organisationsOfOneSizeWeighAlikeEitherWay() throws {
    let alike = Organizations([[1, 2], [5, 8]])
    #expect(alike.incumbentWeightedMean == alike.organizationWeightedMean)
  }
}
