import Compensation
import Foundation
import Testing

@testable import Roles

/// The titles of ads in `Titles/`, with the roles that are right for each.
private struct TitleList {
  struct Row {
    var title: String
    var roles: [String]
    var isHeldOut: Bool
  }

  struct Count {
    var all = 0
    var right = 0
    var null = 0
    var misses: [String] = []

    var rightShare: Double { Double(right) / Double(all) }
    var rightOrNullShare: Double { Double(right + null) / Double(all) }
  }

  let rows: [Row]

  init(_ language: String) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Titles/\(language).csv")
    let tables = TableFiles(texts: [
      "list": try String(contentsOf: path, encoding: .utf8)
    ])
    rows = try tables.rows(of: "list").map { row in
      Row(title: row["title"], roles: row.list("roles"), isHeldOut: row["half"] == "held-out")
    }
  }

  /// Counts what the matcher makes of the titles, as the program decides on those of a table.
  func count(language: String?, where isCounted: (Row) -> Bool = { _ in true }) -> Count {
    var count = Count()
    for row in rows where isCounted(row) {
      count.all += 1
      let best = RoleMatcher.standard.resolve(title: row.title, language: language).first
      guard let best, best.isSure else {
        if row.roles.isEmpty { count.right += 1 } else { count.null += 1 }
        continue
      }
      if row.roles.contains(best.role) {
        count.right += 1
      } else {
        count.misses.append("\(row.title) → \(best.role), \(best.explanation)")
      }
    }
    return count
  }
}

@Suite struct TitleListTests {
  @Test(arguments: ["en", "de", "pl", "zh", "es", "fr"])
  func nineOfTenTitlesAreResolvedAndFewWrongly(language: String) throws {
    let list = try TitleList(language)
    #expect(list.rows.count >= 300)
    for told in [nil, language] {
      let count = list.count(language: told)
      #expect(count.rightShare >= 0.9, "\(count.right) of \(count.all) right")
      #expect(count.rightOrNullShare >= 0.97, "\(count.misses)")
    }
  }

  @Test(arguments: ["en", "de", "pl", "zh", "es", "fr"])
  func titlesThatWereHeldOutAreResolvedToo(language: String) throws {
    let count = try TitleList(language).count(language: language) { $0.isHeldOut }
    #expect(count.all >= 150)
    #expect(count.rightShare >= 0.9, "\(count.right) of \(count.all) right")
    #expect(count.rightOrNullShare >= 0.94, "\(count.misses)")
  }

  @Test(arguments: ["en", "de", "pl", "zh", "es", "fr"])
  func theRolesOfTheListsAreOfTheCatalogue(language: String) throws {
    let unknown = try TitleList(language).rows.flatMap(\.roles).filter {
      RoleCatalogue.standard.role($0) == nil
    }
    #expect(unknown == [])
  }
}
