public import Compensation

extension Report {
  /// The report as tables, in the order of their importance to a reader.
  public var dataTables: [DataTable] {
    [
      summaryTable, figureTable, observationTable, comparisonTable, outlookTable, rejectedTable,
      sourceTable, issueTable,
    ] + modelTables(marker: .text(Marker.withheld))
  }

  private var summaryTable: DataTable {
    let titles = roleTitles
    return DataTable(name: "summary", statementSummaries, example: Example.summary) { summary in
      summary.group.fields(titles: titles) + summary.valueFields + [
        Field("percentiles", .text(summary.percentileWords)),
        Field("figures", .text(summary.figures.map(String.init).joined(separator: " "))),
      ]
    }
  }

  private var figureTable: DataTable {
    let example = StandardizedFigure(
      number: 1, figure: Example.figure, market: nil, annualLow: nil, annualHigh: nil)
    return DataTable(name: "figures", figures, example: example) { $0.fields }
  }

  private var observationTable: DataTable {
    let titles = roleTitles
    let example = ObservationSummary(group: Example.group, count: 0, sources: 0)
    return DataTable(name: "observations", observationSummaries, example: example) { summary in
      summary.group.fields(titles: titles) + summary.valueFields(marker: .text(Marker.withheld))
    }
  }

  private var comparisonTable: DataTable {
    let example = RoleComparison(
      first: Example.summary, second: Example.summary, difference: nil, relativeDifference: nil,
      overlap: nil, paired: [])
    return DataTable(name: "comparisons", comparisons, example: example) { comparison in
      comparison.fields + [
        Field("paired", .integer(comparison.paired.count)),
        Field("paired_differences", .text(comparison.pairedWords)),
      ]
    }
  }

  private var outlookTable: DataTable {
    DataTable(name: "outlook", outlooks, example: Example.outlook) { $0.reportFields }
  }

  private var rejectedTable: DataTable {
    DataTable(name: "rejected", rejected, example: Example.rejected) { $0.fields }
  }

  private var sourceTable: DataTable {
    let example = ReportSource(path: "", sha256: "", bytes: 0, format: "", encoding: "")
    return DataTable(name: "sources", sources, example: example) {
      $0.fields(marker: .text(Marker.withheld))
    }
  }

  private var issueTable: DataTable {
    let example = InputIssue(.warning, path: "", message: "")
    return DataTable(name: "issues", issues, example: example) { $0.fields }
  }
}

extension StandardizedFigure {
  /// The number, the record's fields, and what was made of them.
  var fields: [Field] {
    [Field("number", .integer(number))] + figure.fields + [
      Field("market", .text(market?.code)),
      Field("market_implied", .text(market.map { $0.isImplied ? "true" : "false" })),
      Field("standard_annual_low", .number(annualLow)),
      Field("standard_annual_high", .number(annualHigh)),
      Field("central_value", .number(centralValue)),
      Field("used", .text(exclusion == nil ? "true" : "false")),
      Field("reason", .text(exclusion?.rawValue)),
    ] + basisFields
  }
}

extension PayGroup {
  func fields(titles: [String: String]) -> [Field] {
    [
      Field("role", .text(role)),
      Field("role_title", .text(titles[role])),
      Field("market", .text(market)),
      Field("currency", .text(currency.code)),
      Field("basis", .text(isNet ? "net" : "gross-or-unstated")),
      Field("segment", .text(segment)),
    ]
  }
}

extension StatementSummary {
  var valueFields: [Field] {
    [
      Field("statements", .integer(statements)),
      Field("sources", .integer(sources)),
      Field("low", .number(low)),
      Field("median", .number(median)),
      Field("high", .number(high)),
      Field("median_of_means", .number(medianOfMeans)),
      Field("median_of_medians", .number(medianOfMedians)),
      Field("agreement", .number(agreement)),
    ]
  }

