import Compensation
import Testing

@testable import Documents

/// Tables that are published in forms of their own, made up with the same headers.
@Suite struct PublishedTableTests {
  private func read(_ text: String, as path: String = "a.csv") -> ReadDocument {
    DocumentReader().read(Array(text.utf8), path: path)
  }

  private func kind(_ header: String) -> PublishedTable.Kind? {
    PublishedHeaders.standard.match(
      header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    )?.table.kind
  }

  /// The wage survey's headers from one vintage to the next.
  @Test(arguments: [
    "OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY",
    "occ_code,occ_title,o_group,tot_emp,emp_prse,jobs_1000,loc_quotient,pct_total,h_mean,a_mean,mean_prse,h_pct10,h_pct25,h_median,h_pct75,h_pct90,a_pct10,a_pct25,a_median,a_pct75,a_pct90,annual,hourly",
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY",
    "area,occ code,occ title,group,h_mean,a_mean,a_pct10,a_median,LOC_Q,PCT_TOT",
  ])
  func theWageSurveyIsKnownInEveryVintage(header: String) throws {
    let match = try #require(
      PublishedHeaders.standard.match(header.split(separator: ",").map(String.init)))
    #expect(match.table.kind == .wageSurvey)
    #expect(match.columns[.role] != nil && match.columns[.median] != nil)
    #expect(match.table.columns[.group] != nil && match.table.columns[.hourlyMean] != nil)
    #expect(match.table.country == "US" && match.table.currency == .usd)
  }

  @Test(arguments: [
    (
      "CASE_NUMBER,CASE_STATUS,JOB_TITLE,SOC_CODE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY,PREVAILING_WAGE",
      PublishedTable.Kind.wageFilings
    ),
    (
      "CASE_STATUS,JOB_TITLE,WAGE_RATE_OF_PAY_FROM_1,WAGE_UNIT_OF_PAY_1,PREVAILING_WAGE_1",
      .wageFilings
    ),
    (
      "STATUS,LCA_CASE_JOB_TITLE,LCA_CASE_WAGE_RATE_FROM,LCA_CASE_WAGE_RATE_TO,LCA_CASE_WAGE_RATE_UNIT",
      .wageFilings
    ),
    (
      "ResponseId,DevType,Country,Currency,CompTotal,CompFreq,ConvertedCompYearly", .developerSurvey
    ),
    ("Respondent,DevType,CompTotal,CompFreq,ConvertedComp", .developerSurvey),
    ("Date,USD,JPY,PLN,", .exchangeRates), ("Date, USD, JPY, PLN, ", .exchangeRates),
    ("DATE,CPIAUCSL", .consumerPrices), ("observation_date,CPIAUCSL", .consumerPrices),
    ("Date,CPI", .consumerPrices), ("series_id,year,period,value,footnote_codes", .consumerPrices),
    ("REF_AREA,TIME_PERIOD,OBS_VALUE,MEASURE", .consumerPrices),
    ("O*NET-SOC Code,Alternate Title,Short Title,Source(s)", .alternateTitles),
    ("O*NET-SOC Code,Reported Job Title,Shown in My Next Move", .alternateTitles),
    ("O*NET-SOC Code,Title,Description", .occupations),
    ("conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description", .labelledOccupations),
  ])
  func aKindIsKnownByTheColumnsThatItNeeds(header: String, kind: PublishedTable.Kind) {
    #expect(self.kind(header) == kind)
  }

  @Test(arguments: [
    "role,salary", "Job Title,Wage,Status", "date,value", "year,value", "Date,Salary,USD",
    "title,description", "Country,Currency,Salary",
  ])
  func otherTablesAreNone(header: String) {
    #expect(kind(header) == nil)
  }

  @Test func aProjectionsYearsAreThoseOfItsHeader() throws {
    let header = [
      "2024 National Employment Matrix title", "2024 National Employment Matrix code",
      "Occupation type", "Employment, 2024", "Employment, 2034",
      "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
      "Occupational openings, 2024–34 annual average", "Median annual wage, dollars, 2024[1]",
    ]
    let match = try #require(PublishedHeaders.standard.match(header))
    #expect(match.table.kind == .projections)
    #expect(match.table.year == 2024 && match.table.toYear == 2034)
    #expect(match.table.columns[.jobs] == 3 && match.table.columns[.jobsLater] == 4)
    #expect(match.table.columns[.jobsChange] == 5 && match.table.columns[.growthPercent] == 6)
    #expect(match.columns == [.role: 0, .median: 8])
  }

  @Test func aProjectionsHeaderMayTakeTwoLines() throws {
    let text = """
      Employment by occupation (Numbers in thousands);;;;;;
      2014 National Employment Matrix title;2014 National Employment Matrix code;Employment;;Change, 2014-24;;Median annual wage, 2014
      ;;2014;2024;Number;Percent;
      Clerks;43-9061;10;11;1;10.0;30000
      """
    let table = try #require(read(text).table)
    #expect(table.published?.kind == .projections)
    #expect(table.published?.year == 2014 && table.published?.toYear == 2024)
    #expect(table.rows.count == 1)
    #expect(table.published?.columns[.growthPercent] == 5)
  }

  @Test(arguments: [
    (
      "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ",
      "115", "239200"
    ),
    ("# = wages of $90.00 per hour or $187,200 per year or more", "90", "187200"),
  ])
  func theHighestWageStandsInTheNotes(note: String, hour: String, year: String) {
    let found = PublishedNotes.topCode(in: note)
    #expect(found?.hour.description == hour)
    #expect(found?.year.description == year)
  }

  @Test(arguments: ["* = not available", "# of jobs", "#", "", "# = $5", "# = $9 or $4"])
  func otherNotesNameNoHighestWage(note: String) {
    #expect(PublishedNotes.topCode(in: note) == nil)
  }

  @Test(arguments: [
    ("national_M2019_dl", 2019), ("May 2024 OEWS Estimates", 2024), ("x", nil), ("M20190", nil),
  ])
  func theYearStandsInANameOrATitle(text: String, year: Int?) {
    #expect(PublishedNotes.year(in: text) == year)
  }

  @Test(arguments: [
    (2013, "187200"), (2015, "187200"), (2016, "208000"), (2021, "208000"), (2022, "239200"),
    (2024, "239200"),
  ])
  func whereTheNotesAreSilentTheYearTellsTheHighestWage(year: Int, highest: String) {
    #expect(PublishedHeaders.standard.topCode(of: year)?.year.description == highest)
    #expect(PublishedHeaders.standard.topCode(of: nil) == nil)
  }

  @Test func textIsATableOnlyWhereItIsAPublishedOne() {
    #expect(read("O*NET-SOC Code\tTitle\tDescription\n1\tClerk\tx\n", as: "a.txt").table != nil)
    #expect(read("role\tsalary\nClerk\t5\n", as: "a.txt").table == nil)
  }

  @Test func aRowThatCannotBeUsedIsNamed() {
    let kinds = "kind,name,country,currency\noccupations,x,,\n"
    func message(_ columns: String) -> String? {
      let error = #expect(throws: PublishedHeadersError.self) {
        try PublishedHeaders(
          TableFiles(texts: [
            "published-kinds.csv": kinds,
            "published-columns.csv": "kind,column,needed,headers\n" + columns,
          ]))
      }
      return error?.description
    }
    #expect(
      message("x,code,yes,a\n")
        == "published-columns.csv:2:1: expected a kind of published-kinds.csv, found “x”; correct it"
    )
    #expect(
      message("occupations,x,yes,a\n")
        == "published-columns.csv:2:1: expected a column of published tables, found “x”; correct it"
    )
    #expect(
      message("occupations,code,yes,a\noccupations,title,yes,a\n")
        == "published-columns.csv:3:1: expected a header of one column, found “a” for two; remove one"
    )
  }

  @Test func theTablesAreSortedAndWhole() throws {
    let tables = TableFiles(embedded: EmbeddedTables.files)
    _ = try PublishedHeaders(tables)
    let kinds = try tables.rows(of: "published-kinds.csv").map { $0["kind"] }
    #expect(kinds == PublishedTable.Kind.allCases.map(\.rawValue).sorted())
    let keys = try tables.rows(of: "published-columns.csv").map { "\($0["kind"]) \($0["column"])" }
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
    let codes = try tables.rows(of: "top-codes.csv").map { $0["from_year"] }
    #expect(codes == codes.sorted() && !codes.isEmpty)
  }
}
