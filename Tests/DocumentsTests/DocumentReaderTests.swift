import Compensation
import Documents
import Testing

@Suite struct DocumentReaderTests {
  private func read(_ text: String, as path: String = "a.txt") -> ReadDocument {
    DocumentReader().read(Array(text.utf8), path: path)
  }

  @Test(arguments: [
    ("a.txt", "Pay is $5.", "text"), ("a.md", "# Pay", "markdown"), ("a.HTM", "<p>x", "html"),
    ("-", "\n <!DOCTYPE html><p>x", "html"), ("-", "<HTML lang=en>x", "html"),
    ("a.csv", "x,y\n1,2\n", "csv"), ("a.tsv", "x\ty\n1\t2\n", "tsv"),
    ("-", "Job title;Salary\nClerk;5\n", "csv"), ("-", "Role\tMin\tMax\nClerk\t1\t2\n", "tsv"),
    ("-", "The role pays well, salary included.\n", "text"),
    ("notes.log", "Job title,Salary\nClerk,5\n", "text"), ("a.d/b", "plain", "text"),
  ])
  func theFormatFollowsFromNameAndContent(path: String, text: String, format: String) {
    #expect(read(text, as: path).format == format)
  }

  @Test func theHashIsOfTheBytesAsTheyStand() {
    let document = read("abc")
    // sha256sum(1) of the three bytes.
    #expect(
      document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(document.byteCount == 3)
  }

  @Test func textIsTheDocumentItself() {
    let document = read("Pay\r\nis 5\rzł\n")
    #expect(document.text?.string == "Pay\r\nis 5\rzł\n")
    #expect(document.text?.blocks == [])
    #expect(document.text?.origins == [])
    let places = [4, 5, 9, 10, 14].map { document.text?.location(of: $0..<$0) }
    #expect(places.map(\.?.line) == [1, 2, 2, 3, 4])
    #expect(places.map(\.?.column) == [5, 1, 5, 1, 1])
    #expect(document.issues == [])
  }

  @Test func aByteOrderMarkIsNoText() {
    let document = read("\u{FEFF}Pay")
    #expect(document.text?.string == "Pay")
    #expect(document.byteCount == 6)
    #expect(document.encoding == "UTF-8")
  }

  @Test func brokenUTF8IsReadAndNamedWithItsPlace() {
    let document = DocumentReader().read(
      Array("ok\nzł ".utf8) + [0xFF] + Array("5 ".utf8) + [0xE2, 0x82] + Array("x żółw".utf8),
      path: "a.txt")
    #expect(document.text?.string == "ok\nzł \u{FFFD}5 \u{FFFD}x żółw")
    #expect(
      document.messages == [
        "a.txt:2:4: error: expected UTF-8, found 2 broken sequences, the first here, read as U+FFFD; save the document as UTF-8"
      ])
  }

  @Test func aControlCharacterIsAWarning() {
    let document = read("Pay is\u{0} 5,\u{7}000, a text long enough to be one")
    #expect(document.text?.string == "Pay is\u{FFFD} 5,\u{FFFD}000, a text long enough to be one")
    #expect(
      document.messages == [
        "a.txt:1:7: warning: expected text, found 2 control characters, the first here, read as U+FFFD; remove them if they belong to a number"
      ])
  }

  @Test func pageFeedsAreWhiteSpaceAndNonCharactersAreNone() {
    let document = read("a\u{C}b\u{FFFE}c")
    #expect(document.text?.string == "a b\u{FFFD}c")
    #expect(document.issues.count == 1)
  }

  @Test(arguments: [("", "an empty document"), (" \n\t\r\n", "white space only")])
  func whatHoldsNothingIsAnError(text: String, found: String) {
    for path in ["a.txt", "a.html", "a.csv"] {
      let document = read(text, as: path)
      #expect(document.content == nil)
      #expect(
        document.messages == [
          "\(path): error: expected text, found \(found); check what wrote the document"
        ])
    }
  }

  @Test(
    arguments: [
      (Array("{\\rtf1".utf8), "an RTF document"),
      ([0x89, 0x50, 0x4E, 0x47, 13, 10], "a PNG image"), (Array("BZh9".utf8), "a BZIP2 archive"),
      ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "a binary file"),
    ] as [([UInt8], String)])
  func aBinaryFileIsNamedAndNotRead(bytes: [UInt8], found: String) {
    for path in ["-", "a.txt", "a.html"] {
      let document = DocumentReader().read(bytes, path: path)
      #expect(document.content == nil)
      #expect(document.format == "binary")
      #expect(
        document.messages == [
          "\(path): error: expected text, found \(found); save it as text, HTML or CSV"
        ])
    }
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsReadWithAndWithoutItsMark(isLittle: Bool, hasMark: Bool) {
    let units = Array("Pay: 5 zł, 薪资 😀\n".utf16)
    let text = hasMark ? [0xFEFF] + units : units
    let bytes = text.flatMap { unit in
      isLittle
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let document = DocumentReader().read(bytes, path: "a.txt")
    #expect(document.text?.string == "Pay: 5 zł, 薪资 😀\n")
    #expect(document.encoding == (isLittle ? "UTF-16LE" : "UTF-16BE"))
    #expect(document.issues == [])
  }

  @Test func aLoneSurrogateAndAnOddByteAreCounted() {
    let document = DocumentReader().read(
      [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x3D, 0xD8, 0x62, 0, 0x63], path: "a.txt")
    #expect(document.text?.string == "a\n\u{FFFD}b\u{FFFD}")
    #expect(document.issues.first?.line == 2)
    #expect(document.issues.first?.column == 1)
    #expect(document.issues.first?.message.contains("2 broken sequences") == true)
  }

  /// Swift's own decoder follows the same chapter of Unicode, but keeps what is no character.
  @Test func repairAgreesWithTheStandardLibrary() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<12).map { _ in
        let byte = UInt8.random(in: 0...255, using: &generator)
        return byte < 0x20 || byte == 0x7F ? 0x41 : byte
      }
      let document = DocumentReader().read(Array("\u{FEFF}a text ".utf8) + bytes, path: "a.txt")
      let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let scalars = decoded.map { (0xFFFE...0xFFFF).contains($0.value) ? "\u{FFFD}" : $0 }
      let expected = String(String.UnicodeScalarView(scalars))
      #expect(document.text?.string == "a text " + expected, "\(bytes)")
    }
  }
}
