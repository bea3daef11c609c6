import Compensation
import Testing

@testable import Extraction

/// Sentences with what is to be read out of them, in the tables of the folder `Examples`.
struct ExampleTests {
  /// A text and the cells of each record that it is to give, in order.
  struct Example: CustomTestStringConvertible, Sendable {
    var file: String
    var line: Int
    var language: String
    var text: String
    /// `column value` for each cell that is not empty, in the order of the columns.
    var expected: [[String]]
    /// What the program is known to get wrong.
    var knownIssue: String

    var testDescription: String { "\(file):\(line) \(text)" }
  }

  private static let salaryColumns = [
    "role", "statistic", "percentile", "low", "high", "currency", "period", "payments_per_year",
    "basis", "component", "level", "country", "year",
  ]
  private static let outlookColumns = [
    "role", "direction", "growth_percent", "from_year", "to_year", "openings_per_year", "new_jobs",
  ]

  /// Returns a table's examples; a row without a text is a further record of the one above.
  static func examples(_ file: String, columns: [String]) -> [Example] {
    var examples: [Example] = []
    for row in (try? Support.examples(file)) ?? [] {
      if !row["text"].isEmpty {
        examples.append(
          Example(
            file: file, line: row.line, language: row["language"], text: row["text"], expected: [],
            knownIssue: row["known_issue"]))
      }
      let cells = columns.filter { !row[$0].isEmpty }.map { "\($0) \(row[$0])" }
      if !cells.isEmpty { examples[examples.count - 1].expected.append(cells) }
    }
    return examples
  }

  static let salaries = ["developed.csv", "evaluated.csv", "regressions.csv"]
    .flatMap { examples($0, columns: salaryColumns) }
  static let outlooks = examples("outlook.csv", columns: outlookColumns)
  static let withoutFigure = examples("no-figure.csv", columns: ["reason"])

  /// A table that cannot be read would be one without examples.
  @Test(arguments: [
    "developed.csv", "evaluated.csv", "regressions.csv", "outlook.csv", "no-figure.csv",
  ])
  func everyTableOfExamplesIsRead(_ file: String) throws {
    #expect(try !Support.examples(file).isEmpty)
  }

  @Test(arguments: salaries)
  func payIsReadAsTheTableSays(_ example: Example) throws {
    let extractor = try #require(Support.extractor)
    let figures = extractor.figures(in: example.text)
    let found = figures.map { cells(.salary($0), Self.salaryColumns) }
    expect(example) {
      #expect(found == example.expected)
      #expect(figures.allSatisfy { $0.language == example.language })
    }
  }

  @Test(arguments: outlooks)
  func prospectsAreReadAsTheTableSays(_ example: Example) throws {
    let extractor = try #require(Support.extractor)
    let found = extractor.records(in: example.text).filter { record in
      if case .outlook = record { true } else { false }
    }
    expect(example) {
      #expect(found.map { cells($0, Self.outlookColumns) } == example.expected)
      #expect(found.allSatisfy { $0.cells["language"] == example.language })
    }
  }

  /// An amount is turned down for one of the reasons that its row names; without a reason, the
  /// numbers are not even amounts.
  @Test(arguments: withoutFigure)
  func whatIsNoPayIsNoFigure(_ example: Example) throws {
    let extractor = try #require(Support.extractor)
    let records = extractor.records(in: example.text)
    let reasons = records.compactMap { $0.cells["reason"] }
    let accepted = example.expected.first?.first?.split { $0 == " " || $0 == "|" }.dropFirst() ?? []
    expect(example) {
      #expect(!records.contains { $0.cells["kind"] == "salary" })
      #expect(accepted.isEmpty == reasons.isEmpty)
      #expect(reasons.allSatisfy { accepted.contains(Substring($0)) })
    }
  }

  private func expect(_ example: Example, _ claims: () -> Void) {
    guard !example.knownIssue.isEmpty else { return claims() }
    withKnownIssue("\(example.knownIssue)") { claims() }
  }

  private func cells(_ record: Record, _ columns: [String]) -> [String] {
    let cells = record.cells
    return columns.compactMap { column in
      cells[column].flatMap { $0.isEmpty ? nil : "\(column) \($0)" }
    }
  }

  @Test(arguments: [("en", 25), ("de", 25), ("pl", 25), ("zh", 25)])
  func enoughExamplesAreInEachMainLanguage(language: String, count: Int) {
    let all = Self.salaries + Self.outlooks + Self.withoutFigure
    #expect(all.count { $0.language == language } >= count)
    #expect(Self.withoutFigure.count { $0.language == language } >= 6)
  }

  @Test func examplesAreUnique() {
    let texts = (Self.salaries + Self.outlooks + Self.withoutFigure).map(\.text)
    #expect(texts.count == Set(texts).count)
  }
}
