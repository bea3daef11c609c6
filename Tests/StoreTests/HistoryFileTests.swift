import Compensation
import GRDB
import Glibc
import Testing

@testable import Store

@Suite struct HistoryFileTests {
  let folder: HistoryFolder
  init() throws { folder = try HistoryFolder() }

  /// Expects that a file is refused, with and without `create`, and left as it is.
  private func expectRefusal(
    _ message: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.bytes(of: folder.history)
    for create in [false, true] {
      let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
        _ = try HistoryStore(path: folder.history, create: create)
      }
      #expect(
        error?.description.hasPrefix("\(folder.history): \(message)") == true, "\(error as Any)",
        sourceLocation: sourceLocation)
    }
    #expect(try folder.bytes(of: folder.history) == before, sourceLocation: sourceLocation)
    #expect(folder.names == ["history.db"], sourceLocation: sourceLocation)
  }

  private func recordRuns(_ count: Int) throws {
    let store = try HistoryStore(path: folder.history, create: true)
    for _ in 0..<count {
      try store.record(run: SampleReport.report(), at: "2026-11-21T06:00:01Z")
    }
  }

  /// A process that closes any descriptor of a file loses its locks on it, SQLite's among them.
  @Test func aFurtherConnectionAndACheckLeaveTheLocks() throws {
    try recordRuns(1)
    let store = try HistoryStore(path: folder.history)
    var status = stat()
    let code: Int32 = unsafe stat(folder.history, &status)
    try #require(code == 0)
    let held = { () throws -> Bool in
      String(decoding: try folder.bytes(of: "/proc/locks"), as: UTF8.self).split(separator: "\n")
        .contains { line in
          line.contains("POSIX") && line.contains(" \(getpid()) ")
            && line.contains(":\(status.st_ino) ")
        }
    }
    try store.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
      try #require(try held())
      let other = try HistoryStore(besides: store)
      HistoryFile.announceReading(folder.history)
      #expect(try held())
      _ = other
    }
    #expect(try !held())
  }

  @Test func aMissingFileIsMadeOnlyWhenAsked() throws {
    let error = #expect(throws: StoreError.self) { _ = try HistoryStore(path: folder.history) }
    #expect(
      error?.description
        == "\(folder.history): there is no history; expected a file that an earlier "
        + "run made; check the path, or make a new history")
    #expect(folder.names.isEmpty)
    #expect(try HistoryStore(path: folder.history, create: true).runs().isEmpty)
    #expect(folder.names == ["history.db"])
    let header = try folder.bytes(of: folder.history)
    #expect(Array(header[68..<72]) == Array("PAYB".utf8))
    #expect(Array(header[60..<64]) == [0, 0, 0, 3])
  }

  @Test func makingAHistoryTwiceKeepsTheFirst() throws {
    try recordRuns(1)
    try recordRuns(1)
    #expect(try HistoryStore(path: folder.history).runs().count == 2)
  }

  @Test func draftsOfDeadProcessesGo() throws {
    // No process can have an id above the kernel's limit of 2^22.
    let dead = ["history.db.4999999.new", "history.db.4999999.new-journal"]
    for name in dead + ["history.db.new", "other.db.4999999.new"] {
      try folder.write([1], to: "\(folder.path)/\(name)")
    }
    _ = try HistoryStore(path: folder.history, create: true)
    #expect(folder.names == ["history.db", "history.db.new", "other.db.4999999.new"])
  }

  @Test func otherFilesAreRefusedAndUnchanged() throws {
    try folder.write([], to: folder.history)
    try expectRefusal("the file is empty; expected a history")
    try folder.write(Array("year,pay\n2026,70000\n".utf8), to: folder.history)
    try expectRefusal("this is no history of payband but a file of another format")
    var generator = SystemRandomNumberGenerator()
    try folder.write((0..<8192).map { _ in generator.next() }, to: folder.history)
    try expectRefusal("this is no history of payband but a file of another format")
    try folder.write(Array("SQLite format 3\0".utf8), to: folder.history)
    try expectRefusal("this is no history of payband but a file of another format")
    unsafe unlink(folder.history)
    try DatabaseQueue(path: folder.history).write { try $0.execute(sql: "CREATE TABLE pay (x)") }
    try expectRefusal("this is no history of payband but another program's SQLite database")
  }

  @Test func aFolderIsNoHistory() throws {
    for create in [false, true] {
      let error = #expect(throws: StoreError.self) {
        _ = try HistoryStore(path: folder.path, create: create)
      }
      #expect(error?.reason == .notARegularFile)
    }
  }

  @Test func aNewerSchemaIsRefused() throws {
    try recordRuns(1)
    try DatabaseQueue(path: folder.history).write { try $0.execute(sql: "PRAGMA user_version = 4") }
    try expectRefusal("the history has schema 4, this payband knows up to 3; nothing was changed")
  }

  /// A history of version 1, with a run of two figures and a summary, as that version wrote it.
  @Test func anOlderHistoryIsBroughtToThePresentSchema() throws {
    let queue = try DatabaseQueue(path: folder.history)
    try queue.write { db in
      try db.execute(sql: Schema.migrations[0].sql)
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
      try db.execute(sql: FirstSchemaSample.rows)
    }
    try queue.close()
    let store = try HistoryStore(path: folder.history)
    try store.check()
    let run = try #require(try store.run(1))
    #expect([run.entry.sources, run.entry.figures, run.entry.summaries] == [1, 2, 1])
    #expect(run.figures.map { $0.low?.description } == ["70000", "28.1"])
    #expect(run.figures.map(\.quote) == ["It pays $70,000.", "It pays $28.10 an hour."])
    #expect(run.statementSummaries.map(\.median) == [70_000])
    #expect(run.sources.map(\.path) == ["a.txt"])
    #expect(try store.medians(of: "account-manager").count == 1)
    let later = try store.record(run: SampleReport.report(), at: "2026-11-28T06:00:01Z")
    let changes = try #require(try store.changes(from: 1, to: later))
    // The sample's first document has the bytes of the older run's.
    #expect(changes.sources.map(\.kind) == [.moved, .appeared])
  }

  @Test func aTruncatedHistoryIsRefused() throws {
    try recordRuns(5)
    let whole = try folder.bytes(of: folder.history)
    for share in [0.25, 0.5, 0.75] {
      let cut = Int(Double(whole.count) * share)
      try folder.write(Array(whole[..<cut]), to: folder.history)
      try expectRefusal("the history is damaged (")
    }
  }

  /// Every page in turn is overwritten with noise.
  @Test func noiseInAnyPageIsRefused() throws {
    try recordRuns(5)
    let whole = try folder.bytes(of: folder.history)
    var generator = SystemRandomNumberGenerator()
    for page in 1..<whole.count / 4096 {
      var damaged = whole
      for index in page * 4096..<(page + 1) * 4096 { damaged[index] = generator.next() }
      try folder.write(damaged, to: folder.history)
      try expectRefusal("the history is damaged (")
    }
  }
}

