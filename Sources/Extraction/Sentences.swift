/// A passage's text with its sentences, its marks and a measure of nearness.
struct AnalyzedText: Sendable {
  let text: NormalizedText
  let language: Language
  /// The sentences, as ranges of the normalized text.
  let sentences: [Range<Int>]
  /// By place, the longest first at one place.
  let marks: [Mark]
  /// For each byte, how far it is from the start in words, with a surcharge for each boundary of a
  /// clause; the difference of two places says how near they are.
  let position: [Int32]
  /// The indices of the marks by the place of their end.
  private let endings: [Int32]

  init(_ text: NormalizedText, language: Language) {
    self.text = text
    self.language = language
    let all = language.lexicon.marks(in: text, range: 0..<text.bytes.count)
    marks = all
    sentences = SentenceSplitter(text: text, marks: all, language: language).sentences()
    endings = all.indices.map { Int32($0) }.sorted {
      all[Int($0)].range.upperBound < all[Int($1)].range.upperBound
    }
    position = AnalyzedText.positions(text.bytes, marks: all, sentences: sentences)
  }

  /// Returns the marks that lie in a range.
  func marks(in range: Range<Int>) -> ArraySlice<Mark> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < marks.count, marks[end].range.lowerBound < range.upperBound { end += 1 }
    return marks[low..<end]
  }

  /// Returns the marks that begin at a place, the longest first.
  func marks(startingAt place: Int) -> ArraySlice<Mark> {
    marks(in: place..<place + 1)
  }

  /// Returns the marks that end at a place.
  func marks(endingAt place: Int) -> [Mark] {
    var low = 0
    var high = endings.count
    while low < high {
      let middle = (low + high) / 2
      if marks[Int(endings[middle])].range.upperBound < place {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Mark] = []
    while low < endings.count, marks[Int(endings[low])].range.upperBound == place {
      found.append(marks[Int(endings[low])])
      low += 1
    }
    return found
  }

  /// Whether a period's words name a date: `im Jahr 2019`.
  func isDate(_ mark: Mark) -> Bool {
    var index = mark.range.upperBound
    while index < text.bytes.count, text.bytes[index] == UInt8(ascii: " ") { index += 1 }
    var end = index
    while end < text.bytes.count, isDigit(text.bytes[end]) { end += 1 }
    guard end - index == 4 else { return false }
    return text.bytes[index] == UInt8(ascii: "1") || text.bytes[index] == UInt8(ascii: "2")
  }

  /// Returns the distance from the end of one stretch to the start of another behind it, in words
  /// and boundaries.
  func distance(_ end: Int, _ start: Int) -> Int {
    guard !position.isEmpty else { return 0 }
    let last = position.count - 1
    let from = position[min(max(end - 1, 0), last)]
    return max(0, Int(position[min(start, last)]) - Int(from))
  }

  /// The surcharges of boundaries, in words.
  private enum Surcharge {
    static let comma: Int32 = 3
    static let dash: Int32 = 6
    static let strong: Int32 = 12
    static let sentence: Int32 = 40
  }

  private static func positions(
    _ bytes: [UInt8], marks: [Mark], sentences: [Range<Int>]
  ) -> [Int32] {
    var positions = [Int32](repeating: 0, count: bytes.count)
    var boundary = Set<Int>()
    for mark in marks where mark.category == .contrast { boundary.insert(mark.range.lowerBound) }
    let starts = Set(sentences.dropFirst().map(\.lowerBound))
    var current: Int32 = 0
    var index = 0
    var wasLetter = false
    while index < bytes.count {
      let shape = CharacterShape(bytes, at: index)
      let byte = bytes[index]
      if starts.contains(index) { current += Surcharge.sentence }
      if boundary.contains(index) { current += Surcharge.strong }
      switch byte {
      case UInt8(ascii: ","): current += followsDigits(bytes, at: index) ? 0 : Surcharge.comma
      case UInt8(ascii: ";"): current += Surcharge.strong
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"): current += 1
      case UInt8(ascii: "|"): current += Surcharge.comma
      case UInt8(ascii: "+") where index > 0 && bytes[index - 1] == 0x20:
        current += Surcharge.strong
      case 0xE3
      where index + 2 < bytes.count && bytes[index + 2] == 0x81 && bytes[index + 1] == 0x80:
        current += 1  // 、
      case 0xE2
      where index > 0 && bytes[index - 1] == 0x20 && shape.length == 3
        && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93:
        current += Surcharge.dash
      default:
        if shape.length >= 3, !shape.isLetter {
          current += 1
        } else if shape.isLetter || isDigit(byte), !wasLetter {
          current += shape.length >= 3 ? 1 : 2
        }
      }
      wasLetter = shape.isLetter || isDigit(byte)
      for offset in index..<min(bytes.count, index + shape.length) { positions[offset] = current }
      index += shape.length
    }
    return positions
  }

  private static func followsDigits(_ bytes: [UInt8], at index: Int) -> Bool {
    index > 0 && index + 1 < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
  }
}

/// Finds where sentences end.
struct SentenceSplitter {
  let text: NormalizedText
  let marks: [Mark]
  let language: Language

  /// No sentence that a person wrote is longer in bytes; what is, is cut.
  private static let longest = 2_000

  /// Returns the sentences in order; together they cover the text but for white space.
  func sentences() -> [Range<Int>] {
    let bytes = text.bytes
    let abbreviations = Set(
      marks.lazy.filter { $0.category == .abbreviation }.map(\.range.upperBound))
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let end = terminatorEnd(at: index, abbreviations: abbreviations)
      if let end {
        append(start..<end, to: &sentences)
        start = end
        index = end
      } else {
        index += CharacterShape(bytes, at: index).length
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
  private func terminatorEnd(at index: Int, abbreviations: Set<Int>) -> Int? {
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
      return endsSentence(dot: index, next: end + 1, abbreviations: abbreviations) ? end : nil
    default:
      return nil
    }
  }

  private func closing(from index: Int) -> Int {
    var index = index
    let closers: Set<UInt8> = [
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "!"),
      UInt8(ascii: "?"),
    ]
    while index < text.bytes.count, closers.contains(text.bytes[index]) { index += 1 }
    return index
  }

  private func endsSentence(dot: Int, next: Int, abbreviations: Set<Int>) -> Bool {
    guard next < text.bytes.count else { return true }
    let bytes = text.bytes
    let startsLow = isLowercaseLetter(at: next)
    if startsLow { return false }
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
    if isAbbreviation {
      // `ok. 5`, `mies. (umowa`: the sentence goes on unless a capital begins another.
      return isUppercaseLetter(at: next) && !abbreviations.contains(dot)
    }
    // German and Polish ordinals: `1. Januar`.
    let isOrdinal = dot >= 1 && isDigit(bytes[dot - 1]) && dot <= 2 + lineStart(of: dot)
    return !isOrdinal || !language.groupsBySpace
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
