import Compensation
import Testing

@testable import Statistics

@Suite struct OfficialWagesTests {
  private func position(of amount: Double, in code: String) throws -> String {
    let entry = try #require(OfficialWages.standard[code])
    return try #require(entry.distribution.position(of: amount)).words
  }

  /// The claims of three articles in the official distributions of May 2024.
  @Test(arguments: [
    (87_628.0, "13-1082", "P37"), (80_950, "13-1082", "P30"), (85_000, "13-1082", "P34"),
    (75_495, "41-3091", "P58"), (65_000, "41-3091", "P49"),
  ])
  func claimsHaveTheirPlaceInTheOfficialDistribution(
    amount: Double, code: String, place: String
  ) throws {
    #expect(try position(of: amount, in: code) == place)
  }

  @Test func publishedPercentilesAreTheirOwnPlaces() throws {
    #expect(try position(of: 59_830, in: "13-1082") == "P10")
    #expect(try position(of: 100_750, in: "13-1082") == "P50")
    #expect(try position(of: 165_790, in: "13-1082") == "P90")
    #expect(try position(of: 59_829, in: "13-1082") == "below P10")
    #expect(try position(of: 165_791, in: "13-1082") == "above P90")
  }

  /// Chief executives: P75 and P90 are $239,200 or more, which is no value.
  @Test func aTopCodeIsABoundAndNoValue() throws {
    let entry = try #require(OfficialWages.standard["11-1011"])
    #expect(entry.distribution.median == 206_420)
    #expect(entry.distribution.value(at: 0.75) == nil)
    #expect(try position(of: 300_000, in: "11-1011") == "above P50")
  }

  /// Actors: wages by the hour only.
  @Test func hourlyOccupationsStayHourly() throws {
    let actors = try #require(OfficialWages.standard["27-2011"])
    #expect(actors.period == .hour)
    #expect(actors.distribution.median == 23.33)
    #expect(OfficialWages.standard.codes.count { OfficialWages.standard[$0]?.period == .hour } == 5)
  }

  @Test func everyRowOfTheTableIsADistribution() throws {
    let rows = try TableFiles(embedded: EmbeddedTables.files).rows(of: "us-wages.csv")
    // Occupations whose wages are withheld or all above the highest published.
    let unread = rows.map { $0["code"] }.filter { OfficialWages.standard[$0] == nil }
    #expect(unread.count <= 20)
    for code in unread {
      let row = try #require(rows.first { $0["code"] == code })
      #expect(["", "239200+"].contains(row["median"]), "\(code)")
    }
    let codes = rows.map { $0["code"] }
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
  }

  @Test func theFitOfTheModelIsStated() throws {
    let managers = try #require(OfficialWages.standard["13-1082"]?.distribution)
    #expect(try (#require(managers.sigma) * 1_000).rounded() == 398)
    #expect(try (#require(managers.fitError) * 1_000).rounded() == 12)
    let sales = try #require(OfficialWages.standard["41-3091"]?.distribution)
    #expect(try #require(sales.fitError) > 0.09)
  }

  @Test func equalNeighboursHoldTheMiddleOfTheirShares() throws {
    let distribution = try #require(
      OfficialDistribution(points: [
        .init(share: 0.25, amount: 10, isBound: false),
        .init(share: 0.5, amount: 20, isBound: false),
        .init(share: 0.75, amount: 20, isBound: false),
      ]))
    #expect(distribution.position(of: 20) == .share(0.5))
    #expect(distribution.position(of: 21) == .above(0.75))
    #expect(distribution.position(of: 0) == nil)
  }
}

@Suite struct OfficialProjectionsTests {
  @Test func thePhraseIsOfTheProjectionsEdition() throws {
    let managers = try #require(OfficialProjections.standard["13-1082"])
    #expect(managers.percent == 5.6)
    #expect(managers.phrase == "Faster than average")
    #expect(managers.direction == .growth)
    #expect(OfficialProjections.standard.allOccupations?.percent == 3.1)
  }

  /// Openings are separations and growth: 72.4 + 58.7 / 10 = 78.3 beside the published 78.2.
  @Test func openingsAreSeparationsAndGrowth() throws {
    let managers = try #require(OfficialProjections.standard["13-1082"])
    #expect(managers.separations == 72.4)
    #expect(managers.openings == 78.2)
    for code in OfficialProjections.standard.codes {
      let entry = try #require(OfficialProjections.standard[code])
      guard let openings = entry.openings, let separations = entry.separations else { continue }
      // Occupations that shrink have no openings by growth, and rounding is of hundreds.
      let implied = separations + entry.change / 10
      #expect(abs(openings - implied) <= max(0.16, abs(implied) * 0.01), "\(code)")
    }
  }

  @Test func everyProjectionHasAPhrase() throws {
    for code in OfficialProjections.standard.codes {
      #expect(OfficialProjections.standard[code]?.phrase != nil, "\(code)")
    }
    let rows = try TableFiles(embedded: EmbeddedTables.files).rows(of: "us-projections.csv")
    #expect(OfficialProjections.standard.codes == rows.map { $0["code"] })
  }
}

@Suite struct SeriesBreaksTests {
  @Test func projectManagersBreakBetween2019And2021() {
    let breaks = SeriesBreaks.standard
    #expect(breaks.entry(of: "13-1082", across: [2019, 2021])?.before == "13-1198")
    #expect(breaks.entry(of: "13-1082", across: [2024, 2021, 2020])?.firstYear == 2021)
    #expect(breaks.entry(of: "13-1082", across: [2021, 2024]) == nil)
    #expect(breaks.entry(of: "13-1082", across: [2019]) == nil)
    #expect(breaks.entry(of: "41-3091", across: [2019, 2021]) == nil)
  }

  @Test func everyBreakIsOfACodeWithWages() throws {
    let rows = try TableFiles(embedded: EmbeddedTables.files).rows(of: "series-breaks.csv")
    #expect(rows.count == SeriesBreaks.standard.codes.count)
    for row in rows {
      #expect(Int(row["first_year"]) == 2021)
      #expect(OfficialWages.standard.codes.contains(row["code"]) || row["code"].hasPrefix("29-12"))
    }
  }
}
