import Compensation
import Testing

@testable import Extraction

/// Pages on one occupation, as handbooks have them.
struct OccupationProfileTests {
  /// A document of blocks; a row's cells are parted by tab characters.
  private func page(_ blocks: [(TextBlock.Kind, String)]) -> DocumentText {
    var bytes: [UInt8] = []
    var made: [TextBlock] = []
    for (kind, text) in blocks {
      let start = bytes.count
      bytes += Array(text.utf8)
      made.append(TextBlock(kind, range: start..<bytes.count))
      bytes.append(0x0A)
    }
    return DocumentText(path: "page.html", bytes: bytes, blocks: made, declaredLanguage: "en")
  }

  private func row(_ table: Int, _ text: String) -> (TextBlock.Kind, String) {
    (.tableRow(table: table, isHeader: false), text)
  }

  private func facts(
    pay: String = "$61,330 per year\n$29.49 per hour", outlook: String = "6% (Faster than average)",
    change: String = "44,700"
  ) -> [(TextBlock.Kind, String)] {
    [
      (.heading(1), "Social Workers"),
      (.tableRow(table: 1, isHeader: true), "Quick Facts: Social Workers"),
      row(1, "Employment Change, 2024–34\t\(change)"), row(1, "Job Outlook, 2024–34\t\(outlook)"),
      row(1, "Typical Entry-Level Education\tBachelor's degree"),
      row(1, "2024 Median Pay\t\(pay)"), row(1, "Number of Jobs, 2024\t810,900"),
    ]
  }

  private func records(_ blocks: [(TextBlock.Kind, String)]) throws -> [Record] {
    try #require(Support.extractor).records(in: page(blocks))
  }

  private func figures(_ blocks: [(TextBlock.Kind, String)]) throws -> [SalaryFigure] {
    try records(blocks).compactMap { if case .salary(let figure) = $0 { figure } else { nil } }
  }

  private func outlooks(_ blocks: [(TextBlock.Kind, String)]) throws -> [OutlookStatement] {
    try records(blocks).compactMap { if case .outlook(let found) = $0 { found } else { nil } }
  }

  @Test func theFactsAreReadByTheirLabelsInAnyOrder() throws {
    let figures = try figures(facts())
    #expect(figures.map(\.low?.description) == ["61330", "29.49"])
    #expect(figures.map(\.period) == [.year, .hour])
    #expect(figures.allSatisfy { $0.statistic == .median && $0.year == 2024 })
    #expect(figures.allSatisfy { $0.role == "social-worker" })
    #expect(figures.allSatisfy { $0.roleAsWritten == "Social Workers" })
    let outlook = try #require(try outlooks(facts()).first)
    #expect(outlook.growthPercent == 6)
    #expect(outlook.direction == .growth)
    #expect(outlook.fromYear == 2024 && outlook.toYear == 2034)
    #expect(outlook.newJobs == 44_700)
    #expect(outlook.jobs == 810_900)
    #expect(outlook.growthPhrase == "Faster than average")
    #expect(outlook.quote.contains("Job Outlook, 2024–34 6% (Faster than average)"))
  }

  @Test(arguments: [
    ("-6% (Decline)", "-6,600", -6.0, -6_600.0, OutlookDirection.decline, "Decline"),
    ("−1% (Decline)", "−11,200", -1, -11_200, .decline, "Decline"),
    ("0% (Little or no change)", "-300", 0, -300, .stable, "Little or no change"),
    ("1% (Slower than average)", "500", 1, 500, .growth, "Slower than average"),
    ("20% (Much faster than average)", "9,000", 20, 9_000, .growth, "Much faster than average"),
  ])
  func aSignIsKeptWhateverItsForm(
    written: String, change: String, percent: Double, jobs: Double, direction: OutlookDirection,
    phrase: String
  ) throws {
    let outlook = try #require(try outlooks(facts(outlook: written, change: change)).first)
    #expect(outlook.growthPercent == percent)
    #expect(outlook.newJobs == jobs)
    #expect(outlook.direction == direction)
    #expect(outlook.growthPhrase == phrase)
  }

  @Test func aBoundOfTheMedianStaysABound() throws {
    let figures = try figures(
      facts(pay: "This wage is equal to or greater than $239,200 per year or $115.00 per hour."))
    #expect(figures.first?.low?.description == "239200")
    #expect(figures.first?.high == nil)
  }

