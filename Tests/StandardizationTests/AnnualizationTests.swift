import Compensation
import Standardization
import Testing

@Suite struct AnnualizationTests {
  /// Amount, period, stated payments, market, and the year's amount worked by hand.
  static let cases: [(String, PayPeriod, Double?, String?, String)] = [
    ("28.10", .hour, nil, "US", "58448"),
    ("31.25", .hour, nil, "US", "65000"),
    ("15", .hour, nil, "GB", "29250"),
    ("12.02", .hour, nil, "FR", "21876.4"),
    ("120", .hour, nil, "PL", "240960"),
    ("42.50", .hour, nil, "CH", "92820"),
    ("500", .day, nil, "GB", "130000"),
    ("1200", .day, nil, "PL", "301200"),
    ("850", .week, nil, "US", "44200"),
    ("2500", .fortnight, nil, "AU", "65000"),
    ("9000", .month, nil, "PL", "108000"),
    ("4000", .month, 13, "DE", "52000"),
    ("3930.00", .month, 14, "AT", "55020"),
    ("20000", .month, 14, "CN", "280000"),
    ("3000", .month, 13.92, "BE", "41760"),
    ("3000", .month, nil, "AT", "36000"),
    ("52000", .year, 14, "AT", "52000"),
    ("75495", .year, nil, nil, "75495"),
    ("30", .hour, 14, "US", "62400"),
    ("0.0001", .month, nil, nil, "0.0012"),
  ]

  @Test(arguments: cases)
  func anAmountIsMultipliedExactly(
    text: String, period: PayPeriod, payments: Double?, country: String?, annual: String
  ) throws {
    let workingTime = try WorkingTime()
    let amount = try #require(Amount(text))
    let exact = workingTime.annualAmount(
      amount, per: period, paymentsPerYear: payments, in: country)
    #expect(exact?.description == annual)
    #expect(
      workingTime.annualized(amount, per: period, paymentsPerYear: payments, in: country)
        == Double(annual))
  }

  @Test(arguments: [0, -13, .nan, .infinity, 1e300, 0.00001])
  func aNumberOfPaymentsThatCannotBeIsIgnored(payments: Double) throws {
    let year = try WorkingTime().annualized(
      Amount(1000), per: .month, paymentsPerYear: payments, in: "DE")
    #expect(year == 12_000)
  }

  @Test func whatFourPlacesCannotHoldGoesToTheNearest() throws {
    let table =
      "country,hours,days,weeks,payments,source\ndefault,0.5,1.0001,52.1429,12,a\n"
    let workingTime = try WorkingTime(TableFiles(texts: ["working-time.csv": table]))
    let smallest = Amount(tenThousandths: 1)
    #expect(workingTime.annualAmount(smallest, per: .hour, in: nil)?.tenThousandths == 1)
    #expect(
      workingTime.annualAmount(Amount(tenThousandths: -1), per: .hour, in: nil)?.tenThousandths
        == -1)
    #expect(workingTime.annualAmount(smallest, per: .day, in: nil)?.tenThousandths == 1)
    #expect(
      workingTime.annualAmount(Amount(1), per: .fortnight, in: nil)?.description == "26.0715")
    #expect(workingTime.annualized(smallest, per: .hour, in: nil) == 0.00005)
  }

  @Test func aYearOutOfRangeIsNoAmount() throws {
    let largest = Amount(tenThousandths: .max)
    #expect(try WorkingTime().annualAmount(largest, per: .hour, in: "US") == nil)
    #expect(try WorkingTime().annualAmount(largest, per: .year, in: "US") == largest)
  }

  @Test func aFigureGetsBothItsEndsAndKeepsWhatWasStated() throws {
    let hourly = figure("25", "28.10", per: .hour).annualized(by: try WorkingTime())
    #expect(hourly.annualLow == Amount(52_000))
    #expect(hourly.annualHigh == Amount(58_448))
    #expect(hourly.low == Amount(25))
    #expect(hourly.period == .hour)
  }

  @Test func aBoundStaysABound() throws {
    let from = figure("60000", nil).annualized(by: try WorkingTime())
    #expect(from.annualLow == Amount(60_000))
    #expect(from.annualHigh == nil)
  }

  @Test func theCurrencysCountryDecidesWhereNoneIsStated() throws {
    let workingTime = try WorkingTime()
    #expect(
      figure("10", "10", .gbp, per: .hour).annualized(by: workingTime).annualLow?.description
        == "19500")
    #expect(
      figure("10", "10", .gbp, per: .hour, country: "US").annualized(by: workingTime)
        .annualLow?.description == "20800")
  }
}

@Suite struct MarketTests {
  @Test(arguments: [
    (Currency.usd, nil, "US", true), (.pln, nil, "PL", true), (.eur, nil, "EA", true),
    (.eur, "DE", "DE", false), (.usd, "CN", "CN", false),
  ])
  func theCountryStatedGoesBeforeTheCurrencys(
    currency: Currency, country: String?, code: String, isImplied: Bool
  ) {
    let market = Market(of: figure("1", "1", currency, country: country))
    #expect(market == Market(code, isImplied: isImplied))
  }

  @Test func aCurrencyOfNoCountryHasNoMarket() throws {
    let gold = try #require(Currency("XAU"))
    #expect(Market(of: figure("1", "1", gold)) == nil)
    #expect(Market(of: figure("1", "1", gold, country: "CH"))?.code == "CH")
  }
}
