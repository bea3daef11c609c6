internal import Compensation

/// What changed since an earlier run.
struct PageChanges {
  struct Medians {
    let rows: [Row]
  }

  struct Row {
    let role: String
    let detail: String?
    let market: String
    let currency: String
    let from: String
    let old: PageNumber
    let new: PageNumber
    let difference: PageNumber
    let relative: PageNumber
    let cause: String
    /// The documents that are new to the group, gone from it or altered.
    let sources: [String]
  }

  /// Figures, claims or documents under a heading.
  struct List {
    let title: String
    let items: [Item]
    let note: String?
  }

  struct Item {
    let title: String
    let quotes: [Quote]
    let place: String?
  }

  /// A sentence and its language, so that it is read out in that.
  struct Quote {
    let language: String
    let text: String
  }

  let run: String
  let asOf: String
  let summary: String
  let roles: [String]
  let medians: Medians?
  let lists: [List]

  init?(_ report: Report, limits: ReportPage.Limits) {
    guard let changes = report.changes else { return nil }
    run = String(changes.since.run)
    asOf = changes.since.asOf
    summary = PageChanges.summary(of: changes)
    func title(_ role: String?) -> String {
      role.map { changes.roleTitles[$0] ?? $0 } ?? "Role not named"
    }
    roles = [(Presence.appeared, "New"), (.vanished, "Gone")].compactMap { kind, word in
      let names = changes.roles.filter { $0.kind == kind }.map { title($0.role) }
      return names.isEmpty ? nil : "\(word): \(names.joined(separator: ", "))."
    }
    let rows = changes.medians.prefix(limits.groups).map { change in
      Row(
        role: title(change.group.role), detail: PageStatements.detail(change.group),
        market: change.group.market, currency: change.group.currency.code,
        from: change.from.rawValue, old: PageNumber(change.old), new: PageNumber(change.new),
        difference: PageNumber(change.difference, showsSign: true),
        relative: PageNumber(share: change.relativeDifference, showsSign: true),
        cause: change.cause.rawValue,
        sources: PageChanges.sources(of: change))
    }
    medians = rows.isEmpty ? nil : Medians(rows: Array(rows))
    lists = [
      PageChanges.list("Groups that came or went", changes.groups, limits.changes) { change in
        Item(
          title: "\(change.kind == .appeared ? "New" : "Gone"): \(title(change.group.role)), "
            + "\(change.group.market), \(change.group.currency.code), \(change.from.rawValue)"
            + (change.median.map { ", median \(GroupedNumber.text(of: $0))" } ?? ""),
          quotes: [], place: nil)
      },
      PageChanges.list("Claims on prospects", changes.outlooks, limits.changes) { change in
        let directions = [change.old, change.new].compactMap { $0?.direction.rawValue }
        let word =
          change.kind == .turned ? "Turned" : change.kind == .appeared ? "New" : "Gone"
        return Item(
          title: "\(word): \(title(change.statement?.role)), "
            + directions.joined(separator: ", now "),
          quotes: [change.old, change.new].compactMap { $0 }
            .map { Quote(language: $0.language, text: $0.quote) },
          place: change.statement?.location.shown)
      },
      PageChanges.list("Figures that are new or gone", changes.figures, limits.changes) { change in
        let figure = change.figure.figure
        return Item(
          title: "\(change.kind == .appeared ? "New" : "Gone"): \(title(figure.role)), "
            + figure.statedWords,
          quotes: [Quote(language: figure.language, text: figure.quote)],
          place: figure.location.shown)
      },
      PageChanges.list("Documents", changes.sources, limits.changes) { change in
        Item(
          title: "\(change.kind.rawValue): \(change.path)", quotes: [],
          place: change.formerPath.map { "before: \($0)" })
      },
    ].compactMap { $0 }
  }

  private static func summary(of changes: ReportChanges) -> String {
    guard !changes.isEmpty else { return "nothing changed." }
    let appeared = changes.figures.count { $0.kind == .appeared }
    return [
      counted(changes.medians.count, "median") + " moved", counted(appeared, "figure") + " new",
      "\(changes.figures.count - appeared) gone",
      counted(changes.sources.count, "document") + " changed",
    ].joined(separator: ", ") + "."
  }

  private static func sources(of change: MedianChange) -> [String] {
    change.sourcesAdded.map { "new: \($0)" } + change.sourcesRemoved.map { "gone: \($0)" }
      + change.sourcesAltered.map { "altered: \($0)" }
  }

  private static func list<Change>(
    _ title: String, _ changes: [Change], _ limit: Int, _ item: (Change) -> Item
  ) -> List? {
    guard !changes.isEmpty else { return nil }
    return List(
      title: title, items: changes.prefix(limit).map(item),
      note: PageContent.note(
        shown: min(limit, changes.count), of: changes.count, file: "changes.csv"))
  }
}

extension SalaryFigure {
  /// `75495 USD per year`, `from 28.1 USD per hour`.
  var statedWords: String {
    let amounts =
      switch (low, high) {
      case (let low?, let high?): low == high ? low.description : "\(low)–\(high)"
      case (let low?, nil): "from \(low)"
      case (nil, let high?): "up to \(high)"
      case (nil, nil): Marker.unavailable
      }
    return "\(amounts) \(currency.code) per \(period.rawValue)"
  }
}
