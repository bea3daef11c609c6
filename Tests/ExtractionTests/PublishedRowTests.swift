import Compensation
import Testing

@testable import Extraction

/// Rows of official statistics, filings and surveys, made up with their columns.
struct PublishedRowTests {
  private func table(
    _ published: PublishedTable, _ columns: [TableColumn: Int], header: [String],
    _ rows: [[String]]
  ) -> DocumentTable {
    var bytes: [UInt8] = []
    var made: [DocumentTable.Row] = []
    for (index, row) in rows.enumerated() {
      let start = bytes.count
      var offsets: [Int] = []
      for cell in row {
        offsets.append(bytes.count)
        bytes += Array(cell.utf8) + [0x09]
      }
      made.append(
        DocumentTable.Row(
          line: index + 2, range: start..<bytes.count - 1, cells: row.map { Array($0.utf8) },
          cellOffsets: offsets))
    }
    var table = DocumentTable(
      path: "a.xlsx", header: header, columns: columns, rows: made, bytes: bytes)
    table.published = published
    return table
  }

  private func findings(_ table: DocumentTable, asRecords: Bool = true) throws -> RowFindings {
    try #require(Support.extractor).findings(
      in: table, rows: table.rows.indices, asRecords: asRecords
    ) { title in ResolvedTitle(role: title == "Unknown" ? nil : "clerk") }
  }

  private func figures(_ findings: RowFindings) -> [SalaryFigure] {
    findings.records.compactMap { if case .salary(let figure) = $0 { figure } else { nil } }
  }

  private func survey(_ rows: [[String]]) -> DocumentTable {
    var published = PublishedTable(
      kind: .wageSurvey, name: "survey",
      columns: [.code: 0, .group: 2, .hourlyMean: 3, .hourlyP90: 4])
    published.country = "US"
    published.currency = .usd
    published.year = 2024
    published.topCode = .init(
      hour: Amount(tenThousandths: 1_150_000), year: Amount(tenThousandths: 2_392_000_000))
    return table(
      published, [.role: 1, .mean: 5, .p90: 6],
      header: ["OCC_CODE", "OCC_TITLE", "O_GROUP", "H_MEAN", "H_PCT90", "A_MEAN", "A_PCT90"], rows)
  }

  @Test func aWageAboveTheHighestIsABound() throws {
    let found = try findings(survey([["11-1", "Clerks", "detailed", "80", "#", "166400", "#"]]))
    let figures = figures(found)
    #expect(figures.map(\.low?.description) == ["166400", "239200"])
    #expect(figures.map(\.high?.description) == ["166400", nil])
    #expect(figures.map(\.percentile) == [nil, 90])
    #expect(figures.allSatisfy { $0.period == .year && $0.year == 2024 && $0.country == "US" })
    #expect(figures.allSatisfy { $0.role == "clerk" && $0.currency == .usd })
    #expect(found.counts.topCoded == 1)
  }

  @Test func aWageByTheHourOnlyIsNeverMadeAnnual() throws {
    let found = try findings(survey([["27-2011", "Actors", "detailed", "23.33", "#", "*", "*"]]))
    let figures = figures(found)
    #expect(figures.map(\.period) == [.hour, .hour])
    #expect(figures.map(\.low?.description) == ["23.33", "115"])
    #expect(figures.map(\.high?.description) == ["23.33", nil])
    #expect(figures.allSatisfy { $0.isPaidByHourOnly })
  }

  @Test func aWageByTheYearOnlyIsNeverMadeHourly() throws {
    let figures = figures(
      try findings(survey([["25-2021", "Teachers", "detailed", "*", "*", "70000", "99000"]])))
    #expect(figures.map(\.period) == [.year, .year])
    #expect(figures.allSatisfy { !$0.isPaidByHourOnly })
  }

  @Test func aWithheldWageIsCounted() throws {
    let found = try findings(survey([["11-1", "Clerks", "detailed", "*", "**", "*", ""]]))
    #expect(found.records == [])
    #expect(found.counts.withheld == 2)
    #expect(found.counts.withoutPay == 1)
  }

  @Test(arguments: ["total", "major", "minor", "broad"])
  func aGroupOfOccupationsIsNoRole(group: String) throws {
    let found = try findings(
      survey([["11-0000", "Clerks", group, "80", "90", "166400", "187200"]]))
    #expect(figures(found).allSatisfy { $0.role == nil && $0.roleAsWritten == "Clerks" })
    #expect(found.counts.groupRows == 1)
    #expect(found.counts.withoutRole == 0)
  }

  private func projections(_ rows: [[String]]) throws -> RowFindings {
    var published = PublishedTable(
      kind: .projections, name: "projections",
      columns: [
        .code: 1, .group: 2, .jobs: 3, .jobsChange: 4, .growthPercent: 5, .openings: 6,
      ])
    published.country = "US"
    published.currency = .usd
    published.year = 2024
    published.toYear = 2034
    return try findings(
      table(
        published, [.role: 0, .median: 7],
        header: ["title", "code", "type", "jobs", "change", "percent", "openings", "median"], rows))
  }

  @Test func aProjectionIsAnOutlookInJobs() throws {
    let found = try projections([
      ["    Clerks", "43-1", "Line item", "1046.3", "58.7", "5.6", "78.2", "100750"]
    ])
    guard case .outlook(let outlook) = found.records.first else {
      Issue.record("no outlook")
      return
    }
    #expect(outlook.growthPercent == 5.6)
    #expect(outlook.direction == .growth)
    #expect(outlook.newJobs == 58_700 && outlook.jobs == 1_046_300)
    #expect(outlook.openingsPerYear == 78_200)
    #expect(outlook.fromYear == 2024 && outlook.toYear == 2034)
    #expect(outlook.roleAsWritten == "Clerks" && outlook.role == "clerk")
    #expect(outlook.growthPhrase == "Faster than average")
    #expect(figures(found).map(\.statistic) == [.median])
  }

  @Test func aDashIsNoNumberAndASignIsABound() throws {
    let found = try projections([
      ["Clerks", "43-1", "Line item", "—", "-14.4", "-36.1", "—", ">=$239,200"],
      ["Total, all occupations", "00-0000", "Summary", "1", "0", "0", "1", "—"],
      ["Footnotes:", "", "", "", "", "", "", ""],
    ])
    #expect(found.records.count == 3)
    guard case .outlook(let outlook) = found.records.first else {
      Issue.record("no outlook")
      return
    }
    #expect(outlook.direction == .decline && outlook.newJobs == -14_400)
    #expect(outlook.jobs == nil && outlook.openingsPerYear == nil)
    #expect(figures(found).map(\.low?.description) == ["239200"])
    #expect(figures(found).map(\.high) == [nil])
    guard case .outlook(let total) = found.records.last else {
      Issue.record("no total")
      return
    }
    #expect(total.role == nil && total.roleAsWritten == nil && total.direction == .stable)
  }

  @Test func onlyCertifiedFilingsCount() throws {
    var published = PublishedTable(
      kind: .wageFilings, name: "filings", columns: [.status: 0, .prevailingWage: 5])
    published.country = "US"
    published.currency = .usd
    let found = try findings(
      table(
        published, [.role: 1, .minimum: 2, .maximum: 3, .period: 4, .employer: 6],
        header: ["CASE_STATUS", "JOB_TITLE", "FROM", "TO", "UNIT", "PREVAILING_WAGE", "EMPLOYER"],
        [
          ["Certified", "CLERK", "$120,000.00", "0", "Year", "99000", "Acme"],
          ["CERTIFIED", "CLERK", "40", "50", "Hour", "30", "Acme"],
          ["Certified - Withdrawn", "CLERK", "120000", "", "Year", "1", "Acme"],
          ["DENIED", "CLERK", "120000", "", "Year", "1", "Acme"],
          ["CERTIFIED", "CLERK", "2500", "", "Bi-Weekly", "1", "Acme"],
        ]))
    let figures = figures(found)
    #expect(figures.map(\.low?.description) == ["120000", "40", "2500"])
    #expect(figures.map(\.high?.description) == ["120000", "50", "2500"])
    #expect(figures.map(\.period) == [.year, .hour, .fortnight])
    #expect(figures.allSatisfy { $0.country == "US" && $0.statistic == nil })
    #expect(found.counts.notGranted == 2)
  }

  @Test func aRespondentsPayIsInTheCurrencyOfTheRow() throws {
    let published = PublishedTable(
      kind: .developerSurvey, name: "survey", columns: [.convertedPay: 4])
    let found = try findings(
      table(
        published, [.role: 0, .country: 1, .currency: 2, .amount: 3],
        header: ["DevType", "Country", "Currency", "CompTotal", "ConvertedCompYearly"],
        [
          ["Clerk", "Germany", "EUR European Euro", "60000", "64000"],
          ["Clerk", "United States of America", "USD\tUnited States dollar", "3600000000", "NA"],
          ["Clerk;Cook", "Poland", "PLN\tPolish zloty", "120000", "NA"],
          ["Clerk", "Germany", "NA", "60000", "64000"], ["Clerk", "Germany", "NA", "60000", "NA"],
          ["Clerk", "Germany", "NA", "NA", "NA"],
        ]))
    let figures = figures(found)
    #expect(figures.map(\.currency.code) == ["EUR", "USD", "PLN", "USD"])
    #expect(figures.map(\.low?.description) == ["60000", "3600000000", "120000", "64000"])
    #expect(figures.map(\.role) == ["clerk", "clerk", nil, "clerk"])
    #expect(figures.allSatisfy { $0.period == .year })
    #expect(found.counts.withoutPay == 2)
  }

  @Test func aReferenceIsNoPay() throws {
    let published = PublishedTable(kind: .exchangeRates, name: "rates", columns: [:])
    let found = try findings(
      table(published, [.date: 0], header: ["Date", "USD"], [["2026-04-13", "1.2"]]))
    #expect(found.records == [] && found.pays == [] && found.counts.rows == 1)
  }
}
