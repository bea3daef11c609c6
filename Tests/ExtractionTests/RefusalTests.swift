import Compensation
import Testing

@testable import Extraction

/// What is turned down, and what beside it is still pay: each claim with its counterpart.
struct RefusalTests {
  private func pay(_ text: String) throws -> [Double?] {
    try Support.figures(in: text).map { $0.low?.doubleValue }
  }

  /// The noun behind the last of several amounts is the noun of all.
  @Test func anEnumerationSharesItsNoun() throws {
    #expect(try pay("Every plumber gets a £1,000/$1,250 tool budget a year.").isEmpty)
    #expect(try pay("护士每年分别可领1000元、1500元、2000元补贴。").isEmpty)
    #expect(try pay("The plumber earns £31,000/$41,000 a year.").contains(31_000))
  }

  /// A case may be supposed in a sentence that names nobody yet.
  @Test func theSentenceBehindAnnouncedSumsSupposesToo() throws {
    #expect(
      try pay("Suppose the following. An electrician gets £2,400 a month, and taxes go up.").isEmpty
    )
    #expect(
      try pay(
        "Suppose a baker is sick. The bakery is closed. An electrician earns £2,400 a month.")
        == [2_400])
  }

  /// What a relative clause says is of the noun that it follows.
  @Test func aRelativeClauseIsOfItsNoun() throws {
    let start = "The upholsterers can claim unemployment benefits, "
    #expect(try pay(start + "which top out at $604 a week.").isEmpty)
    #expect(try pay(start + "having earned $604 a week.") == [604])
  }

  /// What settles one amount says nothing of the next clause's.
  @Test func aDebtIsOfTheAmountBeforeIt() throws {
    let found = try pay("The orchestra, $3.1 million in debt, pays its oboist $162,000 a year.")
    #expect(found == [162_000])
  }

  /// A role that a job is named after is paid, and pays nobody.
  @Test func aJobPaysWhoHasIt() throws {
    #expect(try pay("My first job as a taxidermist paid $13.25 an hour.") == [13.25])
    #expect(try pay("Taxidermists paid $13.25 an hour for the hall.").isEmpty)
  }

  /// The year of a bonus is not the year of the pay beside it.
  @Test func thePeriodOfABonusIsItsOwn() throws {
    let found = try Support.figures(in: "Motorniczy: 6 430 zł brutto, do tego nagroda roczna.")
    #expect(found.map(\.period) == [.month])
  }

  /// A range of thousands with a role in an advertisement needs no word of pay.
  @Test func aRangeOfThousandsAdvertisesPay() throws {
    #expect(try pay("Wanted: glazier, £32k–£36k plus van, no Sundays.") == [32_000])
    #expect(try pay("Wanted: glazier with £32k for a share in the firm.").isEmpty)
  }

  /// What explains a gap is on its sides.
  @Test func aGapIsExplainedBehindAColon() throws {
    #expect(try pay("建筑师的年薪差距明显：中位数是21.4万元。") == [214_000])
    #expect(try pay("建筑师的年薪差距：4.1万元。").isEmpty)
  }

  /// Industries, degrees and what an employer says of pay are named beside pay and refuse none of it.
  @Test(arguments: [
    "In utilities, electricians earn a median of $95,000 a year.",
    "In child care, cooks make $95,000 a year.",
    "With a four-year degree, electricians make $95,000 a year.",
    "£95,000 a year is on offer for an electrician.",
    "Electricians get $95,000 a year minimum, the website says.",
    "Voor deze elektricien betalen wij € 95.000 bruto per jaar.",
  ])
  func whatStandsBesidePayRefusesNone(_ text: String) throws {
    #expect(try pay(text) == [95_000])
  }

  @Test func aMinimumByTheHourIsPay() throws {
    #expect(try pay("Cooks get $20 an hour minimum.") == [20])
    #expect(try pay("Cooks charge $20 an hour, two-hour minimum.").isEmpty)
  }

  /// People that another cell of a row counts are not who is paid.
  @Test func aCountInAnotherCellMakesNoPayroll() throws {
    #expect(try pay("Senior Security Engineer | rate £55–70 an hour | team of 12 people") == [55])
  }

  /// A title that a hyphen makes part of another word is nobody.
  @Test func aTitleInACompoundIsNobody() throws {
    let text = "The trade in nurse-scheduling software should grow by 12 percent a year."
    #expect(try Support.outlooks(in: text).isEmpty)
    #expect(try Support.outlooks(in: "Demand for nurses should grow by 12 percent.").count == 1)
  }

  /// A percentage that is said again in money is the same share.
  @Test func aShareInMoneyIsAShare() throws {
    #expect(try pay("Der Makler bekommt 3,57 Prozent, also knapp 15.000 Euro.").isEmpty)
    #expect(
      try pay("Der Makler verdient 3 Prozent mehr, im Jahr 52.000 Euro.").contains(52_000))
  }

  /// A pronoun takes over what the amount before was.
  @Test func aPronounIsOfItsNoun() throws {
    #expect(
      try pay("The old-age pension of a farmer is $840 a month, that of a baker $1,180.").isEmpty)
    #expect(
      try pay("The median wage of a farmer is $3,840 a month, that of a baker $4,180.")
        == [3_840, 4_180])
  }

  /// What leads a list, or asks, says what its amounts are; a noun of pay says otherwise.
  @Test func belowAListOfPricesAmountsArePrices() throws {
    #expect(
      try pay("Cennik usług geodezyjnych\nGodzina pracy geodety w terenie – 220 zł brutto").isEmpty)
    #expect(
      try pay("Cennik usług geodezyjnych\nPensja geodety w terenie – 6 220 zł brutto") == [6_220])
    #expect(
      try pay(
        "Was kostet ein Fotograf? Für einen Tag verlangen die meisten 1.800 Euro. Ein Album gibt es ab"
          + " 350 Euro dazu."
      ).isEmpty)
    #expect(
      try pay("Airline pilot programme\nIntegrated course: £97,500\nModular route: £58,000").isEmpty
    )
    #expect(
      try pay("Airline pilot jobs\nIntegrated course: £97,500\nFirst officer: £58,000") == [58_000])
  }

  /// A role, “at” and an amount for a year are who is hired for what.
  @Test func aRoleAtAnAmountIsPaidIt() throws {
    #expect(
      try pay(
        "The board voted on Tuesday to hire Dana Whitlock as superintendent at $212,000 a year.")
        == [212_000])
    #expect(
      try pay("The board praised the superintendent, and the plan went ahead at $212,000 a year.")
        .isEmpty)
  }

  /// A title before a course names the course.
  @Test func aCourseIsNoRole() throws {
    #expect(
      try pay("Yogalehrer-Ausbildung in Freiburg: 2.290 €, zehn Monatsraten zu 335 €.").isEmpty)
    #expect(try pay("Yogalehrer in Freiburg: 2.290 € im Monat.") == [2_290])
  }

  @Test func anAdditionIsOfWhatItIsAddedTo() throws {
    #expect(
      try pay(
        "Das Gericht sprach der Patientin 12.000 Euro Schmerzensgeld zu. Dazu kommen 412 Euro monatlich"
          + " für eine Haushaltshilfe."
      ).isEmpty)
    #expect(
      try pay("An appraiser bills $450 to $900 for a report. By the hour it is $130 to $165.")
        .isEmpty)
    #expect(
      try pay("An appraiser bills $450 for a report. Appraisers earn $35 an hour.").contains(35))
  }

  /// What stands between an aside and the next amount is of that one.
  @Test func aBonusBesideThePayLeavesThePay() throws {
    #expect(
      try pay("Chofer repartidor: sueldo semanal de $2,800 MXN más bono de puntualidad de $300.")
        == [2_800])
  }

  @Test func whatAWholeStaffIsPaidIsABudget() throws {
    #expect(try pay("W szkole 4,1 mln zł pochłoną wynagrodzenia 52 pracowników.").isEmpty)
    #expect(try pay("Wynagrodzenie pracownika szkoły to 5 100 zł.") == [5_100])
  }

  /// A percentage behind a comma that says how much more is paid tells no percentile.
  @Test func aSupplementIsNoShareOfWorkers() throws {
    let figures = try Support.figures(
      in: "Pakowacz: stawka od 31,80 zł brutto/godz., w nocy dodatek 20%.")
    #expect(figures.map(\.percentile) == [nil])
    #expect(figures.map { $0.low?.doubleValue } == [31.8])
    let share = try Support.figures(in: "Over $52,000 is earned by 20% of plumbers.")
    #expect(share.map(\.percentile) == [80])
  }

  /// The mean is one amount; the range that a “but” brings is of all.
  @Test func aRangeBehindButIsNoMean() throws {
    let figures = try Support.figures(
      in:
        "The average locksmith salary is $51,370, but the range falls between $43,900 and $59,600.")
    #expect(figures.map(\.statistic) == [.mean, nil])
  }

  /// A purpose may be the second of two things; a role between them is not.
  @Test func aPurposeReachesOverAnAnd() throws {
    #expect(
      try pay("Der Betrieb zahlt dem Lehrling 900 Euro für Lehrgangs- und Prüfungsgebühren.")
        .isEmpty)
    #expect(try pay("Der Betrieb zahlt dem Lehrling 900 Euro im Monat.") == [900])
  }

  /// An answer to a question on pay may begin with what firms call their income.
  @Test func anAnswerIsOfItsQuestion() throws {
    #expect(try pay("What does a diver earn? Deals start at $4,200 a month.") == [4_200])
    #expect(try pay("Deals with a diver start at $4,200 a month.").isEmpty)
  }

  /// Words for all workers that say whose employees a role is leave the role to the amount.
  @Test func employeesOfASectorKeepTheirRole() throws {
    let found = try Support.figures(
      in:
        "Le salaire médian des ambulanciers du secteur privé est de 1 900 euros par mois.")
    #expect(found.map(\.roleAsWritten) == ["ambulanciers"])
    let all = try Support.figures(
      in: "Le salaire médian de tous les salariés est de 1 900 euros par mois.")
    #expect(all.allSatisfy { $0.roleAsWritten == nil })
  }

  /// `this occupation` is the one that was named before.
  @Test func thisOccupationIsTheOneBefore() throws {
    let found = try Support.figures(
      in:
        "Welders join metal parts. The median annual wage of workers in this occupation was $48,900."
    )
    #expect(found.map(\.role) == ["welder"])
  }

  /// A label may hold numbers, so each line of a list of years states pay of its own.
  @Test func labelsOfYearsBeginLines() throws {
    let found = try Support.figures(
      in:
        """
        What welders earn, before tax, by the years that they have worked in the trade:
        - 0–2 years: $2,900 a month
        - 3–6 years: $3,600 a month
        """)
    #expect(found.map { $0.low?.doubleValue } == [2_900, 3_600])
  }

  /// A capital behind an item begins something else, unless the line is set in.
  @Test func anItemEndsAtALineThatIsNotSetIn() throws {
    let lines = [
      "- Welders who work offshore can expect to be paid about $7,000 a month",
      "Bakers who work at night are paid about $3,000 a month.",
    ]
    let found = try Support.figures(in: lines.joined(separator: "\n"))
    #expect(found.map(\.role) == ["welder", "baker"])
  }

  /// What is no pay and only says more of a role leaves the role its pay.
  @Test func aComplementOfARoleIsNoSubject() throws {
    #expect(try pay("A teacher with student debt earns $52,000 a year.") == [52_000])
    #expect(try pay("The rent of a teacher takes $900 a month.").isEmpty)
    #expect(try pay("Graduates owe $30,000 and earn $52,000 a year as teachers.") == [52_000])
  }
}
