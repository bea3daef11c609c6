internal import Compensation

/// The sentences that say what a report found: a number and what it is, both formulas, so that they
/// stay true when an assumption changes.
struct KeyMessages {
  private enum Message {
    /// The highest or the lowest median of some rows of the headline.
    case median(HeadlineTable.Scope, isHighest: Bool, observed: Bool, value: Double, row: Int)
    case difference(value: Double, index: Int)
    case conflict(value: Double, row: Int)
    case conflicts(count: Int, all: Int)
    case stale(count: Int)
    case thin(count: Int, all: Int)
  }

  let context: SheetContext
  private let messages: [Message]

  private var report: Report { context.report }
  private var wording: Wording { context.wording }

  init(context: SheetContext) {
    self.context = context
    let headline = HeadlineTable(context: context)
    messages =
      KeyMessages.medians(of: headline, observed: false, scopes: 2)
      + KeyMessages.medians(of: headline, observed: true, scopes: 1)
      + KeyMessages.differences(of: context.report) + KeyMessages.conflicts(of: context)
      + KeyMessages.reservations(of: context)
  }

  /// The rows that the block takes, the heading and the free row after it among them.
  var rowCount: Int { messages.isEmpty ? 0 : messages.count + 2 }

  private static func medians(
    of headline: HeadlineTable, observed: Bool, scopes limit: Int
  ) -> [Message] {
    var messages: [Message] = []
    var shown = 0
    for scope in headline.scopes where shown < limit {
      let medians = scope.rows.compactMap { headline.median($0, observed: observed) }
      guard medians.count > 1, let most = medians.max(), let least = medians.min() else { continue }
      shown += 1
      for (value, isHighest) in [(most, true), (least, false)] {
        // Of equal medians the first row, as a lookup finds it.
        let row = scope.rows.first { headline.median($0, observed: observed) == value }
        guard let row else { continue }
        messages.append(
          .median(scope, isHighest: isHighest, observed: observed, value: value, row: row))
      }
    }
    return messages
  }

  private static func differences(of report: Report) -> [Message] {
    let shares = report.comparisons.map(\.relativeDifference)
    let known = shares.compactMap(\.self).filter(\.isFinite)
    guard let most = known.max(), let least = known.min() else { return [] }
    let value = most >= -least ? most : least
    return shares.firstIndex { $0 == value }.map { [.difference(value: value, index: $0)] } ?? []
  }

  private static func conflicts(of context: SheetContext) -> [Message] {
    let ratios = context.bands.rows.map { row -> Double? in
      guard case .statements(let summary) = row.basis else { return nil }
      return summary.agreement
    }
    let known = ratios.compactMap(\.self).filter(\.isFinite)
    guard let most = known.max(), most > 1, let row = ratios.firstIndex(where: { $0 == most })
    else { return [] }
    return [
      .conflict(value: most, row: row),
      .conflicts(
        count: known.count { $0 > AssumptionCells.standardConflict }, all: known.count),
    ]
  }

  private static func reservations(of context: SheetContext) -> [Message] {
    let report = context.report
    let summaries = report.statementSummaries.filter { $0.statements > 0 }
    guard !summaries.isEmpty else { return [] }
    let limit =
      (Int(report.asOf.prefix(4)) ?? 0) - AssumptionCells.standardStaleYears
    let stale = report.figures.count { figure in
      figure.exclusion == nil && figure.figure.year.map { $0 < limit } ?? false
    }
    let thin = summaries.count { $0.sources < AssumptionCells.standardLeastSources }
    return [.thin(count: thin, all: summaries.count), .stale(count: stale)]
  }

  /// - Parameter firstRow: The first row of the headline's groups, counted from 0.
  func add(to content: inout SheetContent, headline: HeadlineTable, firstRow: Int) {
    guard !messages.isEmpty else { return }
    content.addText(wording["summary.messages"], .heading)
    for message in messages {
      content.add(.row(cells(message, row: content.rowCount, headline, firstRow: firstRow)))
    }
    content.addSpace()
  }

