import Compensation

/// The columns of a table by what they hold, looked up once for all rows.
struct RowPlaces: Sendable {
  /// A column that holds a value of its own, and what it is.
  struct Value: Sendable {
    var column: TableColumn
    var index: Int
    var statistic: PayStatistic?
    var percentile: Double?
  }

  let role: Int?
  let country: Int?
  let currency: Int?
  let period: Int?
  let basis: Int?
  let component: Int?
  let segment: Int?
  let minimum: Int?
  let maximum: Int?
  let weight: Int?
  let status: Int?
  let employer: Int?
  /// The columns that say of which year a row is, the surer first.
  let years: [Int]
  let values: [Value]

  init(_ table: DocumentTable) {
    let columns = table.columns
    role = columns[.role]
    country = columns[.country]
    currency = columns[.currency]
    period = columns[.period]
    basis = columns[.basis]
    component = columns[.component]
    segment = columns[.segment]
    minimum = columns[.minimum]
    maximum = columns[.maximum]
    weight = columns[.weight]
    status = table.published?.kind == .wageFilings ? table.published?.columns[.status] : nil
    employer = columns[.employer]
    years = [columns[.year], columns[.date]].compactMap(\.self)
    values = RowPlaces.statistics.compactMap { column, statistic, percentile in
      columns[column].map {
        Value(column: column, index: $0, statistic: statistic, percentile: percentile)
      }
    }
  }

  private static let statistics:
    [(column: TableColumn, statistic: PayStatistic?, percentile: Double?)] = [
      (.amount, nil, nil), (.mean, .mean, nil), (.median, .median, nil), (.p10, .percentile, 10),
      (.p25, .percentile, 25), (.p75, .percentile, 75), (.p90, .percentile, 90),
    ]
}
