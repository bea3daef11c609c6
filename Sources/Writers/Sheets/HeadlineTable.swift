internal import Compensation

/// The headline of each role: what documents state and what observations show, side by side, as
/// references to the sheet Bands. Groups of one market, currency and basis stand together.
struct HeadlineTable {
  /// Groups that can be compared: one market, currency and basis, all workers.
  struct Scope {
    var market: String
    var currency: Currency
    /// The groups' places in the table.
    var rows: Range<Int>
  }

  let context: SheetContext
  let groups: [PayGroup]
  private let statements: [PayGroup: StatementSummary]
  private let observations: [PayGroup: ObservationSummary]

  /// The columns, in their order; the raw value is the key of the header.
  enum Column: String, CaseIterable {
    case role, market, currency, basis, segment, statements, sources, low, median, high
    case observations, p25
    case observedMedian = "observed-median"
    case p75, remark
  }

  /// The columns that the report has something for.
  private let columns: [Column]

  init(context: SheetContext) {
    self.context = context
    statements = Dictionary(
      context.report.statementSummaries.map { ($0.group, $0) },
      uniquingKeysWith: { first, _ in first })
    observations = Dictionary(
      context.report.observationSummaries.map { ($0.group, $0) },
      uniquingKeysWith: { first, _ in first })
    let (hasStatements, hasObservations) = (!statements.isEmpty, !observations.isEmpty)
    columns = Column.allCases.filter { column in
      switch column {
      case .role, .market, .currency, .basis, .segment: true
      case .statements, .sources, .low, .median, .high, .remark: hasStatements
      case .observations, .p25, .observedMedian, .p75: hasObservations
      }
    }
    func key(_ group: PayGroup) -> (String, String, Int, String, String) {
      (
        group.market, group.currency.code, group.isNet ? 1 : 0, group.segment ?? "", group.role
      )
    }
    groups = Set(statements.keys).union(observations.keys).sorted { key($0) < key($1) }
  }

  /// The place of a column, counted from 0.
  func index(_ column: Column) -> Int { columns.firstIndex(of: column) ?? 0 }

  /// The runs of groups that can be compared, those with most groups first.
  var scopes: [Scope] {
    var scopes: [Scope] = []
    for (row, group) in groups.enumerated() where group.segment == nil && !group.isNet {
      if let last = scopes.last, last.market == group.market, last.currency == group.currency,
        last.rows.upperBound == row
      {
        scopes[scopes.count - 1].rows = last.rows.lowerBound..<(row + 1)
      } else {
        scopes.append(Scope(market: group.market, currency: group.currency, rows: row..<(row + 1)))
      }
    }
    return scopes.sorted {
      ($1.rows.count, $0.rows.lowerBound) < ($0.rows.count, $1.rows.lowerBound)
    }
  }

  /// The median of a row of the table, of statements or of observations.
  func median(_ row: Int, observed: Bool) -> Double? {
    observed ? observations[groups[row]]?.median : statements[groups[row]]?.median
  }

  func add(to content: inout SheetContent) {
    let wording = context.wording
    guard !groups.isEmpty else {
      content.addText(wording["summary.none"], .label)
      content.addText(
        wording[context.report.rejected.isEmpty ? "summary.see-sources" : "summary.see-rejected"])
      return
    }
    content.addText(wording["summary.headline"], .heading)
    let cells = groups.map(self.cells)
    content.add(
      .table(
        TableContent(
          name: "Headline", headers: columns.map { wording["headline.\($0.rawValue)"] },
          rowCount: cells.count
        ) { cells[$0] }))
  }

  private func cells(_ group: PayGroup) -> [Cell?] {
    let (words, bands) = (context.words, context.bands)
    let first = bands.row(statements: group)
    let second = bands.row(observations: group)
    let link = bands.link(statements: group) ?? bands.link(observations: group)
    func copy(_ row: Int?, _ column: BandColumn) -> Cell? {
      guard let row, let cell = BandsSheet.cell(of: bands.rows[row - 1], row: row, column, context),
        column == .remark || cell.value != .text("")
      else { return nil }
      return cell.copied(from: bands.cell(row, column))
        .linked(to: row == first ? bands.link(statements: group) : bands.link(observations: group))
    }
    return columns.map { column in
      switch column {
      case .role:
        .text(words.title(group.role), .label)
          .linked(to: link, tip: context.wording["tip.band"])
      case .market: .text(words.market(group))
      case .currency: .text(group.currency.code, .center)
      case .basis: .text(words.basis(group))
      case .segment: .text(words.segment(group), .wrapped)
      case .statements: copy(first, .count)
      case .sources: copy(first, .sources)
      case .low: copy(first, .low)
      case .median: copy(first, .median)
      case .high: copy(first, .high)
      case .observations: copy(second, .count)
      case .p25: copy(second, .p25)
      case .observedMedian: copy(second, .median)
      case .p75: copy(second, .p75)
      case .remark: copy(first, .remark)
      }
    }
  }
}

extension Cell {
  /// A cell that shows what another one does.
  func copied(from place: String) -> Cell {
    let result: CellFormula.Result =
      switch value {
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .formula(let formula): formula.result
      }
    return .formula(place, result: result, style)
  }
}
