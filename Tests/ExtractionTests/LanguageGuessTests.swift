import Compensation
import Testing

@testable import Extraction

/// Which language a text is in.
struct LanguageGuessTests {
  private func language(_ text: String, fallback: String? = nil) throws -> String? {
    let languages = try #require(Support.extractor).languages
    let bytes = Array(text.utf8)
    return languages.language(
      of: NormalizedText(bytes, range: bytes.indices), fallback: fallback.flatMap { languages[$0] })?
      .code
  }

  @Test(arguments: [
    ("en", "The glazier has a workshop near the river and works there all week."),
    ("de", "Der Glaser hat eine Werkstatt am Fluss und arbeitet dort die ganze Woche."),
    ("pl", "Szklarz ma warsztat nad rzeką i pracuje tam przez cały tydzień."),
    ("es", "El cristalero tiene un taller junto al río y trabaja allí toda la semana."),
    ("fr", "Le vitrier a un atelier près de la rivière et y travaille toute la semaine."),
    ("it", "Il vetraio ha una bottega vicino al fiume e ci lavora tutta la settimana."),
    ("nl", "De glaszetter heeft een werkplaats bij de rivier en werkt er de hele week."),
    ("pt", "O vidraceiro tem uma oficina junto ao rio e trabalha lá toda a semana."),
    ("cs", "Sklenář má dílnu u řeky a pracuje tam celý týden, ale jen v létě."),
    ("sv", "Glasmästaren har en verkstad vid ån och arbetar där hela veckan, men inte på vintern."),
    ("ru", "У стекольщика есть мастерская у реки, и он работает там всю неделю."),
    ("tr", "Camcının nehir kenarında bir atölyesi var ve bütün hafta orada çalışıyor."),
    ("zh", "玻璃工在河边有一间作坊，整个星期都在那里工作。"), ("ja", "ガラス工は川のそばに工房を持っています。"),
    ("ko", "유리공은 강가에 작업장이 있고 일주일 내내 그곳에서 일합니다."),
  ])
  func aSentenceIsInItsLanguage(_ code: String, _ text: String) throws {
    #expect(try language(text) == code, "\(text)")
  }

  @Test(arguments: [
    ("pl", "20 zł/h brutto"), ("de", "Jahresgehalt: 52.000 €"), ("fr", "36 - 42 k€ brut"),
    ("ja", "月給25万円"), ("ja", "年収300〜400万円"), ("ko", "연봉 4,000만원"), ("zh", "月薪8000元"),
    ("zh", "15-25K·16薪"), ("ru", "зарплата 85 тыс. руб."), ("uk", "зарплата 30 000 грн"),
    ("vi", "Lương 15 triệu"), ("vi", "15-20 triệu"), ("vi", "10 triệu VND"),
    ("vi", "từ 12 đến 18 triệu một tháng"), ("ru", "от 90 тыс. руб."), ("ru", "85 000 ₽ в месяц"),
    ("ru", "до 200 000 на руки"), ("ru", "вахта, 150 тыс."), ("uk", "від 30 000 грн"),
    ("uk", "45 тис. на місяць"), ("uk", "25 000 гривень"), ("en", "£34,000 p.a. plus pension"),
  ])
  func aFragmentIsInTheLanguageOfItsWords(_ code: String, _ text: String) throws {
    #expect(try language(text) == code, "\(text)")
  }

  @Test func aTextWithoutWordsIsInTheLanguageAround() throws {
    #expect(try language("€ 52.000", fallback: "de") == "de")
    #expect(try language("1234", fallback: "pl") == "pl")
    #expect(try language("1234") == "en")
  }

  @Test func theLanguageAroundDecidesBetweenCloseOnes() throws {
    #expect(try language("bruto", fallback: "nl") == "nl")
    #expect(try language("bruto", fallback: "es") == "es")
  }

  @Test func aTagOfALanguageIsKnownByItsFirstPart() throws {
    let languages = try #require(Support.extractor).languages
    #expect(languages["de-AT"]?.code == "de")
    #expect(languages["zh-Hant-TW"]?.code == "zh")
    #expect(languages["xx"] == nil)
  }

  /// A notice in two languages is read in both, whichever comes first.
  @Test(arguments: [false, true])
  func aNoticeInTwoLanguagesIsReadInBoth(_ isFrenchFirst: Bool) throws {
    let halves = [
      "We are looking for a glazier in Montréal. The salary is between $21 and $24 per hour.",
      "Nous cherchons un vitrier à Montréal. Le salaire se situe entre 22 $ et 25 $ de l'heure.",
    ]
    let text = (isFrenchFirst ? halves.reversed() : halves).joined(separator: "\n\n")
    let figures = try Support.figures(in: text)
    #expect(figures.map(\.period) == [.hour, .hour])
    #expect(Set(figures.map(\.language)) == ["en", "fr"])
    #expect(figures.allSatisfy { $0.role == "glazier" && $0.currency.code == "CAD" })
  }

  /// A line with a few words in common with another language stays in its text's.
  @Test(arguments: [
    "Glaser\n\nUnser Team in Berlin\n\nSalary: 2.900 Euro im Monat",
    "Glaser gesucht. Join us!\n\n2.900 Euro brutto im Monat",
  ])
  func aFewWordsOfAnotherLanguageChangeNothing(_ text: String) throws {
    let figures = try Support.figures(in: text)
    #expect(figures.map(\.language) == ["de"])
    #expect(figures.map(\.period) == [.month])
  }
}
