internal import Compensation

/// The charts of the sheet Bands and the numbers that they draw: floating bands for what documents
/// state, boxes with whiskers for observations; one chart for each currency.
struct BandCharts {
  let context: SheetContext

  /// The most bars, or boxes, that stay legible in one chart.
  static let barLimit = 20
  /// The most charts of a kind; pay in many currencies is better read in the table.
  static let chartLimit = 4

  /// One chart: its currency and its rows of the table, from the top.
  private struct Plan {
    var currency: Currency
    var rows: [Int]
    /// Whether groups were left out.
    var isPartial: Bool
  }

  private var wording: Wording { context.wording }
  private var rows: [BandRows.Row] { context.bands.rows }

  /// Adds the charts below the table, and below them the numbers that they draw.
  func add(to content: inout SheetContent) {
    let bands = plans { row in
      guard case .statements(let summary) = row.basis, let low = summary.low,
        let high = summary.high, summary.median != nil, low < high
      else { return nil }
      return summary.sources
    }
    let boxes = plans { row in
      guard case .observations(let summary, _) = row.basis, let p25 = summary.p25,
        let p75 = summary.p75, p25 < p75
      else { return nil }
      return summary.count
    }
    guard !bands.isEmpty || !boxes.isEmpty else { return }
    content.addSpace()
    var places: [(plan: Plan, isBox: Bool, row: Int)] = []
    for (plans, isBox) in [(bands, false), (boxes, true)] {
      for plan in plans {
        let height =
          isBox ? BoxChart.height(boxes: plan.rows.count) : BandChart.height(bars: plan.rows.count)
        places.append((plan, isBox, content.reserve(rows: (height + 19) / 20 + 2)))
      }
    }
    content.addText(wording["chart.data"], .heading)
    for (plan, isBox, row) in places {
      let chart = isBox ? boxChart(plan, in: &content) : bandChart(plan, in: &content)
      content.place(.chart(chart), at: row)
    }
  }

  /// The charts worth drawing: the currencies with most groups first, and within a chart the groups
  /// with most behind them where not all find room.
  private func plans(_ weight: (BandRows.Row) -> Int?) -> [Plan] {
    let drawn = rows.indices.compactMap { index in weight(rows[index]).map { (index, $0) } }
    let byCurrency = Dictionary(grouping: drawn) { rows[$0.0].group.currency }
    return byCurrency.sorted {
      ($1.value.count, $0.key.code) < ($0.value.count, $1.key.code)
    }.prefix(BandCharts.chartLimit).map { currency, rows in
      let most = rows.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(BandCharts.barLimit)
      return Plan(
        currency: currency, rows: most.map(\.0).sorted(), isPartial: most.count < rows.count)
    }
  }

  private func bandChart(_ plan: Plan, in content: inout SheetContent) -> Chart {
    addHeaders(["chart.group", "chart.lowest", "chart.to-median", "chart.to-highest"], &content)
    let first = content.rowCount
    let values = plan.rows.map { row -> [Double] in
      guard case .statements(let summary) = rows[row].basis else { return [0, 0, 0] }
      return [summary.low ?? 0, summary.median ?? 0, summary.high ?? 0]
    }
    for (row, value) in zip(plan.rows, values) {
      let places = [BandColumn.low, .median, .high].map { place(row, $0) }
      let money = CellStyle.money(plan.currency, in: wording)
      content.add(
        .row([
          .text(name(row)), .formula("N(\(places[0]))", value[0], money),
          .formula("N(\(places[1]))-N(\(places[0]))", value[1] - value[0], money),
          .formula("N(\(places[2]))-N(\(places[1]))", value[2] - value[1], money),
        ]))
    }
    let frame = frame(
      plan, "bands", dataRows: first...(content.rowCount - 1), columns: [1, 2, 3], values,
      height: BandChart.height(bars: plan.rows.count))
    return .bands(
      BandChart(
        frame: frame,
        seriesNames: ["chart.lowest", "chart.to-median", "chart.to-highest"].map { wording[$0] }))
  }

