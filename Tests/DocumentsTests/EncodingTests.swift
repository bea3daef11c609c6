import Compensation
import Documents
import Foundation
import Testing

@Suite struct EncodingTests {
  /// The languages and the encodings that hold them.
  static let pairs = [
    ("pl", "UTF-8"), ("pl", "ISO-8859-2"), ("pl", "Windows-1250"), ("pl", "UTF-16LE"),
    ("cs", "UTF-8"), ("cs", "ISO-8859-2"), ("cs", "Windows-1250"), ("cs", "UTF-16BE"),
    ("de", "ISO-8859-1"), ("de", "ISO-8859-15"), ("de", "Windows-1252"), ("de", "UTF-16LE"),
    ("ru", "KOI8-R"), ("ru", "Windows-1251"), ("ru", "ISO-8859-5"), ("ru", "UTF-16LE"),
    ("tr", "ISO-8859-9"), ("tr", "Windows-1254"), ("tr", "UTF-16BE"),
    ("zh", "UTF-8"), ("zh", "GB18030"), ("zh", "UTF-16LE"), ("zh-Hant", "Big5"),
    ("ja", "Shift_JIS"), ("ja", "EUC-JP"), ("ja", "UTF-16BE"),
    ("en", "UTF-8"), ("en", "Windows-1252"),
  ]

  /// Converts by iconv(1), leaving out what the encoding has no character for.
  private static func encode(_ text: String, _ encoding: String) throws -> [UInt8] {
    try Tool.run("/usr/bin/iconv", ["-c", "-f", "UTF-8", "-t", encoding], Array(text.utf8))
  }

