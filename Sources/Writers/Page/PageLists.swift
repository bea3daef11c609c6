internal import Compensation

extension SourceLocation {
  /// The place in the words a person looks for it by: the page or cell where there are no lines.
  var shown: String { locator.map { "\(document), \($0)" } ?? description }
}

/// The distributions of observations.
struct PageObservations {
  struct Group {
    let role: String
    let detail: String?
    let market: String
    let currency: String
    let count: PageNumber
    let p10: PageNumber
    let p25: PageNumber
    let median: PageNumber
    let p75: PageNumber
    let p90: PageNumber
    let mean: PageNumber
    let drawing: PageDrawing?
  }

  let note: String?
  let groups: [Group]

  init?(_ report: Report, _ words: ReportWords, limits: ReportPage.Limits) {
    guard !report.observationSummaries.isEmpty else { return nil }
    let shown = report.observationSummaries.prefix(limits.groups)
    let scales = Dictionary(grouping: shown, by: \.group.currency).mapValues { summaries in
      PageDrawing.Scale(summaries.flatMap { [$0.p10 ?? $0.p25, $0.median, $0.p90 ?? $0.p75] })
    }
    func number(_ value: Double?) -> PageNumber { PageNumber(value, or: Marker.withheld) }
    groups = shown.map { summary in
      Group(
        role: words.title(summary.group.role), detail: PageStatements.detail(summary.group),
        market: words.market(summary.group), currency: summary.group.currency.code,
        count: number(summary.isWithheld ? nil : Double(summary.count)), p10: number(summary.p10),
        p25: number(summary.p25), median: number(summary.median), p75: number(summary.p75),
        p90: number(summary.p90), mean: number(summary.mean),
        drawing: PageDrawing(summary, on: scales[summary.group.currency] ?? nil))
    }
    note = PageContent.note(
      shown: shown.count, of: report.observationSummaries.count, file: "observations.csv")
  }
}

/// The roles side by side.
struct PageComparisons {
  struct Row {
    let first: String
    let firstID: String?
    let second: String
    let secondID: String?
    let market: String
    let currency: String
    let difference: PageNumber
    let relative: PageNumber
    let overlap: PageNumber
    let paired: [String]
  }

  let note: String?
  let rows: [Row]

  init?(_ report: Report, _ words: ReportWords, limits: ReportPage.Limits) {
    guard !report.comparisons.isEmpty else { return nil }
    let shown = report.comparisons.prefix(limits.comparisons)
    let ids = Dictionary(
      report.statementSummaries.prefix(limits.groups).enumerated().map {
        ($1.group, PageStatements.id($0))
      }, uniquingKeysWith: { first, _ in first })
    rows = shown.map { comparison in
      let (first, second) = (comparison.first.group, comparison.second.group)
      return Row(
        first: words.title(first.role), firstID: ids[first], second: words.title(second.role),
        secondID: ids[second], market: first.market, currency: first.currency.code,
        difference: PageNumber(comparison.difference, showsSign: true),
        relative: PageNumber(share: comparison.relativeDifference, showsSign: true),
        overlap: PageNumber(share: comparison.overlap),
        paired: comparison.paired.map {
          "\($0.source): \(GroupedNumber.text(of: $0.difference, showsSign: true))"
        })
    }
    note = PageContent.note(
      shown: shown.count, of: report.comparisons.count, file: "comparisons.csv")
  }
}

/// What is expected of the roles' employment.
struct PageOutlook {
  struct Statement {
    let role: String
    let direction: String
    let figures: String?
    let quote: String
    let language: String
    let place: String

    init(_ outlook: OutlookStatement, _ words: ReportWords) {
      role = outlook.role.map { words.title($0) } ?? outlook.roleAsWritten ?? "Role not named"
      direction = outlook.direction.rawValue
      figures = Statement.figures(outlook)
      quote = outlook.quote
      language = outlook.language
      place = outlook.location.shown
    }

