internal import Compensation

/// What the columns of the tables hold.
struct ColumnCatalogue {
  struct Entry {
    let type: String
    let unit: String
    let description: String
  }

  private var entries: [String: Entry] = [:]

  /// The columns that are part of the program; none where their table is malformed, which a test
  /// rules out.
  static let standard = ColumnCatalogue(
    (try? TableFiles(embedded: EmbeddedTables.files).rows(of: "columns.csv")) ?? [])

  private init(_ rows: [TableRow]) {
    for row in rows {
      entries["\(row["table"])/\(row["column"])"] = Entry(
        type: row["type"], unit: row["unit"], description: row["description"])
    }
  }

  /// Returns what a table's column holds, or `nil` for one that is not described.
  func entry(_ column: String, of table: String) -> Entry? {
    entries["\(table)/\(column)"] ?? entries["/\(column)"]
  }
}
