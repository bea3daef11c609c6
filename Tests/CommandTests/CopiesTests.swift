import Foundation
import Testing

/// A text that stands in two documents counts as one source.
struct CopiesTests {
  private static let article = """
    What an account manager earns is asked by many who think of a career in sales and service.
    A survey of four hundred firms in the United States gives an answer for this year.
    The average salary of an account manager is $75,000 a year, as the firms report it.
    Those who look after large clients in software and in health care say that travel is a part of
    the job, that targets are set by the quarter, and that the best weeks are the quiet ones.
    """

  private static func run(_ folder: TemporaryFolder, _ second: String) throws -> [[String]] {
    try folder.write(article, to: "in/a.txt")
    try folder.write(second, to: "in/b.html")
    let run = try PaybandRun(["report", "in"], in: folder)
    #expect(run.exitCode == 0)
    return try ["reports/summary.csv", "reports/sources.csv"].map { name in
      try folder.text(name).split(separator: "\r\n").map(String.init)
    }
  }

  private static func sources(_ summary: [String]) throws -> [String] {
    let names = try #require(summary.first).split(
      separator: ",", omittingEmptySubsequences: false)
    let column = try #require(names.firstIndex(of: "sources"))
    return summary.dropFirst().map { row in
      String(row.split(separator: ",", omittingEmptySubsequences: false)[column])
    }
  }

  @Test func aCopyUnderAnotherHeaderIsOneSource() throws {
    let folder = try TemporaryFolder()
    let tables = try CopiesTests.run(
      folder,
      "<html><body><nav>Home Jobs</nav><h1>Pay of account managers</h1><p>"
        + CopiesTests.article + "</p><p>Subscribe to our letter.</p></body></html>")
    #expect(try CopiesTests.sources(tables[0]) == ["1"])
    #expect(tables[1].contains { $0.contains("copy of in/a.txt") })
    let figures = try folder.text("reports/figures.csv")
    #expect(figures.contains("repeated"))
    #expect(try PaybandRun(["extract", "in"], in: folder).records().count == 2)
  }

  @Test func anotherArticleOnTheSameRoleIsASourceOfItsOwn() throws {
    let tables = try CopiesTests.run(
      try TemporaryFolder(),
      "<p>We spoke with people who sell advertising in three states and learned what they are paid."
        + " The average salary of an account manager is $75,000 a year, as the firms report it.</p>"
    )
    #expect(try CopiesTests.sources(tables[0]) == ["2"])
    #expect(!tables[1].contains { $0.contains("copy of") })
  }

  @Test func theSameTableIsNotCountedTwice() throws {
    let folder = try TemporaryFolder(with: "market")
    try folder.write(try folder.text("market/survey.csv"), to: "market/z-again.csv")
    let once = try PaybandRun(["report", "market/survey.csv", "-o", "one"], in: folder)
    let twice = try PaybandRun(
      ["report", "market/survey.csv", "market/z-again.csv", "-o", "two"], in: folder)
    #expect([once.exitCode, twice.exitCode] == [0, 0])
    #expect(try folder.text("one/observations.csv") == folder.text("two/observations.csv"))
    #expect(
      try folder.text("two/sources.csv").contains("copy of market/survey.csv, not counted again"))
  }
}
