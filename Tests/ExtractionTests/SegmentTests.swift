import Compensation
import Testing

@testable import Extraction

/// The part of a role's workers that a sentence limits a figure to.
struct SegmentTests {
  @Test(arguments: [
    (
      "Female teachers earn $51,000 a year, while male teachers earn $56,000 a year.",
      ["women", "men"]
    ),
    ("Men and women earn the same: plumbers make $31 an hour.", [nil]),
    (
      "In the public sector nurses earn £34,000 a year; private sector nurses earn £38,500 a year.",
      ["public sector", "private sector"]
    ),
    ("Freelance copywriters earn $55 an hour.", ["contractors"]),
    (
      """
      Java Developer, 18 000–24 000 zł netto + VAT na B2B lub 14 000–18 000 zł brutto na umowie o \
      pracę, miesięcznie.
      """, ["contractors", nil]
    ),
    ("Opiekun klienta B2B zarabia 8 500 zł brutto miesięcznie.", [nil]),
    ("Specjalista ds. sprzedaży B2B: 9 000 zł brutto miesięcznie.", [nil]),
    (
      "Freiberufliche Texter verdienen 4.100 Euro im Monat, fest angestellte Texter 3.300 Euro.",
      ["contractors", nil]
    ),
    ("会计：女性平均月薪8000元，男性平均月薪9000元。", ["women", "men"]),
  ])
  func aSentenceLimitsItsFigureToSomeWorkers(text: String, expected: [String?]) throws {
    let extractor = try #require(Support.extractor)
    #expect(extractor.figures(in: text).map(\.segment) == expected)
  }
}
