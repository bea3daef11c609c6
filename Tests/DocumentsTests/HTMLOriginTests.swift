import Compensation
import Documents
import Testing

/// Every character that a page shows leads back to its own place in the source.
@Suite struct HTMLOriginTests {
  private func page(_ html: String) -> DocumentText? {
    DocumentReader().read(Array(html.utf8), path: "a.html").text
  }

  /// Returns how many characters of the text stand elsewhere than their origin says; those of
  /// references must lead to an ampersand.
  private func strays(_ text: DocumentText) -> Int {
    let source = text.decodedBytes ?? []
    var count = 0
    for offset in text.bytes.indices
    where text.bytes[offset] > 0x20 && text.bytes[offset] & 0xC0 != 0x80 {
      let origin = text.sourceOffset(of: offset)
      guard source.indices.contains(origin) else {
        count += 1
        continue
      }
      let byte = source[origin]
      if byte != text.bytes[offset], byte != UInt8(ascii: "&") { count += 1 }
    }
    return count
  }

  @Test func aPieceOfTextHasItsLineAndColumn() {
    let text = page(
      "<html>\r\n<!-- $5 -->\r\n<p>zł <b>ü</b>&euro;&nbsp;\r\n<script>'$5'</script> ażż 5,000 $5</p>"
    )
    let place = text?.place(of: "$5")
    #expect(place?.line == 4)
    #expect(place?.column == 33)
    #expect(place?.length == 2)
    #expect(text.map(strays) == 0)
  }

  @Test func aReferenceHasThePlaceOfItsAmpersandAndItsWholeLength() {
    let text = page("<p>5 &euro; or &#128;6 or &pound;7 &unknown; &amp; 8 &lt;<b>9</b></p>")
    #expect(text?.string == "5 € or €6 or £7 &unknown; & 8 <9")
    let euro = text?.place(of: "5 €")
    #expect(euro?.column == 4)
    #expect(euro?.length == 8)
    #expect(text?.place(of: "£")?.column == 27)
    #expect(text?.place(of: "7")?.column == 34)
    #expect(text?.place(of: "unknown")?.column == 37)
    #expect(text?.place(of: "8 ")?.column == 52)
    #expect(text?.place(of: "<9")?.column == 54)
  }

  @Test func aSoftHyphenIsNotShown() {
    let text = page("<p>Ge&shy;halt Ge\u{AD}halt 5</p>")
    #expect(text?.string == "Gehalt Gehalt 5")
    #expect(text?.place(of: "5")?.column == 24)
  }

  @Test func longTextsAreFoundWhateverTheirLength() {
    // The parser hands over pieces of 1,000 bytes, and is fed in pieces of 65,536.
    for (unit, count) in [("a", 999), ("a", 1_000), ("a", 2_001), ("ż", 70_001), ("薪资 ", 45_000)] {
      let body = String(repeating: unit, count: count)
      let text = page("<p>\(body)</p>\n<p>\(body) $5</p>\n$6")
      #expect(text.map(strays) == 0)
      #expect(text?.place(of: "$5")?.line == 2)
      #expect(text?.place(of: "$6")?.line == 3)
      #expect(text?.place(of: "$6")?.column == 1)
    }
  }

  @Test func everyRunOfARandomPageIsFoundAgain() {
    let pieces = [
      "<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "zł", " ", "\n", "\r\n", "&nbsp;",
      "&euro;", "&amp;", "&", "&x", "&#8364;", "<", "<b>", "</b>", "5,000", "aaa", "a", "<br>",
      "<!-- x -->", "<!--", "-->", "<script>a<b</script>", "<li>", "薪", "<h2>", "</h2>", "😀",
      "<div hidden>", "</div>", "<div>", "<td rowspan=2>", "<sup>", "</sup>", "\u{AD}", ">", "\"",
      "<form>", "</form>", "<pre>", "</pre>", "<title>", "</title>", "<svg>", "</svg>", "</",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1_500 {
      let html = (0..<40).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }.joined()
      guard let text = page(html) else { continue }
      #expect(strays(text) == 0, "\(html)")
      let ranges = text.blocks.map(\.range)
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(ranges.allSatisfy { $0.upperBound <= text.bytes.count && !$0.isEmpty })
      #expect(String(validating: text.bytes, as: UTF8.self) != nil, "\(html)")
    }
  }
}