  /// `P10 52000 (7); P90 120000 (8)`: the percentile, its value, the number of its figure.
  var percentileWords: String {
    percentiles.map {
      "P\(PlainNumber.text(of: $0.percentile)) \(PlainNumber.text(of: $0.value)) (\($0.figure))"
    }.joined(separator: "; ")
  }
}

extension ObservationSummary {
  /// Whether the rule of suppression withholds everything; the count then discloses too much.
  var isWithheld: Bool {
    [minimum, p10, p25, median, p75, p90, maximum, mean].allSatisfy { $0 == nil }
  }

  func valueFields(marker: FieldValue) -> [Field] {
    [Field("count", isWithheld ? marker : .integer(count)), Field("sources", .integer(sources))]
      + distribution.map { Field($0.name, $0.value.map { .number($0) } ?? marker) }
      + [
        Field("median_low", .number(medianLow)), Field("median_high", .number(medianHigh)),
        Field("median_confidence", .number(medianConfidence)),
        Field("quality", .text(quality?.rawValue)),
        Field("organizations", organizations.map { .integer($0) } ?? .null),
        Field("organization_median", organizationField(organizationMedian, marker)),
        Field("organization_mean", organizationField(organizationMean, marker)),
      ]
  }

  /// A value in which each organisation counts once: withheld where they are known and too few.
  private func organizationField(_ value: Double?, _ marker: FieldValue) -> FieldValue {
    value.map { .number($0) } ?? (organizations == nil ? .null : marker)
  }

  var distribution: [(name: String, value: Double?)] {
    [
      ("minimum", minimum), ("p10", p10), ("p25", p25), ("median", median), ("p75", p75),
      ("p90", p90), ("maximum", maximum), ("mean", mean),
    ]
  }
}

extension RoleComparison {
  var fields: [Field] {
    [
      Field("first", .text(first.group.role)),
      Field("second", .text(second.group.role)),
      Field("market", .text(first.group.market)),
      Field("currency", .text(first.group.currency.code)),
      Field("basis", .text(first.group.isNet ? "net" : "gross-or-unstated")),
      Field("segment", .text(first.group.segment)),
      Field("first_low", .number(first.low)),
      Field("first_median", .number(first.median)),
      Field("first_high", .number(first.high)),
      Field("second_low", .number(second.low)),
      Field("second_median", .number(second.median)),
      Field("second_high", .number(second.high)),
      Field("difference", .number(difference)),
      Field("relative_difference", .number(relativeDifference)),
      Field("overlap", .number(overlap)),
      Field("probability_of_more", .number(probabilityOfMore)),
    ]
  }

  /// `a.txt 12133; b.txt 20000`.
  var pairedWords: String {
    paired.map { "\($0.source) \(PlainNumber.text(of: $0.difference))" }.joined(separator: "; ")
  }
}

extension OutlookStatement {
  /// The record's fields, and what a report says of it besides.
  var reportFields: [Field] {
    fields + [Field("jobs", .number(jobs)), Field("growth_phrase", .text(growthPhrase))]
  }
}

extension ReportSource {
  /// - Parameter marker: What stands for a number that is withheld.
  func fields(marker: FieldValue) -> [Field] {
    [
      Field("path", .text(path)),
      Field("format", .text(format)),
      Field("encoding", .text(encoding)),
      Field("language", .text(language)),
      Field("bytes", .integer(bytes)),
      Field("figures", .integer(figures)),
      Field("observations", withholdsCounts ? marker : .integer(observations)),
      Field("outlooks", .integer(outlooks)),
      Field("rejected", .integer(rejected)),
      Field("note", .text(note)),
      Field("sha256", .text(sha256)),
    ]
  }
}

extension InputIssue {
  var fields: [Field] {
    [
      Field("severity", .text(severity.rawValue)),
      Field("path", .text(path)),
      Field("line", .integer(line)),
      Field("column", .integer(column)),
      Field("message", .text(message)),
    ]
  }
}
