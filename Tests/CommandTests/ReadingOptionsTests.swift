import Foundation
import Testing

struct ReadingOptionsTests {
  /// “Średnie wynagrodzenie pielęgniarki wynosi 7 000 zł.” in ISO-8859-2, short enough to be taken
  /// for another encoding.
  private static let polish: [UInt8] =
    [0xA6] + Array("rednie wynagrodzenie piel".utf8) + [0xEA]
    + Array("gniarki wynosi 7 000 z".utf8) + [0xB3] + Array(" miesi".utf8) + [0xEA]
    + Array("cznie.".utf8)

  @Test func theEncodingThatIsSaidIsTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write(ReadingOptionsTests.polish, to: "a.txt")
    let run = try PaybandRun(["extract", "a.txt", "--encoding", "latin2"], in: folder)
    let record = try #require(run.records().first)
    #expect(record["low"] as? Int == 7_000)
    #expect(record["currency"] as? String == "PLN")
    let report = try PaybandRun(["report", "a.txt", "--encoding", "ISO-8859-2"], in: folder)
    #expect(report.exitCode == 0)
    #expect(try folder.text("reports/sources.csv").contains(",ISO-8859-2,"))
  }

  @Test(arguments: [
    (["--encoding", "klingon"], "expected the name of an encoding, found “klingon”"),
    (["--max-size", "0"], "expected a size of 1 to 1048576 MiB, found 0"),
  ])
  func whatIsNoneIsRefused(arguments: [String], message: String) throws {
    let run = try PaybandRun(["extract", "-"] + arguments, in: try TemporaryFolder())
    #expect(run.exitCode == 64)
    #expect(run.standardError.contains(message))
  }

  @Test func aFileBeyondTheCapIsNamedAndTheRestIsRead() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write([UInt8](repeating: 0x20, count: 2 << 20), to: "big.txt")
    let run = try PaybandRun(["extract", "big.txt", "market", "--max-size", "1"], in: folder)
    #expect(run.exitCode == 3)
    #expect(
      run.standardError.contains(
        "big.txt: error: expected at most 1048576 bytes, found more; split the document or raise"
          + " the cap with --max-size"))
    #expect(try !run.records().isEmpty)
  }
}
