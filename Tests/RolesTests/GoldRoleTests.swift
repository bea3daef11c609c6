import Compensation
import Foundation
import Testing

@testable import Roles

/// Measures the matcher on annotated passages that are not part of the repository.
///
/// `PAYBAND_SHARED=<folder> swift test --filter GoldRoleTests`; the folder holds
/// `gold/passages.jsonl`. `PAYBAND_SHOW=1` prints the misses.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PAYBAND_SHARED"] != nil))
struct GoldRoleTests {
  struct Passage: Decodable {
    struct Record: Decodable {
      var role: String?
      var role_as_written: String?
    }
    var id: String
    var language: String
    var text: String
    var salaries: [Record]
    var outlooks: [Record]
    var note: String?

    /// The ids that are as right as `role`, from tags like `[role: a|b; c|d]` in the note.
    func accepted(_ role: String) -> Set<String> {
      var ids: Set<String> = [role]
      for tag in (note ?? "").components(separatedBy: "[role").dropFirst() {
        let body = tag.prefix { $0 != "]" }.drop { $0 == ":" }
        for group in body.split(separator: ";") {
          let part = group.split(separator: ":").last ?? group
          let names = part.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
          if names.contains(role) { ids.formUnion(names) }
        }
      }
      return ids
    }
  }

  @Test func mostRolesOfTheGoldAreFound() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = try #require(environment["PAYBAND_SHARED"])
    let text = try String(contentsOfFile: folder + "/gold/passages.jsonl", encoding: .utf8)
    let matcher = RoleMatcher.standard
    var resolved = 0
    var located = 0
    var identified = 0
    var total = 0
    for line in text.split(separator: "\n") {
      let passage = try JSONDecoder().decode(Passage.self, from: Data(line.utf8))
      let bytes = Array(passage.text.utf8)
      let mentions = matcher.mentions(
        in: bytes, range: bytes.indices, language: passage.language)
      if environment["PAYBAND_SHOW"] == "2" {
        print(passage.id, passage.text.replacing("\n", with: " / "))
        for mention in mentions {
          let words = String(decoding: bytes[mention.range], as: UTF8.self)
          print("   \(words) → \(mention.role ?? "nil") \(mention.level?.rawValue ?? "")")
        }
      }
      var seen: Set<String> = []
      for record in passage.salaries + passage.outlooks {
        guard let role = record.role, let written = record.role_as_written,
          seen.insert(written).inserted
        else { continue }
        total += 1
        let accepted = passage.accepted(role)
        let matches = matcher.resolve(title: written, language: passage.language)
        let isResolved = matches.first.map { accepted.contains($0.role) } ?? false
        let place = try #require(passage.text.utf8.firstRange(of: written.utf8))
        let start = passage.text.utf8.distance(
          from: passage.text.utf8.startIndex, to: place.lowerBound)
        let range = start..<start + written.utf8.count
        let hits = mentions.filter { $0.range.overlaps(range) }
        if isResolved { resolved += 1 }
        if !hits.isEmpty { located += 1 }
        let isIdentified = hits.contains { accepted.contains($0.role ?? "") }
        if isIdentified { identified += 1 }
        if environment["PAYBAND_SHOW"] != nil, !isResolved || !isIdentified {
          let found = hits.map { hit in
            "\(String(decoding: bytes[hit.range], as: UTF8.self)) → \(hit.role ?? "nil")"
          }
          print(
            "\(passage.id) “\(written)” wants \(role): resolves to",
            matches.prefix(3).map { "\($0.role) \($0.score)" }, "found", found)
        }
      }
    }
    print("roles \(total): resolved \(resolved), found \(located), identified \(identified)")
    #expect(Double(located) >= 0.9 * Double(total))
    #expect(Double(resolved) >= 0.75 * Double(total))
  }
}
