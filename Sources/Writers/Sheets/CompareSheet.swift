internal import Compensation

/// The sheet that puts every two roles side by side: pairs, what single sources say of both, and a
/// matrix for each market.
struct CompareSheet: Sendable {
  let context: SheetContext
  /// The first row of each comparison's differences within one source.
  private let pairRows: [PairKey: Int]

  init(context: SheetContext) {
    self.context = context
    pairRows = CompareSheet.pairRows(of: context.report)
  }

  /// The columns of the pairs that other cells speak of.
  enum Column {
    static let first = 0
    static let second = 4
    static let firstMedian = 7
    static let secondMedian = 8
    static let difference = 9
    static let relative = 10
  }

  /// The most roles of a matrix; more are better read as pairs.
  static let matrixLimit = 25

  private var report: Report { context.report }
  private var words: ReportWords { context.words }
  private var wording: Wording { context.wording }

  func content() -> SheetContent {
    var content = SheetContent(context.titles.compare)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [30, 16, 14, 15, 30] + Array(repeating: 14, count: 30)
    let headers = [
      "first", "market", "currency", "basis", "second", "first-sources", "second-sources",
      "first-median", "second-median", "difference", "relative", "overlap", "common",
    ].map { wording["compare.\($0)"] }
    content.addTable(
      "Comparisons", headers, Array(report.comparisons.enumerated()),
      orText: noComparison
    ) { [self] in cells($0.element, row: $0.offset + 1) }
    if !report.comparisons.isEmpty {
      content.highlight(
        rows: 1...report.comparisons.count, columns: Column.relative...Column.relative,
        .scale(low: 0xF8_CB_AD, high: 0xBD_D7_EE))
    }
    addObserved(to: &content)
    addPairs(to: &content)
    CompareMatrix(context: context).add(to: &content)
    return content
  }

  private var noComparison: String {
    wording[
      Set(report.statementSummaries.map(\.group.role)).count > 1
        ? "compare.none-shown" : "compare.none"]
  }

  private func cells(_ comparison: RoleComparison, row: Int) -> [Cell?] {
    let (first, second) = (comparison.first, comparison.second)
    let group = first.group
    let money = CellStyle.money(group.currency, in: wording)
    let here = [Column.firstMedian, Column.secondMedian, Column.difference].map {
      CellPlace.name(row: row, column: $0)
    }
    let links = [first, second].map { context.bands.link(statements: $0.group) }
    let tip = wording["tip.band"]
    return [
      .text(name(first.group), .label).linked(to: links[0], tip: tip),
      .text(words.market(group)), .text(group.currency.code, .center),
      .text(words.basis(group)),
      .text(name(second.group), .label).linked(to: links[1], tip: tip),
      .formula(place(first.group, .sources), Double(first.sources), .count),
      .formula(place(second.group, .sources), Double(second.sources), .count),
      .formula(place(first.group, .median), first.median, money),
      .formula(place(second.group, .median), second.median, money),
      .formula(
        isDifference(comparison) ? "\(here[1])-\(here[0])" : nil, comparison.difference,
        .moneyDifference(group.currency, in: wording)),
      .formula(
        isShare(comparison) ? "\(here[2])/\(here[0])" : nil, comparison.relativeDifference,
        .signedShare(in: wording)),
      .formula(overlapFormula(comparison), comparison.overlap, .share(in: wording)),
      commonSources(comparison),
    ]
  }

  private func name(_ group: PayGroup) -> String { CompareSheet.name(group, words) }

  static func name(_ group: PayGroup, _ words: ReportWords) -> String {
    words.title(group.role) + (group.segment.map { ", \($0)" } ?? "")
  }

  private func place(_ group: PayGroup, _ column: BandColumn) -> String? {
    context.bands.row(statements: group).map { context.bands.cell($0, column) }
  }

  private func isDifference(_ comparison: RoleComparison) -> Bool {
    guard let low = comparison.first.median, let high = comparison.second.median else {
      return false
    }
    return comparison.difference?.isNear(high - low) ?? false
  }

  private func isShare(_ comparison: RoleComparison) -> Bool {
    guard let median = comparison.first.median, let difference = comparison.difference, median != 0
    else { return false }
    return comparison.relativeDifference?.isNear(difference / median) ?? false
  }

  /// The shared part of the ranges over the narrower one; a range of one point counts as 1 inside the
  /// other and as 0 outside.
  private func overlapFormula(_ comparison: RoleComparison) -> String? {
    guard comparison.overlap != nil,
      let a = place(comparison.first.group, .low), let b = place(comparison.first.group, .high),
      let c = place(comparison.second.group, .low), let d = place(comparison.second.group, .high)
    else { return nil }
    let common = "MIN(\(b),\(d))-MAX(\(a),\(c))"
    let narrower = "MIN(\(b)-\(a),\(d)-\(c))"
    return "IF(\(common)<0,0,IF(\(narrower)<=0,1,MIN((\(common))/\(narrower),1)))"
  }

  /// How many sources state both roles: rows of the table below.
  private func commonSources(_ comparison: RoleComparison) -> Cell {
    let count = comparison.paired.count
    let first = pairRows[PairKey(comparison)] ?? 0
    guard count > 0 else { return .number(0, .tally) }
    let place = CellPlace.name(row: first, column: PairColumn.difference)
    let last = CellPlace.name(row: first + count - 1, column: PairColumn.difference)
    return .formula("COUNT(\(place):\(last))", Double(count), .tally)
  }
}

extension CompareSheet {
  private enum PairColumn {
    static let difference = 9
  }

