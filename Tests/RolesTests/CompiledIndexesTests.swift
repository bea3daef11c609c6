import Compensation
import Testing

@testable import RoleIndexing
@testable import Roles

@Suite struct CompiledIndexesTests {
  /// The build's indexes are what the program would make of its own tables.
  @Test func compiledIndexesAreThoseOfTheTables() throws {
    let indexer = try RoleIndexer(CatalogueTables(TableFiles(embedded: EmbeddedTables.files)))
    #expect(CompiledIndexes.images.map(\.language) == indexer.languages)
    for (language, image) in CompiledIndexes.images {
      #expect(image.description.utf8.elementsEqual(indexer.image(of: language)), "\(language)")
    }
  }

  @Test func theSameTablesGiveTheSameImage() throws {
    let tables = TableFiles(texts: [
      "occupations.csv": "id,title,soc,isco\ncook,Cook,,\nnurse,Nurse,,\n",
      "titles/en.csv": "id,titles\ncook,cook;line cook\nnurse,nurse;RN\n",
      "titles/zh.csv": "id,titles\nnurse,护士;护理人员\n",
    ])
    let indexer = try RoleIndexer(CatalogueTables(tables))
    for language in ["en", "zh"] {
      let image = indexer.image(of: language)
      #expect(image == indexer.image(of: language))
      #expect(image.allSatisfy { $0 < 0x80 })
    }
  }

  /// A matcher made at run time finds what the program's own does.
  @Test(arguments: ["en", "de", "pl", "zh"])
  func ownTablesGiveTheSameMatches(language: String) throws {
    let own = try RoleMatcher(RoleCatalogue(TableFiles(embedded: EmbeddedTables.files)))
    for title in ["Senior Project Managers", "Projektleiterin", "kierownika projektu", "项目经理"] {
      #expect(
        own.resolve(title: title, language: language)
          == RoleMatcher.standard.resolve(title: title, language: language))
    }
  }

  @Test func numbersOfAnyWidthAreReadBack() {
    let columns: [[UInt32]] = [
      [0, 1, 127], [128, 16_383, 5], [16_384, 2_097_151, 0], [IndexImage.largest, 0, 7],
    ]
    var writer = ImageWriter()
    writer.set(.titles, columns[0], columns[1], columns[2], columns[3])
    let image = writer.bytes()
    unsafe image.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for (field, column) in columns.enumerated() {
        let read = unsafe IndexColumn(start, .titles, field: field)
        #expect((0..<read.count).map { read[$0] } == column)
      }
    }
  }

  @Test func theLongestEndingOfACompoundIsItsHead() throws {
    let tables = TableFiles(texts: [
      "occupations.csv": "id,title,soc,isco\ncook,Cook,,\n",
      "titles/de.csv": "id,titles\ncook,Koch\n",
      "heads.csv": "language,word,kind\nde,-nik,alone\nde,-techniker,profession\n",
      "inflection/de.csv": "ending,forms,only\n,s;in,\n",
    ])
    let index = try RoleMatcher(RoleCatalogue(tables)).index(for: "de")
    func kind(_ text: String) -> HeadKind? {
      let bytes = Array(text.utf8)
      let word = index.reader.words(in: bytes, range: bytes.indices)[0]
      return index.compoundHead(of: word, in: bytes)?.kind
    }
    #expect(kind("Windkraftanlagentechniker") == .profession)
    #expect(kind("Windkraftanlagentechnikerin") == .profession)
    #expect(kind("Wunderniks") == .alone)
    #expect(kind("Techniker") == nil)
    #expect(kind("Sputniker") == nil)
  }
}
