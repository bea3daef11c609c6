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