  /// Returns the longest start of a text that takes at most `length` bytes in the encoding, with
  /// its bytes.
  private static func start(
    of text: String, _ encoding: String, length: Int
  ) throws -> (text: String, bytes: [UInt8]) {
    var low = 0
    var high = text.unicodeScalars.count
    var best: (text: String, bytes: [UInt8]) = ("", [])
    while low < high {
      let middle = (low + high + 1) / 2
      let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(middle)))
      let bytes = try encode(start, encoding)
      if bytes.count <= length {
        best = (start, bytes)
        low = middle
      } else {
        high = middle - 1
      }
    }
    return best
  }

  @Test(arguments: pairs, [150, 1_500])
  func theTextIsReadWhateverItsEncoding(pair: (String, String), length: Int) throws {
    let (language, encoding) = pair
    var text = try #require(EncodingTexts.byLanguage[language])
    if encoding == "ISO-8859-1" { text.replace("€", with: "¤") }
    // What ISO-8859 has no character for.
    if encoding.hasPrefix("ISO-8859") {
      text.replace(/[„“”]/, with: "\"")
      text.replace("–", with: "-")
    }
    let (expected, bytes) = try EncodingTests.start(of: text, encoding, length: length)
    #expect(bytes.count > length - 4)
    let document = DocumentReader().read(bytes, path: "a.txt")
    #expect(
      document.text?.string == expected.replacing("¤", with: "€"),
      "read as \(document.encoding), \(document.encodingReason?.rawValue ?? "")")
    #expect(!document.issues.contains { $0.severity == .error })
  }

  @Test func theReasonIsKept() {
    func reason(_ bytes: [UInt8], _ path: String = "a.html") -> [String] {
      let document = DocumentReader().read(bytes, path: path)
      return [document.encoding, document.encodingReason?.rawValue ?? "none"]
    }
    #expect(reason(Array("<p>plain".utf8)) == ["UTF-8", "valid"])
    #expect(reason(Array("\u{FEFF}<p>x".utf8)) == ["UTF-8", "marked"])
    #expect(reason(Array("<meta charset=latin2><p>x".utf8)) == ["ISO-8859-2", "declared"])
    #expect(reason([0x25, 0x50, 0x44, 0x46, 0x2D]) == ["binary", "none"])
  }

  @Test(arguments: [
    "<meta charset=\"iso-8859-2\">", "<META CHARSET='ISO-8859-2' />", "<meta charset=latin2>",
    "<meta name=x content=y><meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-2\">",
    "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>",
  ])
  func aPageSaysItsEncoding(declaration: String) {
    let document = DocumentReader().read(
      Array(declaration.utf8) + Array("<p>P".utf8) + [0xB3] + Array("aca 5 z".utf8) + [0xB3],
      path: "a.html")
    #expect(document.text?.string == "Płaca 5 zł")
    #expect(document.encoding == "ISO-8859-2")
    #expect(document.encodingReason == .declared)
  }

  @Test func aGuessFromOneByteIsAWarning() {
    let document = DocumentReader().read(
      Array("Pay a".utf8) + [0xFF] + Array("b here".utf8), path: "a.txt")
    #expect(document.issues.map(\.severity) == [.warning])
    #expect(document.messages.first?.hasPrefix("a.txt:1:6: ") == true, "\(document.messages)")
  }

  @Test func aFalseDeclarationIsNamed() {
    let document = DocumentReader().read(
      Array("<meta charset=iso-8859-1><p>Płaca: zażółć 5 zł".utf8), path: "a.html")
    #expect(document.text?.string == "Płaca: zażółć 5 zł")
    #expect(
      document.messages == [
        "a.html: warning: expected the encoding that the text shows, UTF-8, found another encoding declared, “iso-8859-1”; correct the declaration"
      ])
  }

  @Test func anUnknownDeclarationIsNamed() {
    let document = DocumentReader().read(Array("<meta charset=ebcdic><p>x".utf8), path: "a.html")
    #expect(document.text?.string == "x")
    #expect(
      document.messages == [
        "a.html: warning: expected the encoding that the text shows, UTF-8, found an unknown encoding declared, “ebcdic”; correct the declaration"
      ])
  }

  @Test func whatTheUserSaysWins() {
    let bytes = Array("<meta charset=utf-8><p>z".utf8) + [0xB3]
    let reader = DocumentReader(encoding: TextEncoding(label: "cp1250"))
    let document = reader.read(bytes, path: "a.html")
    #expect(document.text?.string == "zł")
    #expect(document.encoding == "Windows-1250")
    #expect(document.encodingReason == .chosen)
  }

  @Test func bytesThatAreNoCharacterAreNamedWithTheirPlace() {
    let reader = DocumentReader(encoding: TextEncoding(label: "euc-jp"))
    let document = reader.read(
      Array("a\n".utf8) + [0xB7, 0xEE, 0xFF, 0xB5, 0xEB] + Array("x".utf8) + [0xB7], path: "a.txt")
    #expect(document.text?.string == "a\n月\u{FFFD}給x\u{FFFD}")
    #expect(
      document.messages == [
        "a.txt:2:2: error: expected EUC-JP, found 2 broken sequences, the first here, read as U+FFFD; save the document as UTF-8"
      ])
  }

  @Test(arguments: ["ISO-8859-1", "iso-8859-2", "windows-1250"])
  func theCurrencySignBesideANumberIsTheEuro(label: String) {
    let reader = DocumentReader(encoding: TextEncoding(label: label))
    let document = reader.read(
      Array("5 ".utf8) + [0xA4] + Array(" or ".utf8) + [0xA4] + Array("6, the sign ".utf8)
        + [0xA4], path: "a.txt")
    #expect(document.text?.string == "5 € or €6, the sign ¤")
    #expect(
      document.messages == [
        "a.txt:1:3: warning: expected a currency, found the sign ¤ beside 2 numbers, first here, read as €; save the document as UTF-8 if another is meant"
      ])
  }

  @Test func everyEncodingOfTheTableConverts() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Sources/Documents/Tables/encodings.csv"),
      encoding: .utf8)
    let tables = TableFiles(texts: ["encodings.csv": text])
    var labels: Set<String> = []
    for row in try tables.rows(of: "encodings.csv") {
      let encoding = try #require(TextEncoding(label: row["name"]))
      #expect(encoding.name == row["name"])
      for label in row.list("labels") {
        #expect(TextEncoding(label: label)?.name == row["name"], "\(label)")
        #expect(labels.insert(label).inserted, "\(label) stands for two encodings")
      }
      guard row["kind"] != "unicode" else { continue }
      let document = DocumentReader(encoding: encoding).read(Array("Pay 5".utf8), path: "a.txt")
      #expect(document.text?.string == "Pay 5", "\(row["name"])")
    }
  }

  /// Small letters and noughts are bytes of ideographs too; a Latin text of an even length stays one.
  @Test(arguments: ["", "é"])
  func latinTextsAreNoIdeographs(_ accent: String) {
    let words = [
      "un", "tecnico", "prende", "2000", "euro", "ogni", "mese", "o", "poco", "meno", accent,
    ]
    for step in 1...60 {
      var text = ""
      var word = step
      while text.utf8.count < 40 + step * 3 {
        text += words[word % words.count] + " "
        word += step % 7 + 1
      }
      if text.utf8.count % 2 == 1 { text += "e" }
      #expect(encoding(of: text) == "UTF-8", "\(text)")
    }
    #expect(encoding(of: "so so so so so 0o so so ") == "UTF-8")
  }

  private func encoding(of text: String) -> String {
    DocumentReader().read(Array(text.utf8), path: "a.txt").encoding
  }

  @Test func damagedUTF8StaysUTF8() {
    let document = DocumentReader().read(
      Array("zażółć gęślą jaźń".utf8) + [0xFF], path: "a.txt")
    #expect(document.encoding == "UTF-8")
    #expect(document.encodingReason == .assumed)
    #expect(document.issues.count == 1)
  }

  @Test(arguments: [[0xED, 0xA0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]] as [[UInt8]])
  func halvesOfPairsAreBrokenUTF8(piece: [UInt8]) {
    let document = DocumentReader().read(
      Array("Nurses\nearn ".utf8) + piece + Array(" $80,000.".utf8), path: "a.txt")
    #expect(document.encoding == "UTF-8")
    #expect(
      document.messages == [
        "a.txt:2:6: error: expected UTF-8, found \(piece.count) broken sequences, the first here,"
          + " read as U+FFFD; save the document as UTF-8"
      ])
  }
}
