import Compensation
import Documents
import Testing

@Suite struct DelimitedFormatTests {
  private func read(_ text: String, as path: String = "a.csv") -> ReadDocument {
    DocumentReader().read(Array(text.utf8), path: path)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterIsFound(delimiter: String) {
    let text = "Job title|Salary|City\nClerk|5|Ulm\nCook|6|Bonn\n"
      .split(separator: "|", omittingEmptySubsequences: false).joined(separator: delimiter)
    let document = read(text)
    #expect(document.format == (delimiter == "\t" ? "tsv" : "csv"))
    #expect(document.table?.header == ["Job title", "Salary", "City"])
    #expect(document.table?.columns == [.role: 0, .amount: 1, .place: 2])
    #expect(document.table?.strings == [["Clerk", "5", "Ulm"], ["Cook", "6", "Bonn"]])
    #expect(document.issues == [])
  }

  @Test func decimalCommasDoNotMakeADelimiter() {
    let table = read("Stanowisko;Kwota\nKucharz;5,50\nKierowca;6,75\n").table
    #expect(table?.strings == [["Kucharz", "5,50"], ["Kierowca", "6,75"]])
  }

  @Test func theLineThatSpreadsheetsWriteNamesTheDelimiter() {
    let table = read("sep=;\r\nRole;Pay, gross\r\nClerk;5\r\n").table
    #expect(table?.header == ["Role", "Pay, gross"])
    #expect(table?.rows.first?.line == 3)
  }

  @Test func cellsLeadToTheirPlace() {
    let table = read("\u{FEFF}role,pay\r\n\"a\nb\",5\r\nzł,\"6\"\r\n").table
    #expect(table?.rows.map(\.line) == [2, 4])
    for row in table?.rows ?? [] {
      for (cell, offset) in zip(row.cells, row.cellOffsets) {
        #expect(table.map { $0.bytes[offset...].starts(with: cell) } == true)
      }
    }
    #expect(table?.rows.last.map { table?.bytes[$0.range].last } == UInt8(ascii: "\""))
  }

  @Test func aTitleAboveTheHeaderIsSteppedOver() {
    let document = read("Pay survey 2024,,\n,,\nOccupation,Mean,n\nClerk,5,20\n")
    #expect(document.table?.header == ["Occupation", "Mean", "n"])
    #expect(document.table?.columns == [.role: 0, .mean: 1, .sampleSize: 2])
    #expect(document.table?.rows.map(\.line) == [4])
  }

  @Test func aColumnThatIsMissingIsAWarning() {
    let document = read("Who,Salary\nClerk,5\n")
    #expect(document.table?.columns == [.amount: 1])
    #expect(
      document.messages == [
        "a.csv:1:1: warning: no column for the role was recognised among “Who”, “Salary”; name one “role”"
      ])
    #expect(
      read("Role,x\nClerk,5\n").messages == [
        "a.csv:1:1: warning: no column for an amount was recognised among “Role”, “x”; name one “salary”"
      ])
  }

  @Test func aRowUnlikeTheHeaderIsLeftOutAndNamed() {
    let document = read("role,pay\nClerk,5,x\nCook,6\nHost\n\nMaid,7,, \n")
    #expect(document.table?.strings == [["Cook", "6"], ["Maid", "7"]])
    #expect(
      document.messages == [
        "a.csv:2:1: error: expected 2 cells as in the header, found 3; the row is left out, quote cells that hold the delimiter",
        "a.csv:4:1: error: expected 2 cells as in the header, found 1; the row is left out, quote cells that hold the delimiter",
      ])
  }

  @Test func manyBadRowsAreSummedUp() {
    let document = read("role,pay\n" + String(repeating: "x\n", count: 9) + "Cook,6\n")
    #expect(document.issues.count == 6)
    #expect(document.issues.map(\.line) == [2, 3, 4, 5, 6, nil])
    #expect(
      document.messages.last
        == "a.csv: error: expected rows like the header, found 9 that are not, of which 5 are named; check the delimiter and the quotes"
    )
    #expect(document.table?.rows.count == 1)
  }

  @Test func readingGoesOnBehindABrokenQuote() {
    let document = read("role,pay\nHost,\"7\"x\nMaid,8\nClerk,\"5\nCook,6\n")
    #expect(document.table?.strings == [["Maid", "8"], ["Cook", "6"]])
    #expect(document.issues.map(\.line) == [2, 4])
    #expect(document.issues.map(\.column) == [9, 7])
    #expect(document.issues.allSatisfy { $0.severity == .error })
  }

  @Test func aQuoteThatSpoilsEveryLineEnds() {
    let document = read("role,pay\n" + String(repeating: "x\",\"\n", count: 20_000))
    #expect(document.issues.count == 7)
    #expect(document.messages[5].contains("found too many that do not, and the rest is left out"))
  }
}
