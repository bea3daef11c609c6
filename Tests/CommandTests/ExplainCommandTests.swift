import Foundation
import Testing

struct ExplainCommandTests {
  @Test func everyNumberLeadsToItsSentence() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["explain", "project-manager", "--in", "market"], in: folder)
    #expect(run.exitCode == 0)
    #expect(
      run.standardOutput.hasPrefix(
        """
        Project manager, US, USD, gross or not stated
          2 of 2 statements take part, from 2 documents
          lowest 85,000, highest 87,628: the outermost bounds of the statements
          median 86,314: the middle of the central values 85,000 (5), 87,628 (2), each document with \
        the same total weight
          agreement 103%: the largest central value of a document over the smallest
          figure 2: mean of 87628 USD per year
            market/contrast.html:7:12
            “The average salary of an account manager is $75,495 a year, whereas a project manager \
        earns an average of $87,628 a year.”
            annual 87,628: as stated
            market US, implied by the currency
          figure 5: median of 85000 USD per year
            market/mediana.txt:1:99
            “Mediana zarobków account managera to 65 000 dolarów, a mediana zarobków kierownika \
        projektu sięga 85 000 dolarów.”
            annual 85,000: as stated
            market US, implied by the currency

        """))
  }

  @Test func figuresHaveTheNumbersOfTheReport() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(
      ["explain", "project-manager", "--in", "market", "--json"], in: folder)
    let part: [String: Any] = try run.json()
    let numbers = (part["figures"] as? [[String: Any]])?.map { $0["number"] as? Int }
    #expect(numbers == [2, 5])
    _ = try PaybandRun(["report", "market"], in: folder)
    let figures = try folder.text("reports/figures.csv")
    #expect(figures.contains("\r\n2,salary,market/contrast.html,7,12,"))
    #expect(figures.contains("\r\n5,salary,market/mediana.txt,1,99,"))
  }

  @Test func hoursAreTurnedIntoAYearInWords() throws {
    let folder = try TemporaryFolder()
    try folder.write("The median pay of an electrician is $31.25 an hour.\n", to: "a.txt")
    let run = try PaybandRun(["explain", "electrician", "--in", "a.txt"], in: folder)
    #expect(run.standardOutput.contains("figure 1: median of 31.25 USD per hour\n"))
    #expect(run.standardOutput.contains("annual 65,000: times 2080 hours\n"))
  }

  @Test func roleThatNothingIsSaidOfEndsWithFive() throws {
    let folder = try TemporaryFolder(with: "market")
    let run = try PaybandRun(["explain", "plumber", "--in", "market"], in: folder)
    #expect(run.exitCode == 5)
    #expect(run.standardError.hasPrefix("payband: expected figures of plumber, found none;"))
  }
}
