import Foundation
import Testing

/// One bad input beside a good one: it is named, the good one is read, the exit code is 3.
struct BadInputTests {
  struct Bad: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]?
    var message: String
    var testDescription: String { name }
  }

  static let inputs = [
    Bad(
      name: "missing.txt", bytes: nil,
      message: "missing.txt: error: expected a file or folder, found nothing; check the path"),
    Bad(
      name: "empty.txt", bytes: [],
      message: "empty.txt: error: expected text, found an empty document;"
        + " check what wrote the document"),
    Bad(
      name: "program.txt", bytes: [0x7F, 0x45, 0x4C, 0x46] + (0..<200).map { UInt8($0) },
      message: "program.txt: error: expected text, found a program; save it as text, HTML or CSV"),
    Bad(
      name: "broken.txt", bytes: Array("Pay \u{2014} café ".utf8) + [0xFF, 0x0A],
      message: "broken.txt:1:12: error: expected UTF-8, found 1 broken sequence, read as U+FFFD;"
        + " save the document as UTF-8"),
    Bad(
      name: "quote.csv",
      bytes: Array("role,salary,currency\nNurse,50000,USD\n\"Nurse,60000,USD\nNurse,7,USD\n".utf8),
      message: "quote.csv:3:1: error: expected a closing quote, found the end of the file;"
        + " close the field or double the quote"),
  ]

  @Test(arguments: inputs) func isNamedAndTheOthersAreRead(_ bad: Bad) throws {
    let folder = try TemporaryFolder()
    try folder.write("The average salary of a nurse is $80,000 a year.\n", to: "good.txt")
    if let bytes = bad.bytes { try folder.write(bytes, to: bad.name) }
    let run = try PaybandRun(["extract", bad.name, "good.txt"], in: folder)
    #expect(run.exitCode == 3)
    let lines = run.standardError.split(separator: "\n").map(String.init)
    #expect(lines.contains(bad.message))
    #expect(
      lines.last
        == "payband: done, but for what the errors above name; mend or leave out those inputs")
    #expect(try run.records().contains { $0["low"] as? Int == 80_000 })
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func unreadableFileIsNamed() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write("secret", to: "secret.txt")
    try folder.setMode(0, of: "secret.txt")
    let run = try PaybandRun(["extract", "secret.txt", "market"], in: folder)
    #expect(run.exitCode == 3)
    #expect(run.standardError.contains("secret.txt: error: expected a readable file"))
  }

  @Test func reportListsWhatCouldNotBeRead() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write([], to: "empty.txt")
    let run = try PaybandRun(["report", "market", "empty.txt", "missing.txt"], in: folder)
    #expect(run.exitCode == 3)
    let issues = try folder.text("reports/issues.csv")
    #expect(issues.contains("error,missing.txt,,,"))
    #expect(issues.contains("error,empty.txt,,,"))
    #expect(try folder.text("reports/summary.csv").contains("account-manager,Account manager,US"))
  }
}
