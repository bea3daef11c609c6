internal import Compensation
internal import Standardization

extension Findings {
  /// How many rows of a table are worked on at a time.
  static let rowsAtATime = 2_048

  /// Adds the rows of a table: what a row says of one job is an observation; a row's mean, median or
  /// percentile is a published figure.
  mutating func add(
    _ table: DocumentTable, to source: inout ReportSource, stages: Stages, roles: Set<String>?
  ) async throws {
    var rows = TableRows(table: table)
    try await OrderedWork.run(
      table.chunks(of: Findings.rowsAtATime),
      transform: { (rows: $0, records: stages.records(in: table, rows: $0)) },
      consume: { chunk in
        rows.begin(chunk.rows)
        for case .salary(let figure) in chunk.records {
          rows.note(figure)
          if let roles, !(figure.role.map(roles.contains) ?? false) { continue }
          if figure.statistic != nil {
            figures.append(figure)
            source.figures += 1
          } else if let pay = Observation(figure, by: stages.workingTime) {
            observations.append(
              group: pay.group, annualPay: pay.annualPay, weight: rows.weight,
              source: table.path, line: figure.location.line)
            uses.insert(pay.use)
            source.observations += 1
          }
        }
      })
    source.note = rows.note
  }
}

/// A row's pay made comparable.
private struct Observation {
  let group: PayGroup
  let annualPay: Double
  let use: WorkingTime.Use

  /// - Returns: `nil` where role or market is unknown, or the amount is a one-sided bound.
  init?(_ figure: SalaryFigure, by workingTime: WorkingTime) {
    guard let role = figure.role, let market = Market(of: figure),
      let low = figure.low, let high = figure.high
    else { return nil }
    func annual(_ amount: Amount) -> Double? {
      workingTime.annualized(
        amount, per: figure.period, paymentsPerYear: figure.paymentsPerYear, in: market.code)
    }
    guard let low = annual(low), let high = annual(high) else { return nil }
    group = PayGroup(
      role: role, market: market.code, currency: figure.currency, isNet: figure.basis == .net,
      segment: figure.segment)
    annualPay = (low + high) / 2
    use = WorkingTime.Use(
      country: market.code, period: figure.period, paymentsPerYear: figure.paymentsPerYear)
  }
}

/// The rows of a table while their figures come in: weights, and what becomes of the rows.
private struct TableRows {
  let table: DocumentTable
  private var index = 0
  private var end = 0
  private var lastRow: Int?
  private var withPay = 0
  private var withoutRole = 0
  private var withoutMarket = 0

  init(table: DocumentTable) { self.table = table }

  mutating func begin(_ rows: Range<Int>) {
    index = rows.lowerBound
    end = rows.upperBound
  }

  /// Goes on to the row of a figure, and counts it once.
  mutating func note(_ figure: SalaryFigure) {
    let offset = figure.location.offset
    while index + 1 < end,
      table.rows[index].range.upperBound < offset
        || table.rows[index + 1].range.lowerBound <= offset
    { index += 1 }
    guard index != lastRow else { return }
    lastRow = index
    withPay += 1
    if figure.role == nil {
      withoutRole += 1
    } else if Market(of: figure) == nil {
      withoutMarket += 1
    }
  }

  /// The weight that the row of the figure noted last states; 1 where it states none.
  var weight: Double {
    guard let column = table.columns[.weight], index < end else { return 1 }
    return Double(String(decoding: table.rows[index].cells[column], as: UTF8.self)) ?? 1
  }

  /// What became of the rows, in words.
  var note: String {
    var parts = ["\(table.rows.count) rows"]
    let rest = [
      (table.rows.count - withPay, "without pay"), (withoutRole, "without a role of the catalogue"),
      (withoutMarket, "without a market"),
    ]
    for (count, what) in rest where count > 0 { parts.append("\(count) \(what)") }
    return parts.joined(separator: ", ")
  }
}

extension DocumentTable {
  /// The rows in ranges of a size, the last one shorter.
  func chunks(of size: Int) -> [Range<Int>] {
    stride(from: 0, to: rows.count, by: size).map { $0..<min($0 + size, rows.count) }
  }
}
