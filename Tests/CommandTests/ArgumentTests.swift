import Foundation
import Testing

struct ArgumentTests {
  @Test func versionIsANumber() throws {
    let run = try PaybandRun(["--version"], in: TemporaryFolder())
    #expect(run.exitCode == 0)
    #expect(run.standardOutput.split(separator: ".").count == 3)
  }

  @Test(arguments: [
    ["--help"], ["report", "--help"], ["extract", "--help"], ["compare", "--help"],
    ["explain", "--help"], ["roles", "list", "--help"], ["roles", "match", "--help"],
    ["roles", "import", "--help"],
    ["schedule", "add", "--help"], ["schedule", "run", "--help"],
    ["schedule", "export", "--help"], ["config", "show", "--help"],
  ]) func helpBeginsWithExamples(_ arguments: [String]) throws {
    let run = try PaybandRun(arguments, in: TemporaryFolder())
    #expect(run.exitCode == 0)
    let examples = try #require(run.standardOutput.range(of: "EXAMPLES:\n"))
    let usage = try #require(run.standardOutput.range(of: "USAGE:"))
    #expect(examples.lowerBound < usage.lowerBound)
  }

  @Test(arguments: [
    (["reprot"], "did you mean “payband report”?"),
    (["xyzzy"], "see payband --help"),
    (["report", "--formt"], "Unknown option '--formt'"),
    (["extract"], "Missing expected argument '<path> ...'"),
    (["extract", "x", "--format", "xml"], "The value 'xml' is invalid for '--format <format>'"),
    (["compare", "account-manager"], "expected two roles or more, or --bands, found 1"),
    (["compare", "account-manager", "account manager"], "expected two different roles"),
    (
      ["compare", "a", "b", "-o", "c.pdf"],
      "expected a file's name that ends in .xlsx, .csv or .json"
    ),
    (["report", "--as-of", "21.11.2026"], "--as-of: expected a date such as 2026-11-21"),
  ]) func wrongArgumentsAreNamed(_ arguments: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    let run = try PaybandRun(arguments, in: folder)
    #expect(run.exitCode == 64)
    #expect(run.standardOutput == "")
    #expect(run.standardError.contains(message))
    #expect(try folder.names(in: ".") == ["home"])
  }

  @Test func wrongEpochIsAWrongArgument() throws {
    let run = try PaybandRun(
      ["report"], in: TemporaryFolder(), environment: ["SOURCE_DATE_EPOCH": "yesterday"])
    #expect(run.exitCode == 64)
    #expect(run.standardError.hasPrefix("payband: SOURCE_DATE_EPOCH: expected seconds since 1970"))
  }
}
