import Compensation

/// How a language is written where the keyboard has no marks: `srednio` for `średnio`, `jaehrlich` for
/// `jährlich`.
struct PlainLetters: Sendable {
  private var plain: [UInt32: [UInt8]] = [:]

  /// - Throws: ``TableError`` or ``DelimitedTextError`` for a malformed table.
  init(_ tables: TableFiles, language: String) throws {
    self.init(try tables.rows(of: "letters.csv"), language: language)
  }

  private init(_ rows: [TableRow], language: String) {
    // A language's own rows replace those of every language.
    for code in [PlainLetters.shared, language] {
      for row in rows where row["language"] == code {
        for letter in row["letters"].unicodeScalars {
          plain[letter.value] = Array(row["plain"].utf8)
        }
      }
    }
  }

  /// Returns all ways of writing that differ.
  ///
  /// - Throws: ``TableError`` or ``DelimitedTextError`` for a malformed table.
  static func ways(_ tables: TableFiles) throws -> [PlainLetters] {
    let rows = try tables.rows(of: "letters.csv")
    let own = Set(rows.map { $0["language"] }).subtracting([shared]).sorted()
    return ([shared] + own).map { PlainLetters(rows, language: $0) }
  }

  /// Returns whether the ways of writing differ in a letter.
  static func isDisputed(among ways: [PlainLetters]) -> (UInt32) -> Bool {
    let letters = Set(ways.flatMap(\.plain.keys))
    let disputed = letters.filter { letter in
      ways.contains { $0.plain[letter] != ways[0].plain[letter] }
    }
    return { disputed.contains($0) }
  }

  /// What stands for every language in the table.
  private static let shared = "any"

  /// Returns a phrase in normalized form as it is written without marks, or `nil` where that is the
  /// same, some letter has no plain form, or what is left is too short to tell anything.
  func form(of phrase: ArraySlice<UInt8>) -> [UInt8]? {
    guard phrase.contains(where: { $0 >= 0x80 }) else { return nil }
    var form: [UInt8] = []
    var position = phrase.startIndex
    while position < phrase.endIndex {
      let (scalar, length) = UTF8Scalar.decode(phrase, at: position, end: phrase.endIndex)
      if scalar < 0x80 {
        form.append(UInt8(scalar))
      } else if let plain = plain[scalar] {
        form += plain
      } else {
        return nil
      }
      position += length
    }
    return form.count >= PlainLetters.shortest ? form : nil
  }

  /// Two letters are another word too often: `sa`, `ze`.
  private static let shortest = 3
}