  private func boxChart(_ plan: Plan, in content: inout SheetContent) -> Chart {
    let columns: [BandColumn] = [.p25, .p10, .median, .p90, .p75]
    addHeaders(["chart.group"] + columns.map { "bands.\($0.rawValue)" }, &content)
    let first = content.rowCount
    let values = plan.rows.map { row -> [Double] in
      guard case .observations(let summary, _) = rows[row].basis, let p25 = summary.p25,
        let median = summary.median, let p75 = summary.p75
      else { return [0, 0, 0, 0, 0] }
      // Where the ends are withheld the box has no whiskers.
      return [p25, summary.p10 ?? p25, median, summary.p90 ?? p75, p75]
    }
    for (row, value) in zip(plan.rows, values) {
      let places = columns.map { place(row, $0) }
      let money = CellStyle.money(plan.currency, in: wording)
      content.add(
        .row([
          .text(name(row)), .formula("N(\(places[0]))", value[0], money),
          .formula("IF(ISNUMBER(\(places[1])),\(places[1]),N(\(places[0])))", value[1], money),
          .formula("N(\(places[2]))", value[2], money),
          .formula("IF(ISNUMBER(\(places[3])),\(places[3]),N(\(places[4])))", value[3], money),
          .formula("N(\(places[4]))", value[4], money),
        ]))
    }
    let frame = frame(
      plan, "boxes", dataRows: first...(content.rowCount - 1), columns: [1, 2, 3, 4, 5], values,
      height: BoxChart.height(boxes: plan.rows.count))
    return .boxes(
      BoxChart(frame: frame, seriesNames: columns.map { wording["bands.\($0.rawValue)"] }))
  }

  private func addHeaders(_ keys: [String], _ content: inout SheetContent) {
    content.add(.row(keys.map { .text(wording[$0], .header) }))
  }

  /// A cell of the table, on the charts' own sheet.
  private func place(_ row: Int, _ column: BandColumn) -> String {
    CellPlace.name(row: row + 1, column: context.bands.index(column))
  }

  private func name(_ row: Int) -> String { context.words.name(rows[row].group) }

  private func frame(
    _ plan: Plan, _ key: String, dataRows: ClosedRange<Int>, columns: [Int], _ values: [[Double]],
    height: Int
  ) -> ChartFrame {
    let code = plan.currency.code
    let all = values.flatMap(\.self)
    let axis = AxisRange(from: all.min() ?? 0, to: all.max() ?? 1)
    let title = wording.text("chart.\(key).title", ["currency": code])
    let scope =
      plan.isPartial ? wording.text("chart.partial", ["count": "\(plan.rows.count)"]) : ""
    let groups = zip(plan.rows, values).map { row, values in
      name(row) + " " + values.sorted().map { GroupedNumber.text(of: $0) }.joined(separator: " / ")
    }
    return ChartFrame(
      title: title + scope,
      valueAxis: wording.text("chart.\(key).axis", ["currency": code]),
      nameAxis: key == "boxes" ? wording["chart.boxes.key"] : nil,
      alternativeText: WorkbookText.attributeText(
        WorkbookText.cut(
          wording.text("chart.\(key).alt", ["currency": code]) + groups.joined(separator: "; "),
          to: 1_000)),
      numberFormat: "#,##0", dataSheet: context.titles.bands, dataRows: dataRows, nameColumn: 0,
      valueColumns: columns, minimum: axis.minimum, maximum: axis.maximum, width: 960,
      height: height)
  }
}

/// Round ends of an axis around some values; 0 and 1 where they are no numbers.
struct AxisRange {
  let minimum: Double
  let maximum: Double

  init(from low: Double, to high: Double) {
    let span = max(high - low, 1)
    guard span.isFinite, low.isFinite else {
      minimum = 0
      maximum = 1
      return
    }
    var step = 1.0
    while step * 10 <= span { step *= 10 }
    while step > span { step /= 10 }
    if span / step < 2.5 { step /= 4 } else if span / step < 5 { step /= 2 }
    // Room at both ends, and never below zero for pay.
    minimum = max(0, ((low - span * 0.1) / step).rounded(.down) * step)
    maximum = ((high + span * 0.05) / step).rounded(.up) * step
  }
}
