import Compensation
import Testing

@testable import Extraction

/// Lines, columns, offsets and lengths, by marks in the text: 🔸 where an amount begins, 🔹 behind it.
struct PlaceTests {
  struct Place: Hashable {
    var line: Int
    var column: Int
    var offset: Int
    var length: Int
  }

  /// Returns the text without its marks, and the places that they mark.
  private func unmarked(_ text: String) -> (text: String, places: [Place]) {
    var plain = ""
    var places: [Place] = []
    var start = Place(line: 1, column: 1, offset: 0, length: 0)
    for scalar in text.unicodeScalars {
      let offset = plain.utf8.count
      let lines = plain.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      if scalar == "🔸" {
        start = Place(
          line: lines.count, column: (lines.last?.count ?? 0) + 1, offset: offset, length: 0)
      } else if scalar == "🔹" {
        start.length = offset - start.offset
        places.append(start)
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return (plain, places)
  }

  @Test(arguments: [
    "A glazier earns 🔸$53,000🔹 a year.",
    "A glazier earns about 🔸$52,000 to $68,000🔹 a year.",
    "Pay\n\nA glazier earns 🔸$53,000🔹 a year.\nA roofer earns 🔸$51,500🔹 a year.",
    "Ein Glaser verdient 🔸2.950 Euro🔹 brutto im Monat.",
    "Überall gleich: Ein Glaser verdient 🔸2.950 Euro🔹 brutto im Monat.",
    "Szklarz – mówią – zarabia 🔸5 800 zł🔹 brutto miesięcznie.",
    "玻璃工月薪🔸7500元🔹。", "据说，玻璃工的月薪为🔸7500元🔹。\n助产士月薪🔸9200元🔹。",
    "😀 A glazier earns 🔸$53,000🔹 a year.",
    "A glazier earns 🔸&pound;53,000🔹 a year.",
    "- Glazier: 🔸$53,000🔹 per year\n- Roofer: 🔸$51,500🔹 per year",
    "  A glazier earns _🔸$53,000🔹_ a year.",
  ])
  func anAmountIsWhereItStands(_ marked: String) throws {
    let extractor = try #require(Support.extractor)
    let (text, places) = unmarked(marked)
    let found = extractor.figures(in: text).map {
      Place(
        line: $0.location.line, column: $0.location.column, offset: $0.location.offset,
        length: $0.location.length)
    }
    #expect(found == places, "\(marked)")
  }

  @Test func carriageReturnsCountAsOneLineBreak() throws {
    let extractor = try #require(Support.extractor)
    let figures = extractor.figures(in: "Pay.\r\n\r\nA glazier earns $53,000 a year.")
    #expect(figures.map(\.location.line) == [3])
    #expect(figures.map(\.location.column) == [17])
  }

  @Test func theQuoteIsTheSentenceWithItsSpaceFolded() throws {
    let extractor = try #require(Support.extractor)
    let text = "Nothing here. A   glazier\n earns $53,000 a year. Nothing there."
    #expect(extractor.figures(in: text).map(\.quote) == ["A glazier earns $53,000 a year."])
  }

  @Test func anAmountOfMarkedUpTextIsPlacedInTheSource() throws {
    let extractor = try #require(Support.extractor)
    let source = Array("<p>\n<b>A glazier earns $53,000 a year.</b></p>".utf8)
    let visible = Array("A glazier earns $53,000 a year.".utf8)
    let document = DocumentText(
      path: "page.html", bytes: visible,
      blocks: [TextBlock(.paragraph, range: visible.indices)],
      origins: [TextOrigin(textOffset: 0, sourceOffset: 7)], decodedBytes: source)
    let location = try #require(extractor.records(in: document).first?.location)
    #expect(location.line == 2)
    #expect(location.column == 20)
    #expect(location.offset == 23)
    #expect(location.length == 7)
  }

  @Test func anOutlookIsItsSentence() throws {
    let extractor = try #require(Support.extractor)
    let text = "Glaziers work hard. Employment of glaziers is projected to grow 6 percent."
    let record = try #require(
      extractor.records(in: text).first { if case .outlook = $0 { true } else { false } })
    #expect(record.location.column == 21)
    #expect(record.location.length == 54)
  }

  /// What was read once is not read again; its places are its own all the same.
  @Test func aPassageThatComesAgainHasItsOwnPlace() throws {
    let extractor = try #require(Support.extractor)
    let sentence = "A glazier in Dublin earns €41,000 a year. Demand for glaziers is growing.\n\n"
    let records = extractor.records(
      in: DocumentText(path: "-", bytes: Array("\(sentence)Élan.\n\n\(sentence)".utf8)))
    #expect(records.count == 4)
    #expect(records.map(\.location.line) == [1, 1, 5, 5])
    #expect(records[0].location.column == records[2].location.column)
    #expect(records[2].location.offset == records[0].location.offset + sentence.utf8.count + 8)
  }

  /// Towns tell the country too, above all where several countries share a currency.
  @Test(arguments: [
    ("Bäcker in Luckenwalde gesucht, 2.400 Euro brutto im Monat.", "DE"),
    ("Bäcker in Vöcklabruck gesucht, 2.400 Euro brutto im Monat.", "AT"),
    ("Baker wanted in Wagga Wagga, $31 an hour.", "AU"),
    ("Boulanger recherché à Drummondville, 24 $ de l'heure.", "CA"),
    ("Baker wanted in Skibbereen, €15 an hour.", "IE"),
  ])
  func aTownTellsTheCountry(_ text: String, _ country: String) throws {
    let found = try #require(Support.extractor).figures(in: text)
    #expect(found.map(\.country) == [country], "\(text)")
  }

  /// A name that is a word of the language without its diacritics is that word: `Malé`.
  @Test func aWordIsNoTownWithoutDiacritics() throws {
    let extractor = try #require(Support.extractor)
    let word = extractor.figures(in: "Male nurses earn $41 an hour.")
    #expect(word.map(\.country) == [nil])
    let town = extractor.figures(in: "Krankenpfleger in Malé verdienen 900 Dollar im Monat.")
    #expect(town.map(\.country) == ["MV"])
  }
}
