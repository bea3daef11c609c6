import Compensation
import Testing

@Suite struct DelimitedTextTests {
  private func fields(_ text: String) throws -> [[String]] {
    var reader = DelimitedTextReader(bytes: Array(text.utf8), delimiter: UInt8(ascii: ","))
    var records: [[String]] = []
    while let record = try reader.next() {
      records.append(record.fields.map { String(decoding: $0, as: UTF8.self) })
    }
    return records
  }

  @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d", "a,b\nc,d"])
  func everyLineBreakEndsARecord(text: String) throws {
    #expect(try fields(text) == [["a", "b"], ["c", "d"]])
  }

  @Test func quotedFieldsHoldDelimitersQuotesAndLineBreaks() throws {
    #expect(try fields("\"a,\"\"b\"\"\",\"c\nd\"\n,\n") == [["a,\"b\"", "c\nd"], ["", ""]])
  }

  @Test func aQuoteThatNeverClosesIsNamedAndSkipped() throws {
    var reader = DelimitedTextReader(
      bytes: Array("a,b\nü,\"c\nd,e\n".utf8), delimiter: UInt8(ascii: ","))
    _ = try reader.next()
    let error = #expect(throws: DelimitedTextError.self) { try reader.next() }
    #expect(error?.line == 2)
    #expect(error?.column == 3)
    #expect(try reader.next()?.fields.map { String(decoding: $0, as: UTF8.self) } == ["d", "e"])
  }

  @Test func textBehindAClosingQuoteIsNamed() {
    let error = #expect(throws: DelimitedTextError.self) { try fields("a\n\"b\"c,d\n") }
    #expect(error?.reason == .textAfterQuote)
    #expect(error?.line == 2)
    #expect(error?.column == 4)
  }
}
