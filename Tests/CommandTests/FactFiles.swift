import Foundation

/// Five facts on pay, and the files of every format that state them.
enum FactFiles {
  struct Fact {
    var sentence: String
    var role: String
    var country: String
    var currency: String
    var period: String
    /// The column that holds the amount: `salary`, `mean`, `median`; a range has two.
    var column = "salary"
    var low: Int
    var high: Int
  }

  static let facts = [
    Fact(
      sentence: "The average salary of an account manager in the United States is $75,495 a year.",
      role: "Account manager", country: "US", currency: "USD", period: "year", column: "mean",
      low: 75_495, high: 75_495),
    Fact(
      sentence: "Project managers in Germany earn between €60,000 and €80,000 a year.",
      role: "Project manager", country: "DE", currency: "EUR", period: "year", low: 60_000,
      high: 80_000),
    Fact(
      sentence: "Nurses in the United Kingdom are paid £25 an hour.", role: "Nurse", country: "GB",
      currency: "GBP", period: "hour", low: 25, high: 25),
    Fact(
      sentence: "An accountant in Poland earns 9,000 PLN a month.", role: "Accountant",
      country: "PL", currency: "PLN", period: "month", low: 9_000, high: 9_000),
    Fact(
      sentence: "The median salary of a software developer in Canada is 98,000 CAD a year.",
      role: "Software developer", country: "CA", currency: "CAD", period: "year",
      column: "median", low: 98_000, high: 98_000),
  ]

  /// The names of the files, each with what stands in it.
  static func all() throws -> [(name: String, bytes: [UInt8])] {
    let text = facts.map(\.sentence).joined(separator: "\n\n") + "\n"
    let page =
      "<!DOCTYPE html><html lang=\"en\"><head><title>Pay</title></head>\n<body><nav>Home</nav>\n"
      + facts.map { "<p>\($0.sentence)</p>" }.joined(separator: "\n") + "</body></html>\n"
    var files: [(name: String, bytes: [UInt8])] = [
      ("facts.txt", Array(text.utf8)), ("facts.md", Array("# Pay\n\n\(text)".utf8)),
      ("facts.html", Array(page.utf8)), ("facts.csv", Array(table(by: ",").utf8)),
      ("facts.tsv", Array(table(by: "\t").utf8)),
      ("facts.json", Array("[\n  \(objects.joined(separator: ",\n  "))\n]\n".utf8)),
      ("facts.ndjson", Array((objects.joined(separator: "\n") + "\n").utf8)),
      ("facts.docx", word), ("facts.xlsx", workbook), ("facts.pdf", portable),
      ("facts.warc", warc(page)), ("facts.utf16.txt", utf16(text)),
    ]
    files.append(("facts.txt.gz", try gzip(Array(text.utf8))))
    files.append(("facts.warc.gz", try gzip(warc(page))))
    files.append(
      (
        "facts.zip",
        StoredArchive.bytes([("in/facts.txt", Array(text.utf8)), ("picture.png", [0x89, 0x50])])
      ))
    return files
  }

  static let columns = [
    "role", "country", "currency", "period", "salary", "minimum", "maximum", "mean", "median",
  ]

  /// A fact's cells by the names of the columns.
  private static func cells(of fact: Fact) -> [String: String] {
    var cells = [
      "role": fact.role, "country": fact.country, "currency": fact.currency,
      "period": fact.period,
    ]
    if fact.low < fact.high {
      cells["minimum"] = String(fact.low)
      cells["maximum"] = String(fact.high)
    } else {
      cells[fact.column] = String(fact.low)
    }
    return cells
  }

  private static func table(by delimiter: String) -> String {
    let rows = facts.map { fact in columns.map { cells(of: fact)[$0] ?? "" } }
    return ([columns] + rows).map { $0.joined(separator: delimiter) + "\n" }.joined()
  }

  private static var objects: [String] {
    facts.map { fact in
      let members = columns.compactMap { name -> String? in
        guard let cell = cells(of: fact)[name] else { return nil }
        return "\"\(name)\": \(Int(cell) == nil ? "\"\(cell)\"" : cell)"
      }
      return "{\(members.joined(separator: ", "))}"
    }
  }

  private static func warc(_ page: String) -> [UInt8] {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    return Array(
      ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/pay\r\n"
        + "Content-Type: application/http\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n")
        .utf8)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "plain")
    _ = try PaybandRun(shell: "gzip -n plain", in: folder)
    return Array(try folder.bytes("plain.gz"))
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func relationship(_ id: String, _ type: String, _ target: String) -> [UInt8] {
    Array(
      ("<Relationships><Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\""
        + " Target=\"\(target)\"/></Relationships>").utf8)
  }

  private static var word: [UInt8] {
    let body = facts.map { "<w:p><w:r><w:t>\($0.sentence)</w:t></w:r></w:p>" }.joined()
    return StoredArchive.bytes([
      ("_rels/.rels", relationship("r1", "officeDocument", "word/document.xml")),
      (
        "word/document.xml",
        Array("<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>".utf8)
      ),
    ])
  }

  private static var workbook: [UInt8] {
    let rows = [columns] + facts.map { fact in columns.map { cells(of: fact)[$0] ?? "" } }
    let sheet = rows.enumerated().map { number, row in
      "<row r=\"\(number + 1)\">"
        + row.enumerated().filter { !$0.element.isEmpty }.map { column, cell in
          let place = "\(Character(UnicodeScalar(UInt8(65 + column))))\(number + 1)"
          return Int(cell) == nil
            ? "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
            : "<c r=\"\(place)\"><v>\(cell)</v></c>"
        }.joined() + "</row>"
    }.joined()
    return StoredArchive.bytes([
      ("_rels/.rels", relationship("r1", "officeDocument", "xl/workbook.xml")),
      (
        "xl/workbook.xml",
        Array(
          ("<workbook xmlns:r=\"r\"><sheets><sheet name=\"Pay\" sheetId=\"1\" r:id=\"s1\"/></sheets>"
            + "</workbook>").utf8)
      ),
      ("xl/_rels/workbook.xml.rels", relationship("s1", "worksheet", "worksheets/sheet1.xml")),
      (
        "xl/worksheets/sheet1.xml",
        Array("<worksheet><sheetData>\(sheet)</sheetData></worksheet>".utf8)
      ),
    ])
  }

  /// Two pages of the PDF format, written by hand.
  private static var portable: [UInt8] {
    let pages = [facts[..<3], facts[3...]].map { page in
      let lines = page.enumerated().map { index, fact in
        // The signs of the pound and the euro in the encoding of Windows.
        let text = fact.sentence.replacing("£", with: "\\243").replacing("€", with: "\\200")
        return "1 0 0 1 72 \(700 - 40 * index) Tm (\(text)) Tj"
      }
      return "BT /F1 10 Tf \(lines.joined(separator: " ")) ET"
    }
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for (index, operators) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(5 + 2 * index) 0 R"
          + " /Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(operators.utf8.count) >>\nstream\n\(operators)\nendstream")
    }
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }
}

/// A ZIP file of members as they are, without compression.
enum StoredArchive {
  static func bytes(_ members: [(name: String, content: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
      let sizes = number(content.count, 4)
      let common =
        number(20, 2) + number(0, 4) + number(0x21_0000, 4) + number(checksum(content), 4) + sizes
        + sizes + number(name.utf8.count, 2) + [0, 0]
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0] + common + number(0, 10) + number(file.count, 4)
        + Array(name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    }
    let count = number(members.count, 2)
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + number(directory.count, 4) + number(file.count, 4) + [0, 0]
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }

  /// The checksum of the format (CRC-32).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
