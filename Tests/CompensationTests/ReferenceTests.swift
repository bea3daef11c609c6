import Compensation
import Testing

/// Tables that other tables are read with.
struct ReferenceTests {
  private func table(
    _ kind: PublishedTable.Kind, _ columns: [TableColumn: Int],
    _ own: [PublishedTable.Column: Int] = [:], _ rows: [[String]]
  ) -> DocumentTable {
    var table = DocumentTable(
      path: "a.csv", header: rows[0], columns: columns,
      rows: rows.dropFirst().enumerated().map { index, cells in
        DocumentTable.Row(
          line: index + 2, range: 0..<0, cells: cells.map { Array($0.utf8) },
          cellOffsets: cells.map { _ in 0 })
      }, bytes: [])
    table.published = PublishedTable(kind: kind, name: "", columns: own)
    return table
  }

  private var rates: ExchangeRates? {
    ExchangeRates(
      table(
        .exchangeRates, [.date: 0], [:],
        [
          ["Date", " USD", "PLN", "BGN", ""], ["2026-04-13", "1.2", "4.2", "N/A", ""],
          ["2026-04-10", "1.1", "4.4", "1.9558", ""],
        ]))
  }

  @Test func aRateGoesByWayOfTheEuro() throws {
    let rates = try #require(rates)
    let day = try #require(CalendarDay("2026-04-13"))
    #expect(rates.rate(from: .eur, to: .usd, on: day)?.value == 1.2)
    #expect(rates.rate(from: .usd, to: .pln, on: day).map { abs($0.value - 3.5) < 1e-12 } == true)
  }

  @Test func aDayWithoutTradeTakesTheLastRateBeforeIt() throws {
    let rates = try #require(rates)
    let sunday = try #require(CalendarDay("12 April 2026"))
    #expect(rates.rate(from: .eur, to: .usd, on: sunday)?.value == 1.1)
    #expect(rates.rate(from: .eur, to: .usd, on: sunday)?.day.description == "2026-04-10")
  }

  @Test func noRateIsTakenFromFurtherThanAWeekOrBeforeTheFirst() throws {
    let rates = try #require(rates)
    for date in ["2026-04-21", "2026-04-09"] {
      let day = try #require(CalendarDay(date))
      #expect(rates.rate(from: .eur, to: .usd, on: day) == nil, "\(date)")
    }
  }

  @Test func aCurrencyThatIsNoMoreHasNoRate() throws {
    let rates = try #require(rates)
    let day = try #require(CalendarDay("2026-04-13"))
    let lev = try #require(Currency("BGN"))
    #expect(rates.rate(from: .eur, to: lev, on: day) == nil)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-4", "13 Foo 2026", "", "0-0-0"])
  func whatIsNoDayIsNone(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func daysAreCountedAcrossMonthsAndLeapYears() throws {
    let before = try #require(CalendarDay("2024-02-28"))
    let after = try #require(CalendarDay("2024-03-01"))
    #expect(after.number - before.number == 2)
    let next = try #require(CalendarDay("2025-03-01"))
    #expect(next.number - after.number == 365)
  }

  @Test func aMonthWithoutAValueHasNone() throws {
    let months = (1...12).map { ["2020-\($0 < 10 ? "0" : "")\($0)-01", "\(100 + $0)"] }
    let prices = try #require(
      ConsumerPrices(
        table(
          .consumerPrices, [.date: 0], [.value: 1],
          [["observation_date", "CPIAUCSL"]] + months + [["2021-01-01", "."]])))
    #expect(prices.series == "CPIAUCSL")
    #expect(prices.index(year: 2020, month: 3) == 103)
    #expect(prices.index(year: 2021, month: 1) == nil)
    #expect(prices.average(of: 2020) == 106.5)
    #expect(prices.average(of: 2021) == nil)
  }

  @Test func thePublishedAverageOfAYearIsTaken() throws {
    let prices = try #require(
      ConsumerPrices(
        table(
          .consumerPrices, [.year: 1], [.series: 0, .month: 2, .value: 3],
          [
            ["series_id", "year", "period", "value"], ["CUUR1", "2020", "M01", "100"],
            ["CUUR1", "2020", "M13", "101.5"], ["CUUR2", "2020", "M13", "7"],
          ])))
    #expect(prices.index(year: 2020, month: 1) == 100)
    #expect(prices.average(of: 2020) == 101.5)
  }

  @Test func labelsStandALineEach() throws {
    let titles = try #require(
      OccupationTitles(
        table(
          .labelledOccupations, [:], [.code: 0, .title: 1, .alternateLabels: 2],
          [["iscoGroup", "preferredLabel", "altLabels"], ["2431", "client manager", "a\nb"]])))
    #expect(titles.entries.map(\.title) == ["client manager"])
    #expect(titles.entries.map(\.otherTitles) == [["a", "b"]])
  }

  @Test(arguments: [
    (7.0, 2024, 2034, "Much faster than average"), (6, 2024, 2034, "Faster than average"),
    (5.6, 2024, 2034, "Faster than average"), (4, 2024, 2034, "As fast as average"),
    (2, 2024, 2034, "Slower than average"), (0.4, 2024, 2034, "Little or no change"),
    (-1, 2024, 2034, "Decline"), (6, 2014, 2024, "As fast as average"),
  ])
  func aPhraseIsOfTheRoundedGrowthAndItsProjection(
    percent: Double, from: Int, to: Int, phrase: String
  ) {
    #expect(GrowthPhrases.standard.entry(for: percent, from: from, to: to)?.phrase == phrase)
  }

  @Test func everyWholePercentOfAProjectionHasOnePhrase() {
    for years in Set(GrowthPhrases.standard.entries.map { [$0.fromYear, $0.toYear] }) {
      for percent in -60...60 {
        let fitting = GrowthPhrases.standard.entries.filter { entry in
          [entry.fromYear, entry.toYear] == years
            && entry.least.map { $0 <= percent } ?? true
            && entry.most.map { percent <= $0 } ?? true
        }
        #expect(fitting.count == 1, "\(years) \(percent)")
      }
    }
    #expect(GrowthPhrases.standard.entry(for: 3, from: 1999, to: 2009) == nil)
  }
}