extension HistoryFileTests {
  /// What a large history's check leaves to the reading of rows is none of its pages.
  @Test func noiseInAPageOfFiguresIsFoundBesideReading() throws {
    try recordRuns(5)
    let whole = try folder.bytes(of: folder.history)
    let store = try HistoryStore(path: folder.history)
    let pages = try store.read { db in
      try Int.fetchAll(
        db, sql: "SELECT pageno FROM dbstat WHERE name LIKE '%figure%' AND pagetype <> 'overflow'")
    }
    #expect(pages.count >= 2)
    var generator = SystemRandomNumberGenerator()
    for page in pages {
      var damaged = whole
      for index in (page - 1) * 4096..<page * 4096 { damaged[index] = generator.next() }
      try folder.write(damaged, to: folder.history)
      let other = try HistoryStore(besides: store)
      #expect(throws: StoreError.self, "page \(page)") { try other.checkPages() }
    }
    try folder.write(whole, to: folder.history)
    try HistoryStore(besides: store).checkPages()
  }
}

/// Rows of a history of version 1.
private enum FirstSchemaSample {
  static let rows = """
    INSERT INTO document VALUES (1, '\(SampleReport.firstHash)', 40);
    INSERT INTO run VALUES (1, '2026-11-14T06:00:01Z', '2026-11-14', 'Pay of three roles', '0.0.9');
    INSERT INTO source VALUES (1, 0, 1, 'a.txt', 'text', 'UTF-8', 'en', 2, 0, 0, 0, '');
    INSERT INTO figure (run, number, document, path, line, "column", "offset", length, language,
      role, statedLow, statedHigh, currency, period, annualLow, annualHigh, quote, confidence,
      market, marketIsImplied, standardLow, standardHigh)
    VALUES (1, 1, 1, 'a.txt', 1, 9, 8, 7, 'en', 'account-manager', 700000000, 700000000, 'USD',
      'year', 700000000, 700000000, 'It pays $70,000.', 1, 'US', 1, 700000000, 700000000);
    INSERT INTO figure (run, number, document, path, line, "column", "offset", length, language,
      role, statedLow, currency, period, quote, confidence, marketIsImplied)
    VALUES (1, 2, 1, 'a.txt', 2, 9, 25, 6, 'en', NULL, 281000, 'USD', 'hour',
      'It pays $28.10 an hour.', 0.5, 0);
    INSERT INTO summary (id, run, kind, role, market, currency, isNet, segment, count, sources, low,
      high, median)
    VALUES (1, 1, 'statements', 'account-manager', 'US', 'USD', 0, '', 1, 1, 700000000, 700000000,
      700000000);
    INSERT INTO summaryFigure (summary, position, run, number) VALUES (1, 0, 1, 1);
    """
}
