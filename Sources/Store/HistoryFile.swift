internal import GRDB
internal import Glibc

/// The file of a history: checked before SQLite sees it, and made whole under another name.
enum HistoryFile {
  /// Throws unless the path is a regular file with SQLite's first bytes, and returns its size.
  ///
  /// It opens and closes the file, so it must not be called while the process has the history open: a
  /// process that closes any descriptor of a file loses all of its locks on it, SQLite's too
  /// (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
  static func check(_ path: String) throws(StoreError) -> Int {
    let size = try size(of: path)
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(path, "open the history", errno) }
    defer { close(file) }
    let magic = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: magic.count)
    let count = unsafe pread(file, &start, start.count, 0)
    guard count == magic.count, start == magic else {
      throw StoreError(path: path, .notAHistory(found: "a file of another format"))
    }
    return size
  }

  /// Throws unless the path is a regular file that holds something, and returns its size.
  ///
  /// SQLite itself makes a missing file and takes an empty one as a new database.
  @discardableResult
  static func size(of path: String) throws(StoreError) -> Int {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw errno == ENOENT
        ? StoreError(path: path, .missing) : failure(path, "open the history", errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(path: path, .notARegularFile)
    }
    guard status.st_size > 0 else { throw StoreError(path: path, .empty) }
    return Int(status.st_size)
  }

  /// Tells the kernel that the whole file is going to be read: a disk answers sooner than when it is
  /// asked for one page after the other.
  ///
  /// The descriptor stays open until the process ends, as closing it would cost SQLite its locks; see
  /// ``check(_:)``.
  static func announceReading(_ path: String) {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    // Advice, and nothing is lost where it is not taken.
    if file >= 0 { posix_fadvise(file, 0, 0, POSIX_FADV_WILLNEED) }
  }

  /// Makes a new history where there is no file, and its folder where that is missing.
  ///
  /// It is made under another name and linked to its own when it is whole: a file of the name is a
  /// history at every moment, and one that another program makes meanwhile stays.
  static func create(_ path: String, busySeconds: Int) throws(StoreError) {
    var status = stat()
    let folder = folder(of: path)
    removeDrafts(of: path, in: folder)
    if unsafe lstat(path, &status) == 0 { return }
    try makeFolder(folder, for: path)
    let draft = "\(path).\(getpid()).new"
    unsafe unlink(draft)
    defer { unsafe unlink(draft) }
    try fill(draft, for: path, busySeconds: busySeconds)
    guard unsafe link(draft, path) == 0 || errno == EEXIST else {
      throw failure(path, "make the history", errno)
    }
    try synchronize(folder, for: path)
  }

  /// Removes the drafts of processes that ended before theirs was whole.
  private static func removeDrafts(of path: String, in folder: String) {
    guard let directory = unsafe opendir(folder) else { return }
    defer { unsafe closedir(directory) }
    let prefix = (path.split(separator: "/").last.map(String.init) ?? path) + "."
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(prefix), name.hasSuffix(".new") || name.hasSuffix(".new-journal"),
        let process = name.dropFirst(prefix.count).split(separator: ".").first.flatMap({ Int32($0) }
        ),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unsafe unlink(folder + "/" + name)
    }
  }

  /// Makes a database with the tables of the history.
  private static func fill(
    _ draft: String, for path: String, busySeconds: Int
  ) throws(StoreError) {
    let queue = try open(draft, busySeconds: busySeconds)
    try translating(path, busySeconds: busySeconds) {
      try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try migrate(db, of: path)
      }
      // The steps between versions leave pages that hold nothing.
      try queue.vacuum()
      try queue.close()
    }
  }

  /// Opens a database such that each commit waits for the disk.
  static func open(_ path: String, busySeconds: Int) throws(StoreError) -> DatabaseQueue {
    try translating(path, busySeconds: busySeconds) {
      var configuration = Configuration()
      configuration.label = "payband.history"
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(Double(busySeconds))
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let synchronous = try queue.writeWithoutTransaction { db in
        // The library sets it by itself for other journals, so it is set last and read back. EXTRA
        // synchronizes the folder too, without which a power cut can undo a commit.
        try db.execute(sql: "PRAGMA synchronous = EXTRA")
        return try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
      }
      guard synchronous == 3 else {
        throw StoreError(path: path, .synchronousRefused(found: synchronous))
      }
      return queue
    }
  }

  /// Brings the tables to the present version, within a transaction.
  static func migrate(_ db: Database, of path: String) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version < Schema.migrations.count else { return }
    for migration in Schema.migrations[version...] {
      try db.execute(sql: migration.sql)
      try migration.move?(db, path)
      try db.execute(sql: migration.finish)
    }
    try db.execute(sql: "PRAGMA user_version = \(Schema.migrations.count)")
  }

  /// Calls a function and turns the errors of SQLite into ours.
  static func translating<Value>(
    _ path: String, busySeconds: Int, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(path: path, reason(error, busySeconds: busySeconds))
    } catch {
      throw StoreError(path: path, .system(doing: "use the history", problem: "\(error)"))
    }
  }

  private static func reason(_ error: DatabaseError, busySeconds: Int) -> StoreError.Reason {
    let problem = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(waitedSeconds: busySeconds)
    case .SQLITE_CORRUPT: .damaged(problem: problem)
    case .SQLITE_NOTADB: .notAHistory(found: "a file of another format")
    default: .system(doing: "use the history", problem: problem)
    }
  }

  private static func folder(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  private static func makeFolder(_ folder: String, for path: String) throws(StoreError) {
    if unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, folder != self.folder(of: folder) else {
      throw failure(path, "make the folder \(folder)", errno)
    }
    try makeFolder(self.folder(of: folder), for: path)
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw failure(path, "make the folder \(folder)", errno)
    }
  }

  private static func synchronize(_ folder: String, for path: String) throws(StoreError) {
    let file = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path, "open the folder \(folder)", errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(path, "synchronize the folder \(folder)", errno) }
  }

  private static func failure(_ path: String, _ doing: String, _ code: Int32) -> StoreError {
    let problem = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return StoreError(path: path, .system(doing: doing, problem: problem))
  }
}
