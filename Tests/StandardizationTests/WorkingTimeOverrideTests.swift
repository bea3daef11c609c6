import Compensation
import Standardization
import Testing

@Suite struct WorkingTimeOverrideTests {
  static let header = "country,hours,days,weeks,payments,source\n"

  @Test func aUsersRowReplacesTheCountrysAndAddsOne() throws {
    let own = try WorkingTime().overridden(
      by: Self.header + "US,1950,260,52,12,37.5 hours a week\nZZ,1000,200,50,13,ours\n",
      path: "own.csv")
    #expect(own.annualized(Amount(10), per: .hour, in: "US") == 19_500)
    #expect(own.annualized(Amount(10), per: .hour, in: "ZZ") == 10_000)
    #expect(own.annualized(Amount(10), per: .hour, in: "FR") == 18_200)
    #expect(own.entry(for: "US").source == "37.5 hours a week")
    #expect(own.entries.map(\.country) == own.entries.map(\.country).sorted(by: standardFirst))
  }

  private func standardFirst(_ left: String, _ right: String) -> Bool {
    (left == "default" ? "" : left) < (right == "default" ? "" : right)
  }

  @Test func aDefaultOfOnesOwnCountsForCountriesWithoutARow() throws {
    let own = try WorkingTime().overridden(
      by: "\u{FEFF}" + Self.header + "default,1800,225,50,12,ours\n", path: "own.csv")
    #expect(own.annualized(Amount(10), per: .hour, in: "KE") == 18_000)
    #expect(own.annualized(Amount(10), per: .hour, in: "US") == 20_800)
  }

  @Test(arguments: [
    (
      "country,hours,days\nUS,1950,260\n",
      "own.csv:1:1: expected a column “weeks”, found none; add it to the header"
    ),
    (
      header + "USA,1950,260,52,12,x\n",
      "own.csv:2:1: expected a country’s code such as US, or default, found “USA”; correct it"
    ),
    (
      header + "US,40h,260,52,12,x\n",
      "own.csv:2:1: expected a number above 0 in the column “hours”, found “40h”; write it with a "
        + "point and at most four decimal places"
    ),
  ])
  func aTableThatCannotBeUsedSaysWhereAndWhy(text: String, message: String) {
    let error = #expect(throws: StandardizationError.self) {
      try WorkingTime().overridden(by: text, path: "own.csv")
    }
    #expect(error?.description == message)
  }
}
