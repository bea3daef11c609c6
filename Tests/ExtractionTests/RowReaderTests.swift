import Compensation
import Testing

@testable import Extraction

/// Observations of plain tables, and the cells that hold them.
struct RowReaderTests {
  private func table(_ text: String, _ columns: [TableColumn: Int]) -> DocumentTable {
    let bytes = Array(text.utf8)
    let starts = DocumentText.lineStarts(of: bytes)
    let header = (text.split(separator: "\n").first ?? "").split(separator: ",").map(String.init)
    return DocumentTable(
      path: "a.csv", header: header, columns: columns,
      rows: TableRows(
        bytes, form: .init(delimiter: 0x2C, isQuoted: true, width: header.count),
        starts: Array(starts.dropFirst()), lines: (2...starts.count).map { Int32($0) }),
      bytes: bytes)
  }

  private func findings(
    _ table: DocumentTable, memory: RowMemory = RowMemory()
  ) throws -> RowFindings {
    try #require(Support.extractor).findings(in: table, rows: table.rows.indices, memory: memory) {
      ResolvedTitle(role: $0.lowercased())
    }
  }

  @Test func rowsOfOneKindShareAGroup() throws {
    let found = try findings(
      table(
        "role,amount,currency,period,country,weight\nCook,100,EUR,month,DE,2\nCook,200,EUR,month,DE,1\nCook,300,EUR,year,DE,",
        [.role: 0, .amount: 1, .currency: 2, .period: 3, .country: 4, .weight: 5]))
    #expect(found.groups.map(\.period) == [.month, .year])
    #expect(found.groups.allSatisfy { $0.role == "cook" && $0.country == "DE" })
    #expect(found.pays.map(\.group) == [0, 0, 1])
    #expect(found.pays.map(\.low?.description) == ["100", "200", "300"])
    #expect(found.pays.map(\.weight) == [2, 1, 1])
    #expect(found.pays.map(\.line) == [2, 3, 4])
    #expect(found.records == [])
  }

  @Test func rowsNameTheirEmployersByAnIndex() throws {
    let memory = RowMemory()
    let table = table(
      "role,amount,company\nCook,$12K,Elm Inn\nCook,$13K,\nCook,$14K,Elm Inn\nCook,$15K,Oak Inn",
      [.role: 0, .amount: 1, .employer: 2])
    for _ in 0..<2 {
      let found = try findings(table, memory: memory)
      #expect(found.employers == ["Elm Inn", "Oak Inn"])
      #expect(found.pays.map(\.employer) == [0, -1, 0, 1])
    }
  }

  @Test func whatWasLearnedOfATableHoldsForItsOtherRows() throws {
    let memory = RowMemory()
    let table = table(
      "role,amount\nCook,$12K-$18K\nCook,$12K-$18K", [.role: 0, .amount: 1])
    let first = try findings(table, memory: memory)
    let second = try findings(table, memory: memory)
    #expect(first.groups == second.groups && first.pays == second.pays)
    #expect(first.pays.map(\.low?.description) == ["12000", "12000"])
  }

  @Test(arguments: [
    ("75495", "75495"), ("28.1", "28.1"), ("28,10", "28.1"), (" 75495 ", "75495"),
    ("7.5e4", "75000"), ("7.54950E+04", "75495"), ("1e5", "100000"), ("2019", "2019"),
    ("1234.5678", "1234.5678"), ("100000.00", "100000"),
  ])
  func aPlainNumberIsRead(written: String, amount: String) {
    let bytes = Array(written.utf8)
    guard case .number(let found, _) = PlainCell.read(bytes, bytes.indices) else {
      Issue.record("\(written)")
      return
    }
    #expect(found.description == amount)
  }

  @Test(arguments: ["", "  ", "NA", "nan", "-5", "−5,000", "inf"])
  func noAmountIsSeenInWhatIsNone(written: String) {
    let bytes = Array(written.utf8)
    guard case .none = PlainCell.read(bytes, bytes.indices) else {
      Issue.record("\(written)")
      return
    }
  }

  @Test(arguments: [
    "75,495", "75.495", "$5", "12-18K", "1e400", "0x1p3", "99999999999999999999", "5 000", "1.2.3",
    "1.23456", "٣",
  ])
  func whatTakesAGrammarIsLeftToIt(written: String) {
    let bytes = Array(written.utf8)
    guard case .other = PlainCell.read(bytes, bytes.indices) else {
      Issue.record("\(written)")
      return
    }
  }

  @Test func aCellThatSaysSomethingElseIsListed() throws {
    let found = try findings(
      table(
        "role,amount\nCook,negotiable\nCook,-5\nCook,\nCook,NA\nCook,0", [.role: 0, .amount: 1]))
    #expect(found.records == [])
    #expect(
      found.unread.map { $0.issue(in: "a.csv").description } == [
        "a.csv:2:6: warning: expected pay, found “negotiable”, which states no amount; the row takes no part",
        "a.csv:3:6: warning: expected pay, found “-5”, which is no amount above zero; the row takes no part",
        "a.csv:6:6: warning: expected pay, found “0”, which is no amount above zero; the row takes no part",
      ])
    #expect(found.counts.withoutPay == 5)
  }

  @Test func anAmountOfNoCurrencySaysSo() throws {
    let found = try findings(
      table("role,salary\nNurse,81680\nNurse,0", [.role: 0, .amount: 1]))
    #expect(
      found.unread.map { $0.issue(in: "a.csv").description } == [
        "a.csv:2:7: warning: expected pay, found “81680”, whose currency is not stated; name it in "
          + "the header, as in “pay (EUR)”, or in a column “currency”; the row takes no part",
        "a.csv:3:7: warning: expected pay, found “0”, which is no amount above zero; the row takes no part",
      ])
    #expect(found.counts.withoutCurrency == 1)
  }

  @Test func unitsOfTheHeaderAreTheColumns() throws {
    let found = try findings(
      table("Beruf,Gehalt in EUR/Monat\nKoch,2800", [.role: 0, .amount: 1]))
    #expect(found.groups.map(\.currency.code) == ["EUR"])
    #expect(found.groups.map(\.period) == [.month])
  }

  @Test func aWordForACurrencyIsNoCode() throws {
    let found = try findings(
      table(
        "role,amount,currency\nCook,100,Euro\nCook,100,US dollars\nCook,100,zł",
        [.role: 0, .amount: 1, .currency: 2]))
    #expect(found.groups.map(\.currency.code) == ["EUR", "USD", "PLN"])
  }
}
