import Testing

@testable import Statistics

@Suite struct WeightedDistributionTests {
  private func pairs(_ figures: [Double], _ weights: [Double]) -> [(figure: Double, weight: Double)]
  {
    zip(figures, weights).map { (figure: $0, weight: $1) }
  }

  /// W = 4, w̄ = 4/3. P50's window goes from 4/3 to 8/3: 20 up to 2, then 30. P25's from 2/3 to 2: 10
  /// up to 1, then 20.
  @Test func windowsWorkedByHand() throws {
    let distribution = WeightedDistribution(pairs([10, 20, 30], [1, 1, 2]))
    #expect(isClose(try #require(distribution.median), (20 * 2 + 30 * 2) / 4.0))
    #expect(isClose(try #require(distribution.percentile(0.25)), (10 * 1 + 20 * 3) / 4.0))
    #expect(distribution.percentile(1) == 30)
    #expect(distribution.mean == 22.5)
  }

  @Test func aSourceThatSaysTwoThingsHasOneVote() {
    #expect(WeightedDistribution([(60, 1), (70, 0.5), (80, 0.5)]).median == 65)
    #expect(WeightedDistribution([(-60, 1), (-70, 0.5), (-80, 0.5)]).median == -65)
  }

  @Test func figuresWithoutWeightStandForNobody() {
    let distribution = WeightedDistribution(
      pairs([1, 50_000, 60_000, 2, 3], [0, 2, 2, -1, .nan]))
    #expect(distribution.count == 2)
    #expect(distribution.median == 55_000)
    #expect(WeightedDistribution([(1, 0)]).median == nil)
    #expect(WeightedDistribution([(1, 0)]).mean == nil)
  }

  @Test(arguments: 1...40)
  func equalWeightsAreType7(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let figures = random.pay(seed)
    let weight = Double.random(in: 0.01...50, using: &random)
    let distribution = WeightedDistribution(figures.map { ($0, weight) })
    for share in PercentileLawTests.shares {
      let expected = try #require(percentile(share, of: figures.sorted()))
      #expect(distribution.percentile(share) == expected)
      // The definition itself, without the shorter way that equal weights take.
      #expect(isNear(try #require(distribution.windowedPercentile(share)), expected))
    }
  }

  @Test(arguments: 1...40)
  func percentilesRiseWithinTheFigures(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let distribution = randomDistribution(2 + seed, &random)
    let found = (0...200).compactMap { distribution.percentile(Double($0) / 200) }
    for (lower, upper) in zip(found, found.dropFirst()) {
      #expect(lower <= upper || isNear(lower, upper))
    }
    #expect(
      found.allSatisfy { (distribution.minimum ?? .nan)...(distribution.maximum ?? .nan) ~= $0 })
  }

  @Test(arguments: 1...40)
  func theOrderGivenDoesNotMatter(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let given = zip(random.pay(20), random.pay(20)).map { (figure: $0, weight: $1) }
    let one = WeightedDistribution(given)
    let other = WeightedDistribution(given.shuffled(using: &random))
    for share in PercentileLawTests.shares {
      #expect(one.percentile(share) == other.percentile(share))
    }
    #expect(one.mean == other.mean)
  }

  @Test(arguments: 1...40)
  func mirroredFiguresHaveMirroredPercentiles(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let given = zip(random.pay(15), random.pay(15)).map { (figure: $0, weight: $1) }
    let one = WeightedDistribution(given)
    let mirror = WeightedDistribution(given.map { (figure: -$0.figure, weight: $0.weight) })
    for share in PercentileLawTests.shares {
      #expect(
        isNear(
          try #require(one.percentile(share)), -(try #require(mirror.percentile(1 - share)))))
    }
  }

  @Test(arguments: 1...40)
  func scalingTheFiguresScalesAndScalingTheWeightsChangesNothing(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let given = zip(random.pay(12), random.pay(12)).map { (figure: $0, weight: $1) }
    for share in PercentileLawTests.shares {
      let value = try #require(WeightedDistribution(given).percentile(share))
      let figures = WeightedDistribution(given.map { ($0.figure * 3.7, $0.weight) })
      let moved = WeightedDistribution(given.map { ($0.figure + 9_000, $0.weight) })
      let weights = WeightedDistribution(given.map { ($0.figure, $0.weight / 41) })
      #expect(isNear(try #require(figures.percentile(share)), value * 3.7))
      #expect(isNear(try #require(moved.percentile(share)), value + 9_000))
      #expect(isNear(try #require(weights.percentile(share)), value))
    }
  }

  private func randomDistribution(_ count: Int, _ random: inout SeededRandom)
    -> WeightedDistribution
  {
    WeightedDistribution(
      random.pay(count).map { ($0, Double.random(in: 0.1...30, using: &random)) })
  }

  /// Equal but for the rounding of the cumulated weights.
  private func isNear(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }
}
