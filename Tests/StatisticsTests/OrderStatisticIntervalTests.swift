import Statistics
import Testing

@Suite struct OrderStatisticIntervalTests {
  /// The ranks 2 and 9 of ten with 97.85 %, as tables of the sign test have it.
  @Test func theMiddleOfTenIsBetweenTheSecondAndTheNinth() throws {
    let figures = (1...10).map { Double($0) * 10 }
    let interval = try #require(percentileInterval(0.5, of: figures))
    #expect([interval.lowRank, interval.highRank] == [2, 9])
    #expect([interval.low, interval.high] == [20, 90])
    #expect(isClose(interval.confidence, 1 - 22.0 / 1024))
  }

  /// SciPy's `binom(16, 0.75).cdf`: 0.0271 at 8, 0.9365 at 14, 0.98998 at 15.
  @Test func aQuartileHasAnIntervalOfItsOwn() throws {
    let figures = (1...16).map(Double.init)
    let interval = try #require(percentileInterval(0.75, of: figures, confidence: 0.9))
    #expect([interval.lowRank, interval.highRank] == [9, 16])
    #expect(abs(interval.confidence - (0.9899774042 - 0.0271299563)) < 1e-9)
  }

  @Test func tooFewFiguresBoundNothing() {
    #expect(percentileInterval(0.5, of: [1, 2, 3, 4, 5]) == nil)
    #expect(percentileInterval(0.5, of: [1, 2, 3, 4, 5, 6])?.lowRank == 1)
    #expect(percentileInterval(0.1, of: (1...20).map(Double.init)) == nil)
    #expect(percentileInterval(0, of: [1, 2, 3]) == nil)
    #expect(percentileInterval(0.5, of: [1]) == nil)
  }

  @Test(arguments: [6, 7, 20, 99, 1_000, 100_000])
  func theConfidenceIsTheOneAskedForAtLeast(count: Int) throws {
    let figures = (1...count).map(Double.init)
    for share in [0.25, 0.5, 0.75] {
      guard let interval = percentileInterval(share, of: figures) else { continue }
      #expect(interval.confidence >= 0.95 - 1e-12)
      #expect(interval.low <= (percentile(share, of: figures) ?? .nan))
      #expect(interval.high >= (percentile(share, of: figures) ?? .nan))
    }
  }

  /// Drawn 2,000 times from a known distribution, the interval misses its median about as rarely as it
  /// says.
  @Test func theIntervalHoldsTheMedianAsOftenAsItSays() throws {
    var random = SeededRandom(7)
    var held = 0
    var stated = 0.0
    for _ in 0..<2_000 {
      let sample = (0..<25).map { _ in Double.random(in: 0...1, using: &random) }.sorted()
      let interval = try #require(percentileInterval(0.5, of: sample))
      stated = interval.confidence
      if (interval.low...interval.high).contains(0.5) { held += 1 }
    }
    #expect(abs(Double(held) / 2_000 - stated) < 0.015)
  }
}

@Suite struct CombinedMedianTests {
  @Test func threeSourcesHaveTheirRangeAtThreeQuarters() throws {
    let combined = try #require(CombinedMedian(ofSources: [75_495, 70_000, 65_000]))
    #expect(combined.median == 70_000)
    #expect([combined.low, combined.high] == [65_000, 75_495])
    #expect(combined.confidence == 0.75)
    #expect(combined.sources == 3)
  }

  @Test func twoSourcesAreNotCombined() {
    #expect(CombinedMedian(ofSources: [1, 2]) == nil)
    #expect(CombinedMedian(ofSources: []) == nil)
  }

  @Test func fromSixSourcesOnTheConfidenceIsReached() throws {
    let six = try #require(CombinedMedian(ofSources: [1, 2, 3, 4, 5, 6]))
    #expect([six.low, six.high] == [1, 6])
    #expect(six.confidence == 1 - 2.0 / 64)
    let twenty = try #require(CombinedMedian(ofSources: (1...20).map(Double.init)))
    #expect([twenty.low, twenty.high] == [6, 15])
  }

  @Test(arguments: 1...20)
  func sourcesInAnyOrderAndAnyUnitSayTheSame(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let medians = random.pay(3 + seed)
    let one = try #require(CombinedMedian(ofSources: medians))
    #expect(CombinedMedian(ofSources: medians.shuffled(using: &random)) == one)
    let scaled = try #require(CombinedMedian(ofSources: medians.map { $0 * 2 }))
    #expect(scaled.median == one.median * 2)
    #expect([scaled.low, scaled.high] == [one.low * 2, one.high * 2])
    #expect(one.low <= one.median && one.median <= one.high)
  }
}
