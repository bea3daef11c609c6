import Compensation
import Testing

@testable import Extraction

/// Input that no one wrote: it is read in time linear in its size, and never stops the program.
struct BadInputTests {
  private static let patterns = [
    "1234567890", ",", "1.", "1.1.1.1 ", "$", "€", "abcdefghij", "1,234,", "12 345 ", "5-", "$5",
    "(", "&amp;", "<a", "&lt;", "5%", "thousand ", "万", "三十万", "月薪5000元，", "$5,000 ",
    "Glaziers earn $5,000 a year, ", "glazier ", "1'", "1\u{A0}", "|1", "1\n", "a\t1\n",
    "Rs. 5 tys. Aa 7. ", "an extra $5 an hour; $4; ", "The bakery earned $5, ",
    "Salary $5. ", "月薪5千。", "Pay in 2019 was $5. ", "Suppose $5. Pay is $7. ",
  ]

  private static func document(_ pattern: String, size: Int) -> DocumentText {
    let unit = Array(pattern.utf8)
    var bytes: [UInt8] = []
    while bytes.count + unit.count <= size { bytes += unit }
    return DocumentText(path: "-", bytes: bytes)
  }

  /// Each takes milliseconds where time is linear in the size, and hours where it is not;
  /// `Benchmarks/run` measures ten megabytes of each.
  @Test(.timeLimit(.minutes(3)), arguments: patterns)
  func aLongRunOfOneThingIsReadToItsEnd(_ pattern: String) throws {
    let extractor = try #require(Support.extractor)
    let document = Self.document(pattern, size: 64_000)
    for record in extractor.records(in: document) {
      #expect(record.location.offset + record.location.length <= document.bytes.count)
    }
  }

  /// What stands close together overlaps: a sign of two numbers, a word that ends a sentence and
  /// begins the next.
  @Test(arguments: [
    "gemiddeld 11292k € tweeëntwintigduizend", "mediaan 78 € één",
    "20,038平均工资机械设备维修工; $13814,5粉碎工3£2$33,5", "一天", "一个月一天;\nR13409k一颗走红64575k86–86.\n一个工作日",
  ])
  func whatOverlapsIsReadWithoutHarm(_ text: String) throws {
    _ = try #require(Support.extractor).records(in: text)
  }

  /// Words of the tables, titles, amounts and signs in any order: no rule may rely on what a person
  /// would write.
  @Test(.timeLimit(.minutes(3)), arguments: ["en", "de", "pl", "zh", "es", "fr"])
  func wordsInAnyOrderAreReadWithoutHarm(_ language: String) throws {
    let extractor = try #require(Support.extractor)
    var generator = Generator(state: 11)
    var words: [String] = []
    for path in Extractor.standardTables.texts.keys.sorted()
    where path.hasPrefix("\(language)/") || path == "any/amounts.csv" {
      for row in try Extractor.standardTables.rows(of: path) {
        words += row.list("phrases").map { $0.filter { $0 != "*" } }
      }
    }
    let others = [
      "$5", "5 €", "€ 20", "12,500", "30k", "R185", "(£40)", "7 zł", "8千", "5%", "1/h", "2019",
      ",", ";", ".", "(", ")", "|", ":", "  ", "…", "?", "\n", "- ", "\t", "glazier", "Glaser",
      "szklarz", "玻璃工",
    ]
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<500 {
        let isOther = generator.next(below: 3) == 0
        text += isOther ? others[generator.next(below: others.count)] : ""
        text += isOther ? "" : words[generator.next(below: words.count)]
        text += language == "zh" ? "" : " "
      }
      let size = text.utf8.count
      for record in extractor.records(in: text) {
        #expect(record.location.offset + record.location.length <= size)
      }
    }
  }

  /// Numbers that look random and are the same each time.
  private struct Generator {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(limit))
    }
  }

  @Test func bytesThatAreNoTextAreReadWithoutHarm() throws {
    let extractor = try #require(Support.extractor)
    var state: UInt64 = 7
    for size in [0, 1, 2, 3, 100, 5_000] {
      let bytes = (0..<size).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      for record in extractor.records(in: DocumentText(path: "-", bytes: bytes)) {
        #expect(record.location.offset + record.location.length <= size)
      }
    }
  }

  @Test func everyBeginningOfASentenceIsReadWithoutHarm() throws {
    let extractor = try #require(Support.extractor)
    for text in [
      "Glaziers earn $5,000–$6,000 (£4k) a year, “or more”.", "玻璃工月薪１～２万元·13薪以上。",
      "Szklarz zarabia 5 800–7 000 zł netto (+ VAT) / mies.",
    ] {
      let bytes = Array(text.utf8)
      for end in bytes.indices {
        for record in extractor.records(in: DocumentText(path: "-", bytes: Array(bytes[..<end]))) {
          #expect(record.location.offset + record.location.length <= end)
        }
      }
    }
  }

  @Test func anAmountBeyondAllMoneyIsNoFigure() throws {
    let extractor = try #require(Support.extractor)
    for amount in ["$99999999999999999999", "$922337203685477580 million", "$0", "$0.00"] {
      #expect(extractor.figures(in: "A glazier earns \(amount) a year.") == [], "\(amount)")
    }
  }
}
