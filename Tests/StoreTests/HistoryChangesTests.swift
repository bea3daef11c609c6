import Compensation
import GRDB
import Testing

@testable import Store

@Suite struct HistoryChangesTests {
  let folder: HistoryFolder
  init() throws { folder = try HistoryFolder() }

  /// A document with what it states: amounts of account managers, claims on their prospects.
  private struct Document {
    var path: String
    var content: Character = "a"
    var pay: [Int64] = []
    var outlook: OutlookDirection?
  }

  /// Records a run of documents and returns what changed since the run before.
  @discardableResult
  private func record(
    _ documents: [Document], median: Double?, settings: String = "tests"
  ) throws -> ReportChanges? {
    var report = Report(title: "Pay", version: "1", asOf: "2026-11-21")
    for document in documents {
      let figures = try document.pay.enumerated().map { try figure($1, $0 + 1, document.path) }
      report.sources.append(
        ReportSource(
          path: document.path, sha256: String(repeating: document.content, count: 64), bytes: 9,
          format: "text", encoding: "UTF-8", figures: figures.count,
          outlooks: document.outlook == nil ? 0 : 1))
      for figure in figures {
        report.figures.append(StandardizedFigure(of: figure, number: report.figures.count + 1))
      }
      if let direction = document.outlook {
        var outlook = SampleReport.outlook(direction, line: 9)
        outlook.location.document = document.path
        report.outlooks.append(outlook)
      }
    }
    if let median {
      report.statementSummaries = [
        StatementSummary(
          group: try SampleReport.group(), statements: 1, sources: 1, low: nil, high: nil,
          median: median, medianOfMeans: nil, medianOfMedians: nil, agreement: nil,
          percentiles: [], figures: [])
      ]
    }
    let store = try HistoryStore(path: folder.history, create: true)
    var changes: ReportChanges?
    try store.record(run: report, at: "2026-11-21T06:00:01Z", settings: settings) { changes = $0 }
    return changes
  }

  private func figure(_ amount: Int64, _ line: Int, _ path: String) throws -> SalaryFigure {
    var figure = SalaryFigure(
      location: SourceLocation(document: path, line: line, column: 1), language: "en",
      low: Amount(amount), high: Amount(amount), currency: .usd, period: .year,
      quote: "It pays \(amount).", confidence: 1)
    figure.role = "account-manager"
    return figure
  }

  @Test func theFirstRunHasNothingToCompareWith() throws {
    #expect(try record([Document(path: "a.txt", pay: [70_000])], median: 70_000) == nil)
  }

  @Test func theSameAgainIsNoChange() throws {
    let documents = [Document(path: "a.txt", pay: [70_000], outlook: .growth)]
    try record(documents, median: 70_000)
    let changes = try #require(try record(documents, median: 70_000))
    #expect(changes.isEmpty)
    #expect(changes.since.run == 1)
    #expect([changes.figuresBefore, changes.figuresAfter] == [1, 1])
  }

