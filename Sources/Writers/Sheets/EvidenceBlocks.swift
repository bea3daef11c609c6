internal import Compensation

/// The tables below the figures of the evidence: what was computed from rows of tables, what models
/// make of the statements, official statistics beside them, and the pay gap.
struct EvidenceBlocks {
  let context: SheetContext

  /// The columns of the distributions: those of the bands that observations can have.
  private static let observedColumns: [BandColumn] = [
    .role, .market, .currency, .basis, .segment, .count, .sources, .low, .p10, .p25, .median, .p75,
    .p90, .high, .mean, .medianLow, .medianHigh, .quality, .organizations, .organizationMedian,
  ]

  /// The columns of the distributions that a report has something for.
  static func observedColumns(of bands: BandRows) -> [BandColumn] {
    observedColumns.filter(bands.columns.contains)
  }
  static let modelValueColumn = 5
  static let officialValueColumn = 8
  static let officialYearColumn = 10

  private var report: Report { context.report }
  private var words: ReportWords { context.words }
  private var wording: Wording { context.wording }
  private var layout: EvidenceLayout { context.evidence }

  func add(to content: inout SheetContent) {
    addBlock("observed", layout.observed, observedHeaders, to: &content, observedCells)
    addBlock(
      "models", layout.models,
      headers(
        "models",
        [
          "role", "market", "currency", "basis", "method", "value", "low", "high", "confidence",
          "sources", "assumption",
        ]), to: &content, modelCells)
    addBlock(
      "official", layout.official,
      headers(
        "official",
        [
          "figure", "role", "code", "claim", "period", "claim-year", "position", "statistic",
          "official", "ratio", "year",
        ]), to: &content, officialCells)
    addBlock(
      "gap", layout.gaps,
      headers(
        "gap",
        [
          "document", "market", "currency", "basis", "category", "measure", "women", "men", "value",
          "assessment",
        ]),
      to: &content, gapCells)
  }

  private func headers(_ table: String, _ columns: [String]) -> [String] {
    columns.map { wording["\(table).\($0)"] }
  }

  private var observedHeaders: [String] {
    EvidenceBlocks.observedColumns(of: context.bands).map { column in
      switch column {
      case .count: wording["observed.count"]
      case .sources: wording["observed.tables"]
      default: wording["bands.\(column.rawValue)"]
      }
    }
  }

  private func addBlock(
    _ key: String, _ block: EvidenceLayout.Block, _ headers: [String],
    to content: inout SheetContent, _ cells: @escaping @Sendable (Int) -> [Cell?]
  ) {
    guard block.count > 0 else { return }
    content.addSpace(block.headingRow - content.rowCount)
    content.addText(wording["\(key).heading"], .heading)
    content.add(
      .table(
        TableContent(
          name: key.prefix(1).uppercased() + key.dropFirst(), headers: headers,
          rowCount: block.count, row: cells)))
  }

  private var observedCells: @Sendable (Int) -> [Cell?] {
    let hasOrganizations = context.bands.columns.contains(.organizations)
    return { [report, words, wording, context] index in
      let summary = report.observationSummaries[index]
      let group = summary.group
      let money = CellStyle.money(group.currency, in: wording)
      let back = context.bands.link(observations: group)
      func value(_ value: Double?) -> Cell { .number(value, money, or: Marker.withheld) }
      return [
        .text(words.title(group.role)).linked(to: back, tip: wording["tip.band"]),
        .text(words.market(group)), .text(group.currency.code, .center),
        .text(words.basis(group)), .text(words.segment(group), .wrapped),
        .number(
          summary.isWithheld ? nil : Double(summary.count), .count, or: Marker.withheld),
        .number(summary.sources).linked(
          to: CellPlace.quoted(context.titles.sources) + "!A1", tip: wording["tip.source"]),
        value(summary.minimum), value(summary.p10), value(summary.p25), value(summary.median),
        value(summary.p75), value(summary.p90), value(summary.maximum), value(summary.mean),
        summary.medianLow.map { .number($0, money) },
        summary.medianHigh.map { .number($0, money) },
        summary.quality.map { .text(wording["quality.\($0.rawValue)"]) },
      ]
        + (hasOrganizations
          ? [
            summary.organizations.map { .number($0) },
            summary.organizations.map { _ in value(summary.organizationMedian) },
          ] : [])
    }
  }

  private var modelCells: @Sendable (Int) -> [Cell?] {
    { [report, words, wording] index in
      let model = report.models[index]
      let money = CellStyle.money(model.group.currency, in: wording)
      return [
        .text(words.title(model.group.role)), .text(words.market(model.group)),
        .text(model.group.currency.code, .center), .text(words.basis(model.group)),
        .text(wording["model.\(model.method.rawValue)"]), .number(model.value, money),
        model.low.map { .number($0, money) }, model.high.map { .number($0, money) },
        model.confidence.map { .number($0, .ratio) }, .number(model.sources),
        .text(wording.translated(model.assumption, area: "note.")),
      ]
    }
  }

  private var officialCells: @Sendable (Int) -> [Cell?] {
    { [report, words, wording] index in
      let comparison = report.officialComparisons[index]
      let money = CellStyle.money(.usd, in: wording, showing: comparison.claim)
      return [
        .number(comparison.figure, .tally), .text(words.title(comparison.role)),
        .text(comparison.code, .center), .number(comparison.claim, money),
        .text(wording["period.\(comparison.period.rawValue)"], .center),
        comparison.claimYear.map { .number($0, .digits) },
        .text(wording.translated(comparison.position, area: "note."), .center),
        .text(wording["statistic.\(comparison.officialStatistic.rawValue)"]),
        .number(comparison.official, money),
        comparison.difference.map { .number($0 + 1, .ratio) },
        .number(comparison.officialYear, .digits),
      ]
    }
  }

  private var gapCells: @Sendable (Int) -> [Cell?] {
    { [report, words, wording] index in
      let gap = report.payGaps[index]
      return [
        .text(gap.source, .wrapped), .text(gap.market), .text(gap.currency.code, .center),
        .text(wording[gap.isNet ? "basis.net" : "basis.gross-or-unstated"]),
        gap.category.map { .text(words.title($0)) },
        .text(wording["gap.\(gap.measure.rawValue)"], .wrapped),
        .number(gap.women.map(Double.init), .count, or: Marker.withheld),
        .number(gap.men.map(Double.init), .count, or: Marker.withheld),
        .number(gap.value, .share(in: wording), or: Marker.withheld),
        gap.measure == .category
          ? .text(wording[gap.reachesAssessment ? "yes" : "no"], .center) : nil,
      ]
    }
  }
}
