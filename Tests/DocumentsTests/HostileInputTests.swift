import Compensation
import Documents
import Testing

/// Inputs that cost a careless reader its time or its memory.
///
/// None is timed: what would take minutes is noticed without a clock.
@Suite struct HostileInputTests {
  private func read(_ text: String, _ path: String) -> ReadDocument {
    DocumentReader().read(Array(text.utf8), path: path)
  }

  private static let sentence = "<p>Nurses earn $80,000 a year.</p>"

  struct Page: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    /// Whether a reader of the page still sees its sentence.
    var isSeen = true
  }

  static let pages = [
    Page(
      testDescription: "elements within each other",
      text: sentence + String(repeating: "<div>", count: 50_000)),
    Page(
      testDescription: "comments that open only",
      text: sentence + String(repeating: "<!--", count: 50_000)),
    Page(
      testDescription: "brackets only", text: sentence + String(repeating: "<", count: 200_000)),
    Page(
      testDescription: "references without an end",
      text: sentence + String(repeating: "&amp", count: 50_000)),
    Page(
      testDescription: "attributes without end",
      text: sentence + "<p " + String(repeating: "a ", count: 100_000) + ">x</p>"),
    Page(
      testDescription: "attributes of different names",
      text: sentence + "<p " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">x</p>"),
    Page(
      testDescription: "a tag without end",
      text: sentence + "<p title=\"" + String(repeating: "x ", count: 100_000)),
    Page(testDescription: "a script without end", text: sentence + "<script>if (a < b) { pay"),
    Page(testDescription: "a style without end", text: sentence + "<style>p { color: red"),
    Page(
      testDescription: "a long page",
      text: sentence + String(repeating: "<p>Nothing of note stands here.</p>\n", count: 20_000)),
    Page(
      testDescription: "things within things",
      text: sentence + String(repeating: "<i itemscope itemprop=a><b itemprop=b>x", count: 5_000)),
    Page(
      testDescription: "properties of one thing",
      text: sentence + "<div itemscope>"
        + String(repeating: "<b itemprop='a b c'>x</b>", count: 10_000)),
    Page(
      testDescription: "scripts of broken data",
      text: sentence
        + String(repeating: "<script type='application/ld+json'>{\"a\":[</script>", count: 2_000)),
    Page(
      testDescription: "tables within tables",
      text: sentence + String(repeating: "<table><tr><td rowspan=99 colspan=99>x", count: 1_000)),
    Page(
      testDescription: "cells that span",
      text: sentence + "<table>"
        + String(repeating: "<tr><td rowspan=100 colspan=100>words</td></tr>", count: 1_000)),
    Page(
      testDescription: "a form around all",
      text: "<form>" + sentence + "<h1>Pay</h1>"
        + String(repeating: "<form><input>", count: 10_000)),
  ]

  @Test(arguments: pages) func aPageIsReadWhateverItHolds(page: Page) throws {
    let document = read(page.text, "a.html")
    let text = try #require(document.text)
    #expect(text.string.hasPrefix("Nurses earn $80,000 a year.") == page.isSeen)
    #expect(text.bytes.count <= page.text.utf8.count * 2 + 4_000_000)
  }

  @Test func aPageBeyondTheLimitIsNamed() {
    let page = [UInt8](repeating: 0x20, count: 64 << 20) + Array("<p>x</p>".utf8)
    #expect(
      DocumentReader().read(page, path: "a.html").messages == [
        "a.html: error: expected at most 64 MiB of HTML, found 64 MiB; split the page"
      ])
  }

  @Test func aTextMayBeOneLine() throws {
    let line = String(repeating: "Nothing of note stands here. ", count: 40_000)
    let text = try #require(read(line + "Nurses earn $80,000.", "a.txt").text)
    #expect(text.lineStarts == [0])
    let place = text.location(of: line.utf8.count + 12..<line.utf8.count + 19)
    #expect([place.line, place.column] == [1, line.utf8.count + 13])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func lineBreaksOfAllSystemsCount(lineBreak: String) throws
  {
    let lines = ["Pay in 2024", "", "Nurses earn $80,000 a year.", "Köche auch."]
    for ending in ["", lineBreak] {
      let text = try #require(
        read(lines.joined(separator: lineBreak) + ending, "a.txt").text)
      let pay = try #require(text.place(of: "$80,000"))
      #expect([pay.line, pay.column] == [3, 13])
      let last = try #require(text.place(of: "auch"))
      #expect([last.line, last.column] == [4, 7])
    }
    let table = try #require(
      read(["role,salary", "Nurse,80000", "Cook,35000"].joined(separator: lineBreak), "a.csv").table
    )
    #expect(table.strings == [["Nurse", "80000"], ["Cook", "35000"]])
    #expect(table.rows.map(\.line) == [2, 3])
  }

  @Test func tablesOfManyColumnsAreReadOrNamed() {
    func table(_ columns: Int) -> ReadDocument {
      let header = "role,salary" + String(repeating: ",x", count: columns)
      return read(header + "\nNurse,80000" + String(repeating: ",", count: columns), "a.csv")
    }
    #expect(table(10_000).table?.columns == [.role: 0, .amount: 1])
    #expect(
      table(1_000_000).messages == [
        "a.csv:1:1: error: expected a first line of at most 64 KiB, found a longer one; leave out columns that say nothing of pay"
      ])
    let wide = read("role,salary\nNurse,80000" + String(repeating: ",x", count: 50_000), "b.csv")
    #expect(
      wide.messages.first?.hasPrefix("b.csv:2:1: error: ") == true, "\(wide.messages.prefix(2))")
  }

  @Test(arguments: ["\"", "role,\"salary\nNurse,80000\n", "\"\"\"", ",,,\n\"", "sep=", "sep=\"\n"])
  func tablesThatBreakOffAreReadOrNamed(text: String) {
    let document = read(text, "a.csv")
    #expect(document.content != nil || !document.issues.isEmpty)
    let many = read(String(repeating: text, count: 2_000), "a.csv")
    #expect(many.content != nil || !many.issues.isEmpty)
    #expect(many.issues.count < 100)
  }

  @Test func pagesThatLeadToThemselvesEnd() {
    let loop = """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Count 1 /Kids [2 0 R] >> endobj
      trailer << /Root 1 0 R /Size 3 >>
      %%EOF
      """
    let document = read(loop, "a.pdf")
    #expect(document.content == nil)
    #expect(document.messages.count == 1)
  }

  @Test func aPageOfCompressedNothingIsBounded() throws {
    let operators = Array(repeating: "BT /F1 9 Tf 1 0 0 1 72 700 Tm (x) Tj ET ", count: 200_000)
    // The data of gzip(1) without its header and checksum are raw; a PDF wants those of zlib.
    let gzip = try Tool.gzip(Array(operators.joined().utf8))
    let data = [0x78, 0xDA] + Array(gzip.dropFirst(10).dropLast(8))
    #expect(data.count < 1 << 20)
    let digits = data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let document = DocumentReader().read(
      PDFFile.bytes(content: [digits], filter: "/Filter [/ASCIIHexDecode /FlateDecode]"),
      path: "a.pdf")
    #expect(document.content != nil || !document.issues.isEmpty)
  }

  @Test func bytesBeforeAndBehindAPackageDoNotHideIt() throws {
    let word = try OfficePackage.word("<w:p><w:r><w:t>Pay</w:t></w:r></w:p>").bytes
    let behind = DocumentReader().read(word + Array("signature".utf8), path: "a.docx")
    #expect(behind.content != nil || !behind.issues.isEmpty)
    let before = DocumentReader().read(Array("#!/bin/sh\n".utf8) + word, path: "a.docx")
    #expect(before.content != nil || !before.issues.isEmpty)
  }
}
