import Compensation
import Testing

@testable import Extraction

/// Pay as job boards write it in a column of a table.
struct JobAdTests {
  /// A cell and the figure that it states: `low…high currency/period`, payments a year behind `×`.
  struct Cell: CustomTestStringConvertible, Sendable {
    var written: String
    var figure: String
    init(_ written: String, _ figure: String) {
      self.written = written
      self.figure = figure
    }
    var testDescription: String { written }
  }

  private func table(
    _ columns: [TableColumn: Int], header: [String], rows: [[String]]
  ) -> DocumentTable {
    let lines = ([header] + rows).map { $0.joined(separator: "\t") }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    var offset = header.joined(separator: "\t").utf8.count + 1
    var made: [DocumentTable.Row] = []
    for (index, row) in rows.enumerated() {
      var offsets: [Int] = []
      let start = offset
      for cell in row {
        offsets.append(offset)
        offset += cell.utf8.count + 1
      }
      made.append(
        DocumentTable.Row(
          line: index + 2, range: start..<offset - 1, cells: row.map { Array($0.utf8) },
          cellOffsets: offsets))
    }
    return DocumentTable(
      path: "ads.tsv", header: header, columns: columns, rows: made, bytes: bytes)
  }

  private func expect(_ cell: Cell, title: String, header: [String]) throws {
    let extractor = try #require(Support.extractor)
    let table = table([.role: 0, .amount: 1], header: header, rows: [[title, cell.written]])
    let figures = extractor.records(in: table) { _ in ResolvedTitle(role: "glazier") }
    #expect(figures.map(summary) == [cell.figure], "\(cell.written)")
    #expect(figures.allSatisfy { $0.cells["role"] == "glazier" })
    #expect(figures.allSatisfy { $0.cells["role_as_written"] == title })
  }

  private func summary(_ record: Record) -> String {
    let cells = record.cells
    let payments = cells["payments_per_year"].map { $0.isEmpty ? "" : "×\($0)" } ?? ""
    let basis = cells["basis"].map { $0.isEmpty ? "" : " \($0)" } ?? ""
    return "\(cells["low"] ?? "")…\(cells["high"] ?? "") "
      + "\(cells["currency"] ?? "")/\(cells["period"] ?? "")\(payments)\(basis)"
  }

  @Test(arguments: [
    Cell("$53K-$91K (Glassdoor est.)", "53000…91000 USD/year"),
    Cell("$112K-$169K (Employer est.)", "112000…169000 USD/year"),
    Cell("$80K (Employer est.)", "80000…80000 USD/year"),
    Cell("Employer Provided Salary:$120K-$145K", "120000…145000 USD/year"),
    Cell("$17-$24 Per Hour(Glassdoor est.)", "17…24 USD/hour"),
    Cell("$27.50 - $31.00 Per Hour (Employer est.)", "27.5…31 USD/hour"),
    Cell("£36K-£48K (Glassdoor est.)", "36000…48000 GBP/year"),
    Cell("₹5,00,000 - ₹9,00,000 (Glassdoor est.)", "500000…900000 INR/year"),
  ])
  func estimatesInThousandsAreYearly(_ cell: Cell) throws {
    try expect(cell, title: "Glazier", header: ["Job Title", "Salary Estimate"])
  }

  @Test(arguments: [
    Cell("20000 - 30000/annum", "20000…30000 GBP/year"),
    Cell("From 25,000 to 30,000 per year + OTE", "25000…30000 GBP/year"),
    Cell("£25,000 - £30,000 per annum", "25000…30000 GBP/year"),
    Cell("45,000 - 55,000/annum + bonus", "45000…55000 GBP/year"),
    Cell("28000/annum", "28000…28000 GBP/year"),
    Cell("Up to 42,000 per annum", "…42000 GBP/year"),
    Cell("From 22,500/annum", "22500… GBP/year"),
    Cell("8.50 - 9.75/hour", "8.5…9.75 GBP/hour"), Cell("£350 - £425/day", "350…425 GBP/day"),
    Cell("18,000 per annum + Tips", "18000…18000 GBP/year"),
  ])
  func aBritishListStatesItsCurrencyInTheHeader(_ cell: Cell) throws {
    try expect(cell, title: "Glazier", header: ["Job Title", "Salary (GBP)"])
  }

