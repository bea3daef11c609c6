internal import Compensation
internal import Roles
internal import Standardization
internal import Statistics

/// Makes a report of what was found.
struct ReportBuilder {
  /// The most roles of which every pair is compared; their pairs grow with the square.
  static let rolesCompared = 40

  var title: String
  var asOf: String
  /// The roles asked for; `nil` for all.
  var roles: [String]?
  var weighting = ObservationWeighting.equal
  /// What pay is brought to beyond a full-time year.
  var basis = CommonBasis()
  /// Whether observations that are likely to be errors are removed, and listed.
  var removesOutliers = false

  func report(of findings: Findings, by stages: Stages) -> Report {
    var report = Report(title: title, version: Payband.version, asOf: asOf)
    let official = OfficialFigures(stages.catalogue)
    let (figures, unconverted) = basis.applied(
      to: standardize(
        findings.figures, by: stages.workingTime, copies: findings.copies.originals))
    report.figures = figures
    report.statementSummaries = summarize(statements: figures)
    let rows = observations(of: findings, official)
    report.observationSummaries = summarize(observations: rows.kept, weighting: weighting)
    report.removed = rows.removed
    report.models =
      modelledPay(of: figures, official: official.distribution)
      + modelledPay(
        of: basis.modelled(rows.kept), steps: basis.modelSteps, weighting: weighting)
    report.officialComparisons = officialComparisons(of: figures, code: official.code)
    report.payGaps = findings.people.flatMap {
      payGapMeasures(of: $0, isLimited: roles != nil)
    }
    report.outlookComparisons = outlookComparisons(of: findings.outlooks, code: official.code)
    report.outlooks = findings.outlooks
    report.rejected = findings.rejected
    report.sources = WithheldTotals(rows.kept, report.observationSummaries).applied(
      to: findings.sources, isLimited: roles != nil)
    report.issues =
      findings.issues + unconverted + rows.issues + official.seriesBreaks(in: findings)
    for role in findings.roles.union(roles ?? []) {
      report.roleTitles[role] = stages.catalogue.role(role)?.title
    }
    let compared = roles ?? Set(report.statementSummaries.map(\.group.role)).sorted()
    let comparesAll = roles != nil || compared.count <= ReportBuilder.rolesCompared
    if comparesAll { report.comparisons = compareAll(roles: compared, figures: figures) }
    if let roles {
      report.observationComparisons = compareObserved(
        roles: roles, summaries: report.observationSummaries, observations: rows.kept)
    }
    let uses = findings.uses.union(
      figures.map {
        WorkingTime.Use(
          country: $0.market?.code, period: $0.figure.period,
          paymentsPerYear: $0.figure.paymentsPerYear)
      })
    report.parameters = parameters(
      by: stages, uses: uses, comparesAll: comparesAll, count: compared.count)
    report.inputs.yearLengths = stages.workingTime.yearLengths(for: uses)
    report.inputs.ageing = basis.ageing?.input
    report.inputs.leastObservations = SuppressionRule.standard.minimumCount
    report.inputs.leastObservationsForTails = SuppressionRule.standard.minimumCountForTails
    return report
  }

  private func parameters(
    by stages: Stages, uses: Set<WorkingTime.Use>, comparesAll: Bool, count: Int
  ) -> [ReportParameter] {
    var parameters: [ReportParameter] = []
    if let roles {
      parameters.append(
        ReportParameter(
          name: "Roles asked for", value: roles.joined(separator: ", "),
          note: "figures of other roles are left out"))
    }
    parameters += stages.workingTime.parameters(for: uses)
    parameters += basis.parameters
    parameters += summaryParameters(weighting: weighting)
    if removesOutliers { parameters.append(OutlierRule.standard.parameter) }
    parameters.append(
      ReportParameter(
        name: "Copies",
        value: "a text counts as one source with an earlier one of which at least 80 % of its"
          + " runs of eight words are",
        note: "where neither states a figure that the other lacks; a table's file that is the same"
          + " byte for byte is not counted again"))
    parameters.append(
      ReportParameter(
        name: "Comparisons",
        value: comparesAll
          ? "every two roles with statements of one market, currency and basis"
          : "none, as there are \(count) roles",
        note: comparesAll
          ? "the second role's median minus the first's"
          : "up to \(ReportBuilder.rolesCompared) are compared; name some with --only"))
    return parameters
  }
}
