/// Finds where sentences end.
struct SentenceSplitter {
  let text: NormalizedText
  let marks: [Mark]
  let language: Language

  /// No sentence that a person wrote is longer in bytes; what is, is cut.
  private static let longest = 2_000

  /// Whether the text begins its sentences with small letters, as people chat.
  private let writesSmall: Bool

  init(text: NormalizedText, marks: [Mark], language: Language) {
    self.text = text
    self.marks = marks
    self.language = language
    writesSmall = SentenceSplitter.writesSmall(text)
  }

  private static func writesSmall(_ text: NormalizedText) -> Bool {
    let bytes = text.bytes
    func isSmall(_ index: Int) -> Bool {
      CharacterShape(bytes, at: index).isLetter && !text.isCapital(at: index)
    }
    guard let first = bytes.indices.first(where: { bytes[$0] != 0x20 }), isSmall(first) else {
      return false
    }
    return !bytes.indices.dropLast(2).contains { index in
      ".!?".utf8.contains(bytes[index]) && bytes[index + 1] == 0x20
        && text.isCapital(at: index + 2)
    }
  }

  /// What may stand before a stop that ends no sentence, by its end.
  private struct Stops {
    var abbreviations: Set<Int>
    /// Currencies that no number stands before.
    var signs: Set<Int>
    var multipliers: Set<Int>
    /// Where currencies begin.
    var currencies: Set<Int>

    /// Whether an abbreviated multiplier ends a sentence, since no currency follows: `zarabia 5,5 tys.
    /// Produkcja …`.
    func endsThousands(dot: Int, next: Int) -> Bool {
      (multipliers.contains(dot) || multipliers.contains(dot + 1)) && !currencies.contains(next)
    }
  }

  /// Whether what ends at a stop is no abbreviation by its length.
  private func followsLongWord(_ dot: Int) -> Bool {
    dot - lineStart(of: dot) >= SentenceSplitter.shortestWord
  }

  /// Shorter words before a stop may be abbreviations: `min.`, `ok.`
  private static let shortestWord = 4

  /// Returns the sentences in order; together they cover the text but for white space.
  func sentences() -> [Range<Int>] {
    let bytes = text.bytes
    let abbreviations = ends { $0.category == .abbreviation }
    let stops = Stops(
      abbreviations: abbreviations,
      signs: ends { $0.category == .currency && !followsNumber($0) },
      multipliers: ends { $0.category == .multiplier },
      currencies: Set(marks.lazy.filter { $0.category == .currency }.map(\.range.lowerBound)))
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let end = terminatorEnd(at: index, stops)
      if let end {
        append(start..<end, to: &sentences)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    append(start..<bytes.count, to: &sentences)
    return sentences
  }

  private func append(_ range: Range<Int>, to sentences: inout [Range<Int>]) {
    var start = range.lowerBound
    while start < range.upperBound, text.bytes[start] == 0x20 { start += 1 }
    while range.upperBound - start > SentenceSplitter.longest {
      let limit = start + SentenceSplitter.longest
      let end = CharacterShape.lastBreak(text.bytes, in: start..<limit)
      sentences.append(start..<end)
      start = end
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
  }

  /// Returns the end of the sentence if one ends with the character at `index`.
  private func terminatorEnd(at index: Int, _ stops: Stops) -> Int? {
    let bytes = text.bytes
    switch bytes[index] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      return closing(from: index + 1)
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82:
      return closing(from: index + 3)  // 。
    case UInt8(ascii: "."):
      let end = closing(from: index + 1)
      guard end >= bytes.count || bytes[end] == 0x20 else { return nil }
      guard end < bytes.count else { return end }
      return endsSentence(dot: index, next: end + 1, stops) ? end : nil
    default:
      return nil
    }
  }

  private func closing(from index: Int) -> Int {
    var index = index
    let bytes = text.bytes
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "!"),
        UInt8(ascii: "?"):
        index += 1
      default:
        return index
      }
    }
    return index
  }

  private func endsSentence(dot: Int, next: Int, _ stops: Stops) -> Bool {
    let abbreviations = stops.abbreviations
    guard next < text.bytes.count else { return true }
    let bytes = text.bytes
    // Dots that lead to the end of a line: `Dockmaster ....... $1,240`.
    if dot >= 3, bytes[dot - 3..<dot].allSatisfy({ $0 == UInt8(ascii: ".") }) { return false }
    if isLowercaseLetter(at: next) { return writesSmall && followsLongWord(dot) }
    let isAbbreviation =
      abbreviations.contains(dot) || abbreviations.contains(dot + 1)
      || (dot >= 2 && isLetter(bytes[dot - 1]) && bytes[dot - 2] == UInt8(ascii: "."))
      || (dot >= 2 && isLetter(bytes[dot - 1]) && bytes[dot - 2] == 0x20)
    // `z. B.`, `d. h.`, `J. R.`: a letter and a stop go on with a letter and a stop.
    let isPair =
      dot >= 1 && next + 1 < bytes.count && isLetter(bytes[next])
      && bytes[next + 1] == UInt8(ascii: ".") && isLetter(bytes[dot - 1])
      && (dot == 1 || !CharacterShape(bytes, before: dot - 1).isLetter)
    if isPair { return false }
    let isSecondOfPair =
      dot >= 4 && isLetter(bytes[dot - 1]) && bytes[dot - 2] == 0x20
      && bytes[dot - 3] == UInt8(ascii: ".") && isLetter(bytes[dot - 4])
    if isSecondOfPair { return false }
    // `Rs. 35,400`
    let isSign = stops.signs.contains(dot) || stops.signs.contains(dot + 1)
    if isSign, isDigit(bytes[next]) { return false }
    if isAbbreviation {
      // `ok. 5`, `mies. (umowa`: the sentence goes on unless a capital begins another.
      return isUppercaseLetter(at: next)
        && (!abbreviations.contains(dot) || stops.endsThousands(dot: dot, next: next))
    }
    // German and Polish ordinals: `1. Januar`.
    let isOrdinal = dot >= 1 && isDigit(bytes[dot - 1]) && dot <= 2 + lineStart(of: dot)
    return !isOrdinal || !language.groupsBySpace
  }

  /// Where marks end that a condition holds for.
  private func ends(where accepts: (Mark) -> Bool) -> Set<Int> {
    Set(marks.lazy.filter(accepts).map(\.range.upperBound))
  }

  /// Whether a number stands before a currency, whose it then is.
  private func followsNumber(_ currency: Mark) -> Bool {
    var before = currency.range.lowerBound - 1
    if before > 0, text.bytes[before] == 0x20 { before -= 1 }
    return before >= 0 && isDigit(text.bytes[before])
  }

  /// The offset behind the last space before `index`.
  private func lineStart(of index: Int) -> Int {
    var start = index
    while start > 0, text.bytes[start - 1] != 0x20 { start -= 1 }
    return start
  }

  private func isUppercaseLetter(at index: Int) -> Bool {
    text.isCapital(at: index)
  }

  private func isLowercaseLetter(at index: Int) -> Bool {
    CharacterShape(text.bytes, at: index).isLetter && !text.isCapital(at: index)
  }
}
