import Compensation
import Testing

@testable import Extraction

/// Lists and tables whose lines take their meaning from lines around them.
struct ListTests {
  private func figures(_ text: String) throws -> [SalaryFigure] {
    try #require(Support.extractor).figures(in: text)
  }

  /// Each title holds for the lines below it, up to the next one.
  @Test func linesTakeTheTitleAboveThem() throws {
    let found = try figures(
      """
      Open posts

      Glazier
      $28.50 per hour, full time
      Roofer
      $26.10 per hour, full time
      """)
    #expect(found.map(\.role) == ["glazier", "roofer"])
    #expect(found.map { $0.low?.doubleValue } == [28.5, 26.1])
  }

  /// Plain numbers of a table count in the unit that its heading or a column names.
  @Test(arguments: [
    ("单位：万元/年（税前）\n岗位\t中位数\n动画师\t16.3", 163_000.0),
    ("Wynagrodzenia (tys. zł brutto rocznie)\nStanowisko\tmediana\nanimator\t86", 86_000),
    ("Pay in thousand dollars a year\nJob\tMedian\nAnimator\t86.4", 86_400),
    ("Pay in dollars a year\nJob\tMedian\nAnimator\t86400", 86_400),
  ])
  func plainNumbersCountInTheUnitOfTheTable(_ text: String, _ amount: Double) throws {
    let found = try figures(text)
    #expect(found.map { $0.low?.doubleValue } == [amount], "\(text)")
    #expect(found.map(\.statistic) == [.median])
    #expect(found.map(\.period) == [.year])
  }

  @Test func aSlashJoinsEndsThatAreAlike() throws {
    let found = try figures("Macellaio, Trento: 1.750/1.900 € netti mensili.")
    #expect(found.map(\.low) == [Amount(1_750)] && found.map(\.high) == [Amount(1_900)])
    // A period, a year and a second amount of another kind are no upper end.
    #expect(try figures("A glazier earns $28/hr.").map(\.high) == [Amount(28)])
    let dated = try figures("In 2023/24 a glazier earned $51,000 a year.")
    #expect(dated.map(\.low) == [Amount(51_000)])
  }

  @Test func anAmountForAPeriodAnswersAQuestionOnARole() throws {
    let found = try figures("What do they give sonographers at your place?\n$48 an hour on days")
    #expect(found.map(\.role) == ["sonographer"])
    #expect(try figures("What does a plumber charge for that?\n$120 an hour").isEmpty)
  }
}
