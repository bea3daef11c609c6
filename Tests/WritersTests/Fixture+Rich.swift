import Compensation

extension Fixture {
  /// A report with something of everything: several currencies and periods, bounds, percentiles,
  /// segments, observations, withheld values, hostile and foreign text, issues.
  static var rich: Report {
    var report = golden
    report.title = "Pay & prospects: four roles, three markets"
    report.roleTitles["java-developer"] = "Java developer"
    report.roleTitles["registered-nurse"] = "Registered nurse"
    report.figures += [
      stated(
        6, "java-developer", .pln, "16000", "24000", .month, times: 12, market: "PL",
        quote: "Programista Java zarabia od 16 000 do 24 000 zł miesięcznie.", language: "pl"),
      stated(
        7, "java-developer", .pln, "18500.5", "18500.5", .month, times: 12, market: "PL",
        quote: "=1+1 mediana wynosi 18 500,50 zł", language: "pl", statistic: .median),
      stated(
        8, "registered-nurse", .usd, "28.1", "28.1", .hour, times: 2_080, market: "US",
        quote: "Registered nurses make $28.10 an hour.\r\nSee _x0041_.", language: "en"),
      stated(
        9, "registered-nurse", .usd, "90000", nil, .year, times: 1, market: "US",
        quote: "Nurses with a speciality earn more than $90,000.", language: "en"),
      stated(
        10, "registered-nurse", .usd, "120000", "120000", .year, times: 1, market: "US",
        quote: "The top 10% of nurses earn over $120,000.", language: "en", statistic: .percentile,
        percentile: 90),
      stated(
        11, nil, .cny, "15000", "15000", .month, times: 13, market: "CN",
        quote: "数据分析师的平均工资为每月15000元，13薪。", language: "zh", statistic: .mean),
    ]
    let developer = PayGroup(role: "java-developer", market: "PL", currency: .pln, isNet: false)
    let nurse = PayGroup(role: "registered-nurse", market: "US", currency: .usd, isNet: false)
    report.statementSummaries.insert(
      StatementSummary(
        group: developer, statements: 2, sources: 1, low: 192_000, high: 288_000,
        median: 231_003, medianOfMeans: nil, medianOfMedians: 222_006, agreement: nil,
        percentiles: [], figures: [6, 7]), at: 1)
    report.statementSummaries.append(
      StatementSummary(
        group: nurse, statements: 2, sources: 1, low: 58_448, high: 58_448, median: 58_448,
        medianOfMeans: nil, medianOfMedians: nil, agreement: nil,
        percentiles: [StatedPercentile(percentile: 90, value: 120_000, figure: 10)],
        figures: [8, 9]))
    report.observationSummaries = [
      ObservationSummary(
        group: PayGroup(
          role: "java-developer", market: "EA", currency: .eur, isNet: false,
          segment: "Finance and insurance"),
        count: 1_204, sources: 2, minimum: 38_000, p10: 46_500, p25: 54_250.5, median: 63_000,
        p75: 74_800, p90: 88_000, maximum: 140_000, mean: 65_431.0 + 1.0 / 3),
      ObservationSummary(
        group: PayGroup(
          role: "registered-nurse", market: "CH", currency: Currency("CHF") ?? .eur,
          isNet: false), count: 3, sources: 1),
    ]
    report.issues = [
      InputIssue(
        .warning, path: "surveys/pay.csv", line: 12, column: 3,
        message: "expected 9 cells, found 8; the row was left out")
    ]
    return report
  }

  private static func stated(
    _ number: Int, _ role: String?, _ currency: Currency, _ low: String, _ high: String?,
    _ period: PayPeriod, times: Double, market: String, quote: String, language: String,
    statistic: PayStatistic? = nil, percentile: Double? = nil
  ) -> StandardizedFigure {
    var figure = SalaryFigure(
      location: SourceLocation(
        document: "more/\(number).txt", line: number, column: 5, offset: number * 10, length: 6),
      language: language, low: Amount(low), high: high.flatMap { Amount($0) },
      currency: currency, period: period, quote: quote, confidence: 0.8)
    figure.role = role
    figure.roleAsWritten = role ?? "数据分析师"
    figure.statistic = statistic
    figure.percentile = percentile
    let exclusion: StandardizedFigure.Exclusion? =
      role == nil ? .noRole : percentile == nil ? nil : .percentile
    return StandardizedFigure(
      number: number, figure: figure, market: Market(market, isImplied: true),
      annualLow: figure.low.map { $0.doubleValue * times },
      annualHigh: figure.high.map { $0.doubleValue * times }, exclusion: exclusion)
  }

  /// A report of one group in which one document has one figure and another one three.
  static var uneven: Report {
    var report = Report(title: "Uneven sources", version: "1.0.0", asOf: "2026-11-21")
    report.roleTitles = ["java-developer": "Java developer"]
    report.figures = [("a.txt", "60"), ("b.txt", "70"), ("b.txt", "80"), ("b.txt", "100")]
      .enumerated().map { index, entry in
        var figure = stated(
          index + 1, "java-developer", .usd, entry.1, entry.1, .year, times: 1, market: "US",
          quote: "\(entry.1) dollars", language: "en", statistic: .mean)
        figure.figure.location.document = entry.0
        figure.source = entry.0
        return figure
      }
    let group = PayGroup(role: "java-developer", market: "US", currency: .usd, isNet: false)
    report.statementSummaries = [
      StatementSummary(
        group: group, statements: 4, sources: 2, low: 60, high: 100, median: 65,
        medianOfMeans: 65, medianOfMedians: nil, agreement: 80.0 / 60, percentiles: [],
        figures: [1, 2, 3, 4])
    ]
    return report
  }

  /// The golden report beside an earlier run that said otherwise.
  static var changed: Report {
    var report = golden
    var changes = ReportChanges(
      since: .init(
        run: 3, asOf: "2026-10-21", recordedAt: "2026-10-21T06:00:01Z", version: "1.0.0"))
    let group = report.statementSummaries[0].group
    changes.medians = [
      MedianChange(
        from: .statements, group: group, old: 68_000, new: 70_000, cause: .figures,
        sourcesAltered: ["en/001.txt"])
    ]
    changes.groups = [
      GroupChange(.vanished, from: .observations, group: group, median: nil, count: nil)
    ]
    changes.roles = [RoleChange(.appeared, role: "project-manager")]
    changes.figures = [
      FigureChange(.appeared, figure: report.figures[1], source: .altered),
      FigureChange(.vanished, figure: report.figures[4], source: nil),
    ]
    changes.outlooks = [
      OutlookChange(.turned, old: report.outlooks[0], new: report.outlooks[1])
    ]
    changes.sources = [SourceChange(.moved, path: "en/001.txt", formerPath: "en/1.txt")]
    changes.roleTitles = report.roleTitles
    report.changes = changes
    return report
  }
}
