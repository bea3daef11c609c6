import Compensation
import GRDB
import Testing

@testable import Store

/// The records of a part in one piece say what its rows say, and nothing else is taken for them.
@Suite struct PackedRecordsTests {
  private let folder: HistoryFolder

  init() throws { folder = try HistoryFolder() }

  private func remembered() throws -> (store: HistoryStore, readings: [FileReading]) {
    let store = try HistoryStore(path: folder.history, create: true)
    var report = try SampleReport.report()
    report.issues = [
      InputIssue(.warning, path: "data/a.md", line: 3, column: nil, message: "a wide character"),
      InputIssue(.warning, path: "data/a.md", line: nil, column: nil, message: "a long line"),
    ]
    let readings = SampleReport.readings(of: report)
    _ = try store.remember(readings)
    return (store, readings)
  }

  private func parts(_ store: HistoryStore) throws -> [ReadPart] {
    try zip(1..., ["data/a.md", "data/pay.csv"]).flatMap { reading, path in
      try store.parts(ofReading: Int64(reading), path: path).map(\.part)
    }
  }

  @Test func sayWhatTheRowsSay() throws {
    let (store, readings) = try remembered()
    let packed = try parts(store)
    #expect(packed.map(\.figures) == readings.flatMap(\.parts).map(\.figures))
    #expect(packed.map(\.outlooks) == readings.flatMap(\.parts).map(\.outlooks))
    #expect(packed.map(\.rejected) == readings.flatMap(\.parts).map(\.rejected))
    #expect(packed.map(\.issues) == readings.flatMap(\.parts).map(\.issues))
    try store.write { try $0.execute(sql: "DELETE FROM partRecords") }
    let rows = try parts(store)
    #expect(rows.map(\.figures) == packed.map(\.figures))
    #expect(rows.map(\.outlooks) == packed.map(\.outlooks))
    #expect(rows.map(\.rejected) == packed.map(\.rejected))
    #expect(rows.map(\.issues) == packed.map(\.issues))
  }

  @Test func goWithTheirPart() throws {
    let (store, _) = try remembered()
    try store.write { try $0.execute(sql: "DELETE FROM reading") }
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM partRecords") } == 0)
  }

  @Test func ofAnotherFormAreReadFromTheRows() throws {
    let (store, readings) = try remembered()
    try store.write { try $0.execute(sql: "UPDATE partRecords SET packed = x'FF0102'") }
    #expect(try parts(store).map(\.figures) == readings.flatMap(\.parts).map(\.figures))
  }

  /// Whatever bytes are lost or turned: the records, or an error that names the history.
  @Test func thatAreDamagedNeverStopTheProgram() throws {
    let (store, readings) = try remembered()
    let bytes = PreparedPart(readings[0].parts[0], of: "data/a.md").packed
    var all: [[UInt8]] = stride(from: 1, to: bytes.count, by: 7).map { Array(bytes.prefix($0)) }
    for place in stride(from: 1, to: bytes.count, by: 7) {
      for byte: UInt8 in [0, 1, 3, 4, 0x7F, 0xFF] {
        var damaged = bytes
        damaged[place] = byte
        all.append(damaged)
      }
    }
    for damaged in all {
      try store.write { db in
        try db.execute(
          sql: "UPDATE partRecords SET packed = ? WHERE part = 1",
          arguments: [damaged.blob])
      }
      do {
        _ = try store.parts(ofReading: 1, path: "data/a.md")
      } catch {
        #expect(error.description.hasPrefix(folder.history))
      }
    }
  }

  @Test func holdEveryValue() throws {
    let rows: [[DatabaseValue]] = [
      [Int64.min.databaseValue, Int64.max.databaseValue, 0.databaseValue, (-1).databaseValue],
      [.null, 0.1.databaseValue, "".databaseValue, "薪 “x”".databaseValue],
      ["薪 “x”".databaseValue, 127.databaseValue, 128.databaseValue, (-1e300).databaseValue],
    ]
    var writer = PackedRowWriter()
    writer.append(rows)
    writer.append([])
    let row = try #require(PackedRows(writer.bytes))
    #expect(try row.count() == 3)
    try row.next(columns: 4)
    #expect((0..<4).map(row.integer) == [.min, .max, 0, -1])
    try row.next(columns: 4)
    #expect(row.integer(0) == nil && row.real(0) == nil && row.text(0) == nil)
    #expect(row.real(1) == 0.1 && row.text(2) == "" && row.text(3) == "薪 “x”")
    try row.next(columns: 4)
    #expect(row.text(0) == "薪 “x”" && row.real(3) == -1e300)
    #expect([row.integer(1), row.integer(2)] == [127, 128])
    #expect(try row.count() == 0 && row.isAtEnd)
  }

  /// A history of the schema before, which has no table of packed records.
  @Test func areMissingInAnOlderHistory() throws {
    let (store, readings) = try remembered()
    try store.write { db in
      try db.execute(sql: "DROP TABLE partRecords; PRAGMA user_version = 2")
    }
    let opened = try HistoryStore(path: folder.history)
    #expect(try parts(opened).map(\.figures) == readings.flatMap(\.parts).map(\.figures))
    #expect(try opened.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 3)
  }
}
