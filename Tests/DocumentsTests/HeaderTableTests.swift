import Compensation
import Testing

@testable import Documents

@Suite struct HeaderTableTests {
  private func columns(_ header: String) -> [TableColumn: Int] {
    HeaderTable.standard.columns(
      of: header.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
  }

  @Test(
    arguments: [
      ("Job Title", .role), ("job_title", .role), ("jobTitle", .role), ("ROLE", .role),
      ("Stanowisko", .role), ("Zawód", .role), ("Beruf", .role), ("Stellenbezeichnung", .role),
      ("职位名称", .role), ("岗位", .role), ("OCC_TITLE", .role), ("Puesto", .role), ("Poste", .role),
      ("Job title of the respondent", .role), ("招聘职位", .role),
      ("Salary", .amount), ("Salary (USD)", .amount), ("salary_in_usd", .amount),
      ("Annual gross salary, EUR", .amount), ("Gehalt", .amount), ("Bruttogehalt [€]", .amount),
      ("Wynagrodzenie brutto (PLN)", .amount), ("pensja", .amount), ("薪资", .amount),
      ("薪资（元/月）", .amount), ("月薪", .amount), ("ConvertedCompYearly", .amount),
      ("Salario bruto anual", .amount), ("Salaire annuel", .amount), ("Hourly rate", .amount),
      ("Salary Min", .minimum), ("min_salary", .minimum), ("salaryMin", .minimum),
      ("Gehalt von", .minimum), ("Wynagrodzenie od", .minimum), ("最低薪资", .minimum),
      ("WAGE_RATE_OF_PAY_FROM", .minimum), ("Od", .minimum), ("Salary From (PLN)", .minimum),
      ("Maximum annual salary", .maximum), ("Gehalt bis", .maximum), ("薪资上限", .maximum),
      ("pay_to", .maximum), ("Wynagrodzenie do", .maximum),
      ("Median annual wage", .median), ("A_MEDIAN", .median), ("Mediana", .median),
      ("Mediangehalt", .median), ("中位数", .median), ("P50", .median),
      ("Mean", .mean), ("Average Salary", .mean), ("A_MEAN", .mean), ("Durchschnitt", .mean),
      ("Średnia", .mean), ("平均工资", .mean),
      ("P10", .p10), ("A_PCT10", .p10), ("10th percentile", .p10), ("Lower quartile", .p25),
      ("75th percentile wage", .p75), ("P90 (EUR)", .p90),
      ("Currency", .currency), ("Waluta", .currency), ("Währung", .currency), ("货币", .currency),
      ("salary_currency", .currency),
      ("Pay period", .period), ("Okres", .period), ("Zeitraum", .period), ("Unit of pay", .period),
      ("Country", .country), ("Land", .country), ("Kraj", .country), ("国家", .country),
      ("Employer", .employer), ("Company name", .employer), ("Firma", .employer),
      ("Unternehmen", .employer), ("公司名称", .employer), ("EMPLOYER_NAME", .employer),
      ("City", .place), ("Arbeitsort", .place), ("工作地点", .place),
      ("Date posted", .date), ("datePosted", .date), ("Year", .year), ("work_year", .year),
      ("Sample size", .sampleSize), ("n", .sampleSize), ("Number of respondents", .sampleSize),
      ("Weight", .weight), ("Industry", .segment), ("Branża", .segment), ("Branche", .segment),
      ("Gross/net", .basis), ("experience_level", .level), ("Seniority", .level),
      ("Poziom", .level),
    ] as [(String, TableColumn)])
  func aHeaderMeansItsColumn(header: String, column: TableColumn) {
    #expect(columns(header) == [column: 0])
  }

  @Test(arguments: [
    "", "—", "Company size", "company_location", "Job description", "Years to retirement",
    "公司福利", "公司信息", "职位地址", "id", "URL", "H_MEDIAN", "Employment type", "EdLevel",
    "remote_ratio", "Notes", "tot_emp",
  ])
  func otherHeadersMeanNone(header: String) {
    #expect(columns(header) == [:])
  }

  @Test func theSurestHeaderHasTheColumn() {
    #expect(columns("Job category title|Position") == [.role: 1])
    #expect(columns("Base pay details|Salary|Salary 2") == [.amount: 1])
    #expect(columns("Job title|Occupation") == [.role: 0])
    #expect(
      columns("H_MEAN|A_MEAN|H_MEDIAN|A_MEDIAN|A_PCT90") == [.mean: 1, .median: 3, .p90: 4])
  }

  @Test func aTableOfWagesOfAllKindsIsRecognised() {
    #expect(
      columns(
        "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size"
          .split(separator: ",").joined(separator: "|")) == [
          .year: 0, .level: 1, .role: 3, .amount: 4, .currency: 5, .country: 7,
        ])
  }

  @Test func wordsIgnoreCasePunctuationAndBrackets() {
    for text in ["Salary_Min (USD)", "salaryMin", "SALARY MIN", " salary-min [1]", "Salary, min."] {
      #expect(HeaderWords(text).words == ["salary", "min"])
    }
  }

  @Test func aRowThatCannotBeUsedIsNamed() {
    let wrong = TableFiles(texts: ["headers.csv": "column,language,words\nsalery,en,pay\n"])
    let error = #expect(throws: HeaderTableError.self) { try HeaderTable(wrong) }
    #expect(
      error?.description
        == "headers.csv:2:1: expected a column of tables or “none”, found “salery”; correct it")
    let twice = TableFiles(
      texts: ["headers.csv": "column,language,words\nmean,en,Mid\nmedian,en,mid\n"])
    let other = #expect(throws: HeaderTableError.self) { try HeaderTable(twice) }
    #expect(
      other?.description
        == "headers.csv:3:1: expected a word of one column, found “mid” for two; remove one")
  }

  @Test func theTablesParseAndAreSortedAndUnique() throws {
    let tables = TableFiles(embedded: EmbeddedTables.files)
    _ = try HeaderTable(tables)
    let rows = try tables.rows(of: "headers.csv")
    let keys = rows.map { $0["column"] + "/" + $0["language"] }
    #expect(keys == keys.sorted())
    #expect(Set(keys).count == keys.count)
    let languages: Set = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "zh"]
    for column in TableColumn.allCases {
      let known = Set(rows.filter { $0["column"] == column.rawValue }.map { $0["language"] })
      #expect(known == languages, "\(column)")
    }
    for row in rows {
      let words = row.list("words").map { HeaderWords($0) }
      #expect(Set(words).count == words.count, "\(row["column"]) \(row["language"])")
      #expect(words.allSatisfy { !$0.words.isEmpty })
    }
    let units = try tables.rows(of: "header-units.csv").map { $0["language"] }
    #expect(units == units.sorted() && Set(units).count == units.count && !units.isEmpty)
  }
}