  @Test(arguments: [
    Cell("6-8千/月", "6000…8000 CNY/month"), Cell("0.8-1.3万/月", "8000…13000 CNY/month"),
    Cell("8千-1.2万·13薪", "8000…12000 CNY/month×13"), Cell("8千-1.2万", "8000…12000 CNY/month"),
    Cell("1-1.5万·14薪", "10000…15000 CNY/month×14"), Cell("15-25万/年", "150000…250000 CNY/year"),
    Cell("4.5-6千", "4500…6000 CNY/month"), Cell("1.5万以上/月", "15000… CNY/month"),
    Cell("150元/天", "150…150 CNY/day"), Cell("20-25元/小时", "20…25 CNY/hour"),
    Cell("3千以下/月", "…3000 CNY/month"),
  ])
  func tenThousandsAndThousandsOfYuanAreRead(_ cell: Cell) throws {
    try expect(cell, title: "玻璃工", header: ["职位名称", "薪资"])
  }

  @Test(arguments: [
    Cell("15k-30k", "15000…30000 CNY/month"), Cell("8k-15k·14薪", "8000…15000 CNY/month×14"),
    Cell("10K-15K", "10000…15000 CNY/month"), Cell("20-40K·16薪", "20000…40000 CNY/month×16"),
    Cell("15k以上", "15000… CNY/month"), Cell("2k-4k", "2000…4000 CNY/month"),
  ])
  func thousandsOfAChineseBoardAreMonthly(_ cell: Cell) throws {
    try expect(cell, title: "数据分析师", header: ["positionName", "薪资"])
  }

  @Test(arguments: [
    Cell("11 000–16 000 zł netto (+ VAT) / mies.", "11000…16000 PLN/month net"),
    Cell("11\u{A0}000–16\u{A0}000\u{A0}zł netto (+\u{A0}VAT) / mies.", "11000…16000 PLN/month net"),
    Cell("7 500 – 9 000 zł brutto / mies.", "7500…9000 PLN/month gross"),
    Cell("130–150 zł netto (+ VAT) / godz.", "130…150 PLN/hour net"),
    Cell("30,50 - 35 zł / godz. brutto", "30.5…35 PLN/hour gross"),
    Cell("18 000 - 24 000 PLN", "18000…24000 PLN/month"), Cell("od 6 200 zł", "6200… PLN/month"),
    Cell("do 9 500 zł brutto", "…9500 PLN/month gross"),
    Cell("180 000 zł brutto / rok", "180000…180000 PLN/year gross"),
    Cell("1 200–1 500 zł netto (+ VAT) / dzień", "1200…1500 PLN/day net"),
  ])
  func zlotysNetOrGrossAreRead(_ cell: Cell) throws {
    try expect(cell, title: "szklarz", header: ["stanowisko", "wynagrodzenie"])
  }

  @Test(arguments: [
    Cell("40.000 - 48.000 € brutto/Jahr", "40000…48000 EUR/year gross"),
    Cell("2.800 € - 3.400 € pro Monat", "2800…3400 EUR/month"),
    Cell("15,50 €/Std.", "15.5…15.5 EUR/hour"), Cell("ab 52.000 €", "52000… EUR/year"),
  ])
  func eurosOfAGermanBoardAreRead(_ cell: Cell) throws {
    try expect(cell, title: "Glaser", header: ["Stelle", "Gehalt"])
  }

  @Test(arguments: ["", "面议", "Competitive", "nach Vereinbarung", "n/a", "-"])
  func aCellWithoutAnAmountGivesNoFigure(_ written: String) throws {
    let extractor = try #require(Support.extractor)
    let table = table(
      [.role: 0, .amount: 1], header: ["Job Title", "Salary"], rows: [["Glazier", written]])
    #expect(extractor.records(in: table) { _ in ResolvedTitle(role: nil) } == [])
  }

