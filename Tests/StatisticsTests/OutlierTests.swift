import Compensation
import Testing

@testable import Statistics

@Suite struct OutlierTests {
  static let group = PayGroup(role: "nurse", market: "US", currency: .usd, isNet: false)

  private func rows(_ pay: [Double]) -> Observations {
    var rows = Observations()
    for (index, amount) in pay.enumerated() {
      rows.append(group: Self.group, annualPay: amount, source: "s.csv", line: index + 2)
    }
    return rows
  }

  static let usual: [Double] = [
    60_000, 61_000, 62_000, 64_000, 65_000, 66_000, 68_000, 70_000, 72_000, 75_000,
  ]

  @Test func aMonthTypedAsAYearIsRemovedAndListed() throws {
    let trimmed = TrimmedObservations(rows(Self.usual + [5_600]))
    #expect(trimmed.kept.annualPay == Self.usual)
    let removed = try #require(trimmed.removed.first)
    #expect(trimmed.removed.count == 1)
    #expect(removed.annualPay == 5_600)
    #expect(removed.line == 12)
    #expect(removed.source == "s.csv")
    #expect(removed.reason == .fence)
    #expect(!removed.limits.contains(5_600))
  }

  @Test func sanityComesBeforeTheFences() {
    let trimmed = TrimmedObservations(rows(Self.usual + [60, 3.6e9]))
    #expect(trimmed.removed.map(\.reason) == [.sanity, .sanity])
    #expect(trimmed.removed.map(\.annualPay) == [60, 3.6e9])
  }

  @Test func officialLimitsAreGivenByTheCaller() {
    let trimmed = TrimmedObservations(rows(Self.usual)) { _ in 61_000...71_000 }
    #expect(trimmed.removed.map(\.reason) == Array(repeating: .official, count: 3))
    #expect(trimmed.kept.count == 7)
  }

  /// On the scale of money the fence would be 118,625 and cut off the well paid.
  @Test func theFencesAreOfLogarithms() throws {
    let pay: [Double] = [30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 95_000, 120_000, 150_000]
    let fences = try #require(OutlierRule.standard.fences(of: pay))
    #expect(fences.contains(150_000))
    // ln Q1 = ln 50,000, ln Q3 = ln 95,000: 50,000 / 1.9^1.5 and 95,000 × 1.9^1.5.
    #expect(abs(fences.lowerBound - 19_091.2) < 1)
    #expect(abs(fences.upperBound - 248_806) < 5)
  }

  @Test func fewFiguresHaveNoFencesAndEqualOnesStay() {
    #expect(OutlierRule.standard.fences(of: [1, 2, 3, 900]) == nil)
    #expect(TrimmedObservations(rows(Array(repeating: 60_000, count: 20))).removed.isEmpty)
  }

  @Test(arguments: 1...20)
  func nothingIsLostAndScalingChangesNothing(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let pay = random.pay(60) + [400_000, 7_000]
    let trimmed = TrimmedObservations(rows(pay))
    #expect(trimmed.kept.count + trimmed.removed.count == pay.count)
    #expect((trimmed.kept.annualPay + trimmed.removed.map(\.annualPay)).sorted() == pay.sorted())
    let scaled = TrimmedObservations(rows(pay.map { $0 * 1.5 }))
    #expect(scaled.removed.map(\.line) == trimmed.removed.map(\.line))
  }

  @Test func everyLimitIsOfAKnownCurrency() throws {
    let rows = try TableFiles(embedded: EmbeddedTables.files).rows(of: "sanity-limits.csv")
    #expect(rows.count == SanityLimits.standard.currencies.count)
    for currency in SanityLimits.standard.currencies {
      #expect(CurrencyTable.standard[currency] != nil, "\(currency)")
    }
    #expect(SanityLimits.standard[.usd]?.contains(75_495) == true)
    #expect(SanityLimits.standard[.usd]?.contains(480) == false)
  }
}
