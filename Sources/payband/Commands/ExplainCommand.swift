internal import ArgumentParser
internal import Compensation
internal import Writers

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how each number of a role came about, down to the sentences.",
    discussion: """
      EXAMPLES:
        payband explain account-manager
        payband explain "Kierownik projektu" --in ~/market
        payband explain account-manager --json

      The numbers of the figures are those of a report on the same inputs.
      """)

  @Argument(help: ArgumentHelp("The id of a role, or a title in any language.", valueName: "role"))
  var role: String

  @Option(
    name: .customLong("in"), parsing: .upToNextOption,
    help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = ["data"]

  @Flag(help: "Print a report of the role as JSON.")
  var json = false

  @Flag(name: [.short, .long], help: "Print errors only, besides the explanation.")
  var quiet = false

  @OptionGroup var config: ConfigOptions

  @OptionGroup var basis: BasisOptions

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var ownTitles: RoleOptions

  func run() async throws {
    let matcher = try ownTitles.matcher()
    let role = try RoleChoice(matcher).resolve(role)
    let asOf = try ReportDate.resolve(nil)
    Signals.endCleanly()
    let stages = try Stages(
      reading, roles: matcher, workingTime: try basis.workingTimeTable())
    let common = try basis.basis(asOf: asOf, by: stages.reader)
    let findings = try await Findings.read(InputList(paths), with: stages, isQuiet: quiet)
    let report = ReportBuilder(
      title: "Explanation of \(role)", asOf: asOf, basis: common,
      removesOutliers: basis.removeOutliers
    ).report(of: findings, by: stages).limited(to: role)
    report.issues.complain(isQuiet: quiet)
    let isEmpty = report.figures.isEmpty && report.observationSummaries.isEmpty
    if json {
      try FileOutput.standardOutput.write(ReportJSON.bytes(of: report))
    } else if !isEmpty {
      let text = Explanation(of: role, in: report, by: stages.workingTime).text
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
    try RunEnd.check(
      hasUnread: report.issues.hasError, isEmpty: isEmpty, nothing: "figures of \(role)",
      remedy: "name more inputs with --in, or see payband roles match")
  }
}

extension Report {
  /// Returns the part of the report that is about a role; figures keep their numbers.
  func limited(to role: String) -> Report {
    var part = self
    part.figures = figures.filter { $0.figure.role == role }
    part.statementSummaries = statementSummaries.filter { $0.group.role == role }
    part.observationSummaries = observationSummaries.filter { $0.group.role == role }
    part.comparisons = comparisons.filter {
      $0.first.group.role == role || $0.second.group.role == role
    }
    part.models = models.filter { $0.group.role == role }
    part.officialComparisons = officialComparisons.filter { $0.role == role }
    part.outlookComparisons = outlookComparisons.filter { $0.role == role }
    part.removed = removed.filter { $0.group.role == role }
    part.outlooks = outlooks.filter { $0.role == role }
    part.rejected = []
    return part
  }
}
