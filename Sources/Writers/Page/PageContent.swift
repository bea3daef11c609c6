internal import Compensation

/// What the page's templates show; the properties' names are theirs.
struct PageContent {
  struct Link {
    let id: String
    let title: String
  }

  struct Parameter {
    let name: String
    let value: String
    let note: String?
  }

  let title: String
  let asOf: String
  let maker: String
  let scope: String
  let messages: [String]
  let style: String
  let script: String
  let contents: [Link]
  let statements: PageStatements?
  let observations: PageObservations?
  let comparisons: PageComparisons?
  let outlook: PageOutlook?
  let unused: PageUnused?
  let changes: PageChanges?
  let rejected: PageRejected?
  let sources: PageSources?
  let rules: [MethodRule]
  let parameters: [Parameter]

  init(_ report: Report, limits: ReportPage.Limits, style: String, script: String) {
    let words = ReportWords(report)
    title = report.title
    asOf = report.asOf
    maker = report.version.isEmpty ? "payband" : "payband \(report.version)"
    scope = PageContent.scope(of: report)
    messages = PageContent.messages(of: report, words)
    self.style = style
    self.script = script
    statements = PageStatements(report, words, limits: limits)
    observations = PageObservations(report, words, limits: limits)
    comparisons = PageComparisons(report, words, limits: limits)
    outlook = PageOutlook(report, words, limits: limits)
    changes = PageChanges(report, limits: limits)
    unused = PageUnused(report, words, limits: limits)
    rejected = PageRejected(report, limits: limits)
    sources = PageSources(report, limits: limits)
    rules = MethodRule.all()
    parameters = report.parameters.map {
      Parameter(name: $0.name, value: $0.value, note: $0.note.isEmpty ? nil : $0.note)
    }
    contents = [
      changes == nil ? nil : Link(id: "changes", title: "Changes"),
      Link(id: "pay", title: "Pay stated"),
      observations == nil ? nil : Link(id: "observed", title: "Pay observed"),
      comparisons == nil ? nil : Link(id: "compared", title: "Roles compared"),
      outlook == nil ? nil : Link(id: "outlook", title: "Job prospects"),
      unused == nil ? nil : Link(id: "unused", title: "Statements without a summary"),
      rejected == nil ? nil : Link(id: "rejected", title: "Amounts that are no pay"),
      sources == nil ? nil : Link(id: "sources", title: "Sources"),
      Link(id: "method", title: "Method"),
    ].compactMap { $0 }
  }

  private static func scope(of report: Report) -> String {
    var parts = [
      counted(report.figures.count, "statement"), counted(report.sources.count, "input"),
      counted(report.outlooks.count, "outlook statement"),
      counted(report.rejected.count, "amount") + " not taken for pay",
    ]
    let errors = report.issues.filter { $0.severity == .error }.count
    if errors > 0 { parts.append(counted(errors, "input error")) }
    return parts.joined(separator: ", ") + "."
  }

  /// The widest differences between roles that two sources or more state side by side.
  private static func messages(of report: Report, _ words: ReportWords) -> [String] {
    report.comparisons.filter { $0.paired.count >= 2 && $0.difference != nil }
      .sorted { abs($0.relativeDifference ?? 0) > abs($1.relativeDifference ?? 0) }
      .prefix(3).map { comparison in
        let difference = comparison.difference ?? 0
        let (first, second) = (comparison.first.group, comparison.second.group)
        return "By the medians, \(words.title(second.role)) stands "
          + "\(GroupedNumber.text(of: abs(difference))) \(first.currency.code) "
          + "(\(ShareText.text(of: comparison.relativeDifference, showsSign: true))) "
          + "\(difference < 0 ? "below" : "above") \(words.title(first.role)) in \(first.market); "
          + "\(comparison.paired.count) sources state both."
      }
  }

  /// The note of a list that is cut short; `nil` where it is whole.
  static func note(shown: Int, of count: Int, file: String) -> String? {
    shown < count
      ? "The first \(GroupedNumber.text(of: Double(shown))) of "
        + "\(GroupedNumber.text(of: Double(count))); all stand in \(file)." : nil
  }
}
