import Compensation
import Foundation
import Testing

@testable import Writers

struct OccupationMarkupTests {
  @Test func aRoleOfAMarketHasADistributionForEachKindOfPay() throws {
    let occupations = OccupationMarkup.occupations(of: Fixture.rich)
    #expect(!occupations.isEmpty)
    let names = occupations.map { [$0.title, $0.market] }
    #expect(Set(names).count == names.count)
    for occupation in occupations {
      #expect(!occupation.salaries.isEmpty)
      for salary in occupation.salaries {
        #expect(salary.name.hasPrefix("statements") || salary.name.hasPrefix("observations"))
        #expect(salary.values.map(\.value) == salary.values.map(\.value).sorted())
      }
    }
  }

  @Test func whatIsWithheldHasNoMember() throws {
    var report = Fixture.rich
    report.statementSummaries = []
    for index in report.observationSummaries.indices {
      report.observationSummaries[index].median = nil
      report.observationSummaries[index].p10 = nil
      report.observationSummaries[index].p25 = nil
      report.observationSummaries[index].p75 = nil
      report.observationSummaries[index].p90 = nil
    }
    #expect(OccupationMarkup.occupations(of: report).isEmpty)
  }

  @Test func theDocumentIsOneThatSchemaOrgReads() throws {
    var json = JSONText()
    try #require(OccupationMarkup.occupations(of: Fixture.golden).first).append(to: &json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect(object["@context"] as? String == "https://schema.org")
    #expect(object["@type"] as? String == "Occupation")
    let salary = try #require((object["estimatedSalary"] as? [[String: Any]])?.first)
    #expect(salary["@type"] as? String == "MonetaryAmountDistribution")
    #expect(salary["duration"] as? String == "P1Y")
    #expect(salary["median"] is Double)
  }
}