  @Test func aWageThatIsPaidByTheHourOnlyHasNoYear() throws {
    let figures = try figures(
      facts(pay: "The annual wage is not available.\n$23.33 per hour"))
    #expect(figures.map(\.low?.description) == ["23.33"])
    #expect(figures.map(\.period) == [.hour])
  }

  @Test func rowsBelowALineOnIndustriesArePartsOfTheRole() throws {
    let found = try figures(
      facts() + [
        (
          .paragraph,
          "In May 2024, the median annual wages for social workers in the top industries in which they worked were as follows:"
        ), row(2, "Educational services; state, local, and private\t$67,620"),
        row(2, "Individual and family services\t51,430"),
      ]
    ).dropFirst(2)
    #expect(
      found.map(\.segment) == [
        "Educational services; state, local, and private", "Individual and family services",
      ])
    #expect(found.map(\.low?.description) == ["67620", "51430"])
    #expect(found.allSatisfy { $0.role == "social-worker" && $0.currency == .usd })
    #expect(found.allSatisfy { $0.period == .year && $0.statistic == .median && $0.year == 2024 })
  }

  @Test func rowsBelowAnotherLineAreRolesOfTheirOwn() throws {
    let found = try figures([
      (.paragraph, "Median hourly wages for social workers in May 2024 were as follows:"),
      row(1, "Healthcare social workers\t$32.10"), row(1, "Social workers, all other\t33.40"),
    ])
    #expect(
      found.map(\.roleAsWritten) == ["Healthcare social workers", "Social workers, all other"])
    #expect(found.allSatisfy { $0.period == .hour && $0.segment == nil && $0.statistic == .median })
    #expect(found.first?.role == "healthcare-social-worker")
  }

  @Test func sharesOfJobsBelowALineAreNoPay() throws {
    let found = try records([
      (.paragraph, "The largest employers of social workers were as follows:"),
      row(1, "Individual and family services\t18%"), row(1, "Local government\t14"),
    ])
    #expect(found == [])
  }

  @Test func theBarsOfAChartArePayOfTheirLabels() throws {
    let found = try figures(
      facts() + [
        (.heading(3), "Social Workers"), (.paragraph, "Median annual wages, May 2024"),
        (.paragraph, "Social workers"), (.paragraph, "$61,330"),
        (.paragraph, "Total, all occupations"), (.paragraph, "$49,500"),
      ]
    ).dropFirst(2)
    #expect(found.map(\.roleAsWritten) == ["Social workers", nil])
    #expect(found.map(\.role) == ["social-worker", nil])
    #expect(found.map(\.low?.description) == ["61330", "49500"])
    #expect(found.allSatisfy { $0.statistic == .median && $0.year == 2024 })
  }

  @Test func percentilesGoOnWithTheMedianBeforeThem() throws {
    let found = try figures(
      facts() + [
        (.paragraph, "The median annual wage for materials scientists was $104,160 in May 2024."),
        (
          .paragraph,
          "The median wage is the wage at which half the workers in an occupation earned more than that amount and half earned less. The lowest 10 percent earned less than $61,460, and the highest 10 percent earned more than $168,500."
        ),
      ]
    ).dropFirst(2)
    #expect(found.map(\.percentile) == [nil, 10, 90])
    #expect(Set(found.map(\.role)).count == 1)
    #expect(found.allSatisfy { $0.year == 2024 })
  }

  @Test func percentilesOfWagesByTheHourArePay() throws {
    let found = try figures(
      facts() + [
        (.paragraph, "The median hourly wage for materials scientists was $20.44 in May 2024."),
        (
          .paragraph,
          "The median wage is the wage at which half the workers in an occupation earned more than that amount and half earned less. The lowest 10 percent earned less than $14.23, and the highest 10 percent earned more than $45.56."
        ),
      ]
    ).dropFirst(2)
    #expect(found.map(\.percentile) == [nil, 10, 90])
    #expect(found.allSatisfy { $0.period == .hour })
  }

  @Test func twoFactsOfAnotherTableAreNoProfile() throws {
    let found = try outlooks([
      row(1, "Job Outlook, 2024–34\t6%"), row(1, "Number of Jobs, 2024\t810,900"),
      row(1, "Area\tNorth"),
    ])
    #expect(found.allSatisfy { $0.jobs == nil })
  }
}
