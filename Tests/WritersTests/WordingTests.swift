import Compensation
import Testing

@testable import Writers

struct WordingTests {
  private func rows() throws -> [TableRow] {
    try TableFiles(embedded: EmbeddedTables.files).rows(of: Wording.path)
  }

  @Test func everyKeyHasEveryLanguage() throws {
    let codes = ReportLanguage.all.map(\.code)
    #expect(codes == ["en", "de", "pl", "zh"])
    for row in try rows() {
      // A rule without a source has none in any language.
      let empty = codes.filter { row[$0].isEmpty }
      #expect(
        empty.isEmpty || (row["key"].hasSuffix(".source") && empty == codes),
        "\(row["key"]) in \(empty)")
    }
  }

  @Test func placeholdersOfAllLanguagesAgree() throws {
    func names(_ text: String) -> Set<TextPart> {
      Set(TextPart.parts(of: text).filter { if case .value = $0 { true } else { false } })
    }
    for row in try rows() {
      for language in ReportLanguage.all {
        #expect(
          names(row[language.code]) == names(row["en"]), "\(row["key"]) in \(language)")
      }
    }
  }

  @Test func keysAreUniqueAndSorted() throws {
    let keys = try rows().map { $0["key"] }
    #expect(keys == Set(keys).sorted())
  }

  /// Excel takes texts of at most 255 units in a formula, and names of sheets of at most 31.
  @Test func textsFitWhereTheyStand() throws {
    for row in try rows() {
      for code in ReportLanguage.all.map(\.code) {
        let text = row[code]
        if row["key"].hasPrefix("sheet."), !row["key"].hasSuffix(".holds") {
          #expect(text.utf16.count <= 25, "\(text)")
        }
        if row["key"].hasPrefix("message.") || row["key"].hasPrefix("remark.") {
          #expect(text.utf16.count <= 255, "\(text)")
        }
      }
    }
  }

  @Test func placeholdersAreFilled() {
    let text = Wording.english.text("summary.made", ["date": "2026-11-21", "maker": "payband"])
    #expect(text == "As of 2026-11-21 · made by payband · annual pay")
  }

  @Test(arguments: [
    ("Hours per year, DE", "parameter.", "Stunden im Jahr, DE"),
    ("none, as there are 41 roles", "parameter.", "keine, da es 41 Berufe gibt"),
    (
      "copy of a, not counted again.txt, not counted again", "note.",
      "Kopie von a, not counted again.txt, nicht erneut gezählt"
    ),
    ("something that no table has", "note.", "something that no table has"),
    ("As fast as average", "phrase.", "So schnell wie der Durchschnitt"),
  ])
  func textsOfOtherStagesAreTranslated(text: String, area: String, german: String) throws {
    let wording = Wording(try #require(ReportLanguage("de")))
    #expect(wording.translated(text, area: area) == german)
  }

  @Test func unknownLanguageIsNone() {
    #expect(
      ReportLanguage("fr") == nil && ReportLanguage("") == nil && ReportLanguage("key") == nil)
  }

  @Test(arguments: ReportLanguage.all)
  func everyWordOfAWorkbookIsInTheTable(language: ReportLanguage) throws {
    let folder = try TemporaryFolder()
    for report in [Fixture.golden, Fixture.rich, Fixture.uneven, Fixture.empty] {
      try WorkbookWriter.write(report, to: folder["a.xlsx"], in: language)
      for part in StoredZip.parts(of: folder["a.xlsx"]) {
        #expect(!String(decoding: part.bytes, as: UTF8.self).contains("⟨"), "\(part.name)")
      }
    }
  }
}
