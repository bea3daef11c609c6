import Testing

@testable import Extraction

/// Where sentences end, and where a full stop ends none.
struct SentenceSplitterTests {
  private func sentences(_ text: String, _ language: String) throws -> [String] {
    let analyzed = try Support.analyzed(text, language)
    let bytes = Array(text.utf8)
    return analyzed.sentences.map {
      String(decoding: bytes[analyzed.text.sourceRange($0)], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("en", "They earn little. We do not."), ("en", "Is it so? It is!"),
    ("en", "The pay is $53,000. It was $50,000."), ("de", "Er verdient 2.950 Euro. Sie nicht."),
    ("de", "Das war 2019. Heute ist es mehr."), ("pl", "Zarabia mało. To jasne."),
    ("zh", "月薪7500元。另有补贴。"), ("en", "“It is low.” She left."), ("ja", "月給は25万円です。賞与あり。"),
  ])
  func twoSentencesAreTwo(_ language: String, _ text: String) throws {
    #expect(try sentences(text, language).count == 2, "\(text)")
  }

  @Test(arguments: [
    ("en", "The pay in the U.S. is $105,000 a year."), ("en", "It pays approx. $20 an hour."),
    ("en", "Glaziers, roofers, etc. earn $20."), ("en", "Paid £34,000 p.a. plus pension."),
    ("en", "Work for Smith Co. Ltd. in Leeds."), ("en", "It costs e.g. $5."),
    ("en", "Version 2.5 pays $38.50 more."),
    ("de", "Das sind ca. 2.950 Euro."), ("de", "Gehalt: 46.000 € p. a. zzgl. Bonus"),
    ("de", "Ab dem 1. Januar gilt der Tarif."),
    ("de", "Das Jahresgehalt (inkl. Bonus) ist z. B. hoch."),
    ("pl", "To ok. 5 800 zł brutto mies. na rękę."), ("pl", "Zarabia 8 tys. zł brutto."),
    ("pl", "W 2023 r. zarabiał mniej."), ("pl", "Wynagrodzenie wynosi np. 30 zł / godz. brutto."),
  ])
  func anAbbreviationEndsNone(_ language: String, _ text: String) throws {
    #expect(try sentences(text, language) == [text], "\(text)")
  }

  @Test func sentencesCoverTheTextButForSpaces() throws {
    let text = "One is here.  Two is there!   Three?\nAnd a last one without a stop"
    let analyzed = try Support.analyzed(text, "en")
    var covered = 0
    for sentence in analyzed.sentences {
      #expect(analyzed.text.bytes[covered..<sentence.lowerBound].allSatisfy { $0 == 0x20 })
      covered = sentence.upperBound
    }
    #expect(covered == analyzed.text.bytes.count)
    #expect(analyzed.sentences.count == 4)
  }
}
