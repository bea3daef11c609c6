/// Tells the languages of alphabetic scripts apart by their commonest words, in one pass.
struct LanguageGuess: Sendable {
  private struct Vote: Sendable {
    var language: Int
    var weight: Float
  }

  /// The votes of each word, by the hash of its normalized bytes.
  private var votes: [UInt64: [Vote]] = [:]
  private let count: Int

  /// How much a word says, by what it is; words of the language's grammar occur in every text.
  private static func weight(_ category: Category) -> Float {
    switch category {
    case .function: 1
    case .pay, .period, .outlookSubject, .statistic, .basis: 1.5
    case .currency, .abbreviation, .percent, .number, .multiplier, .place: 0.2
    default: 0.3
    }
  }

  /// What a word weighs that the table of languages gives as a sign of one.
  private static let sign: Float = 1.5

  /// - Parameters:
  ///   - lexicons: The words of each language; those of ideographic ones are left out.
  ///   - signs: Words that point to each language by themselves.
  init(_ lexicons: [Lexicon?], signs: [[String]]) {
    count = lexicons.count
    for (language, lexicon) in lexicons.enumerated() {
      guard let lexicon else { continue }
      var best: [UInt64: Float] = [:]
      for (category, pattern) in lexicon.patterns
      where !pattern.isOpen && !pattern.startsInside && !pattern.bytes.contains(0x20) {
        let hash = LanguageGuess.hash(pattern.bytes[...])
        best[hash] = max(best[hash] ?? 0, LanguageGuess.weight(category))
      }
      for (hash, weight) in best {
        votes[hash, default: []].append(Vote(language: language, weight: weight))
      }
    }
    // A word that every language's table holds tells nothing.
    votes = votes.filter { $0.value.count < max(3, count / 2) }
    for (language, words) in signs.enumerated() {
      for word in words {
        let hash = LanguageGuess.hash(NormalizedText.phrase(word)[...])
        votes[hash, default: []].removeAll { $0.language == language }
        votes[hash, default: []].append(Vote(language: language, weight: LanguageGuess.sign))
      }
    }
  }

  /// Returns each language's points for the words of a text, up to a length that decides.
  func points(_ text: NormalizedText) -> [Float] {
    var points = [Float](repeating: 0, count: count)
    let bytes = text.bytes
    let end = min(bytes.count, 4_000)
    var start: Int?
    var index = 0
    while index < end {
      let shape = CharacterShape(bytes, at: index)
      if shape.isLetter {
        start = start ?? index
      } else if let first = start {
        count(bytes[first..<index], into: &points)
        start = nil
      }
      index += shape.length
    }
    if let first = start { count(bytes[first..<min(index, bytes.count)], into: &points) }
    return points
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
