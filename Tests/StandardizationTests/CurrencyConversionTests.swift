import Compensation
import Standardization
import Testing

@Suite struct CurrencyConversionTests {
  static func conversion(to code: String = "EUR", on day: String = "2025-01-12") throws
    -> CurrencyConversion
  {
    try CurrencyConversion(
      to: try #require(Currency(code)), on: try #require(CalendarDay(day)),
      by: try #require(ReferenceTable.rates()), path: "rates.csv")
  }

  @Test func payWithoutAYearTakesTheLastRateBeforeTheDay() throws {
    let rate = try #require(Self.conversion().rate(from: .usd))
    #expect(isClose(rate.value, 1 / 1.1))
    #expect(rate.date == "2025-01-10")
  }

  @Test func payOfAYearTakesTheYearsMean() throws {
    let rate = try #require(Self.conversion(to: "PLN").rate(from: .usd, in: 2024))
    #expect(isClose(rate.value, 4 / 1.2))
    #expect(rate.date == "the mean of 2024")
  }

  @Test func aYearThatTheRatesDoNotCoverHasNone() throws {
    #expect(try Self.conversion().rate(from: .usd, in: 2023) == nil)
    #expect(try Self.conversion().rate(from: .cny, in: 2024) == nil)
  }

  @Test func theYearOfTheReportCountsUpToItsDay() throws {
    #expect(isClose(try Self.conversion().rate(from: .pln, in: 2025)?.value, 1 / 4.4))
    #expect(try Self.conversion(on: "2024-06-30").rate(from: .pln, in: 2024) != nil)
  }

  @Test func aCurrencyThatEndedHasNoRateAnyMore() throws {
    let leva = try #require(Currency("BGN"))
    #expect(isClose(try Self.conversion().rate(from: leva, in: 2024)?.value, 1 / 1.9558))
    #expect(try Self.conversion().rate(from: leva) == nil)
  }

  @Test(arguments: [
    (
      "EUR", "2025-01-18",
      "rates.csv: expected rates of 2025-01-18 or of the seven days before, found rates from "
        + "2024-01-02 to 2025-01-10; name a newer file with --rates, or an earlier day with --as-of"
    ),
    (
      "XYZ", "2025-01-10",
      "rates.csv: expected rates of the currency “XYZ”, found those of BGN, EUR, PLN, USD; name "
        + "one of these, or other rates with --rates"
    ),
    (
      "BGN", "2025-01-10",
      "rates.csv: expected a rate of BGN on 2025-01-10 or in the seven days before, found none; "
        + "convert to another currency, or name other rates with --rates"
    ),
  ])
  func ratesThatCannotServeSayWhy(code: String, day: String, message: String) {
    let error = #expect(throws: ConversionError.self) { try Self.conversion(to: code, on: day) }
    #expect(error?.description == message)
  }

  @Test func aWeekIsStillCovered() throws {
    #expect(try Self.conversion(on: "2025-01-17").rate(from: .usd) != nil)
  }

  @Test func thereAndBackIsWhereItStarted() throws {
    for year in [nil, 2024] {
      let there = try #require(Self.conversion(to: "PLN").rate(from: .usd, in: year)).value
      let back = try #require(Self.conversion(to: "USD").rate(from: .pln, in: year)).value
      #expect(isClose(there * back, 1))
    }
  }
}

@Suite struct ReferenceRatesTests {
  @Test func theProgramsOwnRatesAreThoseOfTheirDay() throws {
    let rates = try #require(ReferenceRates.standard)
    #expect(rates.day.description == "2026-04-13")
    #expect(rates.euroRate(of: .pln) == 4.2543)
    #expect(rates.euroRate(of: .eur) == 1)
    #expect(rates.euroRate(of: .usd, in: 2024).map { abs($0 - 1.0824) < 5e-5 } == true)
    #expect(rates.years == Array(2015...2025))
  }

  @Test func everyRateIsOfAKnownCurrencyAndPlausible() throws {
    let rates = try #require(ReferenceRates.standard)
    for currency in rates.currencies {
      #expect(CurrencyTable.standard[currency] != nil, "\(currency)")
      let latest = try #require(rates.euroRate(of: currency))
      for year in rates.years {
        guard let mean = rates.euroRate(of: currency, in: year) else { continue }
        #expect((0.05...20).contains(latest / mean), "\(currency) \(year)")
      }
    }
  }

  @Test func payWithoutAYearIsConvertedAtTheirDayWhateverTheReports() throws {
    let conversion = try CurrencyConversion(to: .pln)
    #expect(conversion.rate(from: .eur)?.value == 4.2543)
    #expect(conversion.rate(from: .eur)?.date == "2026-04-13")
    #expect(conversion.rate(from: .eur, in: 2024)?.date == "the mean of 2024")
    // Of the year that the day is in there is no mean yet; of later ones there is nothing.
    #expect(conversion.rate(from: .eur, in: 2026)?.date == "2026-04-13")
    #expect(conversion.rate(from: .eur, in: 2027) == nil)
    #expect(conversion.parameter.note.contains("2026-04-13"))
  }

  @Test func aTargetThatTheyDoNotKnowIsNamedWithThoseTheyDo() throws {
    let error = #expect(throws: ConversionError.self) {
      try CurrencyConversion(to: try #require(Currency("XAU")))
    }
    #expect(error?.description.contains("“XAU”, found those of AUD, BRL, CAD") == true)
  }
}