  private func cells(
    _ message: Message, row: Int, _ headline: HeadlineTable, firstRow: Int
  ) -> [Cell?] {
    let here = CellPlace.name(row: row, column: 0)
    switch message {
    case .median(let scope, let isHighest, let observed, let value, let place):
      let rows = (firstRow + scope.rows.lowerBound)...(firstRow + scope.rows.upperBound - 1)
      func range(_ column: Int) -> String {
        CellPlace.name(row: rows.lowerBound, column: column) + ":"
          + CellPlace.name(row: rows.upperBound, column: column)
      }
      let medians = range(headline.index(observed ? .observedMedian : .median))
      let key = (isHighest ? "highest" : "lowest") + (observed ? "-observed" : "-stated")
      return [
        .formula(
          "\(isHighest ? "MAX" : "MIN")(\(medians))", value,
          .money(scope.currency, in: wording).asKey),
        FormulaText(
          wording.parts("message.\(key)"),
          [
            "role": .init(
              formula: "INDEX(\(range(headline.index(.role))),MATCH(\(here),\(medians),0))",
              text: context.words.title(headline.groups[place].role)),
            "market": .fixed(scope.market),
          ]
        ).cell(.sentence),
      ]
    case .difference(let value, let index): return difference(value, index, here)
    case .conflict(let value, let place):
      let rows = context.bands.rows
      let ratios = bandRange(.agreement)
      return [
        .formula("MAX(\(ratios))", value, CellStyle.ratio.asKey),
        FormulaText(
          wording.parts("message.conflict"),
          [
            "role": .init(
              formula: "INDEX(\(bandRange(.role)),MATCH(\(here),\(ratios),0))",
              text: context.words.title(rows[place].group.role)),
            "market": .init(
              formula: "INDEX(\(bandRange(.market)),MATCH(\(here),\(ratios),0))",
              text: context.words.market(rows[place].group)),
          ]
        ).cell(.sentence),
      ]
    case .conflicts(let count, let all):
      let ratios = bandRange(.agreement)
      return counted(
        "COUNTIF(\(ratios),\">\"&\(AssumptionCells.conflict))", count, "message.conflicts",
        all: .init(formula: "COUNT(\(ratios))", text: "\(all)"),
        limit: .init(
          formula: AssumptionCells.conflict,
          text: PlainNumber.text(of: AssumptionCells.standardConflict)))
    case .thin(let count, let all):
      let from = FormulaText.quoted(wording["from.statements"])
      let rows = "\(bandRange(.from)),\(from),\(bandRange(.sources)),"
      return counted(
        "COUNTIFS(\(rows)\">0\",\(bandRange(.sources)),\"<\"&\(AssumptionCells.leastSources))",
        count,
        "message.thin", all: .init(formula: "COUNTIFS(\(rows)\">0\")", text: "\(all)"),
        limit: .init(
          formula: AssumptionCells.leastSources, text: "\(AssumptionCells.standardLeastSources)"))
    case .stale(let count):
      let yes = FormulaText.quoted(wording["yes"])
      let terms = zip(context.evidence.all(.used), context.evidence.all(.year)).map { used, year in
        "COUNTIFS(\(used),\(yes),\(year),\"<\"&(YEAR(\(AssumptionCells.asOf))"
          + "-\(AssumptionCells.staleYears)))"
      }
      return counted(
        terms.joined(separator: "+"), count, "message.stale", all: .fixed(""),
        limit: .init(
          formula: AssumptionCells.staleYears, text: "\(AssumptionCells.standardStaleYears)"))
    }
  }

  private func difference(_ value: Double, _ index: Int, _ here: String) -> [Cell?] {
    func range(_ column: Int) -> String {
      CellPlace.range(
        sheet: context.titles.compare, rows: 1...report.comparisons.count, columns: column...column)
    }
    let shares = range(CompareSheet.Column.relative)
    let comparison = report.comparisons[index]
    func name(_ column: Int, _ group: PayGroup) -> FormulaText.Value {
      .init(
        formula: "INDEX(\(range(column)),MATCH(\(here),\(shares),0))",
        text: CompareSheet.name(group, context.words))
    }
    return [
      .formula(
        "IF(MAX(\(shares))>=-MIN(\(shares)),MAX(\(shares)),MIN(\(shares)))", value,
        CellStyle.signedShare(in: wording).asKey),
      FormulaText(
        wording.parts("message.difference"),
        [
          "second": name(CompareSheet.Column.second, comparison.second.group),
          "first": name(CompareSheet.Column.first, comparison.first.group),
        ]
      ).cell(.sentence),
    ]
  }

  private func counted(
    _ formula: String, _ count: Int, _ key: String, all: FormulaText.Value,
    limit: FormulaText.Value
  ) -> [Cell?] {
    [
      .formula(formula, Double(count), CellStyle.count.asKey),
      FormulaText(wording.parts(key), ["all": all, "limit": limit]).cell(.sentence),
    ]
  }

  private func bandRange(_ column: BandColumn) -> String {
    CellPlace.range(
      sheet: context.titles.bands, rows: 1...context.bands.rows.count,
      columns: context.bands.index(column)...context.bands.index(column))
  }
}

extension FormulaText.Value {
  /// A text that no formula gives.
  static func fixed(_ text: String) -> FormulaText.Value {
    FormulaText.Value(formula: FormulaText.quoted(text), text: text)
  }
}

extension CellStyle {
  /// Words beside a number that they are about.
  static let sentence = CellStyle(isIndented: true)

  /// The number that a sentence is about.
  var asKey: CellStyle {
    var style = self
    style.isBold = true
    style.color = CellStyle.navy
    style.alignment = .right
    return style
  }
}
