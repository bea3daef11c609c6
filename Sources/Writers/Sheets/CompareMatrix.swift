internal import Compensation

/// For each market the medians of all its roles against each other: how much more the role of the
/// column has than the role of the row.
struct CompareMatrix {
  let context: SheetContext

  private struct Market: Hashable {
    var market: String
    var currency: Currency
    var isNet: Bool
  }

  private var wording: Wording { context.wording }

  func add(to content: inout SheetContent) {
    let compared = Set(
      context.report.comparisons.flatMap { [$0.first.group, $0.second.group] })
    var markets: [Market: [StatementSummary]] = [:]
    for summary in context.report.statementSummaries
    where compared.contains(summary.group) && (summary.median ?? 0) > 0 {
      let group = summary.group
      let market = Market(market: group.market, currency: group.currency, isNet: group.isNet)
      markets[market, default: []].append(summary)
    }
    let ordered = markets.sorted {
      ($0.key.market, $0.key.currency, $0.key.isNet ? 1 : 0)
        < ($1.key.market, $1.key.currency, $1.key.isNet ? 1 : 0)
    }
    for (market, summaries) in ordered where summaries.count > 1 {
      add(market, summaries, to: &content)
    }
  }

  private func add(
    _ market: Market, _ summaries: [StatementSummary], to content: inout SheetContent
  ) {
    content.addSpace()
    var heading = wording.text(
      "compare.matrix.heading", ["market": market.market, "currency": market.currency.code])
    if market.isNet { heading += ", " + wording["basis.net"] }
    content.addText(heading, .heading)
    guard summaries.count <= CompareSheet.matrixLimit else {
      content.addText(
        wording.text("compare.matrix.too-many", ["count": "\(summaries.count)"]), .note)
      return
    }
    let titles = summaries.map { context.words.title($0.group.role) }
    content.add(
      .row(
        [
          .text(wording["compare.matrix.corner"], .header),
          .text(wording["bands.median"], .numberHeader),
        ] + titles.map { .text($0, .numberHeader) }))
    let first = content.rowCount
    for (index, summary) in summaries.enumerated() {
      content.add(.row(cells(summary, index, of: summaries, title: titles[index], first: first)))
    }
    content.highlight(
      rows: first...(content.rowCount - 1), columns: 2...(summaries.count + 1),
      .scale(low: 0xF8_CB_AD, high: 0xBD_D7_EE))
  }

  private func cells(
    _ summary: StatementSummary, _ index: Int, of summaries: [StatementSummary], title: String,
    first: Int
  ) -> [Cell?] {
    let money = CellStyle.money(summary.group.currency, in: wording)
    let place = context.bands.row(statements: summary.group).map {
      context.bands.cell($0, .median)
    }
    let here = CellPlace.name(row: first + index, column: 1)
    return [.text(title, .label), .formula(place, summary.median, money)]
      + summaries.enumerated().map { column, other in
        guard column != index, let one = summary.median, let two = other.median else {
          return .text("–", .center)
        }
        let there = CellPlace.name(row: first + column, column: 1)
        return .formula("\(there)/\(here)-1", two / one - 1, .signedShare(in: wording))
      }
  }
}
