import Compensation
import GRDB
import Testing

@testable import Store

@Suite struct HistoryStoreTests {
  let folder: HistoryFolder
  init() throws { folder = try HistoryFolder() }

  private func store() throws -> HistoryStore {
    try HistoryStore(path: folder.history, create: true)
  }

  @Test func aRecordedRunIsReadBackWhole() throws {
    let report = try SampleReport.report()
    let id = try store().record(run: report, at: "2026-11-21T06:00:01Z")
    let run = try #require(try HistoryStore(path: folder.history).run(id))
    #expect(run.entry.recordedAt == "2026-11-21T06:00:01Z")
    #expect(run.entry.asOf == "2026-11-21")
    #expect(run.entry.title == "Pay of three roles")
    #expect(run.entry.version == "0.1.0")
    #expect([run.entry.sources, run.entry.figures, run.entry.summaries] == [2, 3, 2])
    #expect(run.sources == report.sources)
    #expect(run.figures == report.figures.map(\.figure))
    #expect(run.outlooks == report.outlooks)
    #expect(run.parameters == report.parameters)
    var summaries = report.statementSummaries
    for index in summaries.indices { summaries[index].figures = [] }
    #expect(run.statementSummaries == summaries)
    #expect(run.observationSummaries == report.observationSummaries)
    #expect(try store().run(id + 1) == nil)
  }

  @Test func theSameDocumentTwiceIsOneRow() throws {
    let store = try store()
    var report = try SampleReport.report()
    report.sources[1].sha256 = SampleReport.firstHash
    report.sources[1].bytes = report.sources[0].bytes
    try store.record(run: report, at: "2026-11-21T06:00:01Z")
    try store.record(run: report, at: "2026-11-28T06:00:01Z")
    let documents = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document") }
    #expect(documents == 1)
    #expect(try store.run(2)?.sources == report.sources)
  }

  @Test func runsAndMediansStandInTheOrderOfRecordingWhateverTheClockSaid() throws {
    let store = try store()
    try store.record(
      run: SampleReport.report(asOf: "2026-11-21"), at: "2026-11-21T06:00:01Z")
    try store.record(
      run: SampleReport.report(asOf: "1970-01-01", median: 71_000), at: "1970-01-01T00:00:00Z")
    #expect(try store.runs().map(\.id) == [1, 2])
    #expect(try store.runs().map(\.asOf) == ["2026-11-21", "1970-01-01"])
    let medians = try store.medians(of: "account-manager")
    #expect(medians.map(\.run) == [1, 1, 2, 2])
    #expect(medians.map(\.kind) == [.statements, .observations, .statements, .observations])
    #expect(medians.map { $0.median?.description } == ["70000.5", "50000", "71000", "50000"])
    #expect(medians.map(\.count) == [2, 40, 2, 40])
    #expect(medians[1].group == (try SampleReport.group(segment: "Finance")))
    #expect(try store.medians(of: "nobody").isEmpty)
  }

  @Test func moneyIsAnIntegerOfTenThousandths() throws {
    let store = try store()
    try store.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z")
    let row = try store.read {
      try Row.fetchOne($0, sql: "SELECT low, annualHigh FROM figure WHERE line = 12")
    }
    #expect(row?["low"] == 281_000)
    #expect(row?["annualHigh"] == 644_852_000)
  }

  @Test func theSameFigureOfTheSameDocumentIsOneRowForEver() throws {
    let store = try store()
    let report = try SampleReport.report()
    try store.record(run: report, at: "2026-11-21T06:00:01Z")
    try store.record(run: report, at: "2026-11-28T06:00:01Z")
    // Another program reads the same, but is less sure of it.
    var unsure = report
    for index in unsure.figures.indices { unsure.figures[index].figure.confidence /= 2 }
    try store.record(run: unsure, at: "2026-12-05T06:00:01Z", settings: "others")
    let counts = try store.read { db in
      try ["document", "figure", "outlook", "reading"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
      }
    }
    #expect(counts == [2, 3, 2, 4])
    #expect(try store.run(1)?.figures == report.figures.map(\.figure))
    #expect(try store.run(3)?.figures == unsure.figures.map(\.figure))
  }

  @Test func aRunThatCannotBeRecordedWholeIsNotRecorded() throws {
    let store = try store()
    var huge = try SampleReport.report()
    huge.statementSummaries[0].median = 1e15
    var endless = try SampleReport.report()
    endless.observationSummaries[0].mean = .infinity
    var hash = try SampleReport.report()
    hash.sources[0].sha256 = "abc"
    for (report, message) in [
      (
        huge,
        "the summary of account-manager is 1000000000000000.0; expected an amount below 922 trillion"
      ),
      (endless, "the summary of account-manager is inf; expected an amount"),
      (hash, "CHECK constraint failed"),
    ] {
      let error = try #require(throws: StoreError.self) {
        try store.record(run: report, at: "2026-11-21T06:00:01Z")
      }
      #expect(error.description.hasPrefix("\(folder.history): "))
      #expect(error.description.contains(message), "\(error)")
    }
    let time = try #require(throws: StoreError.self) {
      try store.record(run: SampleReport.report(), at: "2026-11-21 06:00")
    }
    #expect(time.description.contains("“2026-11-21 06:00” is no time of a run; expected the form"))
    #expect(try store.runs().isEmpty)
    try store.check()
  }

  @Test func aRunWhoseFilesCannotBePublishedIsNotRecorded() throws {
    struct DiskIsFull: Error {}
    let store = try store()
    #expect(throws: DiskIsFull.self) {
      try store.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z") { _ in
        throw DiskIsFull()
      }
    }
    #expect(try store.runs().isEmpty)
    #expect(try store.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z") > 0)
  }

  @Test func everyCommitWaitsForTheDiskAndReferencesAreKept() throws {
    let store = try store()
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 3)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA busy_timeout") } == 30_000)
    let loose = try store.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'
          """)
    }
    #expect(loose.isEmpty)
  }

  @Test func anUnknownValueIsNamed() throws {
    let store = try store()
    try store.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z")
    try store.write { try $0.execute(sql: "UPDATE figure SET period = 'decade' WHERE line = 1") }
    let error = try #require(throws: StoreError.self) { try store.run(1) }
    #expect(
      error.description.hasPrefix(
        "\(folder.history): the table figure has “decade” as period, which this payband does not"))
  }

  @Test func aWriterThatWaitsTooLongIsTold() throws {
    let store = try store()
    let other = try HistoryStore(path: folder.history, busySeconds: 1)
    let error = try store.write { _ in
      #expect(throws: StoreError.self) {
        try other.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z")
      }
    }
    #expect(
      error?.description
        == "\(folder.history): another program held the history for 1 s; try again "
        + "when it has ended")
    #expect(error?.exitCode == 75)
  }
}
