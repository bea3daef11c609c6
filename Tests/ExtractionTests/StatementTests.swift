import Compensation
import Testing

@testable import Extraction

/// Ways to state pay and prospects that take more than the words beside an amount.
struct StatementTests {
  /// A question mark that only asks for agreement leaves a statement one; a question states nothing.
  @Test func aTagQuestionStates() throws {
    #expect(try Support.figures(in: "A roofer here earns $62,000 a year, right?").count == 1)
    #expect(
      try Support.figures(in: "Dachdecker verdienen hier 3.100 Euro im Monat, oder?").count == 1)
    #expect(try Support.figures(in: "Does a roofer here earn $62,000 a year?").isEmpty)
  }

  @Test(arguments: [
    "No welder here earns less than $900 a week.",
    "Nobody is below $900: no welder earns less than $900 a week.",
    "Welders here never earn less than $900 a week.",
    "Kein Schweißer verdient hier weniger als 900 Dollar in der Woche.",
  ])
  func aDeniedUpperBoundIsALowerOne(_ text: String) throws {
    let found = try #require(try Support.figures(in: text).last)
    #expect(found.low?.doubleValue == 900 && found.high == nil, "\(text)")
  }

  @Test(arguments: [
    "Roofers with no certificate earn less than $900 a week.",
    "Roofers are not happy because they earn less than $900 a week.",
  ])
  func anotherDenialTurnsNoBound(_ text: String) throws {
    #expect(try Support.figures(in: text).map { $0.high?.doubleValue } == [900], "\(text)")
  }

  @Test func anUpperBoundStaysOne() throws {
    let found = try Support.figures(
      in: "Welders here earn less than $900 a week, which is no secret.")
    #expect(found.map { $0.high?.doubleValue } == [900] && found.map(\.low) == [nil])
  }

  @Test func aPeriodBehindAConversionIsOfBoth() throws {
    let found = try Support.figures(in: "Carpenters wanted, C$31.20 (US$22.90) an hour.")
    #expect(found.map(\.period) == [.hour])
    #expect(found.map { $0.low?.doubleValue } == [31.2])
  }

  /// What brackets say again for another period is no figure of its own.
  @Test(arguments: [
    "Tynkarz, Wrocław: 38,50 zł brutto za godz. (miesięcznie ok. 6 450 zł)",
    "德国木匠的平均时薪为22.4欧元（折合年薪约4.66万欧元）。",
  ])
  func aConversionInBracketsIsNoFigure(_ text: String) throws {
    #expect(try Support.figures(in: text).count == 1, "\(text)")
  }

  @Test func respectivelyDealsOutOnlyWhatStandsBeforeIt() throws {
    let found = try Support.figures(
      in:
        "Wages of roofers and glaziers average €41,300 and €44,900 respectively, which leaves out"
        + " travel money of €120 a week.")
    #expect(found.map(\.role) == ["roofer", "glazier"])
    #expect(found.map { $0.low?.doubleValue } == [41_300, 44_900])
  }

  @Test func aTitleSoughtInTheSentenceBeforeIsPaid() throws {
    let found = try Support.figures(
      in:
        "The harbour is looking for a welder again. It's six months' work at £17.40 an hour.")
    #expect(found.map(\.role) == ["welder"])
  }

  /// `Haus` and `Betrieb` are who receives a grant, not the trade that it is for.
  @Test func aFirmThatReceivesMoneyEarnsNothing() throws {
    #expect(
      try Support.figures(
        in:
          "Das Land fördert die Ausbildung von Dachdeckern. Jeder Betrieb, der einen Platz schafft, erhält"
          + " 4.000 Euro."
      ).isEmpty)
  }

  @Test func wordsForNumbersJoin() throws {
    let found = try Support.figures(
      in:
        "Ein Chefarzt verdient rund dreihundertzwanzigtausend Euro im Jahr, ein Koch"
        + " zweitausendfünfhundert Euro im Monat.")
    #expect(found.map { $0.low?.doubleValue } == [320_000, 2_500])
  }

  @Test func traditionalCharactersAreRead() throws {
    let found = try Support.figures(in: "香港的焊工日薪1,300港元，違約罰款8萬元。")
    #expect(found.map(\.role) == ["welder"])
    #expect(found.map { $0.low?.doubleValue } == [1_300])
    #expect(found.map(\.currency.code) == ["HKD"])
    let net = try Support.figures(in: "台北市焊工月薪稅後52,000元，俱樂部年費3,000元。")
    #expect(net.map(\.basis) == [.net])
  }

  /// Which Surrey, Cambridge or Perth it is, the name behind the comma says.
  @Test func theNameBehindACityTellsTheCountry() throws {
    #expect(
      try Support.figures(in: "Welder in Surrey, BC: $43.10 an hour.").map(\.country) == ["CA"])
    #expect(try Support.figures(in: "Welder in Surrey: £23.10 an hour.").map(\.country) == ["GB"])
    let list = try Support.figures(
      in: "Welders earn 41,000 euros a year in London, Paris and Rome.")
    #expect(list.map(\.country) == ["GB"])
  }

  @Test func aSignBehindAnAmountMultipliesIt() throws {
    let found = try Support.figures(in: "焊工｜深圳｜9k–13k*13｜双休")
    #expect(found.map(\.paymentsPerYear) == [13])
    #expect(found.map { $0.high?.doubleValue } == [13_000])
  }

  @Test func aCurrencysCodeIsNoTitle() throws {
    let found = try Support.figures(in: "Soldador, Bogotá: salario $1.980.000 COP mensuales.")
    #expect(found.map(\.role) == ["welder"])
  }

  /// `payroll` and `low-cost` say nothing of a budget or a price.
  @Test func wordsWithinOthersSayNothing() throws {
    #expect(
      try Support.figures(in: "At low-cost chains a baker makes about $3,400 a month.").map(\.role)
        == ["baker"]
    )
    #expect(
      try Support.figures(in: "Physicians on a hospital's payroll report a median of $241,650.")
        .count == 1)
  }

  @Test func furtherClausesGoOnWithTheSubject() throws {
    let found = try Support.outlooks(
      in:
        "By 2033 employment of florists is forecast to slip by 3.2 percent, and that of roofers to rise by"
        + " 6.1 percent.")
    #expect(found.map(\.role) == ["floral-designer", "roofer"])
    #expect(found.map(\.direction) == [.decline, .growth])
    #expect(found.map(\.growthPercent) == [-3.2, 6.1])
  }

  /// Beside pay for a year, an amount of another size without a period is something else.
  @Test func anAmountBesidePayIsOfItsSize() throws {
    let found = try Support.figures(
      in:
        "We are hiring a technical writer: $82-101k/yr, fully remote, and $900 for a conference of your"
        + " choice.")
    #expect(found.map { $0.high?.doubleValue } == [101_000])
    // What someone earned long ago is pay, however little.
    #expect(
      try Support.figures(
        in: "A roofer makes $64,000 a year today. In 1994 a roofer earned $17,500."
      ).count
        == 2)
  }

  /// A clause between semicolons that names a thing states its price.
  @Test func anotherClauseStatesAPrice() throws {
    let found = try Support.figures(
      in:
        "What does a dentist's receptionist earn? Mostly £1,900–2,300 net a month; a private visit, which"
        + " she books, is £150.")
    #expect(found.map { $0.high?.doubleValue } == [2_300])
    #expect(try Support.figures(in: "Nasz detektyw: 150 zł netto za godzinę obserwacji.").isEmpty)
    #expect(try Support.figures(in: "Detektyw dostaje 50 zł netto za godzinę pracy.").count == 1)
  }

  @Test func aDialledNumberIsNoAmount() throws {
    #expect(try Support.figures(in: "焊工培训开课！报名热线0571-88001234。").isEmpty)
    #expect(try Support.figures(in: "Baker wanted, pay on 0800 555 0199.").isEmpty)
  }

  @Test func aVoucherIsNoPay() throws {
    #expect(
      try Support.figures(
        in: "Florist, Kiel\n• 2.350 € brutto pro Monat\n• Gutscheinkarte, monatlich 44 Euro"
      )
      .count == 1)
  }

  @Test func aMedianForARoleIsPay() throws {
    let found = try Support.figures(
      in:
        "The trade portal gives a median of $49,300 for welders and $67,400 for roofers.")
    #expect(found.map(\.role) == ["welder", "roofer"])
  }

  @Test func aCountOfMorePeopleIsGrowth() throws {
    let found = try Support.outlooks(
      in: "By 2035 the country will need 2,400 more welders, the ministry said.")
    #expect(found.map(\.direction) == [.growth] && found.map(\.role) == ["welder"])
    #expect(
      try Support.outlooks(in: "By 2035 welders will be paid more, the ministry said.").isEmpty)
  }

  /// Pay that grows is no employment, in a further clause neither.
  @Test func furtherClausesOnPayAreNoProspects() throws {
    let found = try Support.outlooks(
      in:
        "By 2033 employment of florists will fall by 3 percent, and pay of roofers will rise by 6 percent."
    )
    #expect(found.map(\.role) == ["floral-designer"])
  }

  /// An employer, or what the work is about, is no price, and fewer years of training no fewer jobs.
  @Test(arguments: [
    "A gym in Austin pays personal trainers $28 an hour.",
    "An oil rig pays roustabouts $410 a day.",
    "Leiharbeiter verdienen 2.400 Euro brutto im Monat.",
  ])
  func whatTheWorkIsAboutIsNoPrice(_ text: String) throws {
    #expect(try Support.figures(in: text).count == 1, "\(text)")
    #expect(try Support.outlooks(in: "Electricians need fewer years of training by 2030.").isEmpty)
  }

  /// What is got beside pay is none of it; pay that is named with its amount is.
  @Test(arguments: [
    ("Besides the salary, the zoo gives its zookeepers $1,500 a year.", []),
    ("Oprócz pensji kucharz dostaje 300 zł miesięcznie na dojazdy.", []),
    ("In addition to a base salary of $52,000 a year, a zookeeper gets $1,500 a year.", [52_000.0]),
    ("On top of her salary of £41,000, the surveyor earns £3,000 a year.", [41_000]),
  ])
  func whatComesBesidePayIsNone(_ text: String, _ pay: [Double]) throws {
    #expect(try Support.figures(in: text).map { $0.low?.doubleValue } == pay, "\(text)")
  }

  /// A second sum of a law or of a raise is what the first one is, unless a role earns it.
  @Test(arguments: [
    ("The minimum wage is $15 an hour, and the hourly rate in the city $17; bakers know.", []),
    ("The minimum wage rises to $16.50 an hour, but bakers earn $19 an hour.", [19.0]),
    ("Bakers want a raise of $7 an hour; the firm has offered $3.25.", []),
    ("Bakers got a raise of $2 an hour and now make $21 an hour.", [21]),
  ])
  func whatGoesOnWithASumIsOfItsKind(_ text: String, _ pay: [Double]) throws {
    #expect(try Support.figures(in: text).map { $0.low?.doubleValue } == pay, "\(text)")
  }

  /// What names the next amount says nothing of the one before.
  @Test func aBonusBehindAnAndIsOfTheNextAmount() throws {
    let found = try Support.figures(
      in: "Koch gesucht, 2.600 Euro brutto und einmalig 400 Euro zum Start.")
    #expect(found.map { $0.low?.doubleValue } == [2_600])
    #expect(
      try Support.figures(in: "A nurse makes $31.50 an hour and overtime pays $47.").map {
        $0.low?.doubleValue
      } == [31.5])
  }

  @Test func aPriceByTheHeadIsNoPay() throws {
    #expect(
      try Support.figures(
        in: "Our program reckons the wages of your cooks: $4 per employee and month."
      ).isEmpty
    )
    #expect(try Support.figures(in: "Your cooks' pay slips for $4 per user a month.").isEmpty)
  }

  /// So much in a year is a turnover, unless something says that it is pay.
  @Test func millionsNeedAWordOfPay() throws {
    #expect(try Support.figures(in: "Your number as a salesperson: $2.6M a year.").isEmpty)
    #expect(
      try Support.figures(in: "The chief executive's salary was $2.6 million a year.").map {
        $0.low?.doubleValue
      } == [2_600_000])
  }

  /// Words for a time that name the next amount, or how many days there is work, are no period.
  @Test(arguments: [
    ("地质工程师2名，起薪8500元，夜班津贴每天120元。", 8_500.0, PayPeriod.month),
    ("看護師募集\n時給1,850円/週3日から", 1_850, .hour),
    ("看護師の給料は月25万円、週5日勤務で毎日同じです。", 250_000, .month),
  ])
  func aTimeBelongsToItsOwnAmount(_ text: String, _ low: Double, _ period: PayPeriod) throws {
    let found = try Support.figures(in: text)
    #expect(found.map { $0.low?.doubleValue } == [low], "\(text)")
    #expect(found.map(\.period) == [period], "\(text)")
    #expect(found.map(\.year) == [nil], "\(text)")
  }

  /// A percentage behind a label is growth, with a minus sign decline; a span of years is no sign.
  @Test(arguments: [
    ("Job outlook for welders, 2024-34: 5%", OutlookDirection.growth, 5.0),
    ("Job outlook for welders, 2024-34: +5 percent", .growth, 5),
    ("Employment outlook, welders, 2024-34: -3%", .decline, -3),
  ])
  func aLabelledPercentageIsGrowth(
    _ text: String, _ direction: OutlookDirection, _ percent: Double
  ) throws {
    let found = try Support.outlooks(in: text)
    #expect(found.map(\.direction) == [direction], "\(text)")
    #expect(found.map(\.growthPercent) == [percent], "\(text)")
  }

  /// Where several subjects do different things, a percentage is of the one whose verb it stands by.
  @Test func aPercentageGoesWithItsVerb() throws {
    let found = try Support.outlooks(
      in:
        "Employment of roofers will shrink by 3 percent by 2034, demand for welders is rising, and the"
        + " number of jobs for cooks will remain stable.")
    #expect(found.map(\.growthPercent) == [-3, nil, nil])
    #expect(found.map(\.direction) == [.decline, .growth, .stable])
  }

  /// Texts from keyboards without marks are read alike.
  @Test func wordsWithoutTheirMarksAreRead() throws {
    let careless =
      "Ksiegowa zarabia srednio 7 tys. zl brutto miesiecznie, o 400 zl wiecej niz rok temu."
    let found = try Support.figures(in: careless)
    #expect(found.map(\.statistic) == [.mean] && found.map(\.basis) == [.gross])
    #expect(found.map { $0.low?.doubleValue } == [7_000])
    let bound = try Support.figures(in: "Ein Koch verdient hoechstens 2.400 Euro jaehrlich.")
    #expect(bound.map { $0.high?.doubleValue } == [2_400])
  }

  /// What several people are paid together is nobody's pay; what each of several earns is.
  @Test(arguments: [
    ("The wages of its 14 librarians cost the town $940,000 a year.", []),
    ("Für die Gehälter der zwölf Köche gibt die Kantine 480.000 Euro im Jahr aus.", []),
    ("学校每年拿出96万元，支付12名护士的工资。", []),
    ("The 14 surgeons earn $310,000 a year on average.", [310_000.0]),
    ("Our two librarians are paid $61,000 a year.", [61_000]),
  ])
  func aPayrollIsNobodysPay(_ text: String, _ pay: [Double]) throws {
    #expect(try Support.figures(in: text).map { $0.low?.doubleValue } == pay, "\(text)")
  }

  /// Whoever pays is the subject, a place and a “may” aside; a noun that is spelled alike is none.
  @Test func aRoleThatPaysEarnsNothing() throws {
    #expect(try Support.figures(in: "A dentist in Ohio may pay $18,000 a year for cover.").isEmpty)
    #expect(try Support.figures(in: "A dentist in Ohio may make $180,000 a year.").count == 1)
    #expect(try Support.figures(in: "Dentists' pay was $180,000 a year.").count == 1)
  }

  @Test func thePriceByAnotherPeriodIsThePrice() throws {
    #expect(try Support.figures(in: "Future welders pay $4,825 per term, $9,650 per year.").isEmpty)
    #expect(
      try Support.figures(in: "A welder makes $4,000 a month, $48,000 a year.").first?.low?
        .doubleValue == 4_000
    )
  }

  @Test func aPrizeIsNoPay() throws {
    #expect(
      try Support.figures(
        in: "A baker took home $20,000 on Sunday, first prize in the state lottery."
      ).isEmpty)
    #expect(
      try Support.figures(in: "A baker took home $2,000 in May, a good month for bread.").count == 1
    )
  }

  /// The year before the unit of a heading, or of a deadline, is no amount and no year of a figure.
  @Test func yearsOfHeadingsAndDeadlinesAreNone() throws {
    #expect(try Support.figures(in: "Permanent salaries, United Kingdom 2024 (£ per year)").isEmpty)
    let found = try Support.figures(in: "招聘护士，月薪8000元，截止日期2026年6月30日。")
    #expect(found.map(\.year) == [nil])
  }

  @Test func theFigureOfTheYearBeforeIsOneOfItsOwn() throws {
    let found = try Support.figures(
      in:
        "In 2023 the remuneration of the librarian was £48,400 (2022: £46,750).")
    #expect(found.map { $0.low?.doubleValue } == [48_400, 46_750])
    #expect(found.map(\.year) == [2023, 2022])
    #expect(
      try Support.figures(in: "The librarian earns £48,400 (about $61,000) a year.").count == 1)
  }

  /// A phrase with a digit at its end does not end within a number.
  @Test func quartilesAreToldApart() throws {
    let found = try Support.figures(
      in:
        "Kucharz: dolny kwartyl 4 400 zł, górny kwartyl 13 900 zł brutto miesięcznie.")
    #expect(found.map(\.percentile) == [25, 75])
  }
}
