import Compensation
import Testing

@testable import Extraction

struct ExtractionTraceTests {
  private func trace(_ text: String) throws -> [Substring] {
    let extractor = try #require(Support.extractor)
    return extractor.trace(of: DocumentText(path: "ad.txt", bytes: Array(text.utf8)))
      .split(separator: "\n")
  }

  @Test func everyPassIsNamedWithWhatItFound() throws {
    let lines = try trace("A glazier earns $41,000 a year.")
    #expect(lines.first == "ad.txt:1:1: paragraph, en")
    #expect(
      lines.map { $0.split(separator: " ").first }.dropFirst() == [
        "sentence", "words", "roles", "amounts", "judged", "record",
      ])
    #expect(lines.contains { $0.contains("earns [pay 2]") })
    #expect(lines.contains { $0.contains("glazier [glazier]") })
    #expect(lines.contains { $0.contains("$41,000 [41000 dollar-sign year]") })
  }

  /// The points that a line names add up to the sum that it states.
  @Test func theGroundsAddUp() throws {
    let lines = try trace("In Dublin the median pay of glaziers is €41,000 gross a year.")
    let judged = try #require(lines.first { $0.contains(" judged ") })
    let sum = try #require(judged.firstMatch(of: /pay, ([0-9.]+) points/).flatMap { Double($0.1) })
    let grounds = try #require(judged.split(separator: "points: ").last)
    let parts = grounds.prefix { $0 != ";" }.split(separator: ",").compactMap {
      $0.split(separator: " ").last.flatMap { Double($0) }
    }
    #expect(parts.count > 2)
    #expect(abs(parts.reduce(0, +) - sum) < 0.001)
  }

  @Test func whatIsTurnedDownSaysWhy() throws {
    let lines = try trace("The glazier's invoice came to $800.")
    #expect(lines.contains { $0.contains("$800 no pay, fee") || $0.contains("$800 no pay, price") })
  }

  @Test func aTextWithoutAmountsHasItsWordsOnly() throws {
    let lines = try trace("The river was calm.")
    #expect(!lines.contains { $0.contains(" judged ") || $0.contains(" record ") })
  }
}
