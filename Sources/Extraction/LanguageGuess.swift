/// Tells the languages of alphabetic scripts apart by their commonest words, in one pass.
struct LanguageGuess: Sendable {
  private struct Vote: Sendable {
    var language: Int
    var weight: Float
  }

  /// The votes of each word, by the hash of its normalized bytes.
  private var votes: [UInt64: [Vote]] = [:]
  /// Signs that point to a language weakly: `£`.
  private var symbols: [(bytes: [UInt8], language: Int)] = []
  /// Letters that only one language has: `ł`.
  private var letters: [UInt32: Int] = [:]
  private let count: Int

  private static let symbol: Float = 0.6

  /// What a word weighs that the table of languages gives as a sign of one.
  private static let sign: Float = 1.5

  /// - Parameters:
  ///   - words: The commonest words of each language.
  ///   - signs: Words that point to each language by themselves.
  init(words: [[String]], signs: [[String]]) {
    count = words.count
    for (language, list) in words.enumerated() {
      // A letter alone is a unit or an initial as often as a word.
      for word in Set(list) where word.unicodeScalars.count > 1 && !word.utf8.contains(0x20) {
        add(word, language: language, weight: 1)
      }
    }
    // A word that half of the languages have tells nothing.
    votes = votes.filter { $0.value.count < max(3, count / 2) }
    for (language, list) in signs.enumerated() {
      for word in list {
        let bytes = NormalizedText.phrase(word)
        if let letter = LanguageGuess.ownLetter(word) {
          letters[letter] = language
        } else if bytes.isEmpty || CharacterShape(bytes, at: 0).isLetter {
          add(word, language: language, weight: LanguageGuess.sign)
        } else {
          symbols.append((bytes, language))
        }
      }
    }
  }

  /// The letter of a sign that is looked for within words: `*ł*`.
  private static func ownLetter(_ sign: String) -> UInt32? {
    let scalars = Array(sign.unicodeScalars)
    guard scalars.count == 3, scalars[0] == "*", scalars[2] == "*" else { return nil }
    return scalars[1].value
  }

  private mutating func add(_ word: String, language: Int, weight: Float) {
    let hash = LanguageGuess.hash(NormalizedText.phrase(word)[...])
    votes[hash, default: []].removeAll { $0.language == language }
    votes[hash, default: []].append(Vote(language: language, weight: weight))
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
    guard let votes = votes[LanguageGuess.hash(word)] else { return }
    for vote in votes { points[vote.language] += vote.weight / Float(votes.count) }
  }

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
