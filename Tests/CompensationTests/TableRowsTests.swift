import Compensation
import Testing

struct TableRowsTests {
  private func rows(_ text: String, _ starts: [Int], width: Int, isQuoted: Bool = true) -> TableRows
  {
    TableRows(
      Array(text.utf8),
      form: .init(delimiter: UInt8(ascii: ","), isQuoted: isQuoted, width: width), starts: starts,
      lines: starts.indices.map { Int32($0 + 1) })
  }

  private func strings(_ row: DocumentTable.Row) -> [String] {
    row.cells.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aRowIsReadFromItsPlace() {
    let rows = rows("a,b\n\"c,d\",e\r\n,f", [0, 4, 13], width: 2)
    #expect(rows.map(strings) == [["a", "b"], ["c,d", "e"], ["", "f"]])
    #expect(rows.map(\.line) == [1, 2, 3])
    #expect(rows.map(\.range) == [0..<3, 4..<11, 13..<15])
    #expect(rows[1].cellOffsets == [5, 10])
  }

  @Test func doubledQuotesAreOneQuote() {
    let row = rows("\"a \"\"b\"\"\",c\"\"d", [0], width: 2)[0]
    #expect(strings(row) == ["a \"b\"", "c\"\"d"])
  }

  @Test func missingCellsAreEmptyAndFurtherOnesAreNone() {
    let rows = rows("a\nb,c,d", [0, 2], width: 2)
    #expect(rows.map(strings) == [["a", ""], ["b", "c"]])
    #expect(rows[1].range == 2..<7)
  }

  @Test func withoutQuotesAQuoteIsText() {
    #expect(strings(rows("\"a,b", [0], width: 2, isQuoted: false)[0]) == ["\"a", "b"])
  }

  @Test func aRowThatWasUsedBeforeHoldsNothingOfIt() {
    let rows = rows("\"a\"\"\",b\nc,d", [0, 8], width: 2)
    var row = DocumentTable.Row()
    rows.read(0, into: &row)
    rows.read(1, into: &row)
    #expect(strings(row) == ["c", "d"])
  }

  @Test func aPartCountsFromItsOwnStart() {
    let part = rows("a\nb\nc", [0, 2, 4], width: 1).part(1..<3)
    #expect(part.map(strings) == [["b"], ["c"]])
  }
}
