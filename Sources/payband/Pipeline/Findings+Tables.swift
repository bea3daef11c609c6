internal import Compensation
internal import Extraction
internal import Standardization

extension Findings {
  /// How many rows of a table are worked on at a time.
  static let rowsAtATime = 8_192

  /// Adds the rows of a table: what a row says of one job is an observation; a row's mean, median or
  /// percentile is a published figure.
  mutating func add(
    _ table: DocumentTable, to source: inout ReportSource, stages: Stages, roles: Set<String>?
  ) async throws {
    func isWanted(_ role: String?) -> Bool {
      guard let roles else { return true }
      return role.map(roles.contains) ?? false
    }
    let memory = RowMemory()
    var counts = RowCounts()
    var withoutMarket = 0
    let paysBefore = observations.count
    try await OrderedWork.run(
      table.chunks(of: Findings.rowsAtATime),
      transform: { stages.findings(in: table, rows: $0, memory: memory) },
      consume: { part in
        counts += part.counts
        for record in part.records {
          switch record {
          case .salary(let figure) where isWanted(figure.role):
            figures.append(figure)
            source.figures += 1
          case .outlook(let statement) where isWanted(statement.role):
            outlooks.append(statement)
            source.outlooks += 1
          case .rejected(let amount):
            rejected.append(amount)
            source.rejected += 1
          case .salary, .outlook: break
          }
        }
        let groups = part.groups.map { group in
          isWanted(group.role) ? AnnualGroup(group, by: stages.workingTime) : nil
        }
        for case let group? in groups { uses.insert(group.use) }
        withoutMarket += add(part, groups, source: table.path)
      })
    source.observations += observations.count - paysBefore
    source.note = TableNote(table, counts: counts, withoutMarket: withoutMarket).text
  }

  /// Adds a part's observations and returns how many have a role and no market.
  private mutating func add(
    _ part: RowFindings, _ groups: [AnnualGroup?], source: String
  ) -> Int {
    var withoutMarket = 0
    let path = observations.index(ofSource: source)
    let indices = groups.map { $0.map { observations.index(of: $0.group) } }
    for pay in part.pays {
      let number = Int(pay.group)
      guard let group = groups[number], let index = indices[number] else {
        if part.groups[number].role != nil { withoutMarket += 1 }
        continue
      }
      guard let low = pay.low, let high = pay.high else { continue }
      observations.append(
        group: index, annualPay: (group.annual(low) + group.annual(high)) / 2,
        weight: pay.weight, source: path, line: pay.line)
    }
    return withoutMarket
  }
}

/// A group of rows whose pay can be made annual.
private struct AnnualGroup {
  let group: PayGroup
  let use: WorkingTime.Use
  private let unitsPerYear: UnitsPerYear

  /// - Returns: `nil` where role or market is unknown.
  init?(_ row: RowGroup, by workingTime: WorkingTime) {
    guard let role = row.role, let market = Market(country: row.country, currency: row.currency)
    else { return nil }
    group = PayGroup(
      role: role, market: market.code, currency: row.currency, isNet: row.basis == .net,
      segment: row.segment)
    use = WorkingTime.Use(
      country: market.code, period: row.period, paymentsPerYear: row.paymentsPerYear)
    unitsPerYear = workingTime.unitsPerYear(
      of: row.period, paymentsPerYear: row.paymentsPerYear, in: market.code)
  }

  func annual(_ amount: Amount) -> Double { unitsPerYear.annual(amount) }
}

extension DocumentTable {
  /// The rows in ranges of a size, the last one shorter.
  func chunks(of size: Int) -> [Range<Int>] {
    stride(from: 0, to: rows.count, by: size).map { $0..<min($0 + size, rows.count) }
  }
}
