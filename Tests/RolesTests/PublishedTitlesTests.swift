import Compensation
import Foundation
import Testing

@testable import Roles

/// Collections of titles as O*NET and ESCO publish them, which are no part of the repository.
///
/// `PAYBAND_SHARED=<folder> swift test --filter PublishedTitlesTests`; the folder holds `data/onet`
/// and `data/esco`. `Benchmarks/roles` writes the figures by major group.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PAYBAND_SHARED"] != nil))
struct PublishedTitlesTests {
  private func bytes(_ path: String) throws -> [UInt8] {
    let folder = try #require(ProcessInfo.processInfo.environment["PAYBAND_SHARED"])
    return Array(try Data(contentsOf: URL(filePath: "\(folder)/data/\(path)")))
  }

  /// Alternate titles with the broad occupation of the SOC 2018 of each.
  private func alternateTitles() throws -> [(title: String, broad: Substring)] {
    let text = String(decoding: try bytes("onet/Alternate Titles.txt"), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t")
      return cells.count > 1 ? (String(cells[1]), cells[0].prefix(6)) : nil
    }
  }

  @Test func halfOfTheSureAnswersAreOfTheBroadOccupation() throws {
    let codes = Dictionary(
      uniqueKeysWithValues: RoleCatalogue.standard.roles.map { ($0.id, $0.soc?.prefix(6)) })
    var sure = 0
    var right = 0
    let titles = try alternateTitles()
    for (title, broad) in titles {
      guard let best = RoleMatcher.standard.resolve(title: title, language: "en").first,
        best.isSure
      else { continue }
      sure += 1
      if codes[best.role] == broad { right += 1 }
    }
    print("alternate titles \(titles.count): answered \(sure), right \(right)")
    #expect(titles.count > 50_000)
    #expect(Double(sure) >= 0.3 * Double(titles.count))
    #expect(Double(right) >= 0.48 * Double(sure))
  }

  @Test func importedAlternateTitlesHaveTheRoleOfTheirCode() throws {
    let result = try TitleImport(
      bytes("onet/Alternate Titles.txt"), path: "Alternate Titles.txt", for: .standard)
    #expect(result.form == .onet)
    #expect(result.entries.count > 30_000)
    let overrides = try TitleOverrides(result.csv, path: "onet.csv", for: .standard)
    #expect(overrides.count == result.entries.count)
  }

  @Test(arguments: [("en", 5_000), ("fr", 1_000)])
  func occupationsOfESCOAreImported(language: String, least: Int) throws {
    let result = try TitleImport(
      bytes("esco/occupations_\(language).csv"), path: "occupations.csv", for: .standard,
      language: language)
    #expect(result.form == .esco)
    #expect(result.entries.count > least)
    #expect(result.refused.allSatisfy { $0.line > 1 })
  }
}
