import Compensation
import Documents
import Testing

@Suite struct WebArchiveTests {
  private func record(_ type: String, _ content: [UInt8], media: String = "text/plain") -> [UInt8] {
    let header =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://example.org/\(content.count)\r\n"
      + "Content-Type: \(media)\r\nContent-Length: \(content.count)\r\n\r\n"
    return Array(header.utf8) + content + Array("\r\n\r\n".utf8)
  }

  private func answer(
    _ body: [UInt8], status: String = "200 OK", type: String = "text/html", _ more: String = ""
  ) -> [UInt8] {
    record(
      "response",
      Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(more)\r\n".utf8) + body,
      media: "application/http; msgtype=response")
  }

  private func read(_ bytes: [UInt8], as path: String = "crawl.warc") -> [ReadDocument] {
    Array(DocumentReader().documents(in: bytes, path: path))
  }

  @Test func eachPageIsADocument() throws {
    let bytes =
      record("warcinfo", Array("software: x".utf8))
      + record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + answer(Array("<h1>Clerk</h1><p>Pay is $5".utf8))
      + answer(Array("Role,Salary\nCook,6\n".utf8), type: "text/csv; charset=utf-8")
    let documents = read(bytes)
    #expect(documents.map(\.path) == ["crawl.warc#record-3", "crawl.warc#record-4"])
    #expect(documents.map(\.format) == ["html", "csv"])
    #expect(documents.first?.text?.outline == ["h1: Clerk", "p: Pay is $5"])
    #expect(documents.first?.address == "https://example.org/70")
    #expect(documents.flatMap(\.issues) == [])
    #expect(documents.first?.text?.path == "crawl.warc#record-3")
  }

  @Test func compressedMembersAreReadOneByOne() throws {
    let bytes =
      try Tool.gzip(record("warcinfo", Array("x".utf8)))
      + Tool.gzip(record("conversion", Array("Pay is $5.\n".utf8)))
      + Tool.gzip(record("conversion", Array("薪资\n".utf8)))
    let documents = read(bytes, as: "crawl.warc.wet.gz")
    #expect(documents.map { $0.text?.string } == ["Pay is $5.\n", "薪资\n"])
    #expect(documents.map(\.path) == ["crawl.warc.wet.gz#record-2", "crawl.warc.wet.gz#record-3"])
  }

  @Test func whatTheServerSaysOfTheEncodingCounts() {
    let documents = read(
      answer(
        Array("<meta charset=utf-8><p>z".utf8) + [0xB3], type: "text/html; charset=ISO-8859-2"))
    #expect(documents.first?.text?.string == "zł")
    #expect(documents.first?.encodingReason == .declared)
  }

  @Test func transferEncodingsAreTakenOff() throws {
    let page = Array("<p>Pay is $5".utf8)
    let chunked = Array("5\r\n<p>Pa\r\n7;x=y\r\ny is $5\r\n0\r\n\r\n".utf8)
    let compressed = try Tool.gzip(page)
    let deflated = Array(compressed.dropFirst(10).dropLast(8))
    let bytes =
      answer(chunked, "Transfer-Encoding: chunked\r\n")
      + answer(compressed, "Content-Encoding: gzip\r\n")
      + answer(page, "Content-Encoding: gzip\r\n")
      + answer(deflated, "Content-Encoding: deflate\r\n")
    #expect(read(bytes).map { $0.text?.string } == Array(repeating: "Pay is $5", count: 4))
  }

  @Test func otherRecordsAreCounted() {
    let bytes =
      answer(Array("<p>x".utf8)) + answer([1], type: "image/png") + answer([], status: "404 Gone")
      + answer([], status: "301 Moved") + answer([2], type: "image/png")
      + answer([3], "Content-Encoding: br\r\n") + record("response", [4])
    let documents = read(bytes)
    #expect(documents.count == 2)
    #expect(documents.last?.format == "warc")
    #expect(
      documents.last?.messages == [
        "crawl.warc: warning: expected pages, found 6 other records, left out: 1 compressed in an unknown way, 1 no answers of a web server, 1 of status 301, 1 of status 404, 2 of type image/png"
      ])
  }

  @Test func aCutArchiveIsReadUpToTheCut() {
    let documents = read(Array((answer(Array("<p>x".utf8)) + answer([7, 7])).dropLast(6)))
    #expect(documents.count == 2)
    #expect(
      documents.last?.messages == [
        "crawl.warc: error: expected 46 bytes in record 2, found less; fetch the archive again"
      ])
  }

  @Test func whatFollowsNoRecordIsNamed() {
    let page = answer(Array("<p>x".utf8))
    let documents = read(page + Array("rubbish\r\n".utf8))
    #expect(documents.count == 2)
    #expect(documents.last?.messages.first?.contains("else at byte \(page.count);") == true)
  }

  @Test func anArchiveWithoutPagesIsAnError() {
    let documents = read(record("warcinfo", [0x61]))
    #expect(
      documents.flatMap(\.messages) == [
        "crawl.warc: error: expected pages, found none among the records (1); give a file of responses or of text"
      ])
  }

  @Test func readingOneDocumentOfSeveralSaysSo() {
    let document = DocumentReader().read(
      answer(Array("<p>x".utf8)) + answer(Array("<p>y".utf8)), path: "crawl.warc")
    #expect(document.text?.string == "x")
    #expect(document.issues.map(\.severity) == [.error])
  }
}
