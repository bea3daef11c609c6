internal import Compensation
internal import Foundation
internal import GRDB

extension HistoryStore {
  /// Returns the files that were read with some settings, by their paths from the root.
  public func knownFiles(settings: String) throws(StoreError) -> [[UInt8]: KnownFile] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT path, device, inode, size, modified, changed, reading FROM seenFile
          JOIN reading ON reading.id = seenFile.reading
          WHERE reading.settings = ? AND reading.isReusable
          """, arguments: [settings])
      var files: [[UInt8]: KnownFile] = [:]
      while let row = try rows.next() {
        let path: Data = row[0]
        files[Array(path)] = KnownFile(
          stamp: FileStamp(
            device: row[1], inode: row[2], size: row[3], modified: row[4], changed: row[5]),
          reading: row[6])
      }
      return files
    }
  }

  /// Returns the id of a reading that a report can be made of; `nil` where there is none.
  public func reading(of key: ReadingKey) throws(StoreError) -> Int64? {
    try read { db in
      try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT reading.id FROM document JOIN reading ON reading.document = document.id
            WHERE sha256 = ? AND name = ? AND settings = ? AND isReusable ORDER BY reading.id
            """), arguments: [key.sha256, key.name, key.settings])
    }
  }

  /// Returns the parts of a reading with their ids, as those of a file at a path.
  public func parts(
    ofReading reading: Int64, path: String
  ) throws(StoreError) -> [(id: Int64, part: ReadPart)] {
    try read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT part.id, suffix, sha256, bytes, format, encoding, declaredLanguage, fingerprint,
              packed
            FROM part JOIN document ON document.id = part.document
              LEFT JOIN partRecords ON partRecords.part = part.id
            WHERE reading = ? ORDER BY position
            """), arguments: [reading])
      return try rows.map { row in
        let id: Int64 = row[0]
        let suffix: String = row[1]
        let document = path + suffix
        var part = ReadPart(
          source: ReportSource(
            path: document, sha256: row[2], bytes: row[3], format: row[4], encoding: row[5]))
        part.declaredLanguage = row[6]
        part.fingerprint = (row[7] as Data?).map { Array($0) }
        if let packed = (row[8] as Data?).flatMap({ PackedRows(Array($0)) }) {
          try self.unpack(packed, into: &part, path: path)
        } else {
          try self.readRecords(ofPart: id, into: &part, path: path, in: db)
        }
        return (id, part)
      }
    }
  }

  /// Adds the records of a part from where they stand in one piece.
  private func unpack(_ rows: PackedRows, into part: inout ReadPart, path: String) throws {
    let document = part.source.path
    do {
      part.figures = try unpack(rows, "figure", FigureRow.columns, 1) {
        try FigureRow.figure($0, path: document)
      }
      part.outlooks = try unpack(rows, "outlook", OutlookRow.columns, 1) {
        try OutlookRow.outlook($0, path: document)
      }
      part.rejected = try unpack(rows, "partRejected", RejectedRow.columns) {
        try RejectedRow.amount($0, path: document)
      }
      part.issues = try unpack(rows, "partIssue", IssueRow.columns) {
        try IssueRow.issue($0, path: path)
      }
      guard rows.isAtEnd else { throw PackedRows.Malformed() }
    } catch is PackedRows.Malformed {
      throw StoreError(
        path: self.path,
        .damaged(problem: "the records of \(document) are not as they were written"))
    }
  }

  /// - Parameter more: How many values stand behind the columns.
  private func unpack<Value>(
    _ rows: PackedRows, _ table: String, _ columns: [String], _ more: Int = 0,
    _ make: (RowReader<PackedRows>) throws -> Value
  ) throws -> [Value] {
    let origin = RowOrigin(table, columns, path: path)
    var values: [Value] = []
    let count = try rows.count()
    values.reserveCapacity(count)
    for _ in 0..<count {
      try rows.next(columns: columns.count + more)
      values.append(try make(RowReader(rows, of: origin)))
    }
    return values
  }

  /// Adds the records of a part from their rows.
  private func readRecords(
    ofPart id: Int64, into part: inout ReadPart, path: String, in db: Database
  ) throws {
    let document = part.source.path
    part.figures = try figures(ofPart: id, path: document, in: db)
    part.outlooks = try outlooks(ofPart: id, path: document, in: db)
    part.rejected = try rows(of: id, "partRejected", RejectedRow.columns, in: db) {
      try RejectedRow.amount($0, path: document)
    }
    part.issues = try rows(of: id, "partIssue", IssueRow.columns, in: db) {
      try IssueRow.issue($0, path: path)
    }
  }

  func figures(ofPart part: Int64, path: String, in db: Database) throws -> [SalaryFigure] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(FigureRow.selection) FROM partFigure JOIN figure ON figure.id = partFigure.figure
          WHERE part = ? ORDER BY position
          """), arguments: [part])
    let origin = RowOrigin("figure", FigureRow.columns, path: self.path)
    var figures: [SalaryFigure] = []
    while let row = try rows.next() {
      figures.append(
        try FigureRow.figure(
          RowReader(row, of: origin), path: path))
    }
    return figures
  }

  func outlooks(ofPart part: Int64, path: String, in db: Database) throws -> [OutlookStatement] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(OutlookRow.selection) FROM partOutlook JOIN outlook ON outlook.id = partOutlook.outlook
          WHERE part = ? ORDER BY position
          """), arguments: [part])
    let origin = RowOrigin("outlook", OutlookRow.columns, path: self.path)
    var outlooks: [OutlookStatement] = []
    while let row = try rows.next() {
      outlooks.append(
        try OutlookRow.outlook(
          RowReader(row, of: origin), path: path))
    }
    return outlooks
  }

  /// Returns what stands in a table of a part's own rows, in their order.
  func rows<Value>(
    of part: Int64, _ table: String, _ columns: [String], in db: Database,
    _ make: (RowReader<Row>) throws -> Value
  ) throws -> [Value] {
    let origin = RowOrigin(table, columns, path: path)
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(RowOrigin.selection(of: table, columns)) FROM \(table)
          WHERE part = ? ORDER BY position
          """), arguments: [part])
    var values: [Value] = []
    while let row = try rows.next() {
      values.append(try make(RowReader(row, of: origin)))
    }
    return values
  }
}
