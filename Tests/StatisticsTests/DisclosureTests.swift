import Compensation
import Statistics
import Testing

@Suite struct DisclosureRuleTests {
  private let rule = DisclosureRule.safetyZone

  @Test func fiveOrganisationsOfOneSizeMayBeShown() {
    #expect(rule.reason(forWeights: [1, 1, 1, 1, 1]) == nil)
    #expect(rule.reason(forWeights: [1, 1, 1, 1]) == .tooFewOrganizations)
    #expect(rule.reason(forWeights: [1, 1, 1, 1, 0]) == .tooFewOrganizations)
  }

  @Test func noneMayHaveMoreThanAQuarter() {
    #expect(rule.reason(forWeights: [25, 25, 20, 15, 15]) == nil)
    #expect(rule.reason(forWeights: [26, 24, 20, 15, 15]) == .dominance)
  }

  @Test func dataMustBeThreeMonthsOldWhereTheirAgeIsKnown() {
    #expect(rule.reason(forWeights: [1, 1, 1, 1, 1], days: 89) == .tooRecent)
    #expect(rule.reason(forWeights: [1, 1, 1, 1, 1], days: 90) == nil)
  }
}

@Suite struct ComplementarySuppressionTests {
  @Test func aSmallCountTakesTheNextSmallestAlong() {
    let table = ComplementarySuppression([3, 40, 12, 25], totals: [[0, 1, 2, 3]])
    #expect(table.isWithheld == [true, false, true, false])
    #expect(table.isTotalWithheld == [false])
  }

  @Test func twoCountsThatAreFewTogetherAreNotEnough() {
    let table = ComplementarySuppression([1, 2, 40], totals: [[0, 1, 2]])
    #expect(table.isWithheld == [true, true, true])
  }

  @Test func aTotalOfNothingElseIsWithheldItself() {
    #expect(ComplementarySuppression([3], totals: [[0]]).isTotalWithheld == [true])
    #expect(ComplementarySuppression([2, 0, 0], totals: [[0, 1, 2]]).isTotalWithheld == [true])
  }

  @Test func nothingSmallWithholdsNothing() {
    let table = ComplementarySuppression([5, 0, 12], totals: [[0, 1, 2], [0, 2]])
    #expect(table.isWithheld == [false, false, false])
    #expect(table.isTotalWithheld == [false, false])
  }

  /// Rows by market, columns by level, both with totals: what an attacker knows of each count is all
  /// that the totals leave open. Nobody may learn a small count, nor that it is one of so few.
  @Test(arguments: 1...60)
  func noSmallCountFollowsFromTheTotals(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let counts = (0..<9).map { _ in Int.random(in: 0...14, using: &random) }
    let totals =
      (0..<3).map { row in [row * 3, row * 3 + 1, row * 3 + 2] }
      + (0..<3).map { column in [column, column + 3, column + 6] }
    let table = ComplementarySuppression(counts, totals: totals)
    for (index, count) in counts.enumerated() where count > 0 && count < 5 {
      #expect(table.isWithheld[index])
    }
    for (total, parts) in zip(table.isTotalWithheld, totals) where !total {
      let hidden = parts.filter { table.isWithheld[$0] }
      let difference =
        parts.reduce(0) { $0 + counts[$1] }
        - parts.filter { !table.isWithheld[$0] }.reduce(0) { $0 + counts[$1] }
      // What is left when the shown ones are taken from the total never is a single count, and
      // never few people.
      #expect(hidden.isEmpty || (hidden.count > 1 && difference >= 5))
    }
  }
}

@Suite struct QualityLabelTests {
  @Test func manyOfOneKindAreBetterThanFewOfManyKinds() {
    #expect(QualityLabel(count: 900, p25: 60_000, p75: 80_000) == .high)
    #expect(QualityLabel(count: 40, p25: 60_000, p75: 80_000) == .good)
    #expect(QualityLabel(count: 12, p25: 60_000, p75: 80_000) == .fair)
    #expect(QualityLabel(count: 5, p25: 60_000, p75: 80_000) == .low)
    #expect(QualityLabel(count: 900, p25: 20_000, p75: 200_000) == .fair)
    #expect(QualityLabel(count: 4, p25: 60_000, p75: 60_000) == .low)
    #expect(QualityLabel(count: 9, p25: nil, p75: nil) == nil)
  }

  @Test func moreObservationsNeverMakeItWorse() {
    let order: [QualityLabel] = [.low, .fair, .good, .high]
    for (p25, p75) in [(50_000.0, 52_000.0), (50_000, 70_000), (50_000, 150_000)] {
      let labels = (1...3_000).compactMap { QualityLabel(count: $0, p25: p25, p75: p75) }
      let ranks = labels.compactMap(order.firstIndex)
      #expect(ranks == ranks.sorted())
    }
  }
}
