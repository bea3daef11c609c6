internal import Compensation

/// The cells of the row of a group's statements on the sheet Bands: formulas over the rows of the
/// evidence.
///
/// A formula is used only where it gives the number of the report.
struct StatementBand {
  let context: SheetContext
  let summary: StatementSummary
  /// The row on the sheet, counted from 0.
  let row: Int

  private var group: PayGroup { summary.group }
  private var money: CellStyle { .money(group.currency, in: context.wording) }
  private var layout: EvidenceLayout { context.evidence }
  private var rows: Range<Int> { context.order.rows[group] ?? 0..<0 }
  private var figures: [StandardizedFigure] { rows.map(figure) }

  private func figure(_ position: Int) -> StandardizedFigure {
    context.report.figures[context.order.indices[position]]
  }

  private func here(_ column: BandColumn) -> String {
    CellPlace.name(row: row, column: context.bands.index(column))
  }

  func cell(_ column: BandColumn) -> Cell? {
    let all = context.order.allRows[group] ?? 0..<0
    let cell = value(column)
    let tip = context.wording["tip.evidence"]
    return cell?.linked(to: layout.link(all), tip: tip)
  }

  private func value(_ column: BandColumn) -> Cell? {
    switch column {
    case .count: count
    case .sources: sources
    case .low, .high: range(column)
    case .median: median(rows, context.weights.parts, .share, summary.median)
    case .medianOfMeans:
      summary.medianOfMeans.map {
        median(
          context.order.rowsOfMeans[group] ?? 0..<0, context.weights.partsOfKind, .shareOfKind, $0)
      }
    case .medianOfMedians:
      summary.medianOfMedians.map {
        median(
          context.order.rowsOfMedians[group] ?? 0..<0, context.weights.partsOfKind, .shareOfKind,
          $0)
      }
    case .p10: percentile(10)
    case .p25: percentile(25)
    case .p75: percentile(75)
    case .p90: percentile(90)
    case .spread: spread
    case .agreement: agreement
    case .remark: remark
    case .adjusted: context.modelCell(.adjustedMedian, of: group)
    case .implied: context.modelCell(.impliedMedian, of: group)
    case .combined: context.modelCell(.combinedMedian, of: group)
    case .official, .officialYear: official(column)
    default: nil
    }
  }

  private var count: Cell {
    let all = context.order.allRows[group] ?? 0..<0
    let formula = layout.places(all, .used)
      .map { "COUNTIF(\($0),\"\(context.wording["yes"])\")" }.joined(separator: "+")
    let counted = all.count { figure($0).exclusion == nil }
    return .formula(
      formula.isEmpty || counted != summary.statements ? nil : formula,
      Double(summary.statements), .count)
  }

  /// The number of different documents, which the evidence has as numbers.
  private var sources: Cell {
    let places = layout.places(rows, .source)
    guard let place = places.first, places.count == 1,
      Set(figures.map(\.source)).count == summary.sources
    else { return .number(summary.sources) }
    return .formula(
      "SUMPRODUCT(--(FREQUENCY(\(place),\(place))>0))", Double(summary.sources), .count)
  }

  /// The lowest low or the highest high; where both sides are bounded a bound widens both.
  private func range(_ column: BandColumn) -> Cell {
    let lows = figures.compactMap(\.annualLow)
    let highs = figures.compactMap(\.annualHigh)
    let isLow = column == .low
    let value = isLow ? summary.low : summary.high
    let isBoth = !lows.isEmpty && !highs.isEmpty
    let values = isBoth ? lows + highs : isLow ? lows : highs
    let first: EvidenceColumn = isBoth || isLow ? .annualLow : .annualHigh
    let last: EvidenceColumn = isBoth || !isLow ? .annualHigh : .annualLow
    let places = layout.places(rows, first, through: last)
    return checked(
      "\(isLow ? "MIN" : "MAX")(\(places.joined(separator: ",")))",
      isLow ? values.min() : values.max(), value)
  }

  /// A formula, if what it computes is the report's value.
  private func checked(_ formula: String, _ computed: Double?, _ value: Double?) -> Cell {
    guard let computed, let value, value.isFinite, computed.isNear(value) else {
      return .number(value, money)
    }
    return .formula(formula, value, money)
  }