  @Test func everyColumnOfPayGivesItsFigure() throws {
    let extractor = try #require(Support.extractor)
    let table = table(
      [.role: 0, .country: 1, .mean: 2, .p10: 3, .median: 4, .p90: 5, .year: 6, .sampleSize: 7],
      header: ["role", "country", "mean", "p10", "median", "p90", "year", "n"],
      rows: [["Glazier", "CA", "57,200", "38,100", "55,000", "79,900", "2023", "840"]])
    let figures = extractor.records(in: table) { _ in ResolvedTitle(role: "glazier") }
    #expect(
      figures.map { "\($0.cells["statistic"] ?? "")\($0.cells["percentile"] ?? "") \(summary($0))" }
        == [
          "mean 57200…57200 CAD/year", "median 55000…55000 CAD/year",
          "percentile10 38100…38100 CAD/year", "percentile90 79900…79900 CAD/year",
        ])
    #expect(figures.allSatisfy { $0.cells["year"] == "2023" && $0.cells["sample_size"] == "840" })
  }

  @Test func minimumAndMaximumAreOneFigureWhereTheyStand() throws {
    let extractor = try #require(Support.extractor)
    let table = table(
      [.role: 0, .minimum: 1, .maximum: 2, .currency: 3, .period: 4],
      header: ["role", "min", "max", "currency", "period"],
      rows: [
        ["Glazier", "41000", "53000", "EUR", "year"], ["Roofer", "", "3100", "CHF", "month"],
      ])
    let figures = extractor.records(in: table) { _ in ResolvedTitle(role: nil) }
    #expect(figures.map(summary) == ["41000…53000 EUR/year", "…3100 CHF/month"])
    #expect(figures.map(\.location.line) == [2, 3])
    #expect(figures.map(\.location.column) == [9, 9])
    #expect(figures.first?.location.length == 5)
  }

  @Test func aTitleIsAskedForOnce() throws {
    let extractor = try #require(Support.extractor)
    let rows = (0..<50).map { ["Glazier", "\(40 + $0),000 USD"] }
    let table = table([.role: 0, .amount: 1], header: ["Job Title", "Salary"], rows: rows)
    var asked = 0
    let figures = extractor.records(in: table) { _ in
      asked += 1
      return ResolvedTitle(role: "glazier")
    }
    #expect(figures.count == 50)
    #expect(asked == 1)
  }
}

/// A list of job advertisements, which is no part of the repository.
@Suite(
  .enabled(
    if: Support.isShared("data/job-ads/boss.csv"),
    "no data/job-ads/boss.csv in \(Support.sharedPath)"))
struct JobBoardTests {
  private static let units = ["天": "day", "月": "month", "时": "hour"]

  /// Returns what a cell states, by its shape alone; `nil` for the header that the list repeats.
  private func expected(_ written: String) -> String? {
    if let match = written.wholeMatch(of: /(\d+)-(\d+)K(?:·(\d+)薪)?/) {
      let payments = match.3.map { "×\($0)" } ?? ""
      return "\(match.1)000…\(match.2)000 CNY/month\(payments)"
    }
    if let match = written.wholeMatch(of: /(\d+)-(\d+)元\/(.)/) {
      return "\(match.1)…\(match.2) CNY/\(Self.units[String(match.3)] ?? "?")"
    }
    return nil
  }

  @Test func everyRowOfEveryShapeIsRead() throws {
    let extractor = try #require(Support.extractor)
    var bytes = try Support.sharedBytes("data/job-ads/boss.csv")
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var reader = DelimitedTextReader(bytes: bytes, delimiter: UInt8(ascii: ","))
    let header = try #require(try reader.next())
    var rows: [DocumentTable.Row] = []
    while let record = try reader.next() {
      rows.append(
        DocumentTable.Row(
          line: record.line, range: record.range, cells: record.fields,
          cellOffsets: record.fieldOffsets))
    }
    let table = DocumentTable(
      path: "boss.csv", header: header.fields.map { String(decoding: $0, as: UTF8.self) },
      columns: [.role: 0, .place: 1, .amount: 2, .employer: 4], rows: rows, bytes: bytes)
    let figures = Dictionary(
      grouping: extractor.records(in: table) { _ in ResolvedTitle(role: nil) },
      by: { $0.location.line })
    var read = 0
    for row in rows {
      let written = String(decoding: row.cells[2], as: UTF8.self)
      guard let expected = expected(written) else {
        #expect(figures[row.line] == nil, "line \(row.line): \(written)")
        continue
      }
      let found = figures[row.line].map { $0.map(\.cells) } ?? []
      let summaries = found.map { cells in
        "\(cells["low"] ?? "")…\(cells["high"] ?? "") \(cells["currency"] ?? "")"
          + "/\(cells["period"] ?? "")"
          + (cells["payments_per_year"].map { $0.isEmpty ? "" : "×\($0)" } ?? "")
      }
      #expect(summaries == [expected], "line \(row.line): \(written)")
      read += 1
    }
    #expect(read == 2_410)
  }
}
