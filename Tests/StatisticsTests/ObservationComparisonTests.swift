import Compensation
import Statistics
import Testing

@Suite struct ObservationComparisonTests {
  private func rows(_ pay: [String: [Double]], market: String = "US") -> Observations {
    var rows = Observations()
    for (role, amounts) in pay.sorted(by: { $0.key < $1.key }) {
      for (index, amount) in amounts.enumerated() {
        rows.append(
          group: PayGroup(role: role, market: market, currency: .usd, isNet: false),
          annualPay: amount, source: "s.csv", line: index + 2)
      }
    }
    return rows
  }

  private func comparisons(_ rows: Observations, _ roles: [String]) -> [ObservationComparison] {
    compareObserved(roles: roles, summaries: summarize(observations: rows), observations: rows)
  }

  @Test func twoRolesAreSetSideBySide() throws {
    let found = comparisons(
      rows(["nurse": [50, 60, 70, 80, 90], "plumber": [60, 70, 80, 90, 100]]),
      ["nurse", "plumber", "nurse"])
    #expect(found.count == 1)
    let comparison = try #require(found.first)
    #expect(comparison.difference == 10)
    #expect(comparison.relativeDifference == 10 / 70.0)
    #expect(comparison.overlap == 0.5)
    // Of 25 pairs the plumber leads in 15, and 4 are equal.
    #expect(comparison.probabilityOfMore == 0.68)
  }

  @Test func aWithheldGroupIsComparedWithNothing() {
    let found = comparisons(
      rows(["nurse": [50, 60, 70, 80], "plumber": [60, 70, 80, 90, 100]]), ["nurse", "plumber"])
    #expect(found.isEmpty)
  }

  @Test func thirdRolesMakeThreePairs() {
    let pay: [Double] = [1, 2, 3, 4, 5]
    let found = comparisons(rows(["a": pay, "b": pay, "c": pay]), ["c", "a", "b"])
    #expect(
      found.map { "\($0.first.group.role)\($0.second.group.role)" } == ["ca", "cb", "ab"])
    #expect(found.allSatisfy { $0.probabilityOfMore == 0.5 && $0.overlap == 1 })
  }
}
