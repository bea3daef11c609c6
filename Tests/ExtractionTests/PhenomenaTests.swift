import Compensation
import Foundation
import Testing

@testable import Extraction

/// A published catalogue of ways to state pay, which is no part of the repository.
@Suite(
  .enabled(
    if: Support.isShared("gold/phenomena.jsonl"), "no gold/phenomena.jsonl in \(Support.sharedPath)"
  ))
struct PhenomenaTests {
  private struct Phenomenon: Decodable {
    struct Fact: Decodable {
      var min: Double?
      var max: Double?
      var currency: String?
      var period: String?
      var stat: String?
      var component: String?
    }
    var id: Int
    var text: String
    var expect: [Fact]

    /// The facts that are records: no vague magnitude, no bonus, no statutory minimum, no amount
    /// whose currency the catalogue itself leaves open.
    var records: [Fact] {
      if text.hasPrefix("Minimalna stawka") { return [] }
      return expect.filter {
        $0.stat != "vague" && $0.component != "bonus" && $0.currency != nil && $0.currency != "?"
      }
    }
  }

  private static let periods = ["biweek": "fortnight"]

  private func isRight(_ figure: SalaryFigure, _ fact: Phenomenon.Fact) -> Bool {
    let low = figure.low?.doubleValue
    let high = figure.high?.doubleValue
    let isOneSided = fact.min == nil || fact.max == nil || fact.min == fact.max
    let isAmount =
      (low == fact.min && high == fact.max)
      || (low == high && low != nil && isOneSided && (low == fact.min || low == fact.max))
    let period = fact.period.map { Self.periods[$0] ?? $0 } ?? "unspecified"
    return isAmount && figure.currency.code == fact.currency
      && (period == "unspecified" || figure.period.rawValue == period)
  }

  @Test func nineteenOfTwentyFactsAreReadAndHardNegativesAreNot() throws {
    let extractor = try #require(Support.extractor)
    let lines = try Support.sharedBytes("gold/phenomena.jsonl").split(separator: 0x0A)
    var facts = 0
    var right = 0
    var fired: [Int] = []
    var missed: [String] = []
    for line in lines {
      let phenomenon = try JSONDecoder().decode(Phenomenon.self, from: Data(line))
      var figures = extractor.figures(in: phenomenon.text)
      if phenomenon.expect.isEmpty, !figures.isEmpty { fired.append(phenomenon.id) }
      for fact in phenomenon.records {
        facts += 1
        if let hit = figures.firstIndex(where: { isRight($0, fact) }) {
          figures.remove(at: hit)
          right += 1
        } else {
          missed.append("\(phenomenon.id) \(phenomenon.text)")
        }
      }
    }
    #expect(facts > 200)
    #expect(right * 100 >= facts * 95, "\(right) of \(facts); missed: \(missed)")
    #expect(fired.count <= 2, "\(fired)")
  }
}
