import Compensation
import Testing

@Suite struct DocumentTextTests {
  @Test func columnsCountCodePoints() {
    let document = DocumentText(path: "a.txt", bytes: Array("zł\nżółć 5\r\nx".utf8))
    let five = document.bytes.firstIndex(of: UInt8(ascii: "5")) ?? 0
    let place = document.location(of: five..<five + 1)
    #expect(place.line == 2)
    #expect(place.column == 6)
    #expect(place.length == 1)
  }

  /// Every byte of a text of all line breaks, against a count from its beginning.
  @Test func linesAreThoseOfACountByHand() {
    let parts = ["pay", "\n", "\r\n", "\r", String(repeating: "zł ", count: 40), "\r\r\n", "\n\n"]
    let bytes = Array((0..<400).map { parts[$0 * $0 % 11 % parts.count] }.joined().utf8)
    let document = DocumentText(path: "a.txt", bytes: bytes)
    var (line, start) = (1, 0)
    for (offset, byte) in bytes.enumerated() {
      if offset > 0, bytes[offset - 1] == 0x0A || (bytes[offset - 1] == 0x0D && byte != 0x0A) {
        (line, start) = (line + 1, offset)
      }
      let place = document.location(of: offset..<offset + 1)
      #expect(place.line == line)
      #expect(place.column == 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
    }
  }

  @Test func charactersAreCountedWhereverARangeBegins() {
    let text = Array(String(repeating: "zł, 万 and €; ", count: 700).utf8)
    for range in [0..<0, 0..<1, 3..<text.count, 1..<4_097, 5..<5, 16..<32, 0..<text.count] {
      #expect(text.characterCount(in: range) == text[range].count { $0 & 0xC0 != 0x80 })
    }
  }

  @Test func originsLeadBackToTheMarkup() {
    let source = Array("<p>a</p>\n<p>b5</p>".utf8)
    let document = DocumentText(
      path: "a.html", bytes: Array("a\nb5".utf8),
      origins: [
        TextOrigin(textOffset: 0, sourceOffset: 3), TextOrigin(textOffset: 2, sourceOffset: 12),
      ],
      decodedBytes: source)
    let place = document.location(of: 3..<4)
    #expect(place.offset == 13)
    #expect(place.line == 2)
    #expect(place.column == 5)
  }
}
