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
    #expect(Array(header[60..<64]) == [0, 0, 0, 1])
  }

  @Test func makingAHistoryTwiceKeepsTheFirst() throws {
    try recordRuns(1)
    try recordRuns(1)
    #expect(try HistoryStore(path: folder.history).runs().count == 2)
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
    try DatabaseQueue(path: folder.history).write { try $0.execute(sql: "PRAGMA user_version = 2") }
    try expectRefusal("the history has schema 2, this payband knows up to 1; nothing was changed")
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
