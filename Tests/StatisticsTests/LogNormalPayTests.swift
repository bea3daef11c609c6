import Statistics
import Testing

@Suite struct LogNormalPayTests {
  /// Project management specialists (13-1082) and sales representatives (41-3091), OEWS May 2024: P10,
  /// P25, median, P75, P90, mean.
  static let managers: [Double] = [59_830, 76_950, 100_750, 131_660, 165_790, 108_100]
  static let sales: [Double] = [36_930, 47_120, 66_260, 98_780, 142_040, 81_260]

  @Test(arguments: [(managers, 0.398, 0.398, 0.375), (sales, 0.549, 0.526, 0.639)])
  func sigmaIsThatOfTheOfficialDistributions(
    figures: [Double], quartiles: Double, deciles: Double, mean: Double
  ) throws {
    func rounded(_ value: Double?) throws -> Double {
      (try #require(value) * 1_000).rounded() / 1_000
    }
    #expect(
      try rounded(LogNormalPay.sigma(lower: figures[1], upper: figures[3], upperShare: 0.75))
        == quartiles)
    #expect(
      try rounded(LogNormalPay.sigma(lower: figures[0], upper: figures[4], upperShare: 0.9))
        == deciles)
    #expect(try rounded(LogNormalPay.sigma(mean: figures[5], median: figures[2])) == mean)
  }

  /// The quartiles of 13-1082 predict its P10, P90 and mean within 2 %.
  @Test func theModelFitsProjectManagersWithinTwoPerCent() throws {
    let sigma = try #require(
      LogNormalPay.sigma(lower: Self.managers[1], upper: Self.managers[3], upperShare: 0.75))
    let model = try #require(LogNormalPay(median: Self.managers[2], sigma: sigma))
    #expect(try abs(#require(model.percentile(0.1)) - 60_486) < 5)
    #expect(try abs(#require(model.percentile(0.9)) - 167_815) < 15)
    #expect(abs(model.mean - 109_060) < 15)
  }

  /// “$87,628 average” of a project manager stands for a median of about $80,950.
  @Test func aMeanIsBridgedToAMedian() throws {
    let sigma = try #require(
      LogNormalPay.sigma(lower: Self.managers[1], upper: Self.managers[3], upperShare: 0.75))
    let median = try #require(LogNormalPay.impliedMedian(ofMean: 87_628, sigma: sigma))
    #expect((median / 10).rounded() * 10 == 80_950)
    #expect(LogNormalPay.impliedMedian(ofMean: 50_000, sigma: 0) == 50_000)
    #expect(LogNormalPay.impliedMedian(ofMean: -1, sigma: 0.4) == nil)
  }

  @Test func thereAndBackIsWhereItStarted() throws {
    let model = try #require(LogNormalPay(median: 70_000, sigma: 0.4))
    for share in [0.001, 0.1, 0.25, 0.5, 0.77, 0.999] {
      let pay = try #require(model.percentile(share))
      #expect(try abs(#require(model.share(below: pay)) - share) < 1e-12)
    }
    #expect(isClose(try #require(LogNormalPay.sigma(mean: model.mean, median: 70_000)), 0.4))
  }

  @Test func whoEarnsMoreIsAQuestionOfBothSpreads() throws {
    let one = try #require(LogNormalPay(median: 70_000, sigma: 0.3))
    let other = try #require(LogNormalPay(median: 86_314, sigma: 0.4))
    #expect(one.probabilityOfMore(than: one) == 0.5)
    let probability = other.probabilityOfMore(than: one)
    #expect(isClose(probability + one.probabilityOfMore(than: other), 1))
    #expect(probability > 0.5 && probability < 1)
    let point = try #require(LogNormalPay(median: 70_000, sigma: 0))
    #expect(point.probabilityOfMore(than: point) == 0.5)
  }

  @Test func whatIsNoDistributionIsNone() {
    #expect(LogNormalPay(median: 0, sigma: 1) == nil)
    #expect(LogNormalPay(median: 1, sigma: -1) == nil)
    #expect(LogNormalPay.sigma(lower: 2, upper: 1, upperShare: 0.75) == nil)
    #expect(LogNormalPay.sigma(mean: 1, median: 2) == nil)
  }
}

@Suite struct SpreadEstimateTests {
  /// Wan et al. 2014 by way of metaBLUE's documentation: a range from 1 to 10 of 30.
  @Test func theRangesDeviationIsAsPublished() throws {
    let deviation = try #require(SpreadEstimate.deviation(minimum: 1, maximum: 10, count: 30))
    #expect((deviation * 1e6).rounded() / 1e6 == 2.205578)
  }

  /// For many people the quartiles' divisor nears that of the normal distribution, 1.349.
  @Test func theQuartilesDeviationNearsTheNormals() throws {
    let deviation = try #require(SpreadEstimate.deviation(p25: 0, p75: 1, count: 1_000_000))
    #expect(abs(1 / deviation - 1.34898) < 1e-5)
    let both = try #require(
      SpreadEstimate.deviation(minimum: -3, p25: -1, p75: 1, maximum: 3, count: 50))
    let wide = try #require(SpreadEstimate.deviation(minimum: -3, maximum: 3, count: 50))
    let narrow = try #require(SpreadEstimate.deviation(p25: -1, p75: 1, count: 50))
    #expect(isClose(both, (wide + narrow) / 2))
  }

  @Test func meansOfSymmetricSummariesAreTheirMiddles() throws {
    #expect(isClose(try #require(SpreadEstimate.mean(p25: 1, median: 2, p75: 3, count: 9)), 2))
    #expect(
      isClose(try #require(SpreadEstimate.mean(minimum: 1, median: 2, maximum: 3, count: 9)), 2))
    #expect(SpreadEstimate.mean(p25: 1, median: 2, p75: 6) == 3)
  }

  /// Luo et al. 2018, worked by hand: n = 39, so that 0.39 / n = 0.01.
  @Test func quartilesGiveTheMeanWithLuosWeights() throws {
    let mean = try #require(SpreadEstimate.mean(p25: 10, median: 20, p75: 50, count: 39))
    #expect(isClose(mean, 0.71 * 30 + 0.29 * 20))
  }

  @Test func disorderedSummariesHaveNone() {
    #expect(SpreadEstimate.deviation(minimum: 2, maximum: 1, count: 9) == nil)
    #expect(SpreadEstimate.deviation(p25: 1, p75: 2, count: 1) == nil)
    #expect(SpreadEstimate.mean(p25: 3, median: 2, p75: 4, count: 9) == nil)
  }
}