  fileprivate struct PairKey: Hashable {
    var first: PayGroup
    var second: PayGroup

    init(_ comparison: RoleComparison) {
      first = comparison.first.group
      second = comparison.second.group
    }
  }

  /// Below the comparisons and those of observations; each table has a header and, but for the first,
  /// a free row and a heading.
  private static func pairRows(of report: Report) -> [PairKey: Int] {
    let observed = report.observationComparisons.count
    var row = max(report.comparisons.count, 1) + 1 + (observed == 0 ? 0 : observed + 3) + 3
    var rows: [PairKey: Int] = [:]
    for comparison in report.comparisons where !comparison.paired.isEmpty {
      rows[PairKey(comparison)] = row
      row += comparison.paired.count
    }
    return rows
  }

  /// Adds the roles side by side by their observations.
  private func addObserved(to content: inout SheetContent) {
    guard !report.observationComparisons.isEmpty else { return }
    content.addSpace()
    content.addText(wording["compare.observed.heading"], .heading)
    let first = content.rowCount + 1
    let headers =
      ["first", "market", "currency", "basis", "second"].map { wording["compare.\($0)"] }
      + ["first-count", "second-count"].map { wording["compare.\($0)"] }
      + ["first-median", "second-median", "difference", "relative"].map { wording["compare.\($0)"] }
      + [wording["compare.middle-overlap"]]
    content.addTable(
      "ObservedComparisons", headers, Array(report.observationComparisons.enumerated()),
      orText: ""
    ) { [self] in observedCells($0.element, row: first + $0.offset) }
  }

  private func observedCells(_ comparison: ObservationComparison, row: Int) -> [Cell?] {
    let (first, second) = (comparison.first, comparison.second)
    let group = first.group
    let money = CellStyle.money(group.currency, in: wording)
    let (low, high) = (
      CellPlace.name(row: row, column: Column.firstMedian),
      CellPlace.name(row: row, column: Column.secondMedian)
    )
    func place(_ group: PayGroup, _ column: BandColumn) -> String? {
      context.bands.row(observations: group).map { context.bands.cell($0, column) }
    }
    let quartiles = [first.group, second.group].flatMap { group in
      [BandColumn.p25, .p75].compactMap { place(group, $0) }
    }
    return [
      .text(name(first.group), .label), .text(words.market(group)),
      .text(group.currency.code, .center), .text(words.basis(group)),
      .text(name(second.group), .label),
      .formula(place(first.group, .count), Double(first.count), .count),
      .formula(place(second.group, .count), Double(second.count), .count),
      .formula(place(first.group, .median), first.median, money),
      .formula(place(second.group, .median), second.median, money),
      .formula(
        "\(high)-\(low)", comparison.difference, .moneyDifference(group.currency, in: wording)),
      .formula(
        "(\(high)-\(low))/\(low)", comparison.relativeDifference, .signedShare(in: wording)),
      .formula(
        quartiles.count == 4 ? overlap(quartiles) : nil, comparison.overlap,
        .share(in: wording)),
    ]
  }

  private func overlap(_ ends: [String]) -> String {
    let common = "MIN(\(ends[1]),\(ends[3]))-MAX(\(ends[0]),\(ends[2]))"
    let narrower = "MIN(\(ends[1])-\(ends[0]),\(ends[3])-\(ends[2]))"
    return "IF(\(common)<0,0,IF(\(narrower)<=0,1,MIN((\(common))/\(narrower),1)))"
  }

  /// Adds the differences within sources that state both roles.
  private func addPairs(to content: inout SheetContent) {
    let pairs = report.comparisons.flatMap { comparison in
      comparison.paired.map { (comparison, $0) }
    }
    guard !pairs.isEmpty else { return }
    content.addSpace()
    content.addText(wording["compare.pairs.heading"], .heading)
    let first = content.rowCount + 1
    let headers = [
      "first", "market", "currency", "basis", "second", "source-number", "source", "first-value",
      "second-value", "difference", "relative",
    ].map { wording["compare.\($0)"] }
    content.addTable(
      "Pairs", headers, Array(pairs.enumerated()), orText: ""
    ) { [self] in pairCells($0.element.0, $0.element.1, row: first + $0.offset) }
  }

  private func pairCells(
    _ comparison: RoleComparison, _ pair: PairedDifference, row: Int
  ) -> [Cell?] {
    let group = comparison.first.group
    let money = CellStyle.money(group.currency, in: wording)
    let ends = [comparison.first.group, comparison.second.group].map { group -> Int? in
      context.order.rows[group]?.first { position in
        context.weights.sourceValues[position] != nil
          && report.figures[context.order.indices[position]].source == pair.source
      }
    }
    let values = ends.map { $0.flatMap { context.weights.sourceValues[$0]?.value } }
    let places = ends.map { $0.flatMap { context.evidence.cell($0, .sourceValue) } }
    let (low, high) = (
      CellPlace.name(row: row, column: Column.firstMedian),
      CellPlace.name(row: row, column: Column.secondMedian)
    )
    return [
      .text(name(comparison.first.group), .label), .text(words.market(group)),
      .text(group.currency.code, .center), .text(words.basis(group)),
      .text(name(comparison.second.group), .label),
      .number(context.sourceNumber(pair.source), .tally),
      .text(pair.source).linked(to: context.sourceLink(pair.source), tip: wording["tip.source"]),
      .formula(places[0], values[0], money), .formula(places[1], values[1], money),
      .formula(
        "\(high)-\(low)", pair.difference, .moneyDifference(group.currency, in: wording)),
      .formula(
        "(\(high)-\(low))/\(low)",
        values[0].flatMap { $0 > 0 ? pair.difference / $0 : nil }, .signedShare(in: wording)),
    ]
  }
}
