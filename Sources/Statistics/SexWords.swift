public import Compensation

/// How tables write the sex of a person, from `Tables/sexes.csv`: `female`, `F`, `Kobieta`, 女.
public struct SexWords: Sendable {
  private let words: [String: PayOfPerson.Sex]

  /// The words that are part of the program; a test reads their table.
  public static let standard = SexWords(TableFiles(embedded: EmbeddedTables.files))

  /// Reads the words of a table; rows of neither sex are passed over.
  public init(_ tables: TableFiles) {
    var words: [String: PayOfPerson.Sex] = [:]
    for row in (try? tables.rows(of: "sexes.csv")) ?? [] {
      guard let sex = PayOfPerson.Sex(rawValue: row["sex"]) else { continue }
      for word in row.list("words") { words[word.lowercased()] = sex }
    }
    self.words = words
  }

  /// Returns the sex that a cell states, or `nil` for another one, for none, and for unknown words.
  public func sex(_ cell: String) -> PayOfPerson.Sex? { words[cell.lowercased()] }
}