    private static func figures(_ outlook: OutlookStatement) -> String? {
      var parts: [String] = []
      if let percent = outlook.growthPercent {
        parts.append("\(percent > 0 ? "+" : "")\(PlainNumber.text(of: percent)) %")
      }
      if let phrase = outlook.growthPhrase { parts.append(phrase) }
      if let openings = outlook.openingsPerYear {
        parts.append("\(GroupedNumber.text(of: openings)) openings a year")
      }
      if let jobs = outlook.newJobs {
        parts.append("\(GroupedNumber.text(of: jobs, showsSign: true)) jobs")
      }
      switch (outlook.fromYear, outlook.toYear) {
      case (let from?, let to?): parts.append("\(from) to \(to)")
      case (nil, let to?): parts.append("to \(to)")
      case (let from?, nil): parts.append("from \(from)")
      case (nil, nil): break
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  let note: String?
  let statements: [Statement]

  init?(_ report: Report, _ words: ReportWords, limits: ReportPage.Limits) {
    guard !report.outlooks.isEmpty else { return nil }
    let shown = report.outlooks.prefix(limits.outlooks)
    statements = shown.map { Statement($0, words) }
    note = PageContent.note(shown: shown.count, of: report.outlooks.count, file: "outlook.csv")
  }
}

/// Statements that belong to no summary.
struct PageUnused {
  let summary: String
  let figures: [PageFigure]
  let more: String?

  init?(_ report: Report, _ words: ReportWords, limits: ReportPage.Limits) {
    let unused = report.figures.filter { $0.group == nil }
    guard !unused.isEmpty else { return nil }
    summary = counted(unused.count, "statement")
    figures = unused.prefix(limits.unused).map { PageFigure($0, words) }
    more = PageContent.note(shown: figures.count, of: unused.count, file: "figures.csv")
  }
}

/// Amounts that were turned down.
struct PageRejected {
  struct Entry {
    let quote: String
    let language: String
    let place: String
    let amount: String
    let reason: String
  }

  let summary: String
  let amounts: [Entry]
  let more: String?

  init?(_ report: Report, limits: ReportPage.Limits) {
    guard !report.rejected.isEmpty else { return nil }
    summary = counted(report.rejected.count, "amount")
    amounts = report.rejected.prefix(limits.rejected).map {
      Entry(
        quote: $0.quote, language: $0.language, place: $0.location.shown,
        amount: FigureWords.amount($0.low, $0.high, $0.currency), reason: $0.reason.rawValue)
    }
    more = PageContent.note(
      shown: amounts.count, of: report.rejected.count, file: "rejected.csv")
  }
}

/// The inputs and what is to be said of them.
struct PageSources {
  struct Row {
    let path: String
    let format: String
    let encoding: String
    let language: String
    let figures: Int
    /// Text, because the number may be withheld.
    let observations: String
    let outlooks: Int
    let rejected: Int
    let note: String
    let sha256: String
    let digest: String

    init(_ source: ReportSource) {
      path = source.path
      format = source.format
      encoding = source.encoding
      language = source.language ?? Marker.unavailable
      figures = source.figures
      observations = source.withholdsCounts ? Marker.withheld : String(source.observations)
      outlooks = source.outlooks
      rejected = source.rejected
      note = source.note
      sha256 = source.sha256
      digest = source.sha256.prefix(12) + "…"
    }
  }

  struct Issue {
    let severity: String
    let place: String
    let message: String

    init(_ issue: InputIssue) {
      severity = issue.severity.rawValue
      place = [issue.path, issue.line.map(String.init), issue.column.map(String.init)]
        .compactMap { $0 }.joined(separator: ":")
      message = issue.message
    }
  }

  let note: String?
  let rows: [Row]
  let issues: [Issue]
  let moreIssues: String?

  init?(_ report: Report, limits: ReportPage.Limits) {
    guard !report.sources.isEmpty || !report.issues.isEmpty else { return nil }
    rows = report.sources.prefix(limits.sources).map { Row($0) }
    note = PageContent.note(shown: rows.count, of: report.sources.count, file: "sources.csv")
    issues = report.issues.prefix(limits.issues).map { Issue($0) }
    moreIssues = PageContent.note(
      shown: issues.count, of: report.issues.count, file: "issues.csv")
  }
}
