/// Tells the languages of alphabetic scripts apart by their commonest words, in one pass.
struct LanguageGuess: Sendable {
  /// The weight of each word in each language that has it, by the hash of its normalized bytes.
  private let votes: WordVotes
  /// Signs that point to a language weakly: `£`.
  private var symbols: [(bytes: [UInt8], language: Int)] = []
  /// Letters that only one language has: `ł`.
  private var letters: [UInt32: Int] = [:]
  private let count: Int

  private static let symbol: Float = 0.6

  /// What a word weighs that the table of languages gives as a sign of one.
  private static let sign: Float = 1.5

  /// - Parameters:
  ///   - words: Cells with the commonest words of each language.
  ///   - signs: Words that point to each language by themselves.
  init(words: [[[UInt8]]], signs: [[String]]) {
    count = words.count
    // A word that half of the languages have tells nothing.
    var votes = WordVotes.Builder(mostLanguages: max(2, count / 2 - 1))
    for (language, cells) in words.enumerated() {
      for cell in cells {
        let list = PhraseCell(cell)
        for range in list where LanguageGuess.isTelling(list.bytes[range]) {
          votes.add(list.bytes, range, language: language)
        }
      }
    }
    for (language, list) in signs.enumerated() {
      for word in list {
        let bytes = NormalizedText.phrase(word)
        if let letter = LanguageGuess.ownLetter(word) {
          letters[letter] = language
        } else if bytes.isEmpty || CharacterShape(bytes, at: 0).isLetter {
          votes.add(sign: bytes, language: language, weight: LanguageGuess.sign)
        } else {
          symbols.append((bytes, language))
        }
      }
    }
    self.votes = votes.finished()
  }

  /// A guess that knows no word.
  init(among count: Int) {
    self.init(words: Array(repeating: [], count: count), signs: [])
  }

  /// Whether a phrase is one word of more than a letter: a letter alone is a unit or an initial as
  /// often as a word.
  private static func isTelling(_ phrase: ArraySlice<UInt8>) -> Bool {
    !phrase.contains(0x20) && phrase.dropFirst().contains { $0 & 0xC0 != 0x80 }
  }

  /// The letter of a sign that is looked for within words: `*ł*`.
  private static func ownLetter(_ sign: String) -> UInt32? {
    let scalars = Array(sign.unicodeScalars)
    guard scalars.count == 3, scalars[0] == "*", scalars[2] == "*" else { return nil }
    return scalars[1].value
  }

  /// Returns each language's points for the words of a text, up to a length that decides.
  func points(_ text: NormalizedText) -> [Float] {
    var points = [Float](repeating: 0, count: count)
    let bytes = text.bytes
    let end = min(bytes.count, 4_000)
    var start: Int?
    var index = 0
    var seen = Set<UInt32>()
    while index < end {
      let shape = CharacterShape(bytes, at: index)
      if (2...3).contains(shape.length), shape.isLetter {
        let (letter, _) = UTF8Scalar.decode(bytes, at: index, end: bytes.count)
        if let language = letters[letter], seen.insert(letter).inserted {
          points[language] += LanguageGuess.symbol
        }
      }
      if shape.isLetter {
        start = start ?? index
      } else if let first = start {
        count(bytes[first..<index], into: &points)
        start = nil
      }
      index += shape.length
    }
    for (symbol, language) in symbols where LanguageGuess.holds(bytes, symbol, end: end) {
      points[language] += LanguageGuess.symbol
    }
    if let first = start { count(bytes[first..<min(index, bytes.count)], into: &points) }
    return points
  }

  /// Whether the text holds a sign of a language that is no word: `円`.
  func hasSymbol(of language: Int, in text: NormalizedText) -> Bool {
    symbols.contains {
      $0.language == language
        && LanguageGuess.holds(text.bytes, $0.bytes, end: min(text.bytes.count, 4_000))
    }
  }

  private static func holds(_ bytes: [UInt8], _ symbol: [UInt8], end: Int) -> Bool {
    guard let first = symbol.first else { return false }
    var index = 0
    while index + symbol.count <= end {
      if bytes[index] == first, bytes[index..<index + symbol.count].elementsEqual(symbol) {
        return true
      }
      index += 1
    }
    return false
  }

  private func count(_ word: ArraySlice<UInt8>, into points: inout [Float]) {
    let votes = votes[word]
    for vote in votes { points[vote.language] += vote.weight / Float(votes.count) }
  }
}
