internal import RoleIndexing

/// The words of a title as written, without its gender notation, and what is said with signs.
struct TitleReading {
  private let bytes: [UInt8]
  /// The words without notes like “(m/w/d)”; each still has its gender suffix in its range.
  let words: [Word]
  /// The gender notes and suffixes.
  let genderNotes: [RoleMatch.RemovedWords]

  init(_ title: String, by reader: WordReader) {
    bytes = Array(title.utf8)
    let read = reader.words(in: bytes, range: bytes.indices)
    var kept: [Word] = []
    var notes: [RoleMatch.RemovedWords] = []
    var position = 0
    while position < read.count - 1 {
      let end = TitleReading.noteEnd(in: read, at: position)
      if end > position {
        notes.append(.init(.gender, TitleReading.text(of: read[position..<end], in: bytes)))
        position = end
        continue
      }
      let word = read[position]
      if word.hasGenderSuffix {
        let suffix = (word.range.upperBound - Int(word.suffixLength))..<word.range.upperBound
        notes.append(.init(.gender, String(decoding: bytes[suffix], as: UTF8.self)))
      }
      kept.append(word)
      position += 1
    }
    words = kept
    genderNotes = notes
  }

  /// The text of words that stand side by side.
  func text(of words: some BidirectionalCollection<Word>) -> String {
    TitleReading.text(of: words, in: bytes)
  }

  /// The folded letters of a word.
  func letters(of word: Word, by reader: WordReader) -> [UInt8] {
    reader.letters(of: word, in: bytes.span)
  }

  private static func text(
    of words: some BidirectionalCollection<Word>, in bytes: [UInt8]
  ) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    return String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
  }

  /// Returns the words left out of a title, those that stand side by side as one.
  func removed(_ words: [Word], as kind: RoleMatch.RemovedWords.Kind) -> [RoleMatch.RemovedWords] {
    var runs: [[Word]] = []
    for word in words {
      if let last = runs.last?.last, self.words.isSuccessor(word, of: last) {
        runs[runs.count - 1].append(word)
      } else {
        runs.append([word])
      }
    }
    return runs.map { .init(kind, text(of: $0)) }
  }

  /// Returns the parts that a comma, a dash, a parenthesis or another sign cuts off.
  ///
  /// - Parameters:
  ///   - cutsSlashes: Whether slashes and ampersands cut, too.
  ///   - joins: Whether a word ties what stands around it: behind the hyphen of “Gesundheits- und
  ///     Krankenpfleger” it does not begin a part.
  func parts(cuttingSlashes cutsSlashes: Bool, joins: (Word) -> Bool) -> [ArraySlice<Word>] {
    let starts = words.indices.filter { place in
      if place == 0 { return true }
      if cutsSlashes, words[place].separator == .slash || isAmpersand(words[place - 1]) {
        return true
      }
      return words[place].separator.cutsTitle
        && !(hasHyphen(words[place - 1]) && joins(words[place]))
    }
    return zip(starts, starts.dropFirst() + [words.count]).map { start, end in
      let isCut = cutsSlashes && end - start > 1 && isAmpersand(words[end - 1])
      return words[start..<(isCut ? end - 1 : end)]
    }
  }

  private func isAmpersand(_ word: Word) -> Bool {
    word.range.count == 1 && bytes[word.range.lowerBound] == UInt8(ascii: "&")
  }

  /// Whether a hyphen stands at the end of a word.
  private func hasHyphen(_ word: Word) -> Bool {
    let end = word.range.upperBound
    return end < bytes.count && bytes[end] == UInt8(ascii: "-")
  }

  /// Returns the words side by side, with the empty word behind them that the index expects.
  static func closed(_ words: some Collection<Word>) -> [Word] {
    var words = Array(words)
    for position in words.indices {
      switch words[position].separator {
      case .space, .hyphen, .none, .apostrophe, .slash: break
      default: words[position].separator = .space
      }
      // What a left-out word stood between is no longer one word.
      if position > 0, words[position - 1].range.upperBound + 4 < words[position].range.lowerBound {
        words[position].joined = 0
      }
    }
    guard let last = words.last else { return [] }
    words.append(.end(at: last.range.upperBound, separator: .line))
    return words
  }

  /// Whole notes in words, beside single letters: “(all genders)”, “(gn)”.
  private static let noteWords = [
    "all", "alle", "any", "gender", "genders", "geschlechter", "gn", "mwd", "div", "mw",
  ].map { WordHash.of($0.utf8) }

  /// Returns where a note like “(m/w/d)”, “H/F” or “(all genders)” ends; `position` for none.
  private static func noteEnd(in words: [Word], at position: Int) -> Int {
    var end = position
    while end < words.count - 1, isNoteWord(words[end]),
      end == position || words[end].separator != .space || noteWords.contains(words[end].hash)
    {
      end += 1
    }
    let isParenthesis = words[position].separator == .openingParenthesis
    return end - position > 1 || (end > position && isParenthesis) ? end : position
  }

  /// The letters that stand for the sexes: *male*, *weiblich*, *divers*, *homme*, *kobieta*, *x* …
  private static let noteLetters = ["m", "w", "d", "f", "h", "x", "k", "n", "i", "g", "u", "v"]
    .map { WordHash.of($0.utf8) }

  private static func isNoteWord(_ word: Word) -> Bool {
    noteLetters.contains(word.hash) || noteWords.contains(word.hash)
  }
}

extension Separator {
  /// Whether the sign before a word does not join it to the one before.
  fileprivate var cutsTitle: Bool {
    switch self {
    case .line, .comma, .cell, .other, .openingParenthesis: true
    default: false
    }
  }
}

extension [Word] {
  /// Whether a word follows another one in these.
  fileprivate func isSuccessor(_ word: Word, of other: Word) -> Bool {
    guard let place = firstIndex(where: { $0.range == other.range }) else { return false }
    return place + 1 < count && self[place + 1].range == word.range
  }
}
