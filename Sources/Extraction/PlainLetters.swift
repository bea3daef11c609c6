import Compensation

/// How a language is written where the keyboard has no marks: `srednio` for `średnio`, `jaehrlich` for
/// `jährlich`.
struct PlainLetters: Sendable {
  /// The letters that have a form, ascending, each with its form.
  private var forms: [(letter: UInt32, plain: [UInt8])] = []

  /// - Throws: ``TableError`` or ``DelimitedTextError`` for a malformed table.
  init(_ tables: TableFiles, language: String) throws {
    self.init(try tables.rows(of: "letters.csv"), language: language)
  }

  private init(_ rows: [TableRow], language: String) {
    var plain: [UInt32: [UInt8]] = [:]
    // A language's own rows replace those of every language.
    for code in [PlainLetters.shared, language] {
      for row in rows where row["language"] == code {
        for letter in row["letters"].unicodeScalars {
          plain[letter.value] = row.bytes(of: "plain")
        }
      }
    }
    forms = plain.map { (letter: $0, plain: $1) }.sorted { $0.letter < $1.letter }
  }

  /// The form of a letter, if it has one.
  private func plain(_ letter: UInt32) -> [UInt8]? {
    let place = forms.partitioningIndex { $0.letter >= letter }
    return place < forms.count && forms[place].letter == letter ? forms[place].plain : nil
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
    let letters = Set(ways.flatMap { $0.forms.map(\.letter) })
    let disputed = letters.filter { letter in
      ways.contains { $0.plain(letter) != ways[0].plain(letter) }
    }
    return { disputed.contains($0) }
  }

  /// What stands for every language in the table.
  private static let shared = "any"

  /// Appends the phrase of a place, which is in normalized form, as it is written without marks.
  ///
  /// - Returns: Whether it is; nothing is appended where it has no marks, some letter has no plain
  ///   form, or what is left is too short to tell anything.
  func appendForm(of phrase: Range<Int>, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    var isMarked = false
    var position = phrase.lowerBound
    while position < phrase.upperBound {
      let (scalar, length) = UTF8Scalar.decode(bytes, at: position, end: phrase.upperBound)
      if scalar < 0x80 {
        bytes.append(UInt8(scalar))
      } else if let plain = plain(scalar) {
        bytes += plain
        isMarked = true
      } else {
        bytes.removeLast(bytes.count - start)
        return false
      }
      position += length
    }
    guard isMarked, bytes.count - start >= PlainLetters.shortest else {
      bytes.removeLast(bytes.count - start)
      return false
    }
    return true
  }

  /// Two letters are another word too often: `sa`, `ze`.
  private static let shortest = 3
}
