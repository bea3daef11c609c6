import Compensation
import Standardization
import Testing

@Suite struct CommonBasisTests {
  private func standardized(
    _ figures: [SalaryFigure], year: Int? = nil
  ) throws -> [StandardizedFigure] {
    standardize(
      figures.map {
        var figure = $0
        figure.year = year
        return figure
      }, by: try WorkingTime())
  }

  @Test func nothingAskedForChangesNothing() throws {
    let figures = try standardized([figure("60000", "80000"), figure("9", nil, .pln, per: .hour)])
    let (same, issues) = CommonBasis().applied(to: figures)
    #expect(same == figures)
    #expect(issues.isEmpty)
    #expect(CommonBasis().isEmpty)
  }

  @Test func whatWasStatedStaysBesideWhatWasMadeOfIt() throws {
    let basis = CommonBasis(conversion: try CurrencyConversionTests.conversion())
    let (figures, issues) = basis.applied(
      to: try standardized([figure("5000", "6000", .pln, per: .month)], year: 2024))
    let converted = try #require(figures.first)
    #expect(issues.isEmpty)
    #expect(converted.figure.currency == .pln)
    #expect(converted.figure.low == Amount(5_000))
    #expect(converted.figure.annualLow == Amount(60_000))
    #expect(converted.currency == .eur)
    #expect(isClose(converted.annualLow, 15_000))
    #expect(isClose(converted.annualHigh, 18_000))
    #expect(converted.group?.currency == .eur)
    #expect(converted.group?.market == "PL")
    #expect(converted.adjustments.map(\.kind) == [.conversion])
    #expect(
      converted.adjustments.first?.assumption == "PLN to EUR at the rate of the mean of 2024")
    #expect(converted.modelled == nil)
  }

  @Test func aFigureWithoutARateKeepsItsCurrencyAndIsNamedOnce() throws {
    let basis = CommonBasis(conversion: try CurrencyConversionTests.conversion())
    let (figures, issues) = basis.applied(
      to: try standardized([figure("1", "2", .cny), figure("3", "4", .cny), figure("9", "9")]))
    #expect(figures.map(\.currency) == [.cny, .cny, .eur])
    #expect(
      issues.map(\.description) == [
        "a.txt:1:1: warning: expected a rate from CNY to EUR of 2025-01-12 in rates.csv, found "
          + "none; such figures stay in CNY, name other rates with --rates"
      ])
  }

  @Test func ageingIsAModelBesideTheStatedPay() throws {
    let day = try #require(CalendarDay("2025-07-01"))
    let ageing = try #require(Ageing(to: day, at: 0.04))
    let basis = CommonBasis(ageing: ageing)
    let (figures, _) = basis.applied(to: try standardized([figure("50000", nil)], year: 2024))
    let aged = try #require(figures.first)
    #expect(aged.annualLow == 50_000)
    #expect(isClose(aged.modelled?.low, 52_000))
    #expect(aged.modelled?.high == nil)
    #expect(
      aged.adjustments.first?.assumption == "from 2024-07-01 to 2025-07-01 at 4 % a year, compound")
    let (undated, _) = basis.applied(to: try standardized([figure("50000", nil)]))
    #expect(undated.first?.modelled == nil)
  }

  @Test func pricesAreThoseOfTheCountryOnly() throws {
    let prices = try #require(ReferenceTable.prices())
    let basis = CommonBasis(realTerms: RealTerms(prices: prices, of: "US", baseYear: 2024))
    let (figures, _) = basis.applied(
      to: try standardized([figure("50000", "50000"), figure("50000", "50000", .pln)], year: 2020))
    #expect(figures.map { $0.modelled?.low } == [60_000, nil])
  }

  @Test func aParityIsOfTheCountrysOwnCurrencyAndConvertsItself() throws {
    let basis = CommonBasis(
      conversion: try CurrencyConversionTests.conversion(),
      purchasingPower: try PurchasingPower(
        text: "country,year,units\nPL,2024,2\nDE,2024,0.75\n", path: "ppp.csv"))
    let (figures, _) = basis.applied(
      to: try standardized([
        figure("80000", "80000", .pln), figure("90000", "90000", .usd, country: "PL"),
        figure("60000", "60000", .eur, country: "DE"),
      ]))
    #expect(figures.map { $0.modelled?.low } == [40_000, nil, 80_000])
  }

  @Test func netAndGrossStayApartInOneCurrency() throws {
    var net = figure("50000", "50000", .pln)
    net.basis = .net
    let basis = CommonBasis(conversion: try CurrencyConversionTests.conversion())
    let (figures, _) = basis.applied(
      to: try standardized([net, figure("50000", "50000", .pln)]))
    #expect(Set(figures.compactMap(\.group)).count == 2)
  }
}

@Suite struct ModelledObservationTests {
  private let group = PayGroup(role: "a", market: "US", currency: .usd, isNet: false)

  @Test func withoutAModelThereIsNothing() {
    var rows = Observations()
    rows.append(group: group, annualPay: 50_000, source: "a.csv", line: 2, year: 2024)
    #expect(CommonBasis().modelled(rows).count == 0)
    #expect(CommonBasis().modelSteps.isEmpty)
  }

  @Test func rowsAreAgedFromTheirOwnYearAndOthersLeftOut() throws {
    var rows = Observations()
    rows.append(group: group, annualPay: 50_000, weight: 3, source: "a.csv", line: 2, year: 2024)
    rows.append(group: group, annualPay: 50_000, source: "a.csv", line: 3, year: 2025)
    rows.append(group: group, annualPay: 50_000, source: "b.csv", line: 2)
    let day = try #require(CalendarDay(year: 2026, month: 7, day: 1))
    let basis = CommonBasis(ageing: Ageing(to: day, at: 0.1))
    let aged = basis.modelled(rows)
    #expect(aged.annualPay.map { $0.rounded() } == [60_500, 55_000])
    #expect(aged.weight == [3, 1])
    #expect(aged.line == [2, 3])
    #expect(aged.groups == [group])
    #expect(basis.modelSteps == "ageing")
    // The rows as they are stay as they are.
    #expect(rows.annualPay == [50_000, 50_000, 50_000])
  }
}

@Suite struct ObservationConversionTests {
  @Test func rowsTakeTheRateOfTheirYear() throws {
    var rows = Observations()
    let zloty = PayGroup(role: "a", market: "PL", currency: .pln, isNet: false)
    let yuan = PayGroup(role: "a", market: "CN", currency: .cny, isNet: false)
    rows.append(group: zloty, annualPay: 40_000, weight: 2, source: "old.csv", line: 7, year: 2024)
    rows.append(group: zloty, annualPay: 44_000, source: "new.csv", line: 8)
    rows.append(group: yuan, annualPay: 90_000, source: "new.csv", line: 9)
    let (converted, missing) = try CurrencyConversionTests.conversion().converted(rows)
    #expect(converted.annualPay.map { ($0 * 1e6).rounded() / 1e6 } == [10_000, 10_000, 90_000])
    #expect(converted.weight == [2, 1, 1])
    #expect(converted.line == [7, 8, 9])
    #expect(converted.year == [2024, 0, 0])
    #expect(converted.groups.map(\.currency) == [.eur, .cny])
    #expect(converted.sources == ["old.csv", "new.csv"])
    #expect(missing == [.cny])
  }
}
