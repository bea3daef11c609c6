import Compensation
import Statistics
import Testing

@Suite struct RelativePayTests {
  @Test func pairsAreCounted() {
    // 70 beats 60; 80 beats 60 and 75; none of 90.
    #expect(probabilityOfMore([70, 80], than: [60, 75, 90]) == 0.5)
    #expect(probabilityOfMore([1], than: [1]) == 0.5)
    #expect(probabilityOfMore([], than: [1]) == nil)
    #expect(probabilityOfMore([2, 3], than: [1]) == 1)
  }

  @Test(arguments: 1...30)
  func itIsTheSameAsComparingEachPair(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let first = random.pay(seed)
    let second = random.pay(31 - seed)
    var halves = 0
    for one in first { for other in second { halves += one > other ? 2 : one == other ? 1 : 0 } }
    let expected = Double(halves) / Double(2 * first.count * second.count)
    let found = try #require(probabilityOfMore(first, than: second))
    #expect(isClose(found, expected) || abs(found - expected) < 1e-15)
    #expect(isClose(found + (probabilityOfMore(second, than: first) ?? .nan), 1))
  }

  /// The three articles: 85,000 and 87,628 of project managers against 65,000, 70,000 and 75,495.
  @Test func sourcesHaveOneVoteEach() throws {
    #expect(
      probabilityOfMore(bySource: [[87_628], [85_000]], than: [[75_495], [70_000], [65_000]]) == 1)
    let crowded = probabilityOfMore(bySource: [[50, 51, 52, 53], [90]], than: [[60]])
    #expect(crowded == 0.5)
    #expect(probabilityOfMore(bySource: [[]], than: [[1]]) == nil)
  }
}

@Suite struct SourceConflictTests {
  @Test func theArticlesAgreeWithinSevenAndAHalfPerCent() throws {
    let conflict = try #require(SourceConflict([75_495, 70_000, 65_000]))
    #expect((conflict.tolerance * 1_000).rounded() == 75)
    #expect(isClose(conflict.ratio, 75_495 / 65_000.0))
    #expect((conflict.logDeviation * 1_000).rounded() == 75)
  }

  @Test func oneSourceHasNobodyToDisagreeWith() {
    #expect(SourceConflict([70_000]) == nil)
    #expect(SourceConflict([70_000, 0]) == nil)
    #expect(SourceConflict([70_000, 70_000])?.ratio == 1)
    #expect(SourceConflict([70_000, 70_000])?.logDeviation == 0)
  }
}

@Suite struct PercentileSpreadTests {
  /// 13-1082, OEWS May 2024.
  @Test func spreadsAreRatios() throws {
    let quartile = try #require(PercentileSpread.quartile(p25: 76_950, p75: 131_660))
    #expect((quartile * 1_000).rounded() == 711)
    #expect(PercentileSpread.decileRatio(p10: 50, p90: 150) == 3)
    #expect(PercentileSpread.quartileCoefficient(p25: 50, p75: 150) == 0.5)
    #expect(PercentileSpread.quartile(p25: 0, p75: 1) == nil)
  }

  /// The table's own rows by Python's `statistics.median`: the middle of P75/P25 − 1 over the 803
  /// occupations with both quartiles by the year is 54.6 %.
  @Test func theMiddleOccupationPaysHalfAsMuchMoreAtTheUpperQuartile() throws {
    let spreads = OfficialWages.standard.codes.compactMap { code -> Double? in
      guard let entry = OfficialWages.standard[code], entry.period == .year,
        let p25 = entry.distribution.value(at: 0.25), let p75 = entry.distribution.value(at: 0.75)
      else { return nil }
      return PercentileSpread.quartile(p25: p25, p75: p75)
    }
    let middle = try #require(median(of: spreads))
    #expect((middle * 1_000).rounded() == 546)
  }
}
