import Compensation

/// The words and phrases of one language, found in a text in one pass.
///
/// A pattern is a phrase in normalized form. `salar*` is any word that begins so, `*gehalt` one that
/// ends so, `*monats*` one that holds it. Ideographic patterns match anywhere.
final class Lexicon: Sendable {
  /// The phrases in the order of the tables, for finding candidate places.
  let phrases: PhraseList
  /// Phrases that begin where a word begins, and phrases that begin within one.
  private let whole: PhraseTrie
  private let inner: PhraseTrie

  /// - Parameters:
  ///   - rows: Rows with `category`, `value` and `phrases`.
  ///   - letters: How the language is written without marks.
  /// - Throws: ``LexiconError`` for a category or a value that is not known.
  init(rows: [(path: String, row: TableRow)], writtenWith letters: PlainLetters = .none) throws {
    var phrases = PhraseList()
    for (path, row) in rows {
      guard let category = Category(name: row["category"]) else {
        throw LexiconError(path: path, line: row.line, category: row["category"])
      }
      let value = row["value"]
      phrases.append(
        row["phrases"], category: category, value: ShortText(value), number: Double(value) ?? 0)
    }
    phrases.append(writtenWith: letters)
    self.phrases = phrases
    let sorted = phrases.sorted
    whole = PhraseTrie(sorted, of: phrases.bytes)
    inner = PhraseTrie(sorted.filter(\.startsInside), of: phrases.bytes)
  }

  /// A lexicon without a word.
  static let empty = Lexicon()

  private init() {
    phrases = PhraseList()
    whole = PhraseTrie([], of: [])
    inner = whole
  }

  /// Returns the marks of a normalized text, by place; the longest first at one place.
  func marks(in text: [UInt8]) -> [Mark] {
    var marks: [Mark] = []
    unsafe text.withUnsafeBufferPointer { bytes in
      var position = 0
      var isInsideWord = false
      while position < bytes.count {
        let shape = unsafe CharacterShape(bytes, at: position)
        if shape.isLetter, isInsideWord {
          unsafe collect(inner, in: bytes, from: position, into: &marks)
        } else {
          let compound = unsafe collect(whole, in: bytes, from: position, into: &marks)
          if let compound { unsafe split(position..<compound, in: bytes, into: &marks) }
        }
        isInsideWord = shape.isLetter
        position += shape.length
      }
    }
    return Lexicon.withoutCovered(marks)
  }

  /// Adds the marks that begin at a place; returns the end of its word where a number begins a longer
  /// one.
  @inline(__always)
  @discardableResult
  private func collect(
    _ trie: PhraseTrie, in bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    into marks: inout [Mark]
  ) -> Int? {
    var compound: Int?
    unsafe trie.match(bytes, at: start, end: bytes.count) { entry, end in
      // `kwartyl 1` is not in `kwartyl 13 900`.
      let isWithinNumber =
        unsafe end < bytes.count && isDigit(bytes[end]) && isDigit(bytes[end - 1])
      guard !isWithinNumber else { return }
      let wordEnd = unsafe Lexicon.wordEnd(bytes, from: end)
      if wordEnd != end, entry.category == .number || entry.category == .multiplier {
        compound = wordEnd
      }
      if entry.isOpen || wordEnd == end {
        marks.append(
          Mark(
            category: entry.category, text: entry.value, number: entry.number,
            range: start..<(entry.isOpen ? wordEnd : end)))
      }
    }
    return compound
  }

  /// Adds the parts of a word that is made of words for numbers: `dreihundertzwanzigtausend`.
  private func split(
    _ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, into marks: inout [Mark]
  ) {
    guard let parts = unsafe numberParts(of: word, in: bytes), parts.count > 1,
      parts.contains(where: { $0.category == .multiplier })
    else { return }
    marks += parts
  }

  /// The numbers that make up a stretch, where nothing is left over but “and” between two of them.
  private func numberParts(
    of stretch: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Mark]? {
    var first: [Mark] = []
    unsafe whole.match(bytes, at: stretch.lowerBound, end: stretch.upperBound) { entry, end in
      if !entry.isOpen, end - stretch.lowerBound > 2,
        entry.category == .number || entry.category == .multiplier
      {
        first.append(
          Mark(
            category: entry.category, text: entry.value, number: entry.number,
            range: stretch.lowerBound..<end))
      }
    }
    for mark in first {
      let rest = mark.range.upperBound..<stretch.upperBound
      if rest.isEmpty { return [mark] }
      if let parts = unsafe numberParts(of: rest, in: bytes) { return [mark] + parts }
      for joiner in Lexicon.numberJoiners
      where unsafe bytes[rest].starts(with: joiner.utf8) && rest.count > joiner.utf8.count {
        let behind = rest.lowerBound + joiner.utf8.count..<rest.upperBound
        if let parts = unsafe numberParts(of: behind, in: bytes) { return [mark] + parts }
      }
    }
    return nil
  }

  /// What German and Dutch put between ones and tens: `fünfundzwanzig`.
  private static let numberJoiners = ["und", "en"]

  /// Returns the end of the word that `position` lies in or ends; `position` itself behind anything
  /// but a letter.
  private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    guard position > 0, unsafe CharacterShape(bytes, before: position).isLetter else {
      return position
    }
    var index = position
    while index < bytes.count {
      let shape = unsafe CharacterShape(bytes, at: index)
      guard shape.isLetter else { break }
      index += shape.length
    }
    return index
  }

  /// Returns the marks without those within a longer one of their family or kind.
  private static func withoutCovered(_ marks: [Mark]) -> [Mark] {
    var kept: [Mark] = []
    kept.reserveCapacity(marks.count)
    let sorted = marks.sorted {
      $0.range.lowerBound == $1.range.lowerBound
        ? $0.range.upperBound > $1.range.upperBound : $0.range.lowerBound < $1.range.lowerBound
    }
    for mark in sorted {
      let isCovered = kept.reversed().prefix(24).contains { other in
        guard other.range.lowerBound <= mark.range.lowerBound,
          other.range.upperBound >= mark.range.upperBound
        else { return false }
        let isLonger = other.range.count > mark.range.count
        return other.category == mark.category
          ? isLonger || other.text == mark.text
          : isLonger
            && (mark.category.isVoid(within: other.category))
      }
      if !isCovered { kept.append(mark) }
    }
    return kept
  }
}

/// A row of a language's tables whose category is none.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let category: String

  public var description: String {
    "\(path):\(line):1: expected a category of Tables/README.md, found “\(category)”; correct the row"
  }
}
