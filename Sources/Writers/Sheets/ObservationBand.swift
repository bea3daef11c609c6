internal import Compensation

/// The cells of the row of a group's observations on the sheet Bands.
///
/// The rows of a table are people's pay and stay out of a report; the evidence has what was computed
/// from them, as values, and the formulas here withhold it by the assumed numbers of observations.
struct ObservationBand {
  let context: SheetContext
  let summary: ObservationSummary
  /// The summary's place among the report's.
  let index: Int
  /// The row on the sheet, counted from 0.
  let row: Int

  private var money: CellStyle {
    .money(summary.group.currency, in: context.wording)
  }
  private var layout: EvidenceLayout { context.evidence }

  func cell(_ column: BandColumn) -> Cell? {
    value(column)?.linked(
      to: layout.link(layout.observed, index, columns: observedColumns.count),
      tip: context.wording["tip.observations"])
  }

  private var observedColumns: [BandColumn] { EvidenceBlocks.observedColumns(of: context.bands) }

  private func evidence(_ column: BandColumn) -> String? {
    observedColumns.firstIndex(of: column).map {
      layout.cell(layout.observed, index, column: $0)
    }
  }

  private func value(_ column: BandColumn) -> Cell? {
    switch column {
    case .count:
      withheld(column, summary.isWithheld ? nil : Double(summary.count), .count)
    case .sources: .formula(evidence(.sources), Double(summary.sources), .count)
    case .low: withheld(column, summary.minimum, money)
    case .p10: withheld(column, summary.p10, money)
    case .p25: withheld(column, summary.p25, money)
    case .median: withheld(column, summary.median, money)
    case .p75: withheld(column, summary.p75, money)
    case .p90: withheld(column, summary.p90, money)
    case .high: withheld(column, summary.maximum, money)
    case .mean: withheld(column, summary.mean, money)
    case .medianLow: summary.medianLow.flatMap { withheld(column, $0, money) }
    case .medianHigh: summary.medianHigh.flatMap { withheld(column, $0, money) }
    case .organizations:
      summary.organizations.flatMap { withheld(column, Double($0), .count) }
    case .organizationMedian:
      summary.organizations.flatMap { _ in withheld(column, summary.organizationMedian, money) }
    case .spread: spread
    case .quality: quality
    case .adjusted: context.modelCell(.adjustedObservedMedian, of: summary.group)
    default: nil
    }
  }

  /// The value of the evidence, or the marker where fewer observations are behind it than assumed.
  private func withheld(_ column: BandColumn, _ value: Double?, _ style: CellStyle) -> Cell? {
    guard let place = evidence(column), let count = evidence(.count) else { return nil }
    let formula = "IF(\(count)<\(limit(column)),\"\(Marker.withheld)\",\(place))"
    guard let value, value.isFinite else {
      return .formula(formula, result: .text(Marker.withheld), .marker)
    }
    return .formula(formula, value, style)
  }

  private func limit(_ column: BandColumn) -> String {
    column.isTail ? AssumptionCells.leastForTails : AssumptionCells.least
  }

  private var spread: Cell? {
    let (low, high) = (
      CellPlace.name(row: row, column: context.bands.index(.low)),
      CellPlace.name(row: row, column: context.bands.index(.high))
    )
    let formula =
      "IF(AND(ISNUMBER(\(low)),ISNUMBER(\(high))),\(high)/\(low)-1,\"\(Marker.withheld)\")"
    guard let least = summary.minimum, let most = summary.maximum else {
      return .formula(formula, result: .text(Marker.withheld), .marker)
    }
    guard least > 0, least.isFinite, most.isFinite else { return nil }
    return .formula(formula, most / least - 1, .share(in: context.wording))
  }

  private var quality: Cell? {
    guard let quality = summary.quality, let place = evidence(.quality),
      let count = evidence(.count)
    else { return nil }
    return .formula(
      "IF(\(count)<\(AssumptionCells.least),\"\(Marker.withheld)\",\(place))",
      result: .text(context.wording["quality.\(quality.rawValue)"]), .indented)
  }
}
