import Compensation
import Standardization
import Testing

@Suite struct AgeingTests {
  private func ageing(_ rate: Double, to date: String = "2026-01-01", _ how: Ageing.Convention)
    throws -> Ageing
  {
    let day = try #require(CalendarDay(date))
    return try #require(Ageing(to: day, at: rate, how))
  }

  /// BLR's worked examples of simple ageing: $52,000 nine months and $53,000 four months at 3 %.
  @Test(arguments: [(52_000.0, 9.0, 53_170.0), (53_000, 4, 53_530)])
  func simpleAgeingIsAsBLRWorksIt(pay: Double, months: Double, aged: Double) throws {
    #expect(isClose(try ageing(0.03, .simple).factor(months: months).map { pay * $0 }, aged))
  }

  /// comp-shop.com's worked example of compound ageing: $90,000 six months at 3 %, to the dollar.
  @Test func compoundAgeingIsAsCompShopWorksIt() throws {
    let factor = try #require(ageing(0.03, .compound).factor(months: 6))
    #expect((90_000 * factor).rounded() == 91_340)
  }

  @Test func aYearCompoundAndSimpleAreTheSame() throws {
    for rate in [-0.02, 0, 0.03, 0.2] {
      #expect(isClose(try ageing(rate, .compound).factor(months: 12), 1 + rate))
      #expect(isClose(try ageing(rate, .simple).factor(months: 12), 1 + rate))
    }
  }

  @Test func ageingThereAndBackLeavesPayAlone() throws {
    let ageing = try ageing(0.05, .compound)
    for months in [1.0, 7, 31.5] {
      let there = try #require(ageing.factor(months: months))
      let back = try #require(ageing.factor(months: -months))
      #expect(isClose(there * back, 1))
    }
  }

  @Test func monthsAreTheCalendars() throws {
    let ageing = try ageing(0.03, to: "2026-10-01", .compound)
    #expect(ageing.months(from: try #require(CalendarDay("2026-01-01"))) == 9)
    #expect(ageing.months(from: try #require(CalendarDay("2027-10-01"))) == -12)
    #expect(isClose(ageing.months(from: try #require(CalendarDay("2026-09-16"))), 1 - 15 / 30.4375))
  }

  @Test(arguments: [-1, -3, 1.01, 3, .nan, .infinity])
  func aRateThatIsNoShareIsNone(rate: Double) throws {
    #expect(Ageing(to: try #require(CalendarDay("2026-01-01")), at: rate) == nil)
  }

  @Test func simpleDeclineNeverLeavesNothing() throws {
    #expect(try ageing(-0.5, .simple).factor(months: 24) == nil)
  }
}

@Suite struct RealTermsTests {
  @Test func payFollowsThePricesOfItsCountry() throws {
    let prices = try #require(ReferenceTable.prices())
    let terms = try #require(RealTerms(prices: prices, of: "US", baseYear: 2024))
    #expect(terms.factor(from: 2020) == 1.2)
    #expect(terms.factor(from: 2024) == 1)
    #expect(terms.factor(from: 2022) == nil)
    #expect(RealTerms(prices: prices, of: "US", baseYear: 2030) == nil)
  }

  /// Polish pay in 2025: +7.5 % beside prices of +2.9 %; 1.075 / 1.029 − 1, not 4.6 %.
  @Test func realGrowthIsNoDifference() throws {
    let growth = try #require(realGrowth(nominal: 0.075, inflation: 0.029))
    #expect((growth * 10_000).rounded() == 447)
    #expect(realGrowth(nominal: 0.1, inflation: -1) == nil)
  }
}

@Suite struct PurchasingPowerTests {
  @Test func payIsDividedByTheParity() throws {
    let parities = try PurchasingPower(
      text: "country,year,units\nPL,2023,1.9\nPL,2024,2\n", path: "ppp.csv")
    #expect(parities.units(in: "PL", year: 2023) == 1.9)
    #expect(parities.units(in: "PL", year: nil) == 2)
    #expect(parities.units(in: "PL", year: 2020) == nil)
    #expect(parities.units(in: "DE", year: nil) == nil)
  }

  @Test(arguments: [
    (
      "country,year\nPL,2024\n",
      "ppp.csv:1:1: expected a column “units”, found none; add it to the header"
    ),
    (
      "country,year,units\nPoland,2024,2\n",
      "ppp.csv:2:1: expected a country’s code such as US, or default, found “Poland”; correct it"
    ),
    (
      "country,year,units\nPL,2024,0\n",
      "ppp.csv:2:1: expected a number above 0 in the column “units”, found “0”; write it with a "
        + "point and at most four decimal places"
    ),
  ])
  func aTableThatCannotBeUsedSaysWhereAndWhy(text: String, message: String) {
    let error = #expect(throws: StandardizationError.self) {
      try PurchasingPower(text: text, path: "ppp.csv")
    }
    #expect(error?.description == message)
  }
}
