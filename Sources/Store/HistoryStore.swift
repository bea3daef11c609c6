internal import GRDB

/// The history of runs in a file of SQLite.
///
/// A run is in the history as a whole or not at all, and when ``record(run:at:)`` has returned it
/// stays there, through a kill and a power cut. A file that is not a whole history of a known
/// version is refused and left as it is.
public final class HistoryStore: Sendable {
  /// The path of the file.
  public let path: String
  /// Whether the whole file was checked when it was opened.
  public let isChecked: Bool
  let queue: DatabaseQueue
  let busySeconds: Int

  /// Up to this size a history is checked whole when it is opened; that of a larger one would take
  /// longer than most of what is asked of it, and SQLite checks each page that it reads.
  private static let checkedSize = 32 << 20

  /// Opens a history.
  ///
  /// A large one that is to be written to is first checked by ``checkPages()``, which may go on
  /// beside the reading.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - create: Whether to make one where there is no file. An existing file is never replaced.
  ///   - busySeconds: How long to wait while another program writes.
  /// - Throws: ``StoreError``; no file has been made or changed then.
  public init(path: String, create: Bool = false, busySeconds: Int = 30) throws(StoreError) {
    self.path = path
    self.busySeconds = busySeconds
    if create { try HistoryFile.create(path, busySeconds: busySeconds) }
    let size = try HistoryFile.check(path)
    queue = try HistoryFile.open(path, busySeconds: busySeconds)
    isChecked = size <= HistoryStore.checkedSize
    let version = try read { db in try self.checkIdentity(db, checkingPages: isChecked) }
    if version < Schema.migrations.count {
      try write { try HistoryFile.migrate($0, of: self.path) }
    }
  }

  /// Opens another connection to a history that is open, to read from it at the same time.
  ///
  /// - Throws: ``StoreError`` where the file is no longer what it was.
  public convenience init(besides other: HistoryStore) throws(StoreError) {
    try self.init(besides: other.path, busySeconds: other.busySeconds)
  }

  private init(besides path: String, busySeconds: Int) throws(StoreError) {
    self.path = path
    self.busySeconds = busySeconds
    isChecked = false
    try HistoryFile.size(of: path)
    queue = try HistoryFile.open(path, busySeconds: busySeconds)
  }

  /// Checks the pages and rows of the file, not what refers to what.
  ///
  /// The figures, which are most of a large file, are counted in their table and in its index, which
  /// looks at each of their pages; their rows, and the records in one piece, are checked when they
  /// are read.
  ///
  /// - Throws: ``StoreError/Reason/damaged(problem:)`` with SQLite's words.
  public func checkPages() throws(StoreError) {
    HistoryFile.announceReading(path)
    try read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema
          WHERE type = 'table' AND name NOT IN ('figure', 'partRecords')
          """)
      for table in tables.map(\.quotedDatabaseIdentifier) {
        try self.expectOK(of: "quick_check(\(table))", db)
      }
      let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM figure NOT INDEXED")
      let indexed = try Int.fetchOne(db, sql: "SELECT count(*) FROM figure")
      guard rows == indexed else {
        throw StoreError(path: self.path, .damaged(problem: "figures are missing in their index"))
      }
    }
  }

  /// Checks the whole file and every reference in it.
  ///
  /// - Throws: ``StoreError/Reason/damaged(problem:)`` with SQLite's words.
  public func check() throws(StoreError) {
    try read { db in
      try self.expectOK(of: "integrity_check(1)", db)
      guard let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") else { return }
      let table: String = row["table"]
      throw StoreError(
        path: self.path, .damaged(problem: "a row of \(table) refers to a missing one"))
    }
  }

  /// Throws unless the database is a sound history of a known version, which it returns.
  private func checkIdentity(_ db: Database, checkingPages: Bool) throws -> Int {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == Schema.applicationID else {
      throw StoreError(path: path, .notAHistory(found: "another program's SQLite database"))
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= Schema.migrations.count else {
      throw StoreError(
        path: path, .newerSchema(found: version, known: Schema.migrations.count))
    }
    guard version >= 1 else {
      throw StoreError(path: path, .damaged(problem: "its schema has version \(version)"))
    }
    if checkingPages { try expectOK(of: "quick_check(1)", db) }
    return version
  }

  private func expectOK(of pragma: String, _ db: Database) throws {
    let problem = try String.fetchOne(db, sql: "PRAGMA \(pragma)") ?? "no answer"
    guard problem == "ok" else { throw StoreError(path: path, .damaged(problem: problem)) }
  }

  /// Reads with one view of the database.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    // Not as the library reads: it forbids writing by a pragma before and allows it after, and each
    // has SQLite compile all statements anew, which takes longer than the short ones themselves.
    try transaction(.deferred, body)
  }

  /// Writes in one transaction, which holds the write lock from its beginning.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try transaction(.immediate, body)
  }

  private func transaction<Value>(
    _ kind: Database.TransactionKind, _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    try HistoryFile.translating(path, busySeconds: busySeconds) {
      try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(kind) {
          value = try body(db)
          return .commit
        }
        guard let value else {
          throw StoreError(path: path, .damaged(problem: "a transaction ended early"))
        }
        return value
      }
    }
  }
}
