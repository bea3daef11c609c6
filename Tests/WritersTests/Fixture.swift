import Compensation

/// Reports made by hand.
enum Fixture {
  /// The golden case: what five articles say of account managers and project managers.
  static var golden: Report {
    var report = Report(title: "Account and project managers", version: "1.0.0", asOf: "2026-11-21")
    report.roleTitles = [
      "account-manager": "Account manager", "project-manager": "Project manager",
    ]
    report.parameters = [
      ReportParameter(
        name: "Hours per year, US", value: "2,080", note: "40 hours in 52 weeks; BLS OEWS"),
      ReportParameter(
        name: "Months per year", value: "12", note: "unless the text states payments"),
      ReportParameter(name: "Quantiles", value: "type 7", note: "Excel's PERCENTILE.INC"),
    ]
    report.figures = [
      figure(
        1, "en/001.txt", line: 4, "account-manager", 75_495, statistic: .mean,
        "Account managers in the USA earn an average of $75,495 per year."),
      figure(
        2, "en/001.txt", line: 6, "project-manager", 87_628, statistic: .mean,
        "Project managers earn an average of $87,628."),
      figure(
        3, "en/002.txt", line: 11, "account-manager", 60_000, 80_000,
        "An account manager can expect between $60,000 and $80,000 a year."),
      figure(
        4, "pl/003.txt", line: 9, column: 31, "account-manager", 65_000, language: "pl",
        statistic: .mean, country: "US",
        "W USA account manager zarabia średnio 65 000 dolarów rocznie."),
      figure(
        5, "pl/003.txt", line: 12, column: 18, "project-manager", 85_000, language: "pl",
        statistic: .mean, country: "US", "Project manager: średnio 85 000 dolarów rocznie."),
    ]
    let manager = PayGroup(
      role: "account-manager", market: "US", currency: .usd, isNet: false)
    let project = PayGroup(
      role: "project-manager", market: "US", currency: .usd, isNet: false)
    let first = StatementSummary(
      group: manager, statements: 3, sources: 3, low: 60_000, high: 80_000, median: 70_000,
      medianOfMeans: 70_247.5, medianOfMedians: nil, agreement: 75_495.0 / 65_000,
      percentiles: [], figures: [1, 3, 4])
    let second = StatementSummary(
      group: project, statements: 2, sources: 2, low: 85_000, high: 87_628, median: 86_314,
      medianOfMeans: 86_314, medianOfMedians: nil, agreement: 87_628.0 / 85_000,
      percentiles: [], figures: [2, 5])
    report.statementSummaries = [first, second]
    report.comparisons = [
      RoleComparison(
        first: first, second: second, difference: 16_314, relativeDifference: 16_314.0 / 70_000,
        overlap: 0,
        paired: [
          PairedDifference(source: "en/001.txt", difference: 12_133),
          PairedDifference(source: "pl/003.txt", difference: 20_000),
        ])
    ]
    report.outlooks = [
      outlook(20, .growth, "The outlook for account managers is promising."),
      outlook(22, .stable, "The role will remain essential."),
    ]
    report.rejected = [
      RejectedAmount(
        location: SourceLocation(
          document: "zh/005.txt", line: 7, column: 15, offset: 402, length: 9),
        language: "zh", low: Amount(5_000), high: Amount(8_000), currency: .cny, reason: .fee,
        quote: "项目经理培训课程的费用为5000至8000元。")
    ]
    report.sources = [
      source("en/001.txt", "en", 2), source("en/002.txt", "en", 1, outlooks: 2),
      source("pl/003.txt", "pl", 2), source("de/004.txt", "de", 0, note: "read, no pay stated"),
      source("zh/005.txt", "zh", 0, rejected: 1, note: "read, no pay stated"),
    ]
    return report
  }

  /// A report of inputs without a single figure.
  static var empty: Report {
    var report = Report(title: "Nothing found", version: "1.0.0", asOf: "2026-11-21")
    report.sources = [source("de/004.txt", "de", 0, note: "read, no pay stated")]
    report.issues = [
      InputIssue(
        .error, path: "scan.pdf", message: "expected text, found 12 pages of images; run OCR first")
    ]
    return report
  }

  private static func figure(
    _ number: Int, _ path: String, line: Int, column: Int = 40, _ role: String, _ low: Int64,
    _ high: Int64? = nil, language: String = "en", statistic: PayStatistic? = nil,
    country: String? = nil, _ quote: String
  ) -> StandardizedFigure {
    var figure = SalaryFigure(
      location: SourceLocation(
        document: path, line: line, column: column, offset: line * 60 + column, length: 7),
      language: language, low: Amount(low), high: Amount(high ?? low), currency: .usd,
      period: .year, quote: quote, confidence: 0.97)
    figure.role = role
    figure.roleAsWritten = role == "account-manager" ? "account manager" : "project manager"
    figure.statistic = statistic
    figure.annualLow = figure.low
    figure.annualHigh = figure.high
    figure.country = country
    return StandardizedFigure(
      number: number, figure: figure, market: Market("US", isImplied: country == nil),
      annualLow: Double(low), annualHigh: Double(high ?? low))
  }

  private static func outlook(
    _ line: Int, _ direction: OutlookDirection, _ quote: String
  ) -> OutlookStatement {
    var outlook = OutlookStatement(
      location: SourceLocation(
        document: "en/002.txt", line: line, column: 1, offset: line * 60, length: 44),
      language: "en", direction: direction, quote: quote, confidence: 0.9)
    outlook.role = "account-manager"
    outlook.roleAsWritten = "account managers"
    return outlook
  }

  private static func source(
    _ path: String, _ language: String, _ figures: Int, outlooks: Int = 0, rejected: Int = 0,
    note: String = ""
  ) -> ReportSource {
    ReportSource(
      path: path, sha256: String(repeating: "0f", count: 32), bytes: 4_200, format: "text",
      encoding: "UTF-8", language: language, figures: figures, outlooks: outlooks,
      rejected: rejected, note: note)
  }
}