  @Test func aMedianMovesBecauseItsFiguresDo() throws {
    try record([Document(path: "a.txt", pay: [70_000, 71_000])], median: 70_500)
    let changes = try #require(
      try record([Document(path: "a.txt", content: "b", pay: [71_000, 75_000])], median: 73_000))
    #expect(changes.sources == [SourceChange(.altered, path: "a.txt")])
    let median = try #require(changes.medians.first)
    #expect(median.cause == .figures)
    #expect(median.difference == 2_500)
    #expect(median.sourcesAltered == ["a.txt"])
    // 71,000 stands in another line, which makes it no other figure.
    #expect(changes.figures.map(\.kind) == [.vanished, .appeared])
    #expect(changes.figures.map(\.figure.figure.quote) == ["It pays 70000.", "It pays 75000."])
    #expect(changes.figures.map(\.figure.number) == [1, 2])
  }

  @Test func aMedianMovesBecauseItsSourcesDo() throws {
    let first = Document(path: "a.txt", pay: [70_000])
    let second = Document(path: "b.txt", content: "b", pay: [80_000])
    try record([first], median: 70_000)
    let added = try #require(try record([first, second], median: 75_000)?.medians.first)
    #expect(added.cause == .sources)
    #expect(added.sourcesAdded == ["b.txt"])
    let removed = try #require(try record([second], median: 80_000)?.medians.first)
    #expect(removed.sourcesRemoved == ["a.txt"])
    let both = try #require(
      try record(
        [Document(path: "b.txt", content: "c", pay: [81_000]), first], median: 75_500)?
        .medians.first)
    #expect(both.cause == .both)
  }

  @Test func aMedianMovesByItsBasisWhereAllSayTheSame() throws {
    let document = Document(path: "a.txt", pay: [70_000])
    try record([document], median: 70_000)
    let changes = try #require(try record([document], median: 70_700))
    #expect(changes.medians.map(\.cause) == [.basis])
    #expect(changes.sources.isEmpty)
  }

  @Test func aDocumentThatMovedSaysNothingNew() throws {
    try record([Document(path: "2026-11-14/a.txt", pay: [70_000])], median: 70_000)
    let changes = try #require(
      try record([Document(path: "2026-11-21/a.txt", pay: [70_000])], median: 70_000))
    #expect(
      changes.sources
        == [SourceChange(.moved, path: "2026-11-21/a.txt", formerPath: "2026-11-14/a.txt")])
    #expect(changes.figures.isEmpty)
  }

  @Test func theSameBytesReadOtherwiseAreReread() throws {
    try record([Document(path: "a.txt", pay: [70_000])], median: 70_000)
    let changes = try #require(
      try record([Document(path: "a.txt", pay: [7_000])], median: 7_000, settings: "others"))
    #expect(changes.sources.map(\.kind) == [.reread])
    #expect(changes.medians.map(\.cause) == [.figures])
    // Other settings that lead to the same figures change nothing.
    let same = try record([Document(path: "a.txt", pay: [7_000])], median: 7_000, settings: "third")
    #expect(same?.isEmpty == true)
  }

  @Test func rolesAndGroupsComeAndGo() throws {
    try record([Document(path: "a.txt", pay: [70_000])], median: 70_000)
    let gone = try #require(try record([Document(path: "a.txt", content: "b")], median: nil))
    #expect(gone.roles == [RoleChange(.vanished, role: "account-manager")])
    #expect(gone.groups.map(\.kind) == [.vanished])
    #expect(gone.groups.map(\.median) == [70_000])
    let back = try #require(
      try record([Document(path: "a.txt", pay: [70_000])], median: 70_000))
    #expect(back.roles.map(\.kind) == [.appeared])
  }

  @Test func aClaimOfADocumentTurns() throws {
    try record([Document(path: "a.txt", outlook: .growth)], median: nil)
    let changes = try #require(
      try record([Document(path: "a.txt", content: "b", outlook: .decline)], median: nil))
    #expect(changes.outlooks.map(\.kind) == [.turned])
    #expect(changes.outlooks.first?.old?.direction == .growth)
    #expect(changes.outlooks.first?.new?.direction == .decline)
  }

  @Test func aRoleTurnsWhereNobodySaysTheOldAnyMore() throws {
    let growth = Document(path: "a.txt", outlook: .growth)
    let decline = Document(path: "b.txt", content: "b", outlook: .decline)
    let more = Document(path: "c.txt", content: "c", outlook: .growth)
    try record([growth, more], median: nil)
    #expect(
      try record([decline, more], median: nil)?.outlooks.map(\.kind) == [.vanished, .appeared])
    #expect(
      try record([growth, more], median: nil)?.outlooks.map(\.kind) == [.appeared, .vanished])
    try record([growth], median: nil)
    #expect(try record([decline], median: nil)?.outlooks.map(\.kind) == [.turned])
  }

  @Test func runsOfOtherTitlesAreNotComparedWith() throws {
    let store = try HistoryStore(path: folder.history, create: true)
    try record([Document(path: "a.txt", pay: [70_000])], median: 70_000)
    var report = try SampleReport.report()
    report.title = "Another"
    try store.record(run: report, at: "2026-11-21T06:00:01Z") { #expect($0 == nil) }
    #expect(try record([Document(path: "a.txt", pay: [70_000])], median: 70_000)?.since.run == 1)
  }

  @Test func prunedRunsTakeWhatOnlyTheyHave() throws {
    try record([Document(path: "a.txt", pay: [70_000])], median: 70_000)
    try record([Document(path: "a.txt", content: "b", pay: [71_000])], median: 71_000)
    try record([Document(path: "a.txt", content: "b", pay: [71_000])], median: 71_000)
    let store = try HistoryStore(path: folder.history)
    let rule = RetentionRule(keep: 2)
    #expect(try store.runs(releasedBy: rule).map(\.id) == [1])
    #expect(try store.runs(releasedBy: RetentionRule(keep: nil, before: "2030-01-01")).count == 2)
    try store.remove(runs: [1])
    try store.check()
    #expect(try store.runs().map(\.id) == [2, 3])
    #expect(try store.run(2)?.figures.count == 1)
    let rows = try store.read { db in
      try ["document", "reading", "figure"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
      }
    }
    #expect(rows == [1, 1, 1])
  }
}
