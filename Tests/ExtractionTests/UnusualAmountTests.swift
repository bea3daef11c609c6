import Compensation
import Testing

@testable import Extraction

/// Amounts that are written in unusual ways.
struct UnusualAmountTests {
  private func pay(_ text: String) throws -> [[Double?]] {
    try Support.figures(in: text)
      .map { [$0.low?.doubleValue, $0.high?.doubleValue] }
  }

  /// The multiplier of the second number in words is the first one's too; two numbers do not add up.
  @Test func wordsOfARangeShareTheirMultiplier() throws {
    #expect(
      try pay("Florists make between thirty and forty-five thousand dollars a year.")
        == [[30_000, 45_000]])
  }

  @Test func aHalfIsOfTheMultiplier() throws {
    #expect(
      try pay("The conductor was paid one and a half million dollars a year.")
        == [[1_500_000, 1_500_000]])
  }

  /// The sign is of dollars and pesos alike.
  @Test(arguments: ["$2,171 y $3,257 pesos", "2,171 pesos y $3,257"])
  func aCurrencysWordSaysMoreThanItsSign(_ range: String) throws {
    let figures = try Support.figures(
      in: "En México los choferes ganan entre \(range) por semana.")
    #expect(figures.map(\.currency) == [Currency("MXN")])
  }

  @Test func aLetterIsACurrencyBeforeBothEnds() throws {
    #expect(
      try pay("Welder, South Africa, R320 000 – R410 000 per annum.") == [[320_000, 410_000]])
    #expect(
      try pay("In South Africa actuaries earn a median of R1.1 million a year.").first
        == [1_100_000, 1_100_000])
  }

  /// A point behind an abbreviated currency ends no sentence; one behind an abbreviated number may.
  @Test func pointsOfAbbreviations() throws {
    let rupees = try Support.figures(
      in: "What does a welder earn in India? Basic pay is Rs. 35,400 per month.")
    #expect(rupees.map(\.component) == [.base])
    let thousand = try Support.figures(
      in: "Spawacze zarabiają około 5,5 tys. Średni koszt kursu to 900 zł.")
    #expect(thousand.allSatisfy { $0.statistic == nil })
  }

  /// Four digits behind a period are a year only where they can be one and no currency follows.
  @Test(arguments: [
    ("护士月薪2000元。", PayPeriod.month), ("护士周薪1050元。", .week),
    ("Bäcker bekommen im Monat 2000 Euro.", .month),
  ])
  func fourDigitsAreAnAmount(_ text: String, _ period: PayPeriod) throws {
    #expect(
      try Support.figures(in: text).map(\.period) == [period], "\(text)")
  }

  /// What follows a dash behind a whole amount, and is less, is another amount.
  @Test func aDashMayOnlyAdd() throws {
    #expect(
      try pay("A welder earns $52,060 a year – roughly $11,000 less than a plumber, at $63,200.")
        == [[52_060, 52_060], [63_200, 63_200]])
    #expect(try pay("Welder: $65/hr - $60/hr.") == [[60, 65]])
  }
}
