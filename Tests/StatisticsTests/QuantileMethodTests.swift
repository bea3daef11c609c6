import Statistics
import Testing

@Suite struct QuantileMethodTests {
  static let amounts: [Double] = [52_000, 58_000, 61_000, 70_000]

  /// Type 7, type 6 and type 1 of NumPy 2.4 (`method="linear"`, `"weibull"`, `"inverted_cdf"`).
  @Test(arguments: [
    (0.25, 56_500.0, 53_500.0, 52_000.0), (0.5, 59_500, 59_500, 58_000),
    (0.75, 63_250, 67_750, 61_000),
  ])
  func eachMethodIsThatOfItsName(
    share: Double, inclusive: Double, exclusive: Double, nearest: Double
  ) {
    #expect(percentile(share, of: Self.amounts, by: .inclusive) == inclusive)
    #expect(percentile(share, of: Self.amounts, by: .exclusive) == exclusive)
    #expect(percentile(share, of: Self.amounts, by: .nearestRank) == nearest)
  }

  @Test func theExclusiveMethodHasNoValueAtTheEnds() {
    #expect(percentile(0.1, of: Self.amounts, by: .exclusive) == nil)
    #expect(percentile(0.9, of: Self.amounts, by: .exclusive) == nil)
    #expect(percentile(0.2, of: Self.amounts, by: .exclusive) == 52_000)
    #expect(percentile(0.8, of: Self.amounts, by: .exclusive) == 70_000)
  }

  @Test(arguments: QuantileMethod.allCases)
  func noFiguresAndNoSharesHaveNone(method: QuantileMethod) {
    #expect(percentile(0.5, of: [], by: method) == nil)
    #expect(percentile(1.5, of: Self.amounts, by: method) == nil)
    #expect(percentile(0.5, of: [7], by: method) == 7)
  }

  @Test(arguments: QuantileMethod.allCases, 1...20)
  func percentilesRiseWithinTheFigures(method: QuantileMethod, seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let figures = random.pay(seed).sorted()
    let found = (0...200).compactMap { percentile(Double($0) / 200, of: figures, by: method) }
    #expect(found == found.sorted())
    #expect(found.allSatisfy { (figures.first ?? .nan)...(figures.last ?? .nan) ~= $0 })
  }

  @Test func theRankCountsEqualFiguresHalf() {
    #expect(percentileRank(of: 58_000, in: Self.amounts) == 0.375)
    #expect(percentileRank(of: 60_000, in: Self.amounts) == 0.5)
    #expect(percentileRank(of: 1, in: Self.amounts) == 0)
    #expect(percentileRank(of: 99_000, in: Self.amounts) == 1)
    #expect(percentileRank(of: 5, in: [5, 5, 5]) == 0.5)
    #expect(percentileRank(of: 5, in: []) == nil)
  }
}
