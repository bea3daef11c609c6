import Compensation
import Testing

@testable import Extraction

/// The automaton that passes over text without pay.
struct AnchorScanTests {
  private func anchors(_ scan: AnchorScan, _ bytes: [UInt8], _ range: Range<Int>) -> Anchors {
    anchors(scan, bytes, [range])[0]
  }

  private func anchors(
    _ scan: AnchorScan, _ bytes: [UInt8], _ ranges: [Range<Int>], known: AnchorMemo? = nil
  ) -> [Anchors] {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe scan.anchors(of: ranges, in: $0, known: known)
    }
  }

  private static let texts = (ExampleTests.salaries + ExampleTests.outlooks)
    .filter { !$0.expected.isEmpty }

  /// What is read must be seen: a passage that gives a record holds what the scan looks for, with what
  /// the passage before it says of money and pay, as a caption does.
  @Test func everyPassageThatGivesARecordHasAnchors() throws {
    let extractor = try #require(Support.extractor)
    for example in Self.texts {
      let language = try #require(extractor.languages[example.language])
      let scan = AnchorScan([language.lexicon])
      let document = DocumentText(path: "-", bytes: Array(example.text.utf8))
      let records = extractor.records(in: document)
      var before: Anchors = []
      for passage in DocumentSegmentation(document, scan: nil).passages {
        let own = records.filter { passage.range.contains($0.location.offset) }
        let found = anchors(scan, document.bytes, passage.range)
        let isSeen = found.union(before.intersection([.money, .pay])).canHoldPay
        before = found
        for record in own {
          switch record {
          case .salary:
            #expect(
              isSeen || (passage.tableNumber != nil && found.contains(.digit)),
              "\(example.testDescription)")
          case .outlook: #expect(found.canHoldOutlook, "\(example.testDescription)")
          case .rejected: break
          }
        }
      }
    }
  }

  /// A long document, which is scanned, gives the records of its parts, which are not.
  @Test(arguments: ["en", "de", "pl", "zh"])
  func aLongDocumentGivesWhatItsPartsGive(_ code: String) throws {
    let extractor = try #require(Support.extractor)
    let examples = Self.texts.filter {
      $0.language == code && $0.knownIssue.isEmpty && !$0.text.contains("\n")
    }
    let filler = Self.filler[code] ?? ""
    var text = ""
    var expected = 0
    for example in examples {
      text += "\(filler)\n\n\(example.text)\n\n"
      expected += extractor.figures(in: example.text).count
    }
    while text.utf8.count < 40_000 { text += "\(filler)\n\n" }
    let found = extractor.figures(in: text).count
    // What stands around may lend an example a role or a place, never take its pay.
    #expect(found >= expected - expected / 20, "\(code): \(found) of \(expected)")
  }

  private static let filler = [
    "en": "The river was calm that morning, and nobody spoke of anything but the weather.",
    "de":
      "Der Fluss war an diesem Morgen ruhig, und niemand sprach von etwas anderem als dem Wetter.",
    "pl": "Rzeka była tego ranka spokojna i nikt nie mówił o niczym innym niż o pogodzie.",
    "zh": "那天早上河面很平静，大家只谈论天气。",
  ]

  /// Short words count with what stands around them in any writing.
  @Test(arguments: [
    "salary 5 k", "salary: 12", "12\u{A0}000\u{A0}zł", "5 zł–7 zł", "wage… 12", "wage\u{202F}12",
    "zł” 12", "€5", "5€", "12 zł",
  ])
  func shortWordsAreSeenBesideSignsOutsideASCII(_ text: String) throws {
    let language = try #require(Support.extractor?.languages[text.contains("zł") ? "pl" : "en"])
    let bytes = Array(text.utf8)
    let found = anchors(AnchorScan([language.lexicon]), bytes, bytes.indices)
    #expect(found.contains(.digit) && (found.contains(.money) || found.contains(.pay)), "\(text)")
  }

  @Test(arguments: [
    "The river was calm.", "Chapter 12 of 40", "nobody spoke of anything", "see page 1984",
  ])
  func proseHasNone(_ text: String) throws {
    let language = try #require(Support.extractor?.languages["en"])
    let found = anchors(AnchorScan([language.lexicon]), Array(text.utf8), 0..<text.utf8.count)
    #expect(!found.canHoldPay && !found.canHoldOutlook, "\(text)")
  }

  @Test(arguments: [
    "it pays $5", "&pound;52,845", "salary １２", "SALARY 12", "ten thousand dollars",
    "paid 12 EUR", "5k USD", "Wage: 7",
  ])
  func moneyAndWordsOfPayAreSeenHoweverWritten(_ text: String) throws {
    let language = try #require(Support.extractor?.languages["en"])
    let found = anchors(AnchorScan([language.lexicon]), Array(text.utf8), 0..<text.utf8.count)
    #expect(found.canHoldPay, "\(text)")
  }

  /// The scan passes over several ranges at once; no place falls between them, and none lends another
  /// what it holds.
  @Test(arguments: [false, true])
  func aWordIsSeenInItsRangeWhereverItStands(_ isRemembered: Bool) throws {
    let language = try #require(Support.extractor?.languages["en"])
    let scan = AnchorScan([language.lexicon])
    let word = Array(" salary ".utf8)
    for size in [8, 31, 32, 33, 64, 129, 1_000] {
      for start in stride(from: 0, through: size - word.count, by: size > 200 ? 7 : 1) {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: size)
        bytes.replaceSubrange(start..<start + word.count, with: word)
        let ranges = [0..<start, start..<start + word.count, start + word.count..<size, 0..<size]
        let memo = isRemembered ? AnchorMemo() : nil
        for _ in 0...1 {
          let found = anchors(scan, bytes, ranges, known: memo)
          #expect(found == [[], .pay, [], .pay], "\(start) of \(size)")
        }
      }
    }
  }

  /// However many ranges there are, and however long each is, all are seen.
  @Test func rangesOfAnyLengthAreSeenEachByItself() throws {
    let language = try #require(Support.extractor?.languages["en"])
    let scan = AnchorScan([language.lexicon])
    for count in 0...40 {
      var bytes: [UInt8] = []
      var ranges: [Range<Int>] = []
      var expected: [Anchors] = []
      for number in 0..<count {
        let pieces = ["salary", "", "$", String(repeating: "y", count: number * 7), "7"]
        let piece = pieces[number * number % 5]
        ranges.append(bytes.count..<bytes.count + piece.utf8.count)
        bytes += piece.utf8
        expected.append(
          piece == "salary" ? .pay : piece == "$" ? .money : piece == "7" ? .digit : [])
      }
      #expect(anchors(scan, bytes, ranges) == expected)
    }
  }
}
