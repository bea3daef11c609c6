import Compensation
import Documents
import Foundation
import Testing

@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "no poppler-utils"))
struct PDFFormatTests {
  private func read(_ bytes: [UInt8], _ path: String = "a.pdf") -> ReadDocument {
    DocumentReader().read(bytes, path: path)
  }

  @Test func pagesAreTextWithTheirNumbers() {
    let document = read(
      PDFFile.bytes([
        [(72, 700, "Account managers earn \\200 50,000 a year"), (72, 689, "in many firms.")],
        [], [(72, 700, "Cooks earn $35,000.")],
      ]), "-")
    #expect(document.format == "pdf")
    #expect(document.issues == [])
    let text = document.text
    #expect(text?.place(of: "€ 50,000")?.locator == "page 1")
    #expect(text?.place(of: "$35,000")?.locator == "page 3")
    #expect(text?.string.contains("a year\nin many") == true)
    #expect(text?.string.contains("\u{C}") == false)
  }

  @Test func linesWithGapsAreRows() {
    let rows = [
      ("Role", "Low", "High"), ("Clerk of works", "$40,000", "$50,000"),
      ("Cook", "$30,000", "$36,000"),
    ]
    let lines = rows.enumerated().flatMap { index, row -> [PDFFile.Line] in
      let y = 700 - 12 * index
      return [(72, y, row.0), (250, y, row.1), (400, y, row.2)]
    }
    let document = read(PDFFile.bytes([lines + [(72, 600, "Here is no table, but a sentence.")]]))
    let found = document.text?.string.split(separator: "\n").map(String.init)
    #expect(
      found == [
        "Role\tLow\tHigh", "Clerk of works\t$40,000\t$50,000", "Cook\t$30,000\t$36,000",
        "Here is no table, but a sentence.",
      ])
  }

  @Test func columnsOfTextAreReadOneAfterTheOther() {
    let lines = (0..<14).flatMap { index -> [PDFFile.Line] in
      [
        (60, 700 - 11 * index, "left line \(index) of the first column goes"),
        (330, 700 - 11 * index, "right line \(index) of the second column"),
      ]
    }
    let text = read(PDFFile.bytes([[(60, 740, "Title")], lines])).text
    let found = text?.string.split(separator: "\n").map(String.init) ?? []
    #expect(found.count == 29)
    #expect(found.prefix(3).last?.hasPrefix("left line 1 of") == true)
    #expect(found.last == "right line 13 of the second column")
    #expect(text?.place(of: "right line 3")?.locator == "page 2")
  }

  @Test func aPageWithoutTextIsAnError() {
    #expect(
      read(PDFFile.bytes([[], []])).messages == [
        "a.pdf: error: expected text, found no text layer: 2 pages; have the text of the scanned pages recognised"
      ])
  }

  @Test func anEncryptedFileIsNamed() {
    let key = String(repeating: "5a", count: 32)
    let document = read(
      PDFFile.bytes(
        [[(72, 700, "x")]],
        trailer:
          "/ID [<\(key)> <\(key)>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>"
      ))
    #expect(document.content == nil)
    #expect(
      document.messages == [
        "a.pdf: error: expected a PDF file without a password, found an encrypted one; save it without a password"
      ])
  }

  @Test func damageIsNamed() {
    for bytes in [Array("%PDF-1.7\nrubbish".utf8), [], Array("no PDF at all".utf8)] {
      let document = read(bytes)
      #expect(document.content == nil)
      #expect(document.messages.count == 1)
      #expect(
        document.messages.first?.hasPrefix("a.pdf: error: expected a PDF file, found damage")
          == true)
    }
  }

  @Test func aDamagedPageIsReadAsFarAsItGoes() {
    let document = read(
      PDFFile.bytes(content: [
        "BT /F1 9 Tf 1 0 0 1 72 700 Tm (Cooks earn $35,000.) Tj ET", "BT ] /F9 9 Tf >> (x) Tj",
      ]))
    #expect(document.text?.string.contains("Cooks earn $35,000.") == true)
    #expect(
      document.messages.first?.hasPrefix("a.pdf: error: expected a whole PDF file, found damage (")
        == true)
  }

  @Test func damageWithinNeverStopsTheRun() {
    let bytes = PDFFile.bytes([[(72, 700, "Cooks earn $35,000.")]])
    for index in stride(from: 0, to: bytes.count, by: 29) {
      var damaged = bytes
      damaged[index] ^= 0x15
      let document = read(damaged)
      #expect(document.content != nil || !document.issues.isEmpty)
    }
  }

  @Test func aMissingProgramIsNamed() {
    let reader = DocumentReader(pdftotext: "/nowhere/pdftotext")
    let document = reader.read(PDFFile.bytes([[(72, 700, "x")]]), path: "a.pdf")
    #expect(document.content == nil)
    #expect(
      document.messages == [
        "a.pdf: error: expected the program /nowhere/pdftotext to read PDF files, found none; install the package poppler-utils"
      ])
  }

  /// Programs that stand in for a pdftotext that fails.
  @Test(arguments: [
    ("kill -SEGV $$", "found damage (the program ended by signal 11)"),
    ("kill -KILL $$", "within 30 seconds, 320 MB of memory and 64 MiB"),
    ("kill -ABRT $$", "found one that takes more; split it"),
    ("yes", "found one that takes more; split it"),
    ("exit 3", "one that forbids it"), ("exit 99", "expected a PDF file, found damage;"),
  ])
  func aProgramThatFailsCostsOneDocument(script: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\n\(script)\n", to: "pdftotext")
    _ = try Tool.run("/bin/chmod", ["+x", folder.path + "/pdftotext"])
    let document = DocumentReader(pdftotext: folder.path + "/pdftotext")
      .read(Array("%PDF-1.4".utf8), path: "a.pdf")
    #expect(document.content == nil)
    #expect(document.messages.first?.contains(message) == true, "\(document.messages)")
  }

  @Test func theProgramSeesTheDocumentAndNothingElse() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "#!/bin/sh\necho \"$@\"; ls /proc/self/fd | wc -l; env | cut -d= -f1 | sort; ulimit -t; cat\n",
      to: "pdftotext")
    _ = try Tool.run("/bin/chmod", ["+x", folder.path + "/pdftotext"])
    let document = DocumentReader(pdftotext: folder.path + "/pdftotext")
      .read(Array("%PDF-x".utf8), path: "a.pdf")
    // The folder that is listed is the fourth open file.
    #expect(
      document.text?.string == "-enc UTF-8 -layout - -\n4\nLC_ALL\nPATH\nPWD\n20\n%PDF-x\n")
  }
}
