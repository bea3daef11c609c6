import Compensation
import Foundation
import Testing

@testable import RoleIndexing
@testable import Roles

/// The tables that are part of the program.
@Suite struct TablesTests {
  private let tables = TableFiles(embedded: EmbeddedTables.files)

  @Test func everyTableParses() throws {
    let catalogue = try RoleCatalogue(tables)
    _ = try RoleMatcher(catalogue)
    for path in tables.paths { #expect(try !tables.roleRows(of: path).isEmpty, "\(path)") }
  }

  @Test func idsAreUniqueSortedAndTheEnglishTitle() throws {
    let ids = try tables.rows(of: "occupations.csv").map { $0["id"] }
    #expect(ids.count > 800)
    #expect(ids == Set(ids).sorted())
    #expect(RoleCatalogue.standard.roles.map(\.id) == ids)
  }

  @Test func codesHaveTheFormOfTheirStandards() throws {
    for row in try tables.rows(of: "occupations.csv") {
      #expect(row["soc"].isEmpty || row["soc"].wholeMatch(of: /\d\d-\d{4}/) != nil, "\(row["id"])")
      #expect(row["isco"].isEmpty || row["isco"].wholeMatch(of: /\d{4}/) != nil, "\(row["id"])")
      #expect(!row["title"].isEmpty, "\(row["id"])")
    }
  }

  /// The codes of `soc-broad-groups.csv` are those of the Standard Occupational Classification 2018
  /// at the level of broad occupations.
  @Test func everyBroadOccupationHasARole() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "soc-broad-groups.csv")
    let codes = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(codes.count >= 459)
    let covered = Set(RoleCatalogue.standard.roles.compactMap { $0.soc?.dropLast() })
    for code in codes { #expect(covered.contains(code.dropLast()), "\(code)") }
  }

  @Test(arguments: [
    ("en", 1.0), ("de", 0.95), ("pl", 0.95), ("zh", 0.95), ("es", 0.95), ("fr", 0.95),
  ])
  func enoughOccupationsHaveTitles(language: String, share: Double) throws {
    let all = try tables.rows(of: "occupations.csv").map { $0["id"] }
    let rows = try tables.rows(of: "titles/\(language).csv")
    let titled = Set(rows.filter { !$0.list("titles").isEmpty }.map { $0["id"] })
    #expect(Double(titled.count) >= share * Double(all.count))
    #expect(titled.isSubset(of: all))
  }

  @Test func aTitleOfSeveralOccupationsIsListedAsAmbiguous() throws {
    let listed = Set(
      try tables.rows(of: "ambiguous.csv").map { "\($0["language"]) \($0["title"].lowercased())" })
    for language in RoleCatalogue.standard.languages {
      var owners: [String: Set<String>] = [:]
      for row in try tables.rows(of: "titles/\(language).csv") {
        for title in row.list("titles") {
          owners[title.lowercased(), default: []].insert(row["id"])
        }
      }
      for (title, ids) in owners where ids.count > 1 {
        #expect(listed.contains("\(language) \(title)"), "\(language) \(title): \(ids.sorted())")
      }
    }
  }

  @Test func anAmbiguousTitleIsBorneByAllOfItsOccupations() throws {
    for row in try tables.rows(of: "ambiguous.csv") {
      #expect(row.list("roles").count > 1)
      for id in row.list("roles") {
        let titles = RoleCatalogue.standard.titles(of: id, language: row["language"])
        #expect(
          titles.contains { $0.lowercased() == row["title"].lowercased() },
          "\(row["language"]) \(row["title"]) \(id)")
      }
    }
  }

  @Test func usesAndLanguagesAreKnown() throws {
    let languages = Set(RoleCatalogue.standard.languages)
    #expect(languages == ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "zh"])
    for row in try tables.rows(of: "context.csv") {
      #expect(ContextUse(rawValue: row["use"]) != nil, "\(row["use"])")
      #expect(languages.contains(row["language"]))
    }
    for path in ["levels.csv", "heads.csv", "variants.csv", "ambiguous-words.csv", "gender.csv"] {
      for row in try tables.rows(of: path) { #expect(languages.contains(row["language"])) }
    }
  }

  @Test func traditionalCharactersAreSingleAndUnique() throws {
    let rows = try tables.rows(of: "traditional.csv")
    #expect(Set(rows.map { $0["traditional"] }).count == rows.count)
    for row in rows {
      #expect(row["traditional"].unicodeScalars.count == 1)
      #expect(row["simplified"].unicodeScalars.count == 1)
      #expect(row["traditional"] != row["simplified"])
    }
  }
}
