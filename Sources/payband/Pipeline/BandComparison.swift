internal import Compensation
internal import Statistics

/// A firm's bands beside what a report says of the same roles, one row for each band and market.
struct BandComparison {
  struct Row: Encodable {
    var role: String?
    var roleTitle: String?
    var roleAsWritten: String
    var currency: String
    var minimum: Double
    var midpoint: Double
    var maximum: Double
    /// The market's code; `nil` where no figure of the role in the band's currency was found.
    var market: String?
    /// `statements` of documents or `observations` of surveys: they are never pooled.
    var from: String?
    /// How many they are; `nil` where the rule of suppression withholds it.
    var count: Int?
    /// The lowest statement, or the observations' P25.
    var marketLow: Double?
    var marketMedian: Double?
    /// The highest statement, or the observations' P75.
    var marketHigh: Double?
    /// The band's midpoint over the market's median.
    var marketRatio: Double?
    var document: String
    var line: Int
  }

  private(set) var rows: [Row] = []

  init(_ bands: PayBands, with report: Report) {
    for band in bands.rows {
      func isSame(_ group: PayGroup) -> Bool {
        group.role == band.role && group.currency == band.currency && group.isNet == band.isNet
          && group.segment == nil
      }
      let empty = Row(band, title: band.role.flatMap { report.roleTitles[$0] })
      let statements = report.statementSummaries.filter { isSame($0.group) && $0.statements > 0 }
      let observations = report.observationSummaries.filter { isSame($0.group) }
      let found =
        statements.map { empty.beside($0, band.range) }
        + observations.map { empty.beside($0, band.range) }
      rows += found.isEmpty ? [empty] : found
    }
  }
}

extension BandComparison.Row {
  fileprivate init(_ band: PayBands.Row, title: String?) {
    self.init(
      role: band.role, roleTitle: title, roleAsWritten: band.roleAsWritten,
      currency: band.currency.code, minimum: band.range.minimum, midpoint: band.range.midpoint,
      maximum: band.range.maximum, document: band.location.document, line: band.location.line)
  }

  fileprivate func beside(_ summary: StatementSummary, _ range: PayRange) -> Self {
    var row = self
    row.market = summary.group.market
    row.from = "statements"
    row.count = summary.statements
    row.marketLow = summary.low
    row.marketMedian = summary.median
    row.marketHigh = summary.high
    row.marketRatio = summary.median.flatMap(range.marketRatio)
    return row
  }

  fileprivate func beside(_ summary: ObservationSummary, _ range: PayRange) -> Self {
    var row = self
    row.market = summary.group.market
    row.from = "observations"
    row.count = summary.median == nil ? nil : summary.count
    row.marketLow = summary.p25
    row.marketMedian = summary.median
    row.marketHigh = summary.p75
    row.marketRatio = summary.median.flatMap(range.marketRatio)
    return row
  }
}
