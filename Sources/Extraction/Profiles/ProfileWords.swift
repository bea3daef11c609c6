import Compensation

/// The words by which a profile of an occupation names its facts, from `Tables/profiles.csv`.
struct ProfileWords: Sendable {
  /// What a row of a profile states.
  enum Fact: String, CaseIterable, Sendable {
    case pay, jobs, outlook, change
    /// No fact of a profile: words that say that a table's rows are parts of the role's workers.
    case parts
  }

  private let phrases: [String: [(fact: Fact, words: [UInt8])]]

  /// - Throws: `TableError` or `DelimitedTextError` for a malformed table; ``ProfileWordsError`` for
  ///   a fact that is not known.
  init(_ tables: TableFiles) throws {
    var phrases: [String: [(fact: Fact, words: [UInt8])]] = [:]
    for row in try tables.rows(of: "profiles.csv") {
      guard let fact = Fact(rawValue: row["fact"]) else {
        throw ProfileWordsError(line: row.line, fact: row["fact"])
      }
      phrases[row["language"], default: []] += row.list("words").map { words in
        (fact, NormalizedText.phrase(words))
      }
    }
    self.phrases = phrases.mapValues { list in list.sorted { $0.words.count > $1.words.count } }
  }

  /// Returns the fact that a label names; of several, the one of the longest phrase.
  func fact(_ label: NormalizedText, language: String) -> Fact? {
    phrases[language]?.first { $0.fact != .parts && label.holds($0.words) }?.fact
  }

  /// Whether a line says that the rows below it are industries or other parts of a role's workers.
  func namesParts(_ line: NormalizedText, language: String) -> Bool {
    phrases[language]?.contains { $0.fact == .parts && line.holds($0.words) } ?? false
  }
}

/// A row of `profiles.csv` whose fact is none.
struct ProfileWordsError: Error, Hashable, CustomStringConvertible {
  let line: Int
  let fact: String

  var description: String {
    "profiles.csv:\(line):1: expected a fact of Tables/README.md, found “\(fact)”; correct the row"
  }
}

extension NormalizedText {
  /// Whether whole words stand in the text one behind another.
  func holds(_ words: [UInt8]) -> Bool {
    guard let first = words.first, words.count <= bytes.count else { return false }
    for start in 0...(bytes.count - words.count) where bytes[start] == first {
      let end = start + words.count
      guard bytes[start..<end].elementsEqual(words) else { continue }
      let beginsWord = start == 0 || !isLetter(bytes[start - 1])
      if beginsWord, end == bytes.count || !isLetter(bytes[end]) { return true }
    }
    return false
  }
}
