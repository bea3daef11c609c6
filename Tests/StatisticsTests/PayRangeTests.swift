import Statistics
import Testing

/// Values worked by hand; published examples contain errors.
@Suite struct PayRangeTests {
  private func range(_ minimum: Double, _ maximum: Double) throws -> PayRange {
    try #require(PayRange(minimum: minimum, maximum: maximum))
  }

  @Test func aRangeHasItsMiddleAndItsSpread() throws {
    let range = try range(64_000, 96_000)
    #expect(range.midpoint == 80_000)
    #expect(range.spread == 0.5)
    #expect(isClose(try self.range(40_000, 90_000).geometricMidpoint, 60_000))
  }

  @Test func midpointAndSpreadMakeTheRange() throws {
    let range = try #require(PayRange(midpoint: 80_000, spread: 0.5))
    #expect(range.minimum == 64_000)
    #expect(range.maximum == 96_000)
    #expect(range.midpoint == 80_000)
  }

  @Test func aRangeUpsideDownOrBelowZeroIsNone() {
    #expect(PayRange(minimum: 96_000, maximum: 64_000) == nil)
    #expect(PayRange(minimum: 0, maximum: 64_000) == nil)
    #expect(PayRange(minimum: 50_000, midpoint: 70_000, maximum: 64_000) == nil)
    #expect(PayRange(minimum: .nan, maximum: 64_000) == nil)
    #expect(PayRange(midpoint: 80_000, spread: -0.5) == nil)
  }

  /// hrsource.org: 75,000 in 64,000 to 96,000 is 34.4 % into the range.
  @Test func payHasAPlaceInItsRange() throws {
    let range = try range(64_000, 96_000)
    #expect(range.penetration(of: 75_000) == 0.34375)
    #expect(range.penetration(of: 64_000) == 0)
    #expect(range.penetration(of: 112_000) == 1.5)
    #expect(range.compaRatio(of: 76_000) == 0.95)
    #expect(try self.range(50_000, 50_000).penetration(of: 50_000) == nil)
  }

  @Test func aMidpointOfTheFirmsOwnCounts() throws {
    let range = try #require(PayRange(minimum: 60_000, midpoint: 75_000, maximum: 100_000))
    #expect(range.compaRatio(of: 75_000) == 1)
    #expect(range.marketRatio(to: 60_000) == 1.25)
    #expect(range.marketRatio(to: 0) == nil)
    #expect(range.gap(from: 70_000) == 5_000)
    #expect(range.gap(from: 70_000, toTarget: 0.8) == -10_000)
  }

  @Test func neighbouringRangesOverlapOrLeaveAGap() throws {
    let lower = try range(40_000, 60_000)
    #expect(lower.overlap(withUpper: try range(50_000, 75_000)) == 0.4)
    #expect(lower.overlap(withUpper: try range(60_000, 80_000)) == 0)
    #expect(lower.overlap(withUpper: try range(65_000, 75_000)) == -0.5)
    #expect(lower.overlap(withUpper: try range(65_000, 65_000)) == nil)
    #expect(isClose(try #require(lower.commonShare(with: try range(50_000, 75_000))), 10 / 35.0))
    #expect(lower.commonShare(with: try range(65_000, 75_000)) == 0)
    #expect(lower.commonShare(with: lower) == 1)
    #expect(try range(5, 5).commonShare(with: try range(5, 5)) == nil)
  }

  @Test func theGroupsCompaRatioWeighsByMidpoint() throws {
    let small = try range(40_000, 60_000)
    let large = try range(120_000, 180_000)
    // (45 + 165) / (50 + 150), where the mean of 0.9 and 1.1 would be 1.
    #expect(groupCompaRatio([(45_000, small), (165_000, large)]) == 1.05)
    #expect(groupCompaRatio([]) == nil)
  }

  /// WorldatWork's grades 46,620 to 77,820: six grades are five steps of 10.8 %, not the 12.5 % that
  /// a blog prints.
  @Test func midpointsProgressByAConstantShare() throws {
    let progression = try #require(midpointProgression(from: 46_620, to: 77_820, steps: 5))
    #expect(abs(progression - 0.1079) < 0.00005)
    #expect(midpointProgression(from: 46_620, to: 77_820, steps: 0) == nil)
    #expect(midpointProgression(from: 0, to: 77_820, steps: 5) == nil)
    let lower = try range(40_000, 60_000)
    #expect(isClose(lower.midpointDifferential(to: try range(45_000, 65_000)), 0.1))
  }

  @Test func aRangeRebuiltFromMidpointAndSpreadIsTheSame() throws {
    var random = SeededRandom(3)
    for _ in 1...100 {
      let minimum = Double.random(in: 20_000...90_000, using: &random)
      let range = try range(minimum, minimum * Double.random(in: 1...2, using: &random))
      let rebuilt = try #require(PayRange(midpoint: range.midpoint, spread: range.spread))
      #expect(isClose(rebuilt.minimum, range.minimum))
      #expect(isClose(rebuilt.maximum, range.maximum))
    }
  }
}

@Suite struct OverlapTests {
  @Test(arguments: [
    (60_000.0...80_000, 70_000.0...110_000, 0.5), (60_000...80_000, 65_000...70_000, 1),
    (60_000...80_000, 80_000...90_000, 0), (60_000...80_000, 85_000...87_628, 0),
    (65_000...65_000, 60_000...80_000, 1), (60_000...60_000, 60_000...80_000, 1),
    (59_999...59_999, 60_000...80_000, 0), (65_000...65_000, 65_000...65_000, 1),
    (65_000...65_000, 66_000...66_000, 0),
  ])
  func theNarrowerRangeIsTheDenominator(
    first: ClosedRange<Double>, second: ClosedRange<Double>, share: Double
  ) {
    #expect(overlapOfNarrower(first, second) == share)
    #expect(overlapOfNarrower(second, first) == share)
  }
}
