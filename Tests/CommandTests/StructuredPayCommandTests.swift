import Foundation
import Testing

/// Pay that pages state in fields for machines, as the command prints it.
struct StructuredPayCommandTests {
  private static func page(_ posting: String, _ text: String) -> String {
    """
    <html lang="en"><script type="application/ld+json">
    {"@type": "JobPosting", "title": "Senior Java Developer", "datePosted": "2024-02-03",
     "hiringOrganization": {"name": "Acme"}, \(posting)}
    </script><h1>Senior Java Developer</h1><p>\(text)</p></html>
    """
  }

  private static let range = #"""
    "baseSalary": {"currency": "EUR", "value": {"minValue": 65000, "maxValue": 80000,
      "unitText": "YEAR"}}, "jobLocation": {"address": {"addressCountry": "Germany"}}
    """#

  @Test func aFigureInFieldsOnlyIsARecord() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      StructuredPayCommandTests.page(StructuredPayCommandTests.range, "Come and join us."),
      to: "ad.html")
    let run = try PaybandRun(["extract", "ad.html"], in: folder)
    let record = try #require(run.records().first)
    #expect(try run.records().count == 1)
    #expect(record["role"] as? String == "java-developer")
    #expect(record["level"] as? String == "senior")
    #expect(record["low"] as? Int == 65_000)
    #expect(record["high"] as? Int == 80_000)
    #expect(record["period"] as? String == "year")
    #expect(record["country"] as? String == "DE")
    #expect(record["employer"] as? String == "Acme")
    #expect(record["year"] as? Int == 2024)
    #expect(record["locator"] as? String == "JobPosting.baseSalary")
    #expect([record["line"] as? Int, record["column"] as? Int] == [3, 98])
    #expect((record["quote"] as? String)?.hasPrefix("\"baseSalary\": {\"currency\"") == true)
  }

  @Test func aFigureInTextAndFieldsIsOneRecordThatLeadsToBoth() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      StructuredPayCommandTests.page(
        StructuredPayCommandTests.range, "We pay a salary of €65,000 to €80,000 per year."),
      to: "ad.html")
    let records = try PaybandRun(["extract", "ad.html"], in: folder).records()
    let record = try #require(records.first)
    #expect(records.count == 1)
    #expect(record["quote"] as? String == "We pay a salary of €65,000 to €80,000 per year.")
    #expect(record["line"] as? Int == 5)
    #expect(record["locator"] as? String == "JobPosting.baseSalary, line 3")
    #expect(record["employer"] as? String == "Acme")
    #expect(record["country"] as? String == "DE")
  }

  @Test func differentFiguresStayApart() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      StructuredPayCommandTests.page(
        StructuredPayCommandTests.range, "The average salary is €70,000 a year."), to: "ad.html")
    let records = try PaybandRun(["extract", "ad.html"], in: folder).records()
    #expect(records.map { $0["low"] as? Int } == [65_000, 70_000])
  }

  @Test func estimatesAreNotPooledWithOffers() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      StructuredPayCommandTests.page(
        StructuredPayCommandTests.range
          + #", "estimatedSalary": {"currency": "EUR", "value": {"value": 99000, "unitText": "YEAR"}}"#,
        ""), to: "ad.html")
    let run = try PaybandRun(["report", "ad.html"], in: folder)
    #expect(run.exitCode == 0)
    let summary = try folder.text("reports/summary.csv").split(separator: "\r\n")
    #expect(summary.count == 3)
    #expect(summary.contains { $0.contains("estimate") && $0.contains("99000") })
  }

  @Test func whatCannotBePayIsRejectedWithTheReason() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      StructuredPayCommandTests.page(
        #""baseSalary": {"currency": "EUR", "value": {"value": 60000, "unitText": "HOUR"}}"#, ""),
      to: "ad.html")
    let records = try PaybandRun(["extract", "ad.html", "--rejected"], in: folder).records()
    #expect(records.map { $0["kind"] as? String } == ["rejected"])
    #expect(records.map { $0["reason"] as? String } == ["implausible"])
  }
}
