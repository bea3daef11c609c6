import Compensation
import Documents
import Foundation
import Testing

/// Published files beside the package, which are not part of it.
@Suite(.enabled(if: PublishedData.isPresent, "no folder \(PublishedData.path)"))
struct PublishedDataTests {
  private func read(_ name: String) throws -> ReadDocument {
    try DocumentReader().read(InputFile(PublishedData.path + "/" + name))
  }

  @Test func aPageOfTheOccupationalOutlookHandbookIsRead() throws {
    let document = try read("bls-handbook/accountants-and-auditors.html")
    let text = try #require(document.text)
    #expect(document.issues == [])
    #expect(document.format == "html")
    #expect(text.declaredLanguage == "en")
    #expect(
      text.title
        == "Accountants and Auditors : Occupational Outlook Handbook: : U.S. Bureau of Labor Statistics"
    )
    let outline = text.outline
    #expect(outline.contains("h1: Accountants and Auditors"))
    #expect(outline.contains("h3: What Accountants and Auditors Do"))
    #expect(outline.contains("th1: Quick Facts: Accountants and Auditors\t"))
    #expect(outline.contains("tr1: 2024 Median Pay\t$81,680 per year\n$39.27 per hour"))
    #expect(outline.contains("tr1: Job Outlook, 2024–34\t5% (Faster than average)"))
    #expect(outline.contains("tr1: Employment Change, 2024–34\t72,800"))
    let pay = try #require(text.place(of: "$81,680 per year"))
    #expect(pay.line == 779)
    #expect(pay.column == 41)
    #expect(!outline.contains { $0.contains("Skip to Content") })
  }

  @Test func everyPageStatesItsPayAndKeepsItsPlaces() throws {
    let listing = InputWalker().list([PublishedData.path + "/bls-handbook"])
    #expect(listing.files.count == 58)
    for file in listing.files where file.path.hasSuffix(".html") {
      let document = try DocumentReader().read(file)
      let text = try #require(document.text)
      #expect(document.issues == [], "\(file.path)")
      #expect(text.blocks.contains { $0.kind == .heading(1) }, "\(file.path)")
      let source = try #require(text.decodedBytes)
      for origin in text.origins {
        let byte = source[origin.sourceOffset]
        let isSame = byte == text.bytes[origin.textOffset]
        let isSpace = text.bytes[origin.textOffset] == 0x20 && byte <= 0x20
        let isReference = byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";")
        #expect(isSame || isSpace || isReference, "\(file.path):\(origin.sourceOffset)")
      }
    }
  }

  @Test func aListOfJobAdsIsATable() throws {
    let document = try read("job-ads/boss.csv")
    let table = try #require(document.table)
    #expect(document.issues == [])
    #expect(table.columns[.role] == 0)
    #expect(table.columns[.amount] == 2)
    #expect(table.columns[.employer] == 4)
    #expect(table.rows.count == 2_411)
    #expect(table.strings.first?.prefix(3) == ["Python 工程师", "北京·海淀区·中关村", "12-18K"])
  }

  @Test func aSurveyWithItsLastRowCutIsReadUpToIt() throws {
    let document = try read("stackoverflow/survey_results_public.csv")
    let table = try #require(document.table)
    func name(_ column: TableColumn) -> String? { table.columns[column].map { table.header[$0] } }
    #expect(name(.role) == "DevType")
    #expect(name(.amount) == "CompTotal")
    #expect(name(.currency) == "Currency")
    #expect(name(.country) == "Country")
    #expect(document.issues.count == 1)
    #expect(table.rows.allSatisfy { $0.cells.count == table.header.count })
  }

  /// The numbers are those that a reader of the zip file's XML in another language finds.
  @Test(arguments: [
    ("bls-oews/national_M2019_dl.xlsx", 1_329, "S2", "39810", 0),
    ("bls-oews/national_M2021_dl.xlsx", 1_403, "T2", "45760", 1),
    ("bls-oews/national_M2024_dl.xlsx", 1_403, "AB2", "49500", 1),
  ])
  func theWageSurveyIsATable(
    name: String, rows: Int, place: String, median: String, issues: Int
  ) throws {
    let documents = Array(
      try DocumentReader().documents(in: InputFile(PublishedData.path + "/" + name)))
    let table = try #require(documents.first?.table)
    #expect(documents.count == 1)
    #expect(table.rows.count == rows)
    // The hidden sheets; the descriptions of the fields are known.
    #expect(documents[0].issues.count == issues)
    let row = try #require(table.rows.first)
    let column = try #require(table.columns[.median])
    #expect(String(decoding: row.cells[column], as: UTF8.self) == median)
    #expect(table.locator(of: row.cellOffsets[column], in: row)?.hasSuffix("!\(place)") == true)
    for thing in [TableColumn.role, .mean, .p10, .p25, .p75, .p90] {
      #expect(table.columns[thing] != nil, "\(thing)")
    }
    // A wage above the survey's highest is marked, and kept as it stands.
    #expect(table.rows[1].cells.contains(Array("#".utf8)))
  }

  @Test func theProjectionsGiveATableForEachSheetWithWages() throws {
    let documents = Array(
      try DocumentReader().documents(
        in: InputFile(PublishedData.path + "/bls-projections/occupation.xlsx")))
    let detailed = try #require(
      documents.compactMap(\.table).first { $0.sheet?.name == "Table 1.2" })
    let row = try #require(detailed.rows.first)
    #expect(row.line == 3)
    let median = try #require(detailed.columns[.median])
    #expect(String(decoding: row.cells[median], as: UTF8.self) == "49500")
    #expect(detailed.locator(of: row.cellOffsets[median], in: row) == "'Table 1.2'!L3")
    #expect(documents.count == 8)
    // The extracts of the table of all occupations, and the one of separations.
    #expect(documents.count { $0.table?.published?.repeats == "Table 1.2" } == 6)
    #expect(detailed.published?.year == 2024 && detailed.published?.toYear == 2034)
  }

  @Test func theSurveysHighestWageIsThatOfItsOwnNotes() throws {
    for (name, hour, year) in [("2019", "100", "208000"), ("2024", "115", "239200")] {
      let table = try #require(try read("bls-oews/national_M\(name)_dl.xlsx").table)
      #expect(table.published?.kind == .wageSurvey)
      #expect(table.published?.year == Int(name))
      #expect(table.published?.topCode?.hour.description == hour)
      #expect(table.published?.topCode?.year.description == year)
    }
  }

  @Test(arguments: [
    ("onet/Alternate Titles.txt", PublishedTable.Kind.alternateTitles, 52_754),
    ("onet/Occupation Data.txt", .occupations, 1_016),
    ("esco/occupations_en.csv", .labelledOccupations, 2_942),
    ("esco/occupations_fr.csv", .labelledOccupations, 2_942),
    ("ecb/eurofxref-hist.zip", .exchangeRates, 6_983), ("cpi/CPIAUCSL.csv", .consumerPrices, 948),
  ])
  func aReferenceIsKnownAndCounted(name: String, kind: PublishedTable.Kind, rows: Int) throws {
    let table = try #require(try read(name).table)
    #expect(table.published?.kind == kind)
    #expect(table.rows.count == rows)
  }

  @Test func theReferencesSayWhatTheyState() throws {
    let rates = try #require(try read("ecb/eurofxref-hist.zip").table.flatMap(ExchangeRates.init))
    let day = try #require(CalendarDay("2026-04-12"))
    #expect(rates.currencies.count == 41)
    #expect(rates.days.first?.description == "1999-01-04")
    #expect(rates.rate(from: .eur, to: .usd, on: day)?.day.description == "2026-04-10")
    let prices = try #require(try read("cpi/CPIAUCSL.csv").table.flatMap(ConsumerPrices.init))
    #expect(prices.series == "CPIAUCSL")
    #expect(prices.average(of: 2020).map { (258...260).contains($0) } == true)
    let titles = try #require(
      try read("esco/occupations_en.csv").table.flatMap(OccupationTitles.init))
    #expect(titles.entries.contains { $0.otherTitles.count > 5 })
  }

  @Test func theArticlesAreText() throws {
    let listing = InputWalker().list([PublishedData.path + "/seeds"])
    #expect(listing.files.count == 5)
    for file in listing.files {
      let document = try DocumentReader().read(file)
      #expect(document.format == "text")
      #expect(document.text?.bytes == (try file.contents()))
      #expect(document.issues == [])
    }
  }
}

/// The folder `shared/data` beside the package, or below `PAYBAND_SHARED`.
enum PublishedData {
  static let path: String = {
    if let shared = ProcessInfo.processInfo.environment["PAYBAND_SHARED"] {
      return shared + "/data"
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
  }()

  static let isPresent = FileManager.default.fileExists(atPath: path)
}
