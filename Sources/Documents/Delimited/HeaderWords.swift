/// A header or a word of the table as the words that it is compared by.
///
/// `Salary_Min (USD)`, `salaryMin` and `salary min` are the same: small letters, without
/// punctuation, without what stands in brackets, parted where a capital follows a small letter.
struct HeaderWords: Hashable, Sendable {
  let words: [String]

  init(words: [String]) { self.words = words }

  init(_ text: some StringProtocol) {
    var words: [String] = []
    var word = ""
    var depth = 0
    var previousIsSmall = false
    func end() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if HeaderWords.opening.contains(scalar) { depth += 1 }
      let isPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      if depth > 0 || !isPart {
        end()
        previousIsSmall = false
      } else {
        if previousIsSmall, scalar.properties.isUppercase { end() }
        word.unicodeScalars.append(scalar)
        previousIsSmall = scalar.properties.isLowercase
      }
      if HeaderWords.closing.contains(scalar) { depth = max(0, depth - 1) }
    }
    end()
    self.words = words
  }

  /// Returns the words without every run of words that is in `phrases`, the longest run first.
  func removing(_ phrases: Set<HeaderWords>, longest: Int) -> HeaderWords {
    var kept: [String] = []
    var index = 0
    while index < words.count {
      let length = (1...max(1, longest)).reversed().first { length in
        index + length <= words.count
          && phrases.contains(HeaderWords(words: Array(words[index..<index + length])))
      }
      if let length {
        index += length
      } else {
        kept.append(words[index])
        index += 1
      }
    }
    return HeaderWords(words: kept)
  }

  /// Whether the words of `other` stand in these one behind another; Chinese, which does not part
  /// words, is compared by characters.
  func contains(_ other: HeaderWords) -> Bool {
    guard let first = other.words.first else { return false }
    if other.words.count == 1, first.unicodeScalars.allSatisfy(\.properties.isIdeographic) {
      let wanted = Array(first.unicodeScalars)
      return words.contains { word in
        let scalars = Array(word.unicodeScalars)
        return scalars.indices.contains { scalars[$0...].starts(with: wanted) }
      }
    }
    return words.indices.contains { words[$0...].starts(with: other.words) }
  }

  private static let opening = Set("([{（［【「".unicodeScalars)
  private static let closing = Set(")]}）］】」".unicodeScalars)
}
