import Compensation
import Testing

@testable import Extraction

/// Input that no one wrote: it is read in time linear in its size, and never stops the program.
struct BadInputTests {
  private static let patterns = [
    "1234567890", ",", "1.", "1.1.1.1 ", "$", "€", "abcdefghij", "1,234,", "12 345 ", "5-", "$5",
    "(", "&amp;", "<a", "&lt;", "5%", "thousand ", "万", "三十万", "月薪5000元，", "$5,000 ",
    "Glaziers earn $5,000 a year, ", "glazier ", "1'", "1\u{A0}", "|1", "1\n", "a\t1\n",
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
