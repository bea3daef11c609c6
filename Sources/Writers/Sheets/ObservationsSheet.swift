internal import Compensation

/// The sheet with the distribution of each group of observations; only where there are any.
struct ObservationsSheet {
  static let name = "Observations"
  static let headers = [
    "Role", "Market", "Currency", "Basis", "Segment", "Observations", "Tables", "Minimum", "P10",
    "P25", "Median", "P75", "P90", "Maximum", "Mean",
    "Median from", "Median to", "Confidence", "Quality",
  ]

  let summaries: [ObservationSummary]
  let words: ReportWords

  /// The rows of the groups, counted from 0.
  var rows: [PayGroup: Int] {
    Dictionary(
      summaries.enumerated().map { ($1.group, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  func content() -> SheetContent {
    var content = SheetContent(ObservationsSheet.name)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [30, 19, 10, 20, 22]
    content.add(
      .table(
        TableContent(
          name: "ObservationSummaries", headers: ObservationsSheet.headers,
          rowCount: summaries.count
        ) { cells(summaries[$0]) }))
    return content
  }

  private func cells(_ summary: ObservationSummary) -> [Cell?] {
    let group = summary.group
    let money = CellStyle.money(group.currency)
    return [
      .text(words.title(group.role), .label), .text(words.market(group)),
      .text(group.currency.code, .center), .text(words.basis(group)),
      .text(words.segment(group), .wrapped),
      .number(summary.isWithheld ? nil : Double(summary.count), .count, or: Marker.withheld),
      .number(summary.sources),
    ] + summary.distribution.map { .number($0.value, money, or: Marker.withheld) } + [
      summary.medianLow.map { .number($0, money) }, summary.medianHigh.map { .number($0, money) },
      summary.medianConfidence.map { .number($0, .ratio) },
      summary.quality.map { .text($0.rawValue) },
    ]
  }
}
