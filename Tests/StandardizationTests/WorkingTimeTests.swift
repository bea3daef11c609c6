import Compensation
import Standardization
import Testing

@Suite struct WorkingTimeTests {
  @Test func theTableIsSortedAndSaysWhenceEveryRowIs() throws {
    let entries = try WorkingTime().entries
    let countries = entries.map(\.country)
    #expect(countries.first == "default")
    #expect(Array(countries.dropFirst()) == Set(countries.dropFirst()).sorted())
    for entry in entries {
      #expect(entry.country == "default" || entry.country.utf8.count == 2)
      #expect(!entry.source.isEmpty)
    }
  }

  @Test func everyRowIsAPlausibleYear() throws {
    for entry in try WorkingTime().entries {
      let hours = Double(entry.hours.tenThousandths) / 10_000
      let days = Double(entry.days.tenThousandths) / 10_000
      let payments = Double(entry.customaryPayments.tenThousandths) / 10_000
      #expect((7.0...8.5).contains(hours / days), "\(entry.country)")
      #expect(entry.weeks.description == "52")
      #expect((12...14).contains(payments), "\(entry.country)")
    }
  }

  @Test func aCountryWithoutARowTakesTheDefault() throws {
    let workingTime = try WorkingTime()
    #expect(workingTime.entry(for: "ZW") == workingTime.fallback)
    #expect(workingTime.entry(for: "EA") == workingTime.fallback)
    #expect(workingTime.entry(for: nil) == workingTime.fallback)
    #expect(workingTime.entry(for: "GB").hours.description == "1950")
  }

  static let header = "country,hours,days,weeks,payments,source\n"

  @Test(arguments: [
    (
      "default,2080,260,52,12,a\nUS,2k,260,52,12,b\n",
      "working-time.csv:3:1: expected a number above 0 in the column “hours”, found “2k”; "
        + "write it with a point and at most four decimal places"
    ),
    (
      "default,2080,0,52,12,a\n",
      "working-time.csv:2:1: expected a number above 0 in the column “days”, found “0”; "
        + "write it with a point and at most four decimal places"
    ),
    (
      "default,2080,260,52,12,a\nUS,2080,260,52,12,b\nUS,2080,260,52,12,c\n",
      "working-time.csv:4:1: expected one row a country, found a second one of “US”; remove one"
    ),
    (
      "US,2080,260,52,12,b\n",
      "working-time.csv:1:1: expected a row of the country “default”, found none; "
        + "add it for the countries without a row"
    ),
  ])
  func aTableThatCannotBeUsedSaysWhereAndWhy(rows: String, message: String) {
    let tables = TableFiles(texts: ["working-time.csv": Self.header + rows])
    let error = #expect(throws: StandardizationError.self) { try WorkingTime(tables) }
    #expect(error?.description == message)
  }

  @Test func aTableOfOnesOwnReplacesTheProgramsOwn() throws {
    let own = TableFiles(texts: [
      "working-time.csv": Self.header + "default,1600.5,200,52,12,ours\n"
    ])
    let workingTime = try WorkingTime(WorkingTime.embedded.overridden(by: own))
    #expect(workingTime.annualized(Amount(10), per: .hour, in: "US") == 16_005)
  }
}

@Suite struct WorkingTimeParametersTests {
  @Test func everyValueUsedIsListedOnce() throws {
    let workingTime = try WorkingTime()
    let figures = standardize(
      [
        figure("30", "30", per: .hour), figure("31", "31", per: .hour),
        figure("300", "300", .gbp, per: .day), figure("3000", "3000", .eur, per: .month),
        figure("9", "9", .eur, per: .hour), figure("90000", "90000", .pln),
      ], by: workingTime)
    let parameters = workingTime.parameters(for: figures)
    #expect(
      parameters.map { "\($0.name): \($0.value)" } == [
        "Hours per year, default: 2080", "Hours per year, US: 2080", "Days per year, GB: 260",
        "Months per year, default: 12",
      ])
    #expect(parameters[1].note == workingTime.entry(for: "US").source)
  }

  @Test func aCustomOfFourteenPaymentsIsNamedAndNotApplied() throws {
    let workingTime = try WorkingTime()
    let parameters = workingTime.parameters(for: [
      WorkingTime.Use(country: "AT", period: .month),
      WorkingTime.Use(country: "ES", period: .month, paymentsPerYear: 14),
      WorkingTime.Use(country: "US", period: .month),
      WorkingTime.Use(country: "US", period: .year),
    ])
    #expect(parameters.map(\.name) == ["Months per year, default", "Months per year, AT"])
    #expect(parameters.map(\.value) == ["12", "12"])
    #expect(
      parameters.last?.note == "where the text states no number of payments; "
        + "14 payments are customary and not applied")
  }
}
