import Compensation
import Testing

@testable import Extraction

/// Amounts: number, multiplier, currency, range, bound, period.
struct AmountReaderTests {
  /// A text, its language, and the amounts in it as `low…high currency /period`.
  struct Case: CustomTestStringConvertible, Sendable {
    var language: String
    var text: String
    var amounts: [String]

    init(_ language: String, _ text: String, _ amounts: String...) {
      self.language = language
      self.text = text
      self.amounts = amounts
    }

    var testDescription: String { "\(language): \(text)" }
  }

  private func amounts(_ text: String, _ language: String) throws -> [String] {
    let analyzed = try Support.analyzed(text, language)
    return AmountReader(analyzed).amounts(in: 0..<analyzed.text.bytes.count).map { amount in
      let low = amount.statedLow?.description ?? ""
      let high = amount.statedHigh?.description ?? ""
      var text = low == high ? low : "\(low)…\(high)"
      if !amount.currency.isEmpty { text += " \(amount.currency)" }
      if let period = amount.period { text += " /\(period.rawValue)" }
      return text
    }
  }

  private func expect(_ example: Case) throws {
    #expect(try amounts(example.text, example.language) == example.amounts, "\(example.text)")
  }

  @Test(arguments: [
    Case("en", "$75,495 per year", "75495 dollar-sign /year"),
    Case("en", "USD 75.5k/yr", "75500 USD /year"), Case("en", "75500USD", "75500 USD"),
    Case("en", "US$75,500", "75500 USD"), Case("en", "A$95k", "95000 AUD"),
    Case("en", "C$61,000", "61000 CAD"), Case("en", "HK$28,000 a month", "28000 HKD /month"),
    Case("en", "$81,680[1] per year", "81680 dollar-sign /year"),
    Case("en", "12 LPA", "1200000 INR"), Case("en", "1.2 crore rupees", "12000000 INR"),
    Case("en", "$950 a week", "950 dollar-sign /week"),
    Case("en", "$2,400 biweekly", "2400 dollar-sign /fortnight"),
    Case("en", "half a million dollars a year", "500000 dollar /year"),
    Case("de", "52.000 €", "52000 EUR"), Case("de", "€52.000 brutto im Jahr", "52000 EUR /year"),
    Case("de", "75 T€", "75000 EUR"), Case("de", "60 Tsd. Euro jährlich", "60000 EUR /year"),
    Case("de", "CHF 25.– pro Stunde", "25 CHF /hour"), Case("de", "CHF 120’000", "120000 CHF"),
    Case("de", "19,80 €/h", "19.8 EUR /hour"),
    Case("pl", "12\u{A0}000 zł", "12000 PLN"), Case("pl", "7,5 tys. zł", "7500 PLN"),
    Case("pl", "45 zł za godzinę", "45 PLN /hour"),
    Case("pl", "180 000 PLN rocznie", "180000 PLN /year"),
    Case("pl", "16 000 zł netto (+ VAT) / mies.", "16000 PLN /month"),
    Case("zh", "1.5万", "15000"), Case("zh", "8千", "8000"), Case("zh", "15.6万元", "156000 CNY"),
    Case("zh", "9.5万美元", "95000 USD"), Case("zh", "250元/天", "250 CNY /day"),
    Case("zh", "1亿2000万元", "120000000 CNY"), Case("zh", "港幣32,000元", "32000 HKD"),
    Case("ja", "21万5千円", "215000 JPY"), Case("ja", "1,200円", "1200 JPY"),
    Case("fr", "58 k€", "58000 EUR"), Case("es", "35 mil euros", "35000 EUR"),
    Case("pt", "R$ 5.000,00 por mês", "5000 BRL /month"),
    Case("nl", "€2.800,- per maand", "2800 EUR /month"),
  ])
  func oneAmountIsRead(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "$60,000 to $80,000 per year", "60000…80000 dollar-sign /year"),
    Case("en", "$60K–$80K", "60000…80000 dollar-sign"),
    Case("en", "$60K–80K", "60000…80000 dollar-sign"),
    Case("en", "$60-80k/yr", "60000…80000 dollar-sign /year"),
    Case("en", "60-80k USD", "60000…80000 USD"),
    Case("en", "between £58,000 and £112,500", "58000…112500 GBP"),
    Case("en", "from $45,000 to $90,000", "45000…90000 dollar-sign"),
    Case("en", "$140,000 − $176,000 USD", "140000…176000 USD"),
    Case("en", "€94,300.00/yr - €106,950.00/yr", "94300…106950 EUR /year"),
    Case("en", "$22-$23/hour", "22…23 dollar-sign /hour"),
    Case("en", "40 thousand to 55 thousand dollars", "40000…55000 dollar"),
    Case("en", "8-12 LPA", "800000…1200000 INR"),
    Case("de", "40.000 bis 46.000 €", "40000…46000 EUR"), Case("de", "65–75 T€", "65000…75000 EUR"),
    Case("de", "zwischen 55.000 € und 75.000 €", "55000…75000 EUR"),
    Case("pl", "od 8 do 12 tys. zł", "8000…12000 PLN"),
    Case("pl", "11 000–16 000 zł", "11000…16000 PLN"), Case("pl", "30,50 - 35 zł", "30.5…35 PLN"),
    Case("zh", "20-30万", "200000…300000"), Case("zh", "15K-25K", "15000…25000"),
    Case("zh", "15-25K·16薪", "15000…25000", "16"), Case("zh", "0.8-1.3万/月", "8000…13000 /month"),
    Case("zh", "6-8千/月", "6000…8000 /month"), Case("zh", "8千-1.2万", "8000…12000"),
    Case("zh", "１００００～１５０００元", "10000…15000 CNY"),
    Case("ja", "300〜400万円", "3000000…4000000 JPY"),
    Case("fr", "36 - 42 k€", "36000…42000 EUR"), Case("cs", "60-80 000 Kč", "60000…80000 CZK"),
    Case("it", "tra i 28 e i 35 mila euro", "28000…35000 EUR"),
  ])
  func aRangeSharesWhatOneEndSays(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "$65/hr - $60/hr", "60…65 dollar-sign /hour"),
    Case("de", "46.000 bis 40.000 €", "40000…46000 EUR"),
  ])
  func aReversedRangeIsTurned(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "$90,000 ± 5,000 per year", "85000…95000 dollar-sign /year"),
    Case("en", "£40,000 +/- £2,500", "37500…42500 GBP"),
  ])
  func plusAndMinusIsARange(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "more than $150,000", "150000… dollar-sign"),
    Case("en", "at least £20,000", "20000… GBP"),
    Case("en", "$120,000+ a year", "120000… dollar-sign /year"),
    Case("en", "$24 or more", "24… dollar-sign"), Case("en", "up to £45k", "…45000 GBP"),
    Case("en", "less than $39,000", "…39000 dollar-sign"),
    Case("de", "ab €77.000", "77000… EUR"), Case("de", "mindestens 3.600 Euro", "3600… EUR"),
    Case("de", "bis zu 20,26 Euro", "…20.26 EUR"), Case("pl", "do 9 500 zł", "…9500 PLN"),
    Case("pl", "powyżej 10 900 zł", "10900… PLN"), Case("zh", "2万以上", "20000…"),
    Case("zh", "不超过8000元", "…8000 CNY"), Case("ja", "1,200円以上", "1200… JPY"),
    Case("fr", "à partir de 58 k€", "58000… EUR"), Case("es", "hasta 45.000 euros", "…45000 EUR"),
    Case("it", "fino a 80.000 €", "…80000 EUR"), Case("nl", "vanaf € 2.900", "2900… EUR"),
  ])
  func aBoundLeavesTheOtherSideOpen(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "rose from $40,000 in 2019 to $52,000", "40000 dollar-sign", "52000 dollar-sign"),
    Case("en", "$90,000 plus $20,000", "90000 dollar-sign", "20000 dollar-sign"),
    Case("en", "£40,000 (about $50,000)", "40000 GBP", "50000 dollar-sign"),
    Case("en", "$10 CHF 5", "10 dollar-sign", "5 CHF"),
    Case("zh", "5000元，8000元", "5000 CNY", "8000 CNY"),
  ])
  func twoAmountsStayApart(_ example: Case) throws { try expect(example) }

  @Test(arguments: [
    Case("en", "Travel 80% of the time"), Case("en", "in 2024"), Case("en", "grade E13"),
    Case("en", "version 10.2.4.1"), Case("en", "#42"), Case("de", "12 Prozent"),
    Case("zh", "增长15%"),
    Case("en", "the years 2019 to 2024"),
  ])
  func whatIsNoAmountIsNone(_ example: Case) throws { try expect(example) }

  @Test func theRangeCoversAmountAndCurrencyOnly() throws {
    let text = "pays about $52,000 to $68,000 a year"
    let analyzed = try Support.analyzed(text, "en")
    let amount = try #require(
      AmountReader(analyzed).amounts(in: 0..<analyzed.text.bytes.count).first)
    let bytes = Array(text.utf8)
    #expect(
      String(decoding: bytes[analyzed.text.sourceRange(amount.range)], as: UTF8.self)
        == "$52,000 to $68,000")
  }

  /// Which currency a word for several is, by the place that the text names or its language.
  @Test(arguments: [
    ("A welder earns $52,000 a year.", "USD"),
    ("In Canada, a welder earns $52,000 a year.", "CAD"),
    ("In Auckland, a welder earns $52,000 a year.", "NZD"),
    ("In Singapore a welder earns $52,000 a year.", "SGD"),
    ("In Mexico City a welder earns a salary of $180,000 pesos a year.", "MXN"),
    ("A welder earns 31,000 pounds a year.", "GBP"),
    ("In Egypt, a welder earns 131,000 pounds a year.", "EGP"),
    ("A welder in Oslo earns 510,000 kroner a year.", "NOK"),
    ("A welder in Stockholm earns 410,000 kronor a year.", "SEK"),
    ("A welder in Copenhagen earns 390,000 kroner a year.", "DKK"),
    ("A welder in Tokyo earns ¥4,200,000 a year.", "JPY"),
    ("A welder in Shanghai earns ¥98,000 a year.", "CNY"),
    ("A welder in Mumbai earns 4,20,000 rupees a year.", "INR"),
    ("A welder in Karachi earns a salary of 620,000 rupees a year.", "PKR"),
    ("一名焊工在东京年薪450万日元。", "JPY"), ("焊工在台北月薪4万元。", "TWD"), ("焊工年薪12万元。", "CNY"),
    ("Un soldador en México gana un salario de 15.000 pesos al mes.", "MXN"),
    ("Un soldador en Argentina gana un salario de 900.000 pesos al mes.", "ARS"),
  ])
  func thePlaceDecidesWhichCurrency(_ text: String, _ code: String) throws {
    let extractor = try #require(Support.extractor)
    #expect(extractor.figures(in: text).map(\.currency.code) == [code], "\(text)")
  }
}
