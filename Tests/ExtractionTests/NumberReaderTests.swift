import Compensation
import Testing

@testable import Extraction

/// Numbers in digits, in every style of grouping.
struct NumberReaderTests {
  private func read(_ text: String, groupsBySpace: Bool = false) -> NumberReader.Reading {
    let source = Array(text.utf8)
    let bytes = NormalizedText(source, range: source.indices).bytes
    return NumberReader(bytes: bytes, groupsBySpace: groupsBySpace).read(at: 0, end: bytes.count)
  }

  private func amount(_ text: String, groupsBySpace: Bool = false) -> String? {
    guard case .number(let literal) = read(text, groupsBySpace: groupsBySpace) else { return nil }
    return literal.amount(times: 1)?.description
  }

  @Test(arguments: [
    ("7", "7"), ("75495", "75495"), ("007", "7"),
    // Grouped by comma, stop, apostrophe of either shape.
    ("75,495", "75495"), ("1,234,567", "1234567"), ("75.495", "75495"), ("1.234.567", "1234567"),
    ("75'495", "75495"), ("1’234’567", "1234567"),
    // Decimals, with and without groups.
    ("38.50", "38.5"), ("38,50", "38.5"), ("0.8", "0.8"), ("0,125", "0.125"), ("7,5", "7.5"),
    ("98,000.00", "98000"), ("3.930,00", "3930"), ("8’147.40", "8147.4"), ("1234.567", "1234.567"),
    // Lakhs and crores.
    ("12,50,000", "1250000"), ("1,20,00,000", "12000000"), ("3,60,000.50", "360000.5"),
    // Full-width digits and signs.
    ("１２３", "123"), ("１２，５００", "12500"), ("１．５", "1.5"),
    // A dash for no decimals.
    ("25.– pro Stunde", "25"), ("2.800,- im Monat", "2800"), ("16.--", "16"), ("1'200.—", "1200"),
    // A hard space between digits groups in every language.
    ("60\u{A0}000", "60000"), ("1\u{202F}234\u{202F}567", "1234567"), ("60\u{2009}000", "60000"),
    // What follows is no part of it.
    ("75,495, and", "75495"), ("115,500.", "115500"), ("5,", "5"), ("42.0000", "42"),
  ])
  func aNumberIsRead(_ text: String, _ value: String) {
    #expect(amount(text) == value, "\(text)")
  }

  @Test(arguments: [
    ("60 000", "60000"), ("1 234 567,89", "1234567.89"), ("12 000 zł", "12000"),
    ("8 147,38", "8147.38"), ("5 12", "5"), ("2024 100", "2024"),
  ])
  func aPlainSpaceGroupsWhereTheLanguageDoesSo(_ text: String, _ value: String) {
    #expect(amount(text, groupsBySpace: true) == value, "\(text)")
  }

  @Test(arguments: [("60 000", "60"), ("12 500 euros", "12")])
  func aPlainSpaceEndsTheNumberElsewhere(_ text: String, _ value: String) {
    #expect(amount(text) == value, "\(text)")
  }

  @Test(arguments: [
    "1.1.1.1", "10.2.4.1", "192.168.100.12", "1.2.3", "14.03.2022", "5,5,5", "12,34,56",
    "1.234,567.8",
    "1,2345,678", "1234,567,890", "99999999999999999999",
  ])
  func digitsThatAreNoNumberAreNone(_ text: String) {
    #expect(amount(text) == nil, "\(text)")
  }

  @Test(arguments: [("1.1.1.1", 7), ("14.03.2022 und", 10), ("10.2.4.1, 3", 8)])
  func whatIsNoNumberIsPassedOverWhole(_ text: String, _ length: Int) {
    guard case .other(let end) = read(text) else {
      Issue.record("\(text) is a number")
      return
    }
    #expect(end == length)
  }

  @Test(arguments: ["22 461 60 07", "48 22 461"])
  func groupsOfATelephoneNumberAreNotJoined(_ text: String) {
    #expect(amount(text, groupsBySpace: true) == String(text.prefix(2)), "\(text)")
  }

  @Test func theRangeEndsWithTheDigits() {
    guard case .number(let literal) = read("75,495, and more") else {
      Issue.record("no number")
      return
    }
    #expect(literal.range == 0..<6)
    #expect(literal.isGrouped)
    #expect(literal.value == 75_495)
  }

  @Test(arguments: [
    ("1900", true), ("2024", true), ("2100", true), ("1899", false), ("2101", false),
    ("2,024", false), ("2024.5", false),
  ])
  func aYearIsFourPlainDigits(_ text: String, _ isYear: Bool) {
    guard case .number(let literal) = read(text) else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(literal.isYear == isYear, "\(text)")
  }

  @Test func aMultiplierIsExact() {
    let literal = NumberLiteral(digits: 75_495, exponent: -3, range: 0..<6)
    #expect(literal.amount(times: 1_000) == Amount(75_495))
    #expect(literal.amount(times: 10_000) == Amount(754_950))
    #expect(NumberLiteral(digits: 5, exponent: 0, range: 0..<1).amount(times: 0.5) == Amount("2.5"))
    #expect(NumberLiteral(digits: .max, exponent: 0, range: 0..<19).amount(times: 10) == nil)
  }
}

/// Numbers in words.
struct NumberWordsTests {
  @Test(arguments: [
    ("en", "thirty-five thousand", 35_000.0), ("en", "half a million", 500_000),
    ("en", "two hundred thousand", 200_000), ("en", "one hundred and twenty thousand", 120_000),
    ("en", "ninety", 90), ("en", "twelve hundred", 1_200),
    ("de", "fünfzig tausend", 50_000), ("pl", "dziesięć tysięcy", 10_000),
    ("pl", "dwadzieścia pięć tysięcy", 25_000), ("zh", "三十万", 300_000), ("zh", "一万二千", 12_000),
    ("zh", "十万", 100_000), ("zh", "两千五百", 2_500),
  ])
  func wordsMakeANumber(_ language: String, _ text: String, _ value: Double) throws {
    let analyzed = try Support.analyzed(text, language)
    let first = try #require(
      analyzed.marks.firstIndex { $0.category == .number || $0.category == .multiplier })
    let words = try #require(
      NumberWords.read(Array(analyzed.marks), from: first, in: analyzed.text.bytes), "\(text)")
    #expect(words.value == value, "\(text)")
    #expect(words.range == 0..<analyzed.text.bytes.count, "\(text)")
  }

  @Test(arguments: [
    ("en", "thousands of dollars"), ("zh", "几十万"), ("zh", "数百万"), ("zh", "數千元"),
    ("pl", "tysiące złotych"),
  ])
  func aVagueMagnitudeIsNoNumber(_ language: String, _ text: String) throws {
    let analyzed = try Support.analyzed(text, language)
    let first = try #require(
      analyzed.marks.firstIndex { $0.category == .number || $0.category == .multiplier }, "\(text)")
    #expect(
      NumberWords.read(Array(analyzed.marks), from: first, in: analyzed.text.bytes) == nil,
      "\(text)")
  }
}
