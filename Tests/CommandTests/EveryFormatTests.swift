import Foundation
import Testing

/// The same facts in every format give the same records, each with a place a person can find.
struct EveryFormatTests {
  private static let roles = [
    "account-manager", "project-manager", "nurse", "accountant", "software-engineer",
  ]

  /// What a record says, without where.
  private static func said(_ record: [String: Any]) -> String {
    ["role", "statistic", "low", "high", "currency", "period", "country"].map { name in
      record[name].map { $0 is NSNull ? "" : "\($0)" } ?? "?"
    }.joined(separator: " ")
  }

  private static var expected: [String] {
    zip(roles, FactFiles.facts).map { role, fact in
      let statistic = fact.column == "salary" ? "" : fact.column
      return
        "\(role) \(statistic) \(fact.low) \(fact.high) \(fact.currency) \(fact.period) \(fact.country)"
    }
  }

  @Test func theSameFactsAreTheSameRecords() throws {
    let folder = try TemporaryFolder()
    let files = try FactFiles.all()
    for file in files { try folder.write(file.bytes, to: "all/\(file.name)") }
    for file in files {
      let run = try PaybandRun(["extract", "all/\(file.name)"], in: folder)
      #expect(run.exitCode == 0, "\(file.name): \(run.standardError)")
      let said = try run.records().map(EveryFormatTests.said)
      #expect(said == EveryFormatTests.expected, "\(file.name)")
    }
    let all = try PaybandRun(["extract", "all"], in: folder)
    #expect(all.exitCode == 0)
    #expect(try all.records().count == 5 * files.count)
  }

  @Test(arguments: [
    "facts.txt", "facts.md", "facts.html", "facts.csv", "facts.tsv", "facts.json", "facts.ndjson",
  ])
  func linesAndColumnsLeadToTheAmounts(name: String) throws {
    let folder = try TemporaryFolder()
    let file = try #require(try FactFiles.all().first { $0.name == name })
    try folder.write(file.bytes, to: name)
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let records = try PaybandRun(["extract", name], in: folder).records()
    #expect(records.count == 5)
    for (record, fact) in zip(records, FactFiles.facts) {
      let line = try #require(record["line"] as? Int)
      let column = try #require(record["column"] as? Int)
      let found = lines[line - 1].unicodeScalars.dropFirst(column - 1)
      // The words of a range belong to it.
      let digits = String(String.UnicodeScalarView(found))
        .replacing(/^(between )?[$€£]?/, with: "")
        .filter { $0 != "," || name.hasSuffix("csv") }
      #expect(digits.hasPrefix("\(fact.low)"), "\(name):\(line):\(column)")
      #expect(record["locator"] is NSNull)
    }
  }

  @Test func documentsWithoutLinesNameTheirPlaces() throws {
    let folder = try TemporaryFolder()
    for file in try FactFiles.all() { try folder.write(file.bytes, to: file.name) }
    func values(_ name: String, _ key: String) throws -> [String?] {
      try PaybandRun(["extract", name], in: folder).records().map { $0[key] as? String }
    }
    #expect(
      try values("facts.pdf", "locator") == ["page 1", "page 1", "page 1", "page 2", "page 2"])
    #expect(
      try values("facts.xlsx", "locator") == ["Pay!H2", "Pay!F3", "Pay!E4", "Pay!E5", "Pay!I6"])
    #expect(
      try values("facts.docx", "locator") == (1...5).map { "paragraph \($0)" })
    #expect(
      try values("facts.warc", "document")
        == Array(repeating: "facts.warc#record-1", count: 5))
    #expect(
      try values("facts.zip", "document") == Array(repeating: "facts.zip/in/facts.txt", count: 5))
    #expect(
      try values("facts.txt.gz", "document") == Array(repeating: "facts.txt.gz", count: 5))
  }

  @Test func theFactsOfCopiesCountOnce() throws {
    let folder = try TemporaryFolder()
    for file in try FactFiles.all() { try folder.write(file.bytes, to: "all/\(file.name)") }
    let run = try PaybandRun(["report", "all", "--json"], in: folder)
    #expect(run.exitCode == 0)
    let sources = try folder.text("reports/sources.csv")
    #expect(sources.components(separatedBy: "copy of all/facts.docx").count > 6)
  }
}
