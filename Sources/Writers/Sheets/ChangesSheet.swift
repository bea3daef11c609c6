internal import Compensation

/// The last sheet, where a report is compared with an earlier run: what came, what went, what moved.
struct ChangesSheet {
  let context: SheetContext
  let changes: ReportChanges

  private var words: ReportWords { context.words }
  private var wording: Wording { context.wording }

  func content() -> SheetContent {
    var content = SheetContent(context.titles.changes)
    content.hidesGridlines = true
    content.widthLimits = [30, 18, 14, 16, 20, 16, 14, 14, 60, 36, 20, 36]
    let since = changes.since
    content.addText(
      wording.text(
        "changes.since",
        [
          "run": "\(since.run)", "date": since.asOf, "recorded": since.recordedAt,
          "version": since.version,
        ]), .heading)
    if changes.isEmpty { content.addText(wording["changes.none"]) }
    addMedians(to: &content)
    addGroups(to: &content)
    addRoles(to: &content)
    addFigures(to: &content)
    addOutlooks(to: &content)
    addSources(to: &content)
    return content
  }

  private func add<Element: Sendable>(
    _ key: String, _ columns: [String], _ elements: [Element], to content: inout SheetContent,
    _ cells: @escaping @Sendable (Element, _ row: Int) -> [Cell?]
  ) {
    guard !elements.isEmpty else { return }
    content.addSpace()
    content.addText(wording["changes.\(key).heading"], .heading)
    let first = content.rowCount + 1
    content.addTable(
      "Changed" + key.prefix(1).uppercased() + key.dropFirst(),
      columns.map { wording["changes.\($0)"] }, Array(elements.enumerated()), orText: ""
    ) { cells($0.element, first + $0.offset) }
  }

  private func title(_ role: String) -> String {
    changes.roleTitles[role] ?? words.title(role)
  }

  private func groupCells(_ group: PayGroup, _ from: SummaryKind) -> [Cell?] {
    [
      .text(title(group.role), .label), .text(group.market),
      .text(group.currency.code, .center), .text(words.basis(group)),
      .text(words.segment(group), .wrapped), .text(wording["from.\(from.rawValue)"]),
    ]
  }

  private func addMedians(to content: inout SheetContent) {
    let columns = [
      "role", "market", "currency", "basis", "segment", "from", "before", "now", "cause",
      "documents", "difference", "relative",
    ]
    add("medians", columns, changes.medians, to: &content) { [self] change, row in
      let money = CellStyle.money(change.group.currency, in: wording)
      let (old, new) = (
        CellPlace.name(row: row, column: 6), CellPlace.name(row: row, column: 7)
      )
      return groupCells(change.group, change.from) + [
        .number(change.old, money), .number(change.new, money),
        .text(wording["cause.\(change.cause.rawValue)"], .indented),
        .text(documents(of: change), .wrapped),
        .formula(
          "\(new)-\(old)", change.difference,
          .moneyDifference(change.group.currency, in: wording)),
        .formula(
          "(\(new)-\(old))/\(old)", change.relativeDifference, .signedShare(in: wording)),
      ]
    }
  }

  private func documents(of change: MedianChange) -> String {
    let kinds: [(String, [String])] = [
      ("appeared", change.sourcesAdded), ("vanished", change.sourcesRemoved),
      ("altered", change.sourcesAltered),
    ]
    return kinds.flatMap { kind, paths in
      paths.map { "\(wording["change.\(kind)"]): \($0)" }
    }.joined(separator: "\n")
  }

  private func addGroups(to content: inout SheetContent) {
    let columns = [
      "role", "market", "currency", "basis", "segment", "from", "median", "count", "change",
    ]
    add("groups", columns, changes.groups, to: &content) { [self] change, _ in
      let money = CellStyle.money(change.group.currency, in: wording)
      return groupCells(change.group, change.from) + [
        .number(change.median, money),
        .number(change.count.map(Double.init), .count, or: Marker.withheld),
        .text(wording["change.\(change.kind.rawValue)"], .indented),
      ]
    }
  }

  private func addRoles(to content: inout SheetContent) {
    add("roles", ["role", "change"], changes.roles, to: &content) { [self] change, _ in
      [.text(title(change.role), .label), .text(wording["change.\(change.kind.rawValue)"])]
    }
  }

  private func addFigures(to content: inout SheetContent) {
    let columns = [
      "role", "market", "currency", "statistic", "change", "period", "low", "high", "quote",
      "document", "line", "document-change",
    ]
    add("figures", columns, changes.figures, to: &content) { [self] change, _ in
      let stated = change.figure.figure
      func amount(_ amount: Amount?) -> Cell {
        .number(
          amount?.doubleValue, .money(stated.currency, in: wording, showing: amount?.doubleValue))
      }
      return [
        .text(stated.role.map(title) ?? stated.roleAsWritten ?? Marker.unavailable, .label),
        .text(words.market(change.figure.market)), .text(stated.currency.code, .center),
        .text(words.statistic(stated) ?? ""), .text(wording["change.\(change.kind.rawValue)"]),
        .text(wording["period.\(stated.period.rawValue)"]), amount(stated.low),
        amount(stated.high), .text(stated.quote, .indented),
        .text(stated.location.document, .wrapped), .number(stated.location.line, .tally),
        change.source.map { .text(wording["change.\($0.rawValue)"]) },
      ]
    }
  }

  private func addOutlooks(to content: inout SheetContent) {
    let columns = [
      "role", "change", "direction-before", "direction-now", "country", "language", "from-year",
      "to-year", "quote", "document", "line",
    ]
    add("outlooks", columns, changes.outlooks, to: &content) { [self] change, _ in
      let claim = change.statement
      return [
        .text(claim?.role.map(title) ?? claim?.roleAsWritten ?? Marker.unavailable, .label),
        .text(wording["change.\(change.kind.rawValue)"]),
        change.old.map { .text(wording["direction.\($0.direction.rawValue)"]) },
        change.new.map { .text(wording["direction.\($0.direction.rawValue)"]) },
        claim?.country.map { .text($0) }, claim.map { .text($0.language) },
        claim?.fromYear.map { .number($0, .tally) }, claim?.toYear.map { .number($0, .tally) },
        claim.map { .text($0.quote, .indented) },
        claim.map { .text($0.location.document, .wrapped) },
        claim.map { .number($0.location.line, .tally) },
      ]
    }
  }

  private func addSources(to content: inout SheetContent) {
    add(
      "sources", ["document", "change", "former"], changes.sources, to: &content
    ) { [self] change, _ in
      [
        .text(change.path, .wrapped), .text(wording["change.\(change.kind.rawValue)"]),
        change.formerPath.map { .text($0) },
      ]
    }
  }
}
