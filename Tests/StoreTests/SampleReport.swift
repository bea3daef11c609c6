import Compensation
import Testing

@testable import Store

/// A report with every field of every kind set somewhere and absent somewhere else.
enum SampleReport {
  static let firstHash = String(repeating: "0123456789abcdef", count: 4)
  static let secondHash = String(repeating: "fedcba9876543210", count: 4)

  static func report(asOf: String = "2026-11-21", median: Double = 70_000.5) throws -> Report {
    var report = Report(title: "Pay of three roles", version: "0.1.0", asOf: asOf)
    report.sources = [
      ReportSource(
        path: "data/a.md", sha256: firstHash, bytes: 2048, format: "markdown", encoding: "UTF-8",
        language: "en", figures: 3, observations: 0, outlooks: 2, rejected: 1, note: ""),
      ReportSource(
        path: "data/pay.csv", sha256: secondHash, bytes: 99, format: "csv", encoding: "UTF-16LE",
        observations: 40, note: "read, no statement"),
    ]
    report.figures = try [full(), bare(), percentile()]
    report.parameters = [ReportParameter(name: "Hours", value: "2080", note: "US")]
    report.outlooks = [outlook(.growth, line: 4), outlook(.decline, line: 5)]
    report.rejected = [
      RejectedAmount(
        location: SourceLocation(document: "data/a.md", line: 7, column: 2, offset: 9, length: 3),
        language: "en", low: Amount(5), high: nil, currency: .usd, reason: .fee, quote: "a fee")
    ]
    report.statementSummaries = [
      StatementSummary(
        group: try group(), statements: 2, sources: 1, low: 60_000, high: nil, median: median,
        medianOfMeans: 75_495.25, medianOfMedians: nil, agreement: 1.25,
        percentiles: [StatedPercentile(percentile: 90, value: 120_000, figure: 3)],
        figures: [1, 2])
    ]
    report.observationSummaries = [
      ObservationSummary(
        group: try group(segment: "Finance"), count: 40, sources: 1, minimum: nil, p10: 41_000,
        p25: 45_000, median: 50_000, p75: 56_000, p90: nil, maximum: 90_000, mean: 51_234.5678)
    ]
    return report
  }

  static func group(segment: String? = nil) throws -> PayGroup {
    PayGroup(
      role: "account-manager", market: "US", currency: .usd, isNet: false, segment: segment)
  }

  static func outlook(_ direction: OutlookDirection, line: Int) -> OutlookStatement {
    var outlook = OutlookStatement(
      location: SourceLocation(document: "data/a.md", line: line, column: 1), language: "en",
      direction: direction, quote: "Jobs \(direction.rawValue).", confidence: 0.75)
    outlook.role = "account-manager"
    outlook.growthPercent = 3.5
    outlook.fromYear = 2024
    outlook.toYear = 2034
    return outlook
  }

  private static func full() throws -> StandardizedFigure {
    var figure = SalaryFigure(
      location: SourceLocation(
        document: "data/a.md", line: 12, column: 34, offset: 567, length: 8, locator: "page 3"),
      language: "en", low: Amount("28.1"), high: Amount("31.0025"), currency: .usd, period: .hour,
      quote: "Pays $28.10 to $31.0025 “an hour” — 你好.", confidence: 0.875)
    figure.role = "account-manager"
    figure.roleAsWritten = "Account Managers"
    figure.statistic = .mean
    figure.paymentsPerYear = 13
    figure.annualLow = Amount("58448")
    figure.annualHigh = Amount("64485.2")
    figure.basis = .gross
    figure.component = .total
    figure.level = .senior
    figure.country = "US"
    figure.placeAsWritten = "the USA"
    figure.segment = "Finance"
    figure.year = 2025
    figure.employer = "Acme"
    figure.sampleSize = 12
    return StandardizedFigure(
      number: 1, figure: figure, market: Market("US", isImplied: false), annualLow: 58_448,
      annualHigh: 64_485.2)
  }

  private static func bare() throws -> StandardizedFigure {
    let figure = SalaryFigure(
      location: SourceLocation(document: "data/a.md", line: 1, column: 1), language: "pl",
      low: nil, high: Amount(9_000), currency: .pln, period: .month, quote: "do 9000 zł",
      confidence: 1)
    return StandardizedFigure(
      number: 2, figure: figure, market: nil, annualLow: nil, annualHigh: 108_000,
      exclusion: .noRole)
  }

  private static func percentile() throws -> StandardizedFigure {
    var figure = SalaryFigure(
      location: SourceLocation(document: "data/a.md", line: 2, column: 5), language: "en",
      low: Amount(120_000), high: Amount(120_000), currency: .usd, period: .year,
      quote: "The top 10% earn more than $120,000.", confidence: 0.5)
    figure.statistic = .percentile
    figure.percentile = 90
    return StandardizedFigure(
      number: 3, figure: figure, market: Market("US", isImplied: true), annualLow: 120_000,
      annualHigh: 120_000, exclusion: .percentile)
  }
}

extension HistoryStore {
  /// Records a report with the readings behind it: a file for each source.
  @discardableResult
  func record(
    run report: Report, at time: String, settings: String = "tests",
    publishing: (ReportChanges?) throws -> Void = { _ in }
  ) throws -> Int64 {
    let parts = try remember(SampleReport.readings(of: report, settings: settings)).flatMap(\.self)
    let roles =
      report.figures.compactMap(\.figure.role) + report.outlooks.compactMap(\.role)
      + report.observationSummaries.map(\.group.role)
    return try record(
      run: report, of: RunContent(parts: parts, roles: Set(roles)), at: time,
      publishing: publishing)
  }
}

extension SampleReport {
  static func readings(of report: Report, settings: String = "tests") -> [FileReading] {
    report.sources.map { source in
      var part = ReadPart(source: source)
      part.figures = report.figures.map(\.figure).filter { $0.location.document == source.path }
      part.outlooks = report.outlooks.filter { $0.location.document == source.path }
      part.rejected = report.rejected.filter { $0.location.document == source.path }
      part.issues = report.issues.filter { $0.path == source.path }
      part.declaredLanguage = source.language
      if source.observations > 0 {
        part.observations = report.observationSummaries.map {
          ObservedGroup(group: $0.group, count: $0.count)
        }
      }
      let name = source.path.split(separator: "/").last.map(String.init) ?? ""
      return FileReading(
        key: ReadingKey(
          sha256: source.sha256, bytes: source.bytes, name: name, settings: settings),
        path: source.path, place: nil, isReusable: source.observations == 0, parts: [part])
    }
  }
}
