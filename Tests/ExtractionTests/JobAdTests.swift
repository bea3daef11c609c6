import Compensation
import Testing

@testable import Extraction

/// Pay as job boards write it in a column of a table.
struct JobAdTests {
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

  private static let columns = [
    "low", "high", "currency", "period", "payments_per_year", "basis",
  ]

  private func expect(_ cell: TableRow, title: String, header: [String]) throws {
    let extractor = try #require(Support.extractor)
    let written = cell["written"]
    let table = table([.role: 0, .amount: 1], header: header, rows: [[title, written]])
    let figures = extractor.records(in: table) { _ in ResolvedTitle(role: "glazier") }
    let found = figures.map { figure in Self.columns.map { figure.cells[$0] ?? "" } }
    let expected = Self.columns.map { cell[$0] }
    #expect(
      found == (expected.allSatisfy(\.isEmpty) ? [] : [expected]),
      "job-ads.csv:\(cell.line) \(written)")
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

  /// A board's shape of a list: the header of its columns, and a title.
  private static let boards: [String: (header: [String], title: String)] = [
    "glassdoor": (["Job Title", "Salary Estimate"], "Glazier"),
    "51job": (["职位名称", "薪资"], "玻璃工"),
    "lagou": (["positionName", "薪资"], "数据分析师"),
    "adzuna": (["Job Title", "Salary (GBP)"], "Glazier"),
    "polish": (["stanowisko", "wynagrodzenie"], "szklarz"),
    "german": (["Stelle", "Gehalt"], "Glaser"),
  ]

  @Test(arguments: boards.keys.sorted())
  func everyCellOfABoardIsReadAsTheTableSays(_ board: String) throws {
    let (header, title) = try #require(Self.boards[board])
    let cells = try Support.examples("job-ads.csv").filter { $0["board"] == board }
    #expect(board == "german" || cells.count >= 40)
    for cell in cells { try expect(cell, title: title, header: header) }
  }

  @Test func everyBoardOfTheTableIsTested() throws {
    let named = Set(try Support.examples("job-ads.csv").map { $0["board"] })
    #expect(named == Set(Self.boards.keys))
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
