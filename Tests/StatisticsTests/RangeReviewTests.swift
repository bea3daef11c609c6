import Statistics
import Testing

@Suite struct RangeReviewTests {
  @Test func circlesAndCostsAreCounted() throws {
    let range = try #require(PayRange(minimum: 64_000, maximum: 96_000))
    let review = RangeReview(
      [60_000, 75_000, 96_000, 99_000].map { (pay: $0, range: range) })
    #expect(review.people == 4)
    #expect(review.greenCircles == 1)
    #expect(review.redCircles == 1)
    #expect(review.costToMinimum == 4_000)
    #expect(review.excessOverMaximum == 3_000)
    #expect(review.compaRatio == 330_000 / 320_000.0)
    // −0.125, 0.34375 (the 34.4 % of hrsource.org), 1 and 1.09375.
    #expect(isClose(try #require(review.meanPenetration), 2.3125 / 4))
  }

  @Test func theEndsBelongToTheRange() throws {
    let range = try #require(PayRange(minimum: 10, maximum: 20))
    #expect(range.standing(of: 10) == .within)
    #expect(range.standing(of: 20) == .within)
    #expect(range.standing(of: 9.99) == .below)
    #expect(range.standing(of: 20.01) == .above)
    #expect(range.costToMinimum(of: 15) == 0)
  }

  @Test func nobodyHasNoRatio() {
    let review = RangeReview([])
    #expect(review.people == 0)
    #expect(review.compaRatio == nil)
    #expect(review.costToMinimum == 0)
  }

  @Test func theMarketRangeIsCoveredInParts() throws {
    let range = try #require(PayRange(minimum: 60, maximum: 100))
    #expect(range.coverage(ofMarket: 50...70) == 0.5)
    #expect(range.coverage(ofMarket: 70...90) == 1)
    #expect(range.coverage(ofMarket: 10...20) == 0)
    #expect(range.coverage(ofMarket: 80...80) == 1)
    #expect(range.coverage(ofMarket: 10...10) == 0)
  }
}
