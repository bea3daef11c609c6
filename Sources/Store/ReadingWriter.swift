internal import Compensation
internal import GRDB

/// Writes what reading files gave, within a transaction.
struct ReadingWriter {
  let db: Database
  /// The path of the history, which errors name.
  let path: String
  /// Whether the records of a part are kept in one piece too; the table is younger than the others.
  var packsRecords = true

  /// Keeps one reading and returns the ids of its parts.
  func remember(_ reading: FileReading) throws -> [Int64] {
    let document = try self.document(reading.key.sha256, reading.key.bytes)
    let parts = reading.parts.map { PreparedPart($0, of: reading.path) }
    var identity = Identity()
    for part in parts { part.add(to: &identity) }
    let digest = identity.digest.blob
    let key: [DatabaseValue] = [
      document.databaseValue, reading.key.name.databaseValue,
      reading.key.settings.databaseValue, digest,
    ]
    let known = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM reading WHERE document = ? AND name = ? AND settings = ? AND digest = ?
          """), arguments: StatementArguments(key))
    let id: Int64
    let ids: [Int64]
    if let known {
      id = known
      ids = try Int64.fetchAll(
        db, sql: "SELECT id FROM part WHERE reading = ? ORDER BY position", arguments: [known])
    } else {
      id = try db.insert(
        into: "reading", ["document", "name", "settings", "digest", "isReusable"],
        key + [reading.isReusable.databaseValue])
      ids = try parts.enumerated().map { try self.insert($1, at: $0, of: id) }
    }
    if let place = reading.place { try see(place.path, place.stamp, as: id) }
    return ids
  }

  func see(
    _ path: [UInt8], _ stamp: FileStamp, as reading: Int64
  ) throws {
    let numbers = [
      stamp.device, stamp.inode, stamp.size, stamp.modified, stamp.changed, reading,
    ]
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO seenFile (path, device, inode, size, modified, changed, reading)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments([path.blob] + numbers.map(\.databaseValue)))
  }

  private func document(_ sha256: String, _ bytes: Int) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO document (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"
    ).execute(arguments: [sha256, bytes])
    guard
      let id = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"), arguments: [sha256])
    else { throw StoreError(path: path, .damaged(problem: "a document is gone at once")) }
    return id
  }

  private func insert(
    _ prepared: PreparedPart, at position: Int, of reading: Int64
  ) throws -> Int64 {
    let part = prepared.part
    let document = try self.document(part.source.sha256, part.source.bytes)
    let id = try db.insert(
      into: "part",
      [
        "reading", "position", "document", "suffix", "format", "encoding", "declaredLanguage",
        "fingerprint",
      ],
      [
        reading.databaseValue, position.databaseValue, document.databaseValue,
        prepared.suffix.databaseValue, part.source.format.databaseValue,
        part.source.encoding.databaseValue, part.declaredLanguage?.databaseValue ?? .null,
        part.fingerprint?.blob ?? .null,
      ])
    for (index, figure) in prepared.figures.enumerated() {
      let row = try self.row(
        "figure", FigureRow.columns, figure, document: document,
        derived: FigureRow.derivedCount)
      try link("partFigure", "figure", id, index, row, part.figures[index].confidence)
    }
    for (index, outlook) in prepared.outlooks.enumerated() {
      let row = try self.row(
        "outlook", OutlookRow.columns, outlook, document: document, derived: 0)
      try link("partOutlook", "outlook", id, index, row, part.outlooks[index].confidence)
    }
    for (table, columns, rows) in prepared.others {
      for (index, row) in rows.enumerated() {
        try db.insert(
          into: table, ["part", "position"] + columns,
          [id.databaseValue, index.databaseValue] + row)
      }
    }
    if packsRecords {
      try db.insert(
        into: "partRecords", ["part", "packed"],
        [id.databaseValue, prepared.packed.blob])
    }
    return id
  }

  /// Returns the id of the row that says the same of the same document, which is added if there is
  /// none.
  private func row(
    _ table: String, _ columns: [String], _ values: [DatabaseValue], document: Int64, derived: Int
  ) throws -> Int64 {
    var identity = Identity()
    identity.add(values.dropFirst(derived))
    let key = [document.databaseValue, identity.digest.blob]
    let names = (["document", "identity"] + columns).map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")
    try db.cachedStatement(
      sql: """
        INSERT INTO \(table) (\(names)) VALUES (\(marks))
        ON CONFLICT (document, identity) DO NOTHING
        """
    ).execute(arguments: StatementArguments(key + values))
    if db.changesCount > 0 { return db.lastInsertedRowID }
    guard
      let id = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM \(table) WHERE document = ? AND identity = ?"),
        arguments: StatementArguments(key))
    else { throw StoreError(path: path, .damaged(problem: "a row of \(table) is gone at once")) }
    return id
  }

  private func link(
    _ table: String, _ column: String, _ part: Int64, _ position: Int, _ row: Int64,
    _ confidence: Double
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO \(table) (part, position, \(column), confidence) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [part, position, row, confidence])
  }
}
