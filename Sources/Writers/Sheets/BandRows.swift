internal import Compensation

/// The rows of the sheet Bands: for each group what documents state and, in a row of its own, what
/// tables of observations show.
struct BandRows: Sendable {
  struct Row: Sendable {
    enum Basis: Sendable {
      case statements(StatementSummary)
      /// The summary and its place among the report's.
      case observations(ObservationSummary, index: Int)
    }

    var group: PayGroup
    var basis: Basis
  }

  let sheet: String
  /// The columns that the report needs, in their order.
  let columns: [BandColumn]
  let rows: [Row]
  private let indices: [BandColumn: Int]
  private let statementRows: [PayGroup: Int]
  private let observationRows: [PayGroup: Int]

  init(_ report: Report, sheet: String) {
    self.sheet = sheet
    columns = BandColumn.used(by: report)
    indices = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let statements = report.statementSummaries.map { Row(group: $0.group, basis: .statements($0)) }
    let observations = report.observationSummaries.enumerated().map {
      Row(group: $1.group, basis: .observations($1, index: $0))
    }
    // Statements come first within a group, as the sort is stable in that order.
    rows = (statements.map { ($0, 0) } + observations.map { ($0, 1) })
      .sorted { ($0.0.group, $0.1) < ($1.0.group, $1.1) }.map(\.0)
    var statementRows: [PayGroup: Int] = [:]
    var observationRows: [PayGroup: Int] = [:]
    for (index, row) in rows.enumerated() {
      switch row.basis {
      case .statements: statementRows[row.group] = index + 1
      case .observations: observationRows[row.group] = index + 1
      }
    }
    self.statementRows = statementRows
    self.observationRows = observationRows
  }

  /// The row of a group's statements, counted from 0.
  func row(statements group: PayGroup) -> Int? { statementRows[group] }
  /// The row of a group's observations.
  func row(observations group: PayGroup) -> Int? { observationRows[group] }

  func link(statements group: PayGroup) -> String? { statementRows[group].map(link) }
  func link(observations group: PayGroup) -> String? { observationRows[group].map(link) }

  private func link(_ row: Int) -> String {
    CellPlace.range(
      sheet: sheet, rows: row...row, columns: 0...(columns.count - 1))
  }

  /// The place of a column that every report has, or that this one needs.
  func index(_ column: BandColumn) -> Int { indices[column] ?? 0 }

  /// A cell of a row, `'Bands'!L5`.
  func cell(_ row: Int, _ column: BandColumn) -> String {
    CellPlace.cell(sheet: sheet, row: row, column: index(column))
  }
}

/// The columns of the sheet Bands, in their order; the raw value is the key of the header.
enum BandColumn: String, CaseIterable, Sendable {
  case role, market, currency, basis, segment, from, count, sources
  case low, p10, p25, median, p75, p90, high, mean, spread, agreement, quality, remark
  case medianOfMeans = "median-of-means"
  case medianOfMedians = "median-of-medians"
  case medianLow = "median-low"
  case medianHigh = "median-high"
  case organizations
  case organizationMedian = "organization-median"
  case adjusted, implied, combined, official
  case officialYear = "official-year"

  /// Whether the column is printed; the others are for those who look closer.
  var isPrinted: Bool {
    switch self {
    case .medianOfMeans, .medianOfMedians, .medianLow, .medianHigh, .organizations,
      .organizationMedian, .adjusted, .implied, .combined, .official, .officialYear:
      false
    default: true
    }
  }

  /// The columns that a report has something for.
  static func used(by report: Report) -> [BandColumn] {
    let hasStatements = !report.statementSummaries.isEmpty
    let hasObservations = !report.observationSummaries.isEmpty
    let hasPercentiles =
      hasObservations || report.statementSummaries.contains { !$0.percentiles.isEmpty }
    let models = Set(report.models.map(\.method))
    return allCases.filter { column in
      switch column {
      case .p10, .p25, .p75, .p90: hasPercentiles
      case .mean, .quality, .medianLow, .medianHigh: hasObservations
      case .organizations, .organizationMedian:
        report.observationSummaries.contains { $0.organizations != nil }
      case .agreement, .remark, .medianOfMeans, .medianOfMedians: hasStatements
      case .adjusted:
        models.contains(.adjustedMedian) || models.contains(.adjustedObservedMedian)
      case .implied: models.contains(.impliedMedian)
      case .combined: models.contains(.combinedMedian)
      case .official, .officialYear: !report.officialComparisons.isEmpty
      default: true
      }
    }
  }

  /// The widest that the column may become, in characters.
  var widthLimit: Int {
    switch self {
    case .role: 30
    case .segment, .remark: 24
    case .market, .from: 16
    case .basis: 14
    default: 13
    }
  }

  /// Whether the column shows the ends of a distribution of observations, which the rule of
  /// suppression withholds below a higher count.
  var isTail: Bool {
    switch self {
    case .low, .high, .p10, .p90, .medianLow, .medianHigh: true
    default: false
    }
  }
}
