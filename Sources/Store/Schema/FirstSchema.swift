internal import Compensation
internal import GRDB

/// Moves the content of version 1, which kept figures run by run, into the tables of version 2.
struct FirstSchema {
  private let db: Database
  /// The path of the history, which errors name.
  private let path: String
  /// What readings of that time have in the place of settings; no report is made of them.
  private static let settings = "schema 1"

  /// What is no longer needed when all is moved.
  static let removal = """
    DROP TABLE summaryFigure1;
    DROP TABLE figure1;
    DROP TABLE source1;
    """

  init(_ db: Database, path: String) {
    self.db = db
    self.path = path
  }

  func move() throws {
    let sources = try Row.fetchAll(
      db,
      sql: """
        SELECT source1.*, sha256, bytes FROM source1
        JOIN document ON document.id = source1.document ORDER BY run, position
        """)
    var seen: Set<String> = []
    for source in sources {
      // The sheets of a workbook have one path; their figures stand with the first of them.
      let path: String = source["path"]
      let isFirst = seen.insert("\(source["run"] as Int64) \(path)").inserted
      try move(source, path: path, takesFigures: isFirst)
    }
    try db.execute(
      sql: """
        INSERT INTO runRole (run, role)
          SELECT run, role FROM summary UNION SELECT run, role FROM figure1 WHERE role IS NOT NULL;
        INSERT INTO summaryPercentile (summary, position, number, percentile, value)
          SELECT summary, position, number, percentile, value FROM summaryFigure1
          WHERE percentile IS NOT NULL
        """)
  }

  private func move(_ source: Row, path: String, takesFigures: Bool) throws {
    var part = ReadPart(
      source: ReportSource(
        path: path, sha256: source["sha256"], bytes: source["bytes"], format: source["format"],
        encoding: source["encoding"]))
    part.declaredLanguage = source["language"]
    if takesFigures {
      part.figures = try Row.fetchAll(
        db,
        sql:
          "SELECT \(selection), confidence FROM figure1 WHERE run = ? AND path = ? ORDER BY number",
        arguments: [source["run"] as Int64, path]
      ).map { row in
        try FigureRow.figure(
          RowReader(row, of: RowOrigin("figure", FigureRow.columns, path: self.path)), path: path)
      }
    }
    let key = ReadingKey(
      sha256: part.source.sha256, bytes: part.source.bytes, name: path,
      settings: FirstSchema.settings)
    let ids = try ReadingWriter(db: db, path: self.path, packsRecords: false).remember(
      FileReading(key: key, path: path, place: nil, isReusable: false, parts: [part]))
    try db.execute(
      sql: """
        INSERT INTO source (run, position, part, path, language, figures, observations,
          withholdsCounts, outlooks, rejected, note)
        SELECT run, position, ?, path, language, ?, observations, 0, outlooks, rejected, note
        FROM source1 WHERE run = ? AND position = ?
        """,
      arguments: [
        ids[0], part.figures.count, source["run"] as Int64, source["position"] as Int64,
      ])
  }

  /// The columns of a figure under the names that they had.
  private var selection: String {
    let former = ["low": "statedLow", "high": "statedHigh"]
    return FigureRow.columns.map { column in
      column == "isPaidByHourOnly" ? "0" : "\"\(former[column] ?? column)\""
    }.joined(separator: ", ")
  }
}
