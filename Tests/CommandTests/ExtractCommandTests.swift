import Foundation
import Testing

struct ExtractCommandTests {
  @Test func everyRecordSaysWhereItsAmountStands() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["extract", "market/contrast.html"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.standardError == "")
    let records = try run.records()
    #expect(records.map { $0["role"] as? String } == ["account-manager", "project-manager"])
    #expect(records.map { $0["annual_low"] as? Double } == [75_495, 87_628])
    let text = try folder.text("market/contrast.html").split(
      separator: "\n", omittingEmptySubsequences: false)
    for record in records {
      let line = try text[#require(record["line"] as? Int) - 1]
      let column = try #require(record["column"] as? Int)
      #expect(line.dropFirst(column - 1).hasPrefix("$"))
    }
  }

  @Test func rejectedAmountsComeOnlyWhenAskedFor() throws {
    let folder = try TemporaryFolder(with: "market")
    let all = try PaybandRun(["extract", "market/contrast.html", "--rejected"], in: folder)
    let rejected = try all.records().filter { $0["kind"] as? String == "rejected" }
    #expect(rejected.map { $0["reason"] as? String } == ["bonus"])
  }

  /// Sets and dictionaries have another order in each process.
  @Test func everyRunWritesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let gold = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Gold")
    for file in try FileManager.default.contentsOfDirectory(
      at: gold, includingPropertiesForKeys: nil)
    where file.pathExtension == "jsonl" {
      let texts = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
        let passage = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return try #require(passage?["text"] as? String)
      }
      for (number, text) in texts.enumerated() {
        try folder.write(text, to: "\(file.lastPathComponent)/\(number).txt")
      }
    }
    let runs = try (0..<4).map { _ in
      try PaybandRun(["extract", ".", "--rejected", "--quiet"], in: folder).standardOutput
    }
    #expect(Set(runs).count == 1)
    #expect(try #require(runs.first).utf8.count > 1_000_000)
  }

  @Test func recordsComeInTheOrderOfTheInputs() throws {
    let folder = try TemporaryFolder()
    let names = (100..<160).map { "ads/\($0).txt" }
    for (index, name) in names.enumerated() {
      // The first ones take the longest, so that side by side the last would be done first.
      let sentence = "The average salary of a nurse is $\(60_000 + index) a year.\n"
      try folder.write(
        String(repeating: "Nothing of note here.\n", count: (60 - index) * 200) + sentence, to: name
      )
    }
    let run = try PaybandRun(["extract", "ads"], in: folder)
    #expect(try run.records().map { $0["document"] as? String } == names)
    #expect(try run.records().map { $0["low"] as? Int } == (60_000..<60_060).map { $0 })
  }

  @Test func rowsOfATableAreRecords() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["extract", "market/survey.csv"], in: folder)
    let records = try run.records()
    #expect(records.count == 6)
    #expect(records.map { $0["line"] as? Int } == [2, 3, 4, 5, 6, 7])
    #expect(records[5]["annual_low"] as? Double == 65_000)
    #expect(records[5]["period"] as? String == "hour")
  }

  @Test func csvHasTheSameRecordsUnderOneHeader() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["extract", "market", "--format", "csv"], in: folder)
    let lines = run.standardOutput.split(separator: "\r\n")
    #expect(lines.first?.hasPrefix("kind,document,line,column,") == true)
    #expect(lines.count { $0.hasPrefix("kind,") } == 1)
    let records = try PaybandRun(["extract", "market"], in: folder).records()
    #expect(lines.count == records.count + 1)
  }

  @Test func tableShowsEachAmountWithItsSentence() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["extract", "market/mediana.txt", "--format", "table"], in: folder,
      environment: ["COLUMNS": "200"])
    #expect(run.standardOutput.contains("account-manager  median  65000 USD per year  Mediana"))
    #expect(!run.standardOutput.contains("\u{1B}"))
  }

  @Test func standardInputIsTheDocumentDash() throws {
    let run = try PaybandRun(
      ["extract", "-"], in: TemporaryFolder(),
      input: "The average salary of a nurse is $80,000 a year.\n")
    #expect(try run.records().map { $0["document"] as? String } == ["-"])
  }

  @Test func filesNamedReadmeArePassedOverUnlessNamed() throws {
    let folder = try TemporaryFolder(with: "market")
    let all = try PaybandRun(["extract", "market"], in: folder)
    #expect(!all.standardOutput.contains("README"))
    let named = try PaybandRun(["extract", "market/README.md"], in: folder)
    #expect(try named.records().map { $0["low"] as? Int } == [999_000])
  }

  @Test func fileWhoseNameIsNoUTF8IsRead() throws {
    let folder = try TemporaryFolder()
    let run = try PaybandRun(
      shell: """
        name=$(printf 'gehalt-\\344.txt')
        echo 'The average salary of a nurse is $80,000 a year.' > "$name"
        payband extract "$name"
        """, in: folder)
    #expect(try run.records().map { $0["document"] as? String } == ["gehalt-\\xe4.txt"])
    #expect(run.exitCode == 0)
  }

  @Test func nothingFoundEndsWithFive() throws {
    let folder = try TemporaryFolder()
    try folder.write("The weather was fine.\n", to: "weather.txt")
    let run = try PaybandRun(["extract", "weather.txt"], in: folder)
    #expect(run.exitCode == 5)
    #expect(run.standardOutput == "")
    #expect(
      run.standardError
        == "payband: expected figures of pay in the inputs, found none; check that they state pay\n"
    )
  }

  @Test func fullDiskEndsWithOneAndSaysSo() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(shell: "payband extract market >/dev/full", in: folder)
    #expect(run.exitCode == 1)
    #expect(run.standardError.contains("standard output: cannot write: No space left on device"))
  }

  @Test func closedPipeEndsQuietly() throws {
    let folder = try TemporaryFolder(with: "market")
    // The reader is gone before the first record is written.
    let run = try PaybandRun(
      shell: "{ sleep 0.3; payband extract market; echo $? >code; } | true", in: folder)
    #expect(try folder.text("code") == "1\n")
    #expect(run.standardError == "")
  }

  @Test func aTraceShowsEveryPassInTheOrderOfTheInputs() throws {
    let folder = try TemporaryFolder()
    try folder.write("A glazier earns $41,000 a year.\n", to: "ads/a.txt")
    try folder.write("Eine Glaserin verdient 3.100 Euro im Monat.\n", to: "ads/b.txt")
    let run = try PaybandRun(["extract", "--trace", "ads"], in: folder)
    #expect(run.exitCode == 0)
    let heads = run.standardOutput.split(separator: "\n").filter { $0.hasPrefix("ads/") }
    #expect(heads == ["ads/a.txt:1:1: paragraph, en", "ads/b.txt:1:1: paragraph, de"])
    #expect(run.standardOutput.contains("judged    $41,000 pay"))
  }

  @Test func wordsOfOnesOwnCanBeTriedOut() throws {
    let folder = try TemporaryFolder()
    try folder.write("A glazier frobs $41,000 annually in the yard next door.\n", to: "a.txt")
    try folder.write("category,value,phrases\npay,2,frobs\n", to: "words/en/own.csv")
    #expect(try PaybandRun(["extract", "a.txt"], in: folder).exitCode == 0)
    let run = try PaybandRun(["extract", "a.txt", "--data", "words", "--trace"], in: folder)
    #expect(run.standardOutput.contains("frobs [pay 2]"))
    try folder.write("category,value,phrases\nnonsense,2,frobs\n", to: "words/en/own.csv")
    let broken = try PaybandRun(["extract", "a.txt", "--data", "words"], in: folder)
    #expect(broken.exitCode == 1)
    #expect(broken.standardError.contains("en/own.csv:2:1: expected a category"))
    let missing = try PaybandRun(["extract", "a.txt", "--data", "nowhere"], in: folder)
    #expect(missing.exitCode == 64)
  }

  @Test func columnsThatTheUserNamesAreTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write("Who,Pay package\nAccountant,\"$50,000\"\n", to: "pay.csv")
    let run = try PaybandRun(
      ["extract", "pay.csv", "--map", "role=Who", "--map", "amount=Pay package"], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.standardOutput.contains("\"role\":\"accountant\""))
    let missing = try PaybandRun(["extract", "pay.csv", "--map", "role=Job"], in: folder)
    #expect(missing.exitCode == 3)
    #expect(
      missing.standardError.contains(
        "expected the column “Job” that --map names, found “Who”, “Pay package”; name one of these")
    )
  }

  @Test(arguments: [
    ("role", "--map: expected thing=header, found “role”; write for example role=“Job Title”"),
    ("roll=Job", "found “roll”; name one of these"),
    ("role=", "expected the header of a column for role, found none"),
  ])
  func aColumnThatIsNamedWronglyIsAWrongArgument(map: String, message: String) throws {
    let folder = try TemporaryFolder()
    let run = try PaybandRun(["extract", "pay.csv", "--map", map], in: folder)
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains(message))
  }
}
