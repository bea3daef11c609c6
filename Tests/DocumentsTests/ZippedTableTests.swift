import Compensation
import Documents
import Testing

@Suite struct ZippedTableTests {
  private func read(_ files: [(String, String)]) throws -> [ReadDocument] {
    var package = OfficePackage()
    for (name, content) in files { try package.add(name, content) }
    let bytes = package.bytes
    return Array(DocumentReader().documents(in: bytes, path: "a.zip"))
  }

  @Test func theTablesOfAnArchiveAreDocuments() throws {
    let documents = try read([
      ("rates.csv", "Date,USD,PLN,JPY,\n2026-04-13,1.2,4.2,180,\n"),
      ("readme.md", "text"), ("ads.tsv", "role\tsalary\nClerk\t5\n"),
    ])
    #expect(documents.map(\.format) == ["zip", "zip"])
    #expect(documents.first?.table?.published?.kind == .exchangeRates)
    #expect(documents.first?.table?.path == "a.zip#rates.csv")
    #expect(documents.last?.table?.columns == [.role: 0, .amount: 1])
  }

  @Test func anArchiveWithoutTablesIsAnError() throws {
    let documents = try read([("a.png", "x")])
    #expect(documents.first?.content == nil)
    #expect(
      documents.first?.messages == [
        "a.zip: error: expected tables (.csv, .tsv, .txt) in the archive, found none among 1 files; extract what is to be read"
      ])
  }
}
