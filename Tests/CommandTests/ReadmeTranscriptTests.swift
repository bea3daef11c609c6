import Foundation
import Testing

/// What README.md shows is what the program prints.
///
/// Its commands run in the order of the text. Behind `<!-- transcript: COMMAND -->` stands a block
/// with what COMMAND prints; in it a line `⋮` stands for any lines, and dates may differ. Behind
/// `<!-- file: NAME -->` stands what a file of that name holds.
struct ReadmeTranscriptTests {
  private struct Step {
    var command: String
    /// What it prints; `nil` where README only shows the command.
    var output: [String]?
    /// The file that the output is, in the place of a command.
    var file: String?
  }

  private static let package = TemporaryFolder.fixtures.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func everyTranscriptIsWhatTheCommandPrints() throws {
    let folder = try TemporaryFolder()
    let data = ReadmeTranscriptTests.package.appending(path: "data")
    for link in [folder.url.appending(path: "data"), folder.home.appending(path: "market")] {
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: data)
    }
    let environment = [
      "COLUMNS": "96", "SOURCE_DATE_EPOCH": "1795219200", "TZ": "UTC",
      "PAYBAND_CRONTAB": TemporaryFolder.fixtures.appending(path: "crontab").path,
    ]
    let steps = try ReadmeTranscriptTests.steps()
    #expect(steps.count { $0.output != nil } >= 4)
    for step in steps {
      if let file = step.file {
        try folder.write((step.output ?? []).map { "\($0)\n" }.joined(), to: file)
        continue
      }
      let run = try PaybandRun(shell: step.command, in: folder, environment: environment)
      #expect(run.exitCode == 0, "\(step.command): \(run.standardError)")
      guard let expected = step.output else { continue }
      let printed = run.standardOutput
        .replacingOccurrences(of: folder.home.path, with: "/home/ada")
        .replacingOccurrences(of: folder.url.path, with: "/home/ada")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let difference = ReadmeTranscriptTests.difference(expected, printed)
      #expect(difference == nil, "\(step.command): \(difference ?? "")\n\(run.standardOutput)")
    }
  }

  /// The commands of README in its order.
  private static func steps() throws -> [Step] {
    let readme = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var steps: [Step] = []
    var transcript: String?
    var file: String?
    var block: [String]?
    for line in lines {
      if let shown = block {
        if line != "```" {
          block = shown + [line]
        } else {
          if file != nil {
            steps.append(Step(command: "", output: shown, file: file))
          } else if let command = transcript {
            steps.append(Step(command: command, output: shown))
          } else {
            steps += shown.filter { $0.hasPrefix("$ payband ") }
              .map { Step(command: String($0.dropFirst(2))) }
          }
          (block, transcript, file) = (nil, nil, nil)
        }
      } else if line.hasPrefix("```") {
        block = []
      } else if line.hasPrefix("<!-- transcript: "), line.hasSuffix(" -->") {
        transcript = String(line.dropFirst(17).dropLast(4))
      } else if line.hasPrefix("<!-- file: "), line.hasSuffix(" -->") {
        file = String(line.dropFirst(11).dropLast(4))
      }
    }
    return steps
  }

  /// Returns the first line of a transcript that the program did not print, or `nil`.
  private static func difference(_ expected: [String], _ printed: [String]) -> String? {
    var index = 0
    var mayJump = false
    for line in expected {
      if line == "⋮" {
        mayJump = true
        continue
      }
      let wanted = masked(line)
      let found = printed[index...].firstIndex { masked($0) == wanted }
      guard let found, mayJump || found == index else { return "expected “\(line)”" }
      index = found + 1
      mayJump = false
    }
    let rest = printed[index...].first { !$0.isEmpty }
    return mayJump ? nil : rest.map { "found “\($0)” behind the transcript" }
  }

  /// A line without its dates and without the spaces at its end, which editors remove.
  private static func masked(_ line: String) -> String {
    var text = line.replacing(/\d{4}-\d{2}-\d{2}/, with: "DATE")
    while text.last == " " { text.removeLast() }
    return text
  }
}
