import Statistics
import Testing

@Suite struct PercentileTests {
  /// Ten amounts and what `=PERCENTILE.INC()` gives; checked with `statistics.quantiles(…,
  /// method='inclusive')` of Python 3.11.
  static let amounts: [Double] = [
    48_250, 51_000, 51_000, 56_300, 61_240, 67_800, 72_500, 80_000, 95_000, 131_660.5,
  ]

  @Test(arguments: [
    (0, 48_250), (0.1, 50_725), (0.25, 52_325), (0.5, 64_520), (0.75, 78_125), (0.9, 98_666.05),
    (1, 131_660.5),
  ])
  func figuresAreInterpolatedAsExcelDoes(share: Double, value: Double) throws {
    #expect(isClose(try #require(percentile(share, of: Self.amounts)), value))
  }

  @Test func theDocumentedExampleHolds() {
    #expect(percentile(0.25, of: [52_000, 58_000, 61_000, 70_000]) == 56_500)
    #expect(
      percentiles([0.25, 0.5], ofUnordered: [70_000, 52_000, 61_000, 58_000])
        == [56_500, 59_500])
  }

  @Test func noFiguresHaveNoPercentile() {
    #expect(percentile(0.5, of: []) == nil)
    #expect(median(of: []) == nil)
    #expect(percentiles([0.5], ofUnordered: []).isEmpty)
  }

  @Test(arguments: [0, 0.1, 0.5, 1])
  func oneFigureIsAllItsPercentiles(share: Double) {
    #expect(percentile(share, of: [65_000]) == 65_000)
  }

  @Test func theMedianTakesFiguresInAnyOrder() {
    #expect(median(of: [75_495, 65_000, 70_000]) == 70_000)
    #expect(median(of: [87_628, 85_000]) == 86_314)
  }

  /// The example Compa publishes: offers of three companies in thousands, each company's P25, and
  /// the market as the middle company.
  @Test func companiesPercentilesMakeTheMarketsAsPublished() {
    let offers: [[Double]] = [[120, 130, 128, 131, 122], [110, 116, 118, 122], [98, 112, 116]]
    let ofCompanies = offers.compactMap { percentile(0.25, of: $0.sorted()) }
    #expect(ofCompanies == [122, 114.5, 105])
    #expect(median(of: ofCompanies) == 114.5)
  }
}

@Suite struct PercentileLawTests {
  static let shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]

  @Test(arguments: 1...60)
  func percentilesRiseWithinTheFigures(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let figures = random.pay(seed).sorted()
    let found = Self.shares.compactMap { percentile($0, of: figures) }
    #expect(found == found.sorted())
    #expect(found.first == figures.first)
    #expect(found.last == figures.last)
  }

  @Test(arguments: 1...40)
  func neighbouringSharesNeverFall(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let figures = random.pay(2 + seed % 9).sorted()
    let found = (0...1_000).compactMap { percentile(Double($0) / 1_000, of: figures) }
    #expect(found == found.sorted())
  }

  @Test(arguments: 1...40)
  func scalingAndMovingTheFiguresMovesThePercentiles(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let figures = random.pay(5 + seed).sorted()
    for share in Self.shares {
      let value = try #require(percentile(share, of: figures))
      let scaled = try #require(percentile(share, of: figures.map { $0 * 3.7 }))
      let moved = try #require(percentile(share, of: figures.map { $0 + 12_000 }))
      #expect(isClose(scaled, value * 3.7))
      #expect(isClose(moved, value + 12_000))
    }
  }
}

/// Equal but for what rounding makes of fifteen digits.
func isClose(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-12 * max(abs(left), abs(right))
}