  /// The median of the central values, each source with the same weight: the plain one where all
  /// figures weigh alike.
  private func median(
    _ rows: Range<Int>, _ parts: [Int: MedianWeights.Part], _ share: EvidenceColumn,
    _ value: Double?
  ) -> Cell {
    let centrals = layout.places(rows, .central)
    guard rows.contains(where: { parts[$0] != nil }) else {
      return checked(
        "MEDIAN(\(centrals.joined(separator: ",")))",
        middle(of: rows.compactMap { figure($0).centralValue }), value)
    }
    let shares = layout.places(rows, share)
    let computed = rows.reduce(0) {
      $0 + (figure($1).centralValue ?? 0) * (parts[$1]?.share ?? 0)
    }
    let formula = zip(shares, centrals).map { "SUMPRODUCT(\($0),\($1))" }.joined(separator: "+")
    return checked(formula, computed, value)
  }

  /// What statements give of a percentile; the middle of several.
  private func percentile(_ percentile: Double) -> Cell? {
    let stated = summary.percentiles.filter { $0.percentile == percentile }
    let places = stated.compactMap { stated -> String? in
      guard let position = context.order.rowOfNumber[stated.figure] else { return nil }
      let figure = figure(position)
      return layout.cell(
        position,
        figure.centralValue != nil ? .central : figure.annualLow != nil ? .annualLow : .annualHigh)
    }
    guard let value = middle(of: stated.map(\.value)), places.count == stated.count else {
      return nil
    }
    return .formula(
      places.count == 1 ? places[0] : "MEDIAN(\(places.joined(separator: ",")))", value, money)
  }

  private var spread: Cell? {
    let (low, high) = (here(.low), here(.high))
    guard let least = summary.low, let most = summary.high, least > 0, least.isFinite,
      most.isFinite
    else { return nil }
    return .formula("\(high)/\(low)-1", most / least - 1, .share(in: context.wording))
  }

  private var agreement: Cell? {
    let places = layout.places(rows, .sourceValue)
    let values = rows.compactMap { context.weights.sourceValues[$0]?.value }
    guard let agreement = summary.agreement else { return nil }
    let list = places.joined(separator: ",")
    guard let least = values.min(), let most = values.max(), least > 0, agreement.isFinite,
      agreement.isNear(most / least)
    else { return .number(agreement, .ratio) }
    return .formula("MAX(\(list))/MIN(\(list))", agreement, .ratio)
  }

  /// What is to be known before the row is used, in words, which follow the assumptions.
  private var remark: Cell? {
    let wording = context.wording
    let years = layout.places(rows, .year).joined(separator: ",")
    guard !years.isEmpty else { return nil }
    let newest = figures.compactMap(\.figure.year).max()
    let limit = (Int(context.report.asOf.prefix(4)) ?? 0) - AssumptionCells.standardStaleYears
    let oldest = "YEAR(\(AssumptionCells.asOf))-\(AssumptionCells.staleYears)"
    let remarks: [(key: String, condition: String, holds: Bool)] = [
      (
        "remark.few-sources", "\(here(.sources))<\(AssumptionCells.leastSources)",
        summary.sources < AssumptionCells.standardLeastSources
      ),
      (
        "remark.conflict", "N(\(here(.agreement)))>\(AssumptionCells.conflict)",
        (summary.agreement ?? 0) > AssumptionCells.standardConflict
      ),
      (
        "remark.stale", "AND(MAX(\(years))>0,MAX(\(years))<\(oldest))",
        newest.map { $0 < limit } ?? false
      ),
    ]
    let formula = remarks.map { "IF(\($0.condition),\"; \(wording[$0.key])\",\"\")" }
      .joined(separator: "&")
    let text = remarks.filter(\.holds).map { wording[$0.key] }.joined(separator: "; ")
    return .formula("MID(\(formula),3,200)", result: .text(text), .indented)
  }

  private func official(_ column: BandColumn) -> Cell? {
    guard let index = context.official(of: summary.figures) else { return nil }
    let comparison = context.report.officialComparisons[index]
    if column == .official {
      return .formula(
        layout.cell(layout.official, index, column: EvidenceBlocks.officialValueColumn),
        comparison.official, money)
    }
    return .formula(
      layout.cell(layout.official, index, column: EvidenceBlocks.officialYearColumn),
      Double(comparison.officialYear), .digits)
  }
}
