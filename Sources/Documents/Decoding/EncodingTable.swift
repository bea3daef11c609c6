internal import Compensation

/// The encodings that are read and the labels that documents declare them by.
struct EncodingTable: Sendable {
  private let encodings: [String: TextEncoding]

  /// Reads `encodings.csv`.
  init(_ tables: TableFiles) throws {
    var encodings: [String: TextEncoding] = [:]
    for row in try tables.rows(of: "encodings.csv") {
      guard let kind = TextEncoding.Kind(rawValue: row["kind"]) else { continue }
      let encoding = TextEncoding(name: row["name"], converter: row["converter"], kind: kind)
      for label in row.list("labels") + [row["name"]] {
        encodings[EncodingTable.folded(label)] = encoding
      }
    }
    self.encodings = encodings
  }

  /// The table that is part of the program; its rows are checked by a test.
  static let standard: EncodingTable =
    (try? EncodingTable(TableFiles(embedded: EmbeddedTables.files))) ?? EncodingTable()

  private init() { encodings = [:] }

  subscript(_ label: String) -> TextEncoding? { encodings[EncodingTable.folded(label)] }

  private static func folded(_ label: String) -> String {
    label.lowercased().filter { !$0.isWhitespace }
  }
}
