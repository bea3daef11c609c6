internal import Compensation

/// A role of a report in one market as an `Occupation` of schema.org, which career sites embed.
///
/// Statements and observations, gross and net, and each segment have a `MonetaryAmountDistribution`
/// of their own; what is withheld or not known has no member. See https://schema.org/Occupation and
/// https://schema.org/MonetaryAmountDistribution.
struct OccupationMarkup {
  let title: String
  let market: String
  private(set) var salaries: [Distribution] = []

  /// The pay of one group for a full-time year.
  struct Distribution {
    var name: String
    var currency: String
    /// The members of `QuantitativeValueDistribution` that are known, in ascending order.
    var values: [(name: String, value: Double)]
  }

  /// The names of the percentiles that schema.org has, with the place in the distribution.
  static let percentiles: [(name: String, place: Double)] = [
    ("percentile10", 10), ("percentile25", 25), ("median", 50), ("percentile75", 75),
    ("percentile90", 90),
  ]

  /// Returns the occupations of a report, sorted by role and market.
  static func occupations(of report: Report) -> [OccupationMarkup] {
    var found: [OccupationMarkup] = []
    var places: [[String]: Int] = [:]
    func add(_ distribution: Distribution, of group: PayGroup) {
      guard !distribution.values.isEmpty else { return }
      let key = [group.role, group.market]
      let place = places[key] ?? found.count
      if place == found.count {
        places[key] = place
        found.append(
          OccupationMarkup(
            title: report.roleTitles[group.role] ?? group.role, market: group.market))
      }
      found[place].salaries.append(distribution)
    }
    for summary in report.statementSummaries {
      add(Distribution(summary), of: summary.group)
    }
    for summary in report.observationSummaries {
      add(Distribution(summary), of: summary.group)
    }
    let order = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return order.map { found[$0.value] }
  }

  func append(to json: inout JSONText) {
    json.beginObject()
    json.member("@context", .text("https://schema.org"))
    json.member("@type", .text("Occupation"))
    json.member("name", .text(title))
    json.key("occupationLocation")
    json.object(of: [
      Field("@type", .text(market == "EA" ? "AdministrativeArea" : "Country")),
      Field("name", .text(market)),
    ])
    json.key("estimatedSalary")
    json.beginArray()
    for salary in salaries {
      json.separate()
      json.object(
        of: [
          Field("@type", .text("MonetaryAmountDistribution")), Field("name", .text(salary.name)),
          Field("currency", .text(salary.currency)), Field("duration", .text("P1Y")),
        ] + salary.values.map { Field($0.name, .number($0.value)) })
    }
    json.endArray()
    json.endObject()
  }
}

extension OccupationMarkup.Distribution {
  fileprivate init(_ summary: StatementSummary) {
    // Percentiles that several statements give are nobody's distribution.
    let stated = Dictionary(grouping: summary.percentiles, by: \.percentile)
    self.init("statements", summary.group) { place in
      place == 50
        ? summary.median : stated[place].flatMap { $0.count == 1 ? $0.first?.value : nil }
    }
  }

  fileprivate init(_ summary: ObservationSummary) {
    self.init("observations", summary.group) { place in
      switch place {
      case 10: summary.p10
      case 25: summary.p25
      case 50: summary.median
      case 75: summary.p75
      default: summary.p90
      }
    }
  }

  private init(_ kind: String, _ group: PayGroup, value: (Double) -> Double?) {
    let parts = [kind, group.isNet ? "net" : nil, group.segment]
    name = parts.compactMap(\.self).joined(separator: ", ")
    currency = group.currency.code
    values = OccupationMarkup.percentiles.compactMap { percentile in
      value(percentile.place).map { (percentile.name, $0) }
    }
  }
}
