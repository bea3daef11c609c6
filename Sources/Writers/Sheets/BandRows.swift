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
  let rows: [Row]
  private let statementRows: [PayGroup: Int]
  private let observationRows: [PayGroup: Int]

  init(_ report: Report, sheet: String) {
    self.sheet = sheet
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
      sheet: sheet, rows: row...row, columns: 0...(BandColumn.allCases.count - 1))
  }

  /// A cell of a row, `'Bands'!L5`.
  func cell(_ row: Int, _ column: BandColumn) -> String {
    CellPlace.cell(sheet: sheet, row: row, column: column.index)
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
  case adjusted, implied, combined, official
  case officialYear = "official-year"

  /// The last column that is printed.
  static let lastPrinted = BandColumn.remark

  var index: Int { BandColumn.allCases.firstIndex(of: self) ?? 0 }

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
