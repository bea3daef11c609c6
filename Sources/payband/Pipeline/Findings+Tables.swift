internal import Compensation
internal import Extraction
internal import Standardization
internal import Store

extension Findings {
  /// How many rows of a table are worked on at a time.
  static let rowsAtATime = 8_192
  /// How many cells of a table that state no pay are named one by one; the table's note counts all.
  static let unreadNamed = 100

  /// Adds the rows of a table: what a row says of one job is an observation; a row's mean, median or
  /// percentile is a published figure.
  mutating func add(
    _ table: DocumentTable, to source: inout ReportSource, stages: Stages, roles: Set<String>?
  ) async throws {
    func isWanted(_ role: String?) -> Bool {
      guard let roles else { return true }
      return role.map(roles.contains) ?? false
    }
    if let year = table.published?.year, table.published?.kind == .wageSurvey {
      surveyYears[table.path] = year
    }
    let memory = RowMemory()
    var counts = RowCounts()
    var unused = UnusedPay()
    var unread: [UnreadCell] = []
    let paysBefore = observations.count
    try await OrderedWork.run(
      table.chunks(of: Findings.rowsAtATime),
      transform: { rows in
        (
          part: stages.findings(in: table, rows: rows, memory: memory),
          persons: PersonCells(of: table, rows: rows)
        )
      },
      consume: { part, persons in
        counts += part.counts
        for cell in part.unread where unread.count < Findings.unreadNamed {
          // What the table leaves out of every row is said once.
          if cell.lacksCurrency, unread.contains(where: \.lacksCurrency) { continue }
          unread.append(cell)
        }
        record?.add(part.records)
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
        if let persons { people.add(persons, part, groups, source: table.path) }
        unused += add(part, groups, source: table.path, year: table.published?.year ?? 0)
      })
    source.observations += observations.count - paysBefore
    if record != nil {
      let observed = observedGroups(from: paysBefore)
      record?.add(observed)
    }
    issues += unread.map { $0.issue(in: table.path) }
    source.note = TableNote(table, counts: counts, unused: unused).text
  }

  /// Returns how many observations there are of each group from a row on.
  private func observedGroups(from first: Int) -> [ObservedGroup] {
    var counts = [Int](repeating: 0, count: observations.groups.count)
    for row in first..<observations.count { counts[Int(observations.group[row])] += 1 }
    return counts.indices.filter { counts[$0] > 0 }.map {
      ObservedGroup(group: observations.groups[$0], count: counts[$0])
    }
  }

  /// Adds a part's observations and returns those of a role that are none.
  ///
  /// - Parameter year: The year of the whole table, for rows that say none; 0 where it has none.
  private mutating func add(
    _ part: RowFindings, _ groups: [AnnualGroup?], source: String, year: Int
  ) -> UnusedPay {
    var unused = UnusedPay()
    let path = observations.index(ofSource: source)
    let indices = groups.map { $0.map { observations.index(of: $0.group) } }
    let employers = part.employers.map { observations.index(ofEmployer: $0) }
    for pay in part.pays {
      let number = Int(pay.group)
      guard let group = groups[number], let index = indices[number] else {
        let row = part.groups[number]
        if row.role != nil, Market(country: row.country, currency: row.currency) == nil {
          unused.withoutMarket += 1
        }
        continue
      }
      guard let low = pay.low, let high = pay.high else {
        unused.oneSided += 1
        continue
      }
      observations.append(
        group: index, annualPay: (group.annual(low) + group.annual(high)) / 2,
        weight: pay.weight, source: path, line: pay.line,
        year: Int16(clamping: pay.year ?? year),
        employer: pay.employer < 0 ? -1 : employers[Int(pay.employer)])
    }
    return unused
  }
}

/// Rows with the pay of a role that takes no part in the statistics.
struct UnusedPay {
  var withoutMarket = 0
  /// “From X”, “up to X”: a bound is no value.
  var oneSided = 0

  static func += (left: inout UnusedPay, right: UnusedPay) {
    left.withoutMarket += right.withoutMarket
    left.oneSided += right.oneSided
  }
}

/// A group of rows whose pay can be made annual.
struct AnnualGroup {
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
