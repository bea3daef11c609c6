import Compensation
import Testing

@testable import Extraction

/// The extractor as a whole on annotated passages.
struct GoldTests {
  private func score(_ passages: [GoldPassage]) throws -> GoldScore {
    let extractor = try #require(Support.extractor)
    var score = GoldScore()
    for passage in passages { score.add(extractor.figures(in: passage.text), of: passage) }
    return score
  }

  @Test(arguments: ["evaluated-en-de.jsonl", "evaluated-pl-zh.jsonl"])
  func passagesNeverTunedForAreReadWell(_ name: String) throws {
    let score = try score(GoldPassage.passages(Support.bytes("Gold/\(name)")))
    #expect(score.f1(.core) >= 0.78, "\(score.f1(.core)) \(score.misses)")
    #expect(score.f1(.amount) >= 0.9, "\(score.f1(.amount)) \(score.misses)")
    #expect(score.clean >= 0.9, "\(score.clean) \(score.misses)")
    #expect(score.withoutPay >= 20)
  }

  private static let developed = [
    "development-en-de.jsonl", "development-pl-zh.jsonl", "development-others.jsonl",
    "development-second.jsonl", "development-fourth.jsonl", "development-fifth.jsonl",
    "development-sixth.jsonl", "development-seventh.jsonl", "development-eighth.jsonl",
    "development-ninth.jsonl", "development-tenth.jsonl", "development-eleventh.jsonl",
    "development-twelfth.jsonl", "development-thirteenth.jsonl",
    "development-fourteenth.jsonl", "development-sixteenth.jsonl",
    "development-seventeenth.jsonl", "development-eighteenth.jsonl",
    "development-nineteenth.jsonl",
    "development-twentieth.jsonl", "development-twenty-first.jsonl",
    "development-twenty-second.jsonl", "development-twenty-third.jsonl",
    "development-twenty-fourth.jsonl", "development-twenty-fifth.jsonl",
    "development-twenty-sixth.jsonl", "development-twenty-seventh.jsonl",
    "development-twenty-eighth.jsonl", "development-twenty-ninth.jsonl",
    "development-thirtieth.jsonl", "development-thirty-first.jsonl",
    "development-thirty-second.jsonl", "development-thirty-third.jsonl",
    "development-thirty-fourth.jsonl",
  ]

  @Test(arguments: developed)
  func passagesOfDevelopmentAreRead(_ name: String) throws {
    let score = try score(GoldPassage.passages(Support.bytes("Gold/\(name)")))
    #expect(score.f1(.core) >= 0.84, "\(score.f1(.core)) \(score.misses)")
    #expect(score.f1(.amount) >= 0.92, "\(score.f1(.amount)) \(score.misses)")
    #expect(score.clean >= 0.94, "\(score.clean) \(score.misses)")
  }

  @Test(arguments: ["development-third.jsonl", "development-fifteenth.jsonl"])
  func passagesWithoutPayAreLeftClean(_ name: String) throws {
    let passages = try GoldPassage.passages(Support.bytes("Gold/\(name)"))
    let score = try score(passages)
    #expect(score.withoutPay == passages.count)
    #expect(score.clean >= 0.95, "\(score.clean) \(score.misses)")
  }

  @Test(arguments: developed + ["evaluated-en-de.jsonl", "evaluated-pl-zh.jsonl"])
  func annotationsQuoteTheirPassage(_ name: String) throws {
    let passages = try GoldPassage.passages(Support.bytes("Gold/\(name)"))
    #expect(Set(passages.map(\.id)).count == passages.count)
    for passage in passages {
      for salary in passage.salaries {
        #expect(salary.low != nil || salary.high != nil, "\(passage.id)")
        #expect(Currency(salary.currency) != nil, "\(passage.id)")
        #expect(PayPeriod(rawValue: salary.period) != nil, "\(passage.id)")
      }
      for written in passage.salaries.map(\.role_as_written)
        + passage.outlooks.map(\.role_as_written)
      {
        #expect(
          written.map { passage.text.contains($0) } ?? true, "\(passage.id): \(written ?? "")")
      }
    }
  }

  @Test(
    .enabled(
      if: Support.isShared("gold/passages.jsonl"),
      "no gold/passages.jsonl in \(Support.sharedPath)"))
  func theDevelopmentSetIsReadAlmostWhole() throws {
    let score = try score(GoldPassage.passages(Support.sharedBytes("gold/passages.jsonl")))
    #expect(score.f1(.core) >= 0.97, "\(score.f1(.core)) \(score.misses)")
    #expect(score.clean >= 0.98, "\(score.clean) \(score.misses)")
  }

  /// A record given at least 0.9 is as sure as it says.
  @Test func confidenceOfNineTenthsIsKept() throws {
    let extractor = try #require(Support.extractor)
    var sure = 0
    var right = 0
    for name in Self.developed + ["evaluated-en-de.jsonl", "evaluated-pl-zh.jsonl"] {
      for passage in try GoldPassage.passages(Support.bytes("Gold/\(name)")) {
        let figures = extractor.figures(in: passage.text)
        for figure in figures where figure.confidence >= 0.9 {
          sure += 1
          let depth = passage.salaries.map { GoldScore.depth(of: figure, $0, in: passage) }.max()
          if let depth, depth >= GoldScore.Layer.core.rawValue { right += 1 }
        }
      }
    }
    #expect(sure >= 180)
    #expect(Double(right) >= 0.97 * Double(sure), "\(right) of \(sure)")
  }

  @Test func aFigureIsScoredByTheLayersThatItHas() throws {
    let passage = try #require(
      try GoldPassage.passages(
        Array(
          """
          {"id":"x","language":"en","text":"","outlooks":[],"note":"hard [role: glazier|pane-fitter] \
          [lenient: year]","salaries":[{"role":"glazier","role_as_written":"Glaziers","low":53000,\
          "high":53000,"currency":"USD","period":"year","statistic":"median","level":"senior",\
          "year":2023}]}
          """.utf8)
      ).first)
    var figure = SalaryFigure(
      location: SourceLocation(document: "-", line: 1, column: 1), language: "en",
      low: Amount(52_000), high: Amount(52_000), currency: .usd, period: .month, quote: "",
      confidence: 1)
    func depth() -> Int { GoldScore.depth(of: figure, passage.salaries[0], in: passage) }
    #expect(depth() == 0)
    figure.low = Amount(53_000)
    figure.high = nil
    #expect(depth() == 1)
    figure.period = .year
    #expect(depth() == 2)
    figure.role = "pane-fitter"
    #expect(depth() == 3)
    figure.statistic = .median
    #expect(depth() == 4)
    figure.level = .senior
    #expect(depth() == 5)
  }
}
