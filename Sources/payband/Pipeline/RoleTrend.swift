internal import Compensation
internal import Roles
internal import Standardization
internal import Statistics
internal import Store
internal import Writers

/// How the medians of a role went: over the runs of a history, and over the years that its figures
/// state.
struct RoleTrend {
  private let title: String
  private let runs: [RecordedMedian]
  private let years: [(year: Int, summary: StatementSummary)]
  private let lastRun: Int64?

  init(of role: String, in history: HistoryStore) throws {
    title = RoleCatalogue.standard.role(role)?.title ?? role
    runs = try history.medians(of: role)
    lastRun = try history.runs().last?.id
    let figures = try lastRun.map { try history.figures(of: role, inRun: $0) } ?? []
    let dated = Dictionary(grouping: figures.filter { $0.year != nil }, by: \.year)
    let workingTime = try WorkingTime()
    years = dated.compactMap { year, figures in year.map { ($0, figures) } }
      .sorted { $0.0 < $1.0 }
      .flatMap { year, figures in
        summarize(statements: standardize(figures, by: workingTime)).map { (year, $0) }
      }
  }

  var isEmpty: Bool { runs.isEmpty && years.isEmpty }

  func text(width: Int, usesColor: Bool) -> String {
    var parts: [String] = []
    if !runs.isEmpty {
      let table = TerminalTable(
        columns: RoleTrend.columns(["Run", "As of"]),
        rows: RoleTrend.byGroup(runs, \.key).map { entry in
          [String(entry.run), entry.asOf]
            + RoleTrend.cells(
              entry.group, entry.kind, entry.count, entry.median?.doubleValue)
        })
      parts.append(
        "\(title), by run\n" + table.rendered(width: width, usesColor: usesColor))
    }
    if !years.isEmpty {
      let table = TerminalTable(
        columns: RoleTrend.columns(["Year"]),
        rows: RoleTrend.byGroup(years, \.summary.group).map { year, summary in
          [String(year)]
            + RoleTrend.cells(summary.group, .statements, summary.statements, summary.median)
        })
      parts.append(
        "\(title), by the year that figures of run \(lastRun ?? 0) state\n"
          + table.rendered(width: width, usesColor: usesColor))
    }
    return parts.joined(separator: "\n")
  }

  /// The same as JSON, a line for each median.
  var lines: [UInt8] {
    let byRun = runs.map { entry in
      [
        Field("by", .text("run")), Field("run", .integer(Int(entry.run))),
        Field("as_of", .text(entry.asOf)), Field("recorded_at", .text(entry.recordedAt)),
      ]
        + RoleTrend.fields(
          entry.group, entry.kind, entry.count, entry.median?.doubleValue)
    }
    let byYear = years.map { year, summary in
      [Field("by", .text("year")), Field("year", .integer(year))]
        + RoleTrend.fields(summary.group, .statements, summary.statements, summary.median)
    }
    var bytes: [UInt8] = []
    for fields in byRun + byYear { NDJSONWriter.append(fields, to: &bytes) }
    return bytes
  }

  private static func byGroup<Entry, Key: Comparable>(
    _ entries: [Entry], _ key: (Entry) -> Key
  ) -> [Entry] {
    // Sorting keeps the order of equal elements, which is that of time.
    entries.sorted { key($0) < key($1) }
  }

  private static func columns(_ first: [String]) -> [TerminalTable.Column] {
    first.map { .init($0, isNumber: $0 != "As of") } + [
      .init("Market"), .init("Cur"), .init("Basis", priority: 3),
      .init("Segment", priority: 3, minimumWidth: 8), .init("From", priority: 1),
      .init("Count", isNumber: true, priority: 2), .init("Median", isNumber: true),
    ]
  }

  private static func cells(
    _ group: PayGroup, _ kind: SummaryKind, _ count: Int, _ median: Double?
  ) -> [String] {
    let isWithheld = kind == .observations && median == nil
    return [
      group.market, group.currency.code, group.isNet ? "net" : "", group.segment ?? "",
      kind.rawValue, isWithheld ? "[c]" : String(count),
      median.map { GroupedNumber.text(of: $0) } ?? (isWithheld ? "[c]" : "[x]"),
    ]
  }

  private static func fields(
    _ group: PayGroup, _ kind: SummaryKind, _ count: Int, _ median: Double?
  ) -> [Field] {
    let isWithheld = kind == .observations && median == nil
    return [
      Field("role", .text(group.role)), Field("market", .text(group.market)),
      Field("currency", .text(group.currency.code)),
      Field("basis", .text(group.isNet ? "net" : "gross-or-unstated")),
      Field("segment", .text(group.segment)), Field("from", .text(kind.rawValue)),
      Field("count", isWithheld ? .null : .integer(count)), Field("median", .number(median)),
    ]
  }
}

/// The order of medians in a trend: group after group, in each the runs as they were recorded.
private struct TrendKey: Comparable {
  let kind: SummaryKind
  let group: PayGroup

  static func < (left: TrendKey, right: TrendKey) -> Bool {
    left.kind == right.kind ? left.group < right.group : left.kind == .statements
  }
}

extension RecordedMedian {
  fileprivate var key: TrendKey { TrendKey(kind: kind, group: group) }
}
