import Compensation
import Testing

@testable import Writers

struct CSVWriterTests {
  private func line(_ values: [FieldValue], _ writer: CSVWriter = CSVWriter()) -> String {
    var buffer: [UInt8] = []
    writer.appendRow(values, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test func lineEndsInCarriageReturnAndLineFeed() {
    #expect(line([.text("a"), .null, .integer(-3)]) == "a,,-3\r\n")
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("薪资", "薪资"), ("", ""), ("nul\u{0}", "nul\u{FFFD}"),
  ])
  func textIsQuotedWhereItHasToBe(text: String, field: String) {
    #expect(line([.text(text)]) == field + "\r\n")
  }

  @Test(arguments: [
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", "=cmd|' /C calc'!A0",
  ])
  func formulaBecomesText(text: String) {
    #expect(line([.text(text)]) == "'" + text + "\r\n")
    #expect(line([.text(text)], CSVWriter(isRaw: true)) == text + "\r\n")
  }

  @Test(arguments: ["\r=1", "\n=1"])
  func lineBreakBeforeAFormulaBecomesText(text: String) {
    #expect(line([.text(text)]) == "\"'" + text + "\"\r\n")
  }

  @Test func negativeNumbersStayBare() throws {
    let amount = try #require(Amount("-28.10"))
    #expect(line([.number(-12.5), .amount(amount), .integer(-1)]) == "-12.5,-28.1,-1\r\n")
  }

  @Test func numberThatIsNoneIsEmpty() {
    #expect(line([.number(.nan), .number(.infinity)]) == ",\r\n")
  }

  @Test func byteOrderMarkComesFirst() {
    let table = Fixture.golden.dataTables[0]
    #expect(
      CSVWriter(writesByteOrderMark: true).bytes(of: table).prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(CSVWriter().bytes(of: table).first == UInt8(ascii: "r"))
  }

  @Test func everyRowHasAsManyFieldsAsTheHeader() throws {
    for table in Fixture.rich.dataTables + [.records([.salary(Fixture.rich.figures[5].figure)])] {
      var reader = DelimitedTextReader(
        bytes: CSVWriter().bytes(of: table), delimiter: UInt8(ascii: ","))
      var rows = 0
      while let record = try reader.next() {
        #expect(record.fields.count == table.columns.count, "\(table.name) row \(rows)")
        rows += 1
      }
      #expect(rows == table.rowCount + 1)
    }
  }
}
