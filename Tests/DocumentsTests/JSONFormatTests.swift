import Compensation
import Documents
import Testing

@Suite struct JSONFormatTests {
  private func read(_ text: String, as path: String = "a.json") -> ReadDocument {
    DocumentReader().read(Array(text.utf8), path: path)
  }

  @Test func aListOfObjectsIsATable() {
    let document = read(
      """
      [ {"title": "Clerk", "salary_min": 5.0e4, "salary_max": 60000, "currency": "EUR"},
        {"title": "K\\u00f6chin", "remote": true, "salary_min": 41500.50,
         "tags": ["a", "b"], "place": null} ]
      """)
    #expect(document.format == "json")
    #expect(
      document.table?.header == [
        "title", "salary_min", "salary_max", "currency", "remote", "tags",
      ])
    #expect(document.table?.columns == [.role: 0, .minimum: 1, .maximum: 2, .currency: 3])
    #expect(
      document.table?.strings == [
        ["Clerk", "50000", "60000", "EUR", "", ""], ["Köchin", "41500.50", "", "", "true", "a; b"],
      ])
    #expect(document.table?.rows.map(\.line) == [1, 2])
    #expect(document.issues == [])
  }

  @Test func objectsWithinObjectsAreColumns() {
    let table = read(
      #"{"count": 1, "jobs": [{"job": {"title": "Cook"}, "salary": {"min": 5, "max": 6}}]}"#
    ).table
    #expect(table?.header == ["job.title", "salary.min", "salary.max"])
    #expect(table?.columns == [.role: 0, .minimum: 1, .maximum: 2])
    #expect(table?.strings == [["Cook", "5", "6"]])
  }

  @Test func oneObjectALineIsATableToo() {
    let document = read(
      "{\"role\":\"Cook\",\"pay\":5}\r\n{\"role\":\"Host\",\"pay\":6}\n", as: "-")
    #expect(document.format == "ndjson")
    #expect(document.table?.strings == [["Cook", "5"], ["Host", "6"]])
    #expect(document.table?.rows.map(\.line) == [1, 2])
  }

  @Test func cellsLeadToTheirPlace() {
    let table = read("[{\"role\":\"Köchin\",\n \"pay\":\"5 zł\"},{\"role\":\"x\",\"pay\":7}]").table
    for row in table?.rows ?? [] {
      for (cell, offset) in zip(row.cells, row.cellOffsets) {
        #expect(table.map { $0.bytes[offset...].starts(with: cell) } == true)
      }
      #expect(table?.bytes[row.range.lowerBound] == UInt8(ascii: "{"))
      #expect(table?.bytes[row.range.upperBound - 1] == UInt8(ascii: "}"))
    }
    #expect(table?.rows.map(\.line) == [1, 2])
  }

  @Test func whatNamesNoRoleIsText() {
    let document = read(
      #"{"headline": "Pay rises", "body": "A clerk earns \u20ac5\nnow.", "n": 3}"#)
    #expect(document.text?.outline == ["p: Pay rises", "p: A clerk earns €5\nnow."])
    let place = document.text?.place(of: "€5")
    #expect(place?.column == 50)
    #expect(place?.length == 7)
  }

  @Test(
    arguments: [
      ("[1,", "1:4: error: expected a value, found the end of the document; mend the JSON"),
      ("{\"a\":1 \"b\"}", "1:8: error: expected “,” or “}”, found “\"”; mend the JSON"),
      ("{a:1}", "1:2: error: expected a name in quotes, found “a”; mend the JSON"),
      ("[01]", "1:3: error: expected a number without leading zeros, found “1”; mend the JSON"),
      ("[1.]", "1:4: error: expected a digit, found “]”; mend the JSON"),
      (
        "[\n \"ab\n\"]",
        "2:5: error: expected a string without line breaks, found a line break; mend the JSON"
      ),
      ("[\"\\x\"]", "1:4: error: expected an escape of JSON, found “x”; mend the JSON"),
      ("[\"\\u12z4\"]", "1:7: error: expected four hexadecimal digits, found “z”; mend the JSON"),
      ("[NaN]", "1:2: error: expected a value, found “N”; mend the JSON"),
      (
        "\"abc",
        "1:5: error: expected a closing quote, found the end of the document; mend the JSON"
      ),
      ("zł", "1:1: error: expected a value, found “z”; mend the JSON"),
    ])
  func whatIsNoJSONIsNamedWithItsPlace(text: String, message: String) {
    let document = read(text)
    #expect(document.content == nil)
    #expect(document.messages == ["a.json:" + message])
  }

  @Test func depthIsCapped() {
    func nested(_ depth: Int) -> ReadDocument {
      read(String(repeating: "[", count: depth) + "\"x\"" + String(repeating: "]", count: depth))
    }
    #expect(nested(512).issues == [])
    #expect(
      nested(513).messages == [
        "a.json:1:513: error: expected at most 512 values within each other, found more; split the document"
      ])
    #expect(nested(1_000_000).issues.count == 1)
  }

  @Test func aNameThatComesTwiceIsAWarning() {
    let document = read("[{\"role\":\"a\",\"pay\":1,\n\"role\":\"b\"}]")
    #expect(
      document.messages == [
        "a.json:2:2: warning: expected each name once in an object, found 1 again, the first here; rename it"
      ])
    let names = (0..<40).map { "\"n\($0 % 39)\":1" }.joined(separator: ",")
    #expect(read("{\(names)}").issues.first?.severity == .warning)
  }

  @Test func brokenLinesAreLeftOutAndNamed() {
    let good = "{\"role\":\"Cook\",\"pay\":5}\n"
    let document = read(good + "{\"role\":\n}\n" + good + "}\n" + good, as: "a.ndjson")
    #expect(document.table?.rows.count == 3)
    #expect(document.issues.map(\.line) == [3, 5])
    let many = read(good + String(repeating: "x\n", count: 9) + good, as: "a.ndjson")
    #expect(many.table?.rows.count == 2)
    #expect(many.issues.map(\.line) == [2, 3, 4, 5, 6, nil])
  }

  @Test(arguments: [
    ("null", "null", "50", "60", ["low", "high"], ["50", "60"]),
    ("\"median\"", "null", "50", "50", ["median"], ["50"]),
    ("\"mean\"", "null", "50", "50", ["mean"], ["50"]),
    ("\"percentile\"", "90", "50", "50", ["p90"], ["50"]),
    ("null", "null", "50", "50", ["salary"], ["50"]),
    ("null", "null", "50", "null", ["low"], ["50"]),
  ])
  func recordsOfTheProgramAreReadAgain(
    statistic: String, percentile: String, low: String, high: String, columns: [String],
    values: [String]
  ) {
    let document = read(
      """
      {"kind":"salary","document":"a.txt","role":"account-manager","role_as_written":"Account \
      manager","statistic":\(statistic),"percentile":\(percentile),"low":\(low),"high":\(high),\
      "currency":"USD","period":"year","annual_low":50,"country":"US","year":2024,\
      "quote":"x","confidence":0.9}
      {"kind":"outlook","document":"a.txt","quote":"x","confidence":0.9}
      """, as: "records.ndjson")
    #expect(
      document.table?.header == ["role"] + columns + ["currency", "period", "country", "year"])
    #expect(
      document.table?.strings == [["Account manager"] + values + ["USD", "year", "US", "2024"]])
    #expect(document.table?.columns[.role] == 0)
    #expect(DocumentTableColumns.amount(of: document.table?.columns ?? [:]) == 1)
    #expect(
      document.messages == [
        "records.ndjson: warning: expected statements of pay, found other records (1), left out; extract them from their documents"
      ])
  }

  @Test func escapesAreResolvedAndLoneSurrogatesReplaced() {
    let text = read(#"["\ud83d\ude00 \ud83d \" \\ \/ \u0000 \t|"]"#).text?.string
    #expect(text == "😀 \u{FFFD} \" \\ / \u{FFFD} \t|")
  }

  @Test func aLongListIsReadWhole() {
    let row = "{\"role\":\"Cook\",\"pay\":50000,\"city\":\"Ulm\"}"
    let list = "[" + Array(repeating: row, count: 10_000).joined(separator: ",") + "]"
    #expect(read(list).table?.rows.count == 10_000)
  }
}

enum DocumentTableColumns {
  /// The first column that holds an amount.
  static func amount(of columns: [TableColumn: Int]) -> Int? {
    [.amount, .minimum, .mean, .median, .p10, .p25, .p75, .p90].compactMap { columns[$0] }.min()
  }
}
