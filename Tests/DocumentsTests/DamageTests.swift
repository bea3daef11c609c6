import Compensation
import Documents
import Testing

/// Documents of each format with bytes changed, cut out and repeated: whatever comes, it is read
/// or named, and every place lies within the document.
@Suite struct DamageTests {
  private static func documents() throws -> [(path: String, bytes: [UInt8])] {
    let rows =
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>Pay</v></c></row>"
      + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>Cook</v></c><c r=\"B2\" s=\"0\"><v>45413.5</v></c></row></sheetData>"
      + "<mergeCells><mergeCell ref=\"A2:A9\"/></mergeCells>"
    let body = "<html><p>Köche verdienen 5 € &amp; mehr"
    let record =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(body.utf8.count + 64)\r\n\r\n"
      + "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin1\r\nX: abcde\r\n\r\n" + body
      + "\r\n\r\n"
    let json = #"{"a": [{"role": "K\u00f6chin", "pay": 5.2e4, "x": {"y": [1, null, true]}}]}"#
    return [
      (
        "a.xlsx",
        try OfficePackage.workbook(
          [("S", "", rows)], strings: "<si><t>Role_x0041_</t></si>",
          styles:
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$€-407] #,##0 &quot;x&quot;\"/></numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs>"
        ).bytes
      ),
      ("a.warc", Array((record + record).utf8)),
      ("a.warc.gz", try Tool.gzip(Array(record.utf8)) + Tool.gzip(Array(record.utf8))),
      ("a.json", Array(json.utf8)), ("a.ndjson", Array((json + "\n" + json + "\n").utf8)),
      ("a.txt", Array("Köche verdienen 5 ¤ und mehr, 薪资".utf8)),
    ]
  }

  @Test func whateverComesIsReadOrNamed() throws {
    var generator = SystemRandomNumberGenerator()
    for (path, bytes) in try DamageTests.documents() {
      for _ in 0..<400 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where damaged.count > 1 {
          let index = Int.random(in: 0..<damaged.count, using: &generator)
          switch Int.random(in: 0...3, using: &generator) {
          case 0: damaged.remove(at: index)
          case 1: damaged.insert(damaged[index], at: index)
          case 2: damaged = Array(damaged[..<max(1, index)])
          default: damaged[index] = UInt8.random(in: 0...255, using: &generator)
          }
        }
        for document in DocumentReader().documents(in: damaged, path: path) {
          check(document, damaged)
        }
      }
    }
  }

  private func check(_ document: ReadDocument, _ bytes: [UInt8]) {
    #expect(document.content != nil || !document.issues.isEmpty, "\(bytes)")
    if let text = document.text {
      #expect(String(validating: text.bytes, as: UTF8.self) != nil, "\(bytes)")
      let source = text.decodedBytes ?? text.bytes
      for block in text.blocks {
        let place = text.location(of: block.range)
        #expect(place.offset + place.length <= source.count, "\(bytes)")
      }
    }
    for row in document.table?.rows ?? [] {
      #expect(row.cells.count == document.table?.header.count, "\(bytes)")
      #expect(row.range.upperBound <= document.table?.bytes.count ?? 0, "\(bytes)")
    }
  }
}
