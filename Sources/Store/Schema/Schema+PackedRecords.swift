extension Schema {
  /// The records of a part stand in one piece beside their rows, so that a report on what did not change
  /// reads one row a document instead of one a figure. Histories of before have none; their rows say the
  /// same.
  static let version3 = Migration(
    sql: """
      CREATE TABLE partRecords (
        part INTEGER PRIMARY KEY REFERENCES part (id) ON DELETE CASCADE,
        packed BLOB NOT NULL
      ) STRICT;
      """)
}
