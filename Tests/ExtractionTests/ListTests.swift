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

  /// A title that nobody knows is not the one of the group before.
  @Test func aTitleOutsideTheCatalogueHoldsForItsLines() throws {
    let found = try figures(
      """
      Urban Planner
      What you use: maps
      Average salary: $83,720 per year

      Transport Modeller
      What you use: Python
      Average salary: $91,160 per year
      """)
    #expect(found.map(\.role) == ["urban-planner", nil])
    #expect(found.map(\.roleAsWritten) == ["Urban Planner", "Transport Modeller"])
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

  /// Rows without a header take what their numbers are from the line above.
  @Test func plainNumbersTakeTheirMeaningFromTheLineAbove() throws {
    let found = try figures(
      """
      Bruttomonatslohn 2025 in Franken, Kanton Uri
      Glaser/in EFZ | 5'050
      Dachdecker/in EFZ | 4'920
      """)
    #expect(found.map(\.role) == ["glazier", "roofer"])
    #expect(found.map(\.low) == [Amount(5_050), Amount(4_920)])
    #expect(found.allSatisfy { $0.currency.code == "CHF" && $0.period == .month })
    // Where no line says that they are pay, they are numbers.
    #expect(try figures("Betriebe 2025\nGlaser | 5'050\nDachdecker | 4'920").isEmpty)
  }

  @Test func quartilesMayBeAbbreviatedBesideTheMedian() throws {
    let found = try figures(
      """
      Gehälter in Euro je Jahr
      Beruf | Q1 | Median | Q3
      Glaser | 31.900 | 36.400 | 42.700
      """)
    #expect(found.map(\.statistic) == [.percentile, .median, .percentile])
    #expect(found.map(\.percentile) == [25, nil, 75])
  }

  /// What a line behind a list says of all of its amounts holds for each.
  @Test func aLegendHoldsForTheLinesAboveIt() throws {
    let found = try figures(
      """
      Gehaltsbänder

      Glaser: 3.200–3.900 €
      Dachdecker: 3.500–4.300 €

      Alle Angaben brutto pro Monat bei 13,5 Gehältern. Die Prämie von 600 € bleibt.
      """)
    #expect(found.map(\.role) == ["glazier", "roofer"])
    #expect(found.allSatisfy { $0.basis == .gross && $0.paymentsPerYear == 13.5 })
  }

  /// Amounts below a label share it.
  @Test func amountsBelowALabelShareItsStatistic() throws {
    let found = try figures(
      """
      Glazier
      Average salary (a year)
      £24,000 Starter
      £38,000 Experienced
      """)
    #expect(found.map(\.statistic) == [.mean, .mean])
    #expect(found.map(\.level) == [.entry, .senior])
  }

  /// A long line that begins with a label is not joined to the labelled line behind it.
  @Test func labelledLinesStandForThemselves() throws {
    let found = try figures(
      """
      Glazier
      What they do: cut and set glass in windows, shop fronts, ceilings and interior walls
      Pay: $29.10 an hour (median)
      """)
    #expect(found.map(\.role) == ["glazier"])
    #expect(found.map(\.statistic) == [.median])
  }

  /// Columns may be aligned by spaces; two of them behind a sentence align nothing.
  @Test func spacesMayAlignColumns() throws {
    let found = try figures(
      """
      Hourly pay in the trades

      Trade           Mean      90th percentile
      -----------     ------    ---------------
      Glazier         $36.40    $52.10
      Roofer          $33.85    $49.75
      """)
    #expect(found.map(\.role) == ["glazier", "glazier", "roofer", "roofer"])
    #expect(found.map(\.percentile) == [nil, 90, nil, 90])
    #expect(
      found.map(\.low) == [
        Amount(digits: 3640, exponent: -2), Amount(digits: 5210, exponent: -2),
        Amount(digits: 3385, exponent: -2), Amount(digits: 4975, exponent: -2),
      ])
    let prose = try figures("We hire now.  Please apply.\nA glazier earns $36,400.  Come and see.")
    #expect(prose.map(\.role) == ["glazier"])
  }

  /// Lines of a label and numbers are a table without signs between its cells.
  @Test func numbersAtTheEndsOfLinesAreColumns() throws {
    let found = try figures(
      """
      Finance pay, P25 / P50 / P75 (£):
      Payroll clerk: 27,000 / 30,500 / 34,250
      Auditor: 48,000 / 57,000 / 71,000
      """)
    #expect(
      found.map { $0.low?.doubleValue } == [27_000, 30_500, 34_250, 48_000, 57_000, 71_000])
    #expect(
      found.map(\.statistic) == [
        .percentile, .median, .percentile, .percentile, .median, .percentile,
      ])
    #expect(found.map(\.percentile) == [25, nil, 75, 25, nil, 75])
    #expect(Set(found.map(\.currency.code)) == ["GBP"])
  }

  @Test func aLineAboveAListGivesItsUnit() throws {
    let found = try figures(
      "Posted at the hall – CAD per hour\n• Ironworker 43.10\n• Scaffolder 39.85\nDues: 38.50 monthly"
    )
    #expect(found.map { $0.low?.doubleValue } == [43.1, 39.85])
    #expect(Set(found.map(\.currency.code)) == ["CAD"] && Set(found.map(\.period)) == [.hour])
    // Without a unit they are numbers of something.
    #expect(try figures("Seats per hall\n• Ironworker 43\n• Scaffolder 39").isEmpty)
  }

  @Test func headsBetweenSpacesAreOfTheColumnsBelow() throws {
    let found = try figures(
      """
      2023年杭州市部分职业工资价位（元/年）
      职业 低位数(10%) 中位数 高位数(90%)
      焊工 38,200 56,600 81,500
      厨师 36,000 52,800 84,100
      """)
    #expect(found.map(\.percentile) == [10, nil, 90, 10, nil, 90])
    #expect(found.map(\.role) == ["welder", "welder", "welder", "cook", "cook", "cook"])
  }

  @Test func aSentenceOnAllValuesGivesTheirUnit() throws {
    let found = try figures(
      "Glazurnicy (n=212): P10 – 5 200, mediana – 7 950, P90 – 13 400. Wszystkie wartości w PLN"
        + " brutto/mies.")
    #expect(found.map { $0.low?.doubleValue } == [5_200, 7_950, 13_400])
    #expect(found.map(\.percentile) == [10, nil, 90])
    #expect(Set(found.map(\.basis)) == [.gross] && Set(found.map(\.period)) == [.month])
  }

  @Test func aHeadingThatOpposesTwoRolesDealsAmountsOut() throws {
    let found = try figures("Baker vs. Glazier: at a glance\nAverage yearly pay $34,260 $51,900")
    #expect(found.map(\.role) == ["baker", "glazier"])
  }

  @Test func growthInAColumnIsProspects() throws {
    let text =
      "Occupation | Median pay, 2023 | Growth, 2023–33\nEpidemiologist | $81,390 | 19%\n"
      + "Proofreader | $46,080 | -4%"
    let document = DocumentText(path: "text", bytes: Array(text.utf8))
    let found = try #require(Support.extractor).records(in: document).compactMap { record in
      guard case .outlook(let outlook) = record else { return nil as Double? }
      return outlook.growthPercent
    }
    #expect(found == [19, -4])
  }
}
