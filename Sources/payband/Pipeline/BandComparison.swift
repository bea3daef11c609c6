internal import Compensation
internal import Statistics

/// A firm's bands beside what a report says of the same roles, one row for each band and market.
struct BandComparison {
  struct Row: Encodable {
    var role: String?
    var roleTitle: String?
    var roleAsWritten: String
    /// The firm's own grade.
    var grade: String?
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
    /// (maximum − minimum) / minimum.
    var spread: Double
    /// Where the market's median lies in the band: 0 at the minimum, 1 at the maximum.
    var marketPosition: Double?
    /// The market's median − the midpoint, in money.
    var gap: Double?
    /// The share of the observations' P25 to P75 that the band covers.
    var coverage: Double?
    /// The next higher midpoint of the currency / this one − 1.
    var progression: Double?
    /// The share of the next higher band that this one reaches into.
    var overlapWithNext: Double?
    /// The firm's people in the band, where their pay was given.
    var people: Int?
    /// The sum of their pay over the sum of the midpoints.
    var compaRatio: Double?
    /// The mean of their places in the band.
    var penetration: Double?
    /// Those below the minimum and those above the maximum.
    var greenCircles: Int?
    var redCircles: Int?
    /// What raising everyone to the minimum costs a year.
    var costToMinimum: Double?
    var document: String
    var line: Int
  }

  private(set) var rows: [Row] = []

  init(_ bands: PayBands, with report: Report, employees: Employees = Employees()) {
    let structure = BandStructure(bands.rows)
    for (index, band) in bands.rows.enumerated() {
      func isSame(_ group: PayGroup) -> Bool {
        group.role == band.role && group.currency == band.currency && group.isNet == band.isNet
          && group.segment == nil
      }
      var empty = Row(band, title: band.role.flatMap { report.roleTitles[$0] })
      empty.progression = structure.step(from: index)?.progression
      empty.overlapWithNext = structure.step(from: index)?.overlap
      if let review = employees.review(of: band) { empty.add(review) }
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
  /// What a reader knows the band by.
  var title: String {
    let role = roleTitle ?? roleAsWritten
    guard let grade else { return role }
    return role.isEmpty ? grade : "\(role), \(grade)"
  }

  fileprivate init(_ band: PayBands.Row, title: String?) {
    self.init(
      role: band.role, roleTitle: title, roleAsWritten: band.roleAsWritten,
      grade: band.grade, currency: band.currency.code, minimum: band.range.minimum,
      midpoint: band.range.midpoint,
      maximum: band.range.maximum, spread: band.range.spread, document: band.location.document,
      line: band.location.line)
  }

  fileprivate mutating func add(_ review: RangeReview) {
    people = review.people
    compaRatio = review.compaRatio
    penetration = review.meanPenetration
    greenCircles = review.greenCircles
    redCircles = review.redCircles
    costToMinimum = review.costToMinimum
  }

  private mutating func place(_ median: Double?, in range: PayRange) {
    marketMedian = median
    marketRatio = median.flatMap(range.marketRatio)
    marketPosition = median.flatMap(range.penetration)
    gap = median.map { $0 - range.midpoint }
  }

  fileprivate func beside(_ summary: StatementSummary, _ range: PayRange) -> Self {
    var row = self
    row.market = summary.group.market
    row.from = "statements"
    row.count = summary.statements
    row.marketLow = summary.low
    row.marketHigh = summary.high
    row.place(summary.median, in: range)
    return row
  }

  fileprivate func beside(_ summary: ObservationSummary, _ range: PayRange) -> Self {
    var row = self
    row.market = summary.group.market
    row.from = "observations"
    row.count = summary.median == nil ? nil : summary.count
    row.marketLow = summary.p25
    row.marketHigh = summary.p75
    row.place(summary.median, in: range)
    if let low = summary.p25, let high = summary.p75 {
      row.coverage = range.coverage(ofMarket: low...high)
    }
    return row
  }
}
