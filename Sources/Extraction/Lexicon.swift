import Compensation

/// The words and phrases of one language, found in a text in one pass.
///
/// A pattern is a phrase in normalized form. `salar*` is any word that begins so, `*gehalt` one that
/// ends so, `*monats*` one that holds it. Ideographic patterns match anywhere.
final class Lexicon: Sendable {
  /// The words of every language, which are found beside the own ones.
  private let shared: Lexicon?
  /// The own phrases in the order of the tables, for finding candidate places.
  private let phrases: PhraseList
  /// Phrases that begin where a word begins, and phrases that begin within one.
  private let whole: PhraseTrie
  private let inner: PhraseTrie

  /// - Parameters:
  ///   - tables: Tables of rows with `category`, `value` and `phrases`.
  ///   - ways: How phrases are written without diacritics.
  ///   - shared: The words of every language.
  /// - Throws: ``LexiconError`` for a category or a value that is not known.
  convenience init(
    tables: [(path: String, rows: [TableRow])], writtenWith ways: [PlainLetters] = [],
    beside shared: Lexicon? = nil
  ) throws {
    let size = tables.reduce(0) { size, table in
      table.rows.reduce(size) { $0 + $1.bytes(of: "phrases").count }
    }
    var phrases = PhraseList(size: size)
    for (path, rows) in tables {
      for row in rows {
        let name = row["category"]
        guard let category = Category(name: name) else {
          throw LexiconError(path: path, line: row.line, category: name)
        }
        let value = row["value"]
        phrases.append(
          row.bytes(of: "phrases"), category: category,
          value: PhraseList.Value(text: ShortText(value), number: Double(value) ?? 0))
      }
    }
    phrases.append(writtenWith: ways) { shared?.whole.holds($0) == true }
    self.init(phrases, beside: shared)
  }

  /// A lexicon without a word.
  static let empty = Lexicon(PhraseList(), beside: nil)

  private init(_ phrases: PhraseList, beside shared: Lexicon?) {
    self.shared = shared
    self.phrases = phrases
    let sorted = phrases.sorted
    whole = PhraseTrie(sorted, of: phrases.bytes)
    inner = PhraseTrie(sorted.filter(\.startsInside), of: phrases.bytes)
  }

  /// Returns the phrases of several lexicons, those of every language once.
  static func phrases(of lexicons: [Lexicon]) -> [PhraseList] {
    lexicons.prefix(1).compactMap(\.shared?.phrases) + lexicons.map(\.phrases)
  }

  /// Returns the marks of a normalized text, by place; the longest first at one place.
  func marks(in text: [UInt8]) -> [Mark] {
    var marks: [Mark] = []
    unsafe text.withUnsafeBufferPointer { bytes in
      var position = 0
      var isInsideWord = false
      while position < bytes.count {
        let shape = unsafe CharacterShape(bytes, at: position)
        var found = Found(isInsideWord: shape.isLetter && isInsideWord, first: marks.count)
        unsafe shared?.collect(in: bytes, from: position, into: &marks, &found)
        let firstOwn = marks.count
        unsafe collect(in: bytes, from: position, into: &marks, &found)
        if found.plain != 0 { Lexicon.dropTaken(found, from: &marks, firstOwn: firstOwn) }
        if let compound = found.compound {
          unsafe split(position..<compound, in: bytes, into: &marks)
        }
        isInsideWord = shape.isLetter
        position += shape.length
      }
    }
    return Lexicon.withoutCovered(marks)
  }

  /// What is found at one place besides marks.
  private struct Found {
    let isInsideWord: Bool
    /// The place's first mark, if it has any.
    let first: Int
    /// The end of the place's word where a number begins a longer one.
    var compound: Int?
    /// A bit for each mark of the place, from ``first`` on: whether its phrase is written plainly.
    var plain: UInt64 = 0

    func isPlain(_ mark: Int) -> Bool { plain >> UInt64(mark - first) & 1 != 0 }
  }

  /// Adds the marks of the own phrases that begin at a place.
  @inline(__always)
  private func collect(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, into marks: inout [Mark],
    _ found: inout Found
  ) {
    if found.isInsideWord {
      unsafe collect(inner, in: bytes, from: start, into: &marks, &found)
    } else {
      unsafe collect(whole, in: bytes, from: start, into: &marks, &found)
    }
  }

  @inline(__always)
  private func collect(
    _ trie: PhraseTrie, in bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    into marks: inout [Mark], _ found: inout Found
  ) {
    unsafe trie.match(bytes, at: start, end: bytes.count) { entry, end in
      // `kwartyl 1` is not in `kwartyl 13 900`.
      let isWithinNumber =
        unsafe end < bytes.count && isDigit(bytes[end]) && isDigit(bytes[end - 1])
      guard !isWithinNumber else { return }
      let wordEnd = unsafe Lexicon.wordEnd(bytes, from: end)
      if wordEnd != end, !found.isInsideWord,
        entry.category == .number || entry.category == .multiplier
      {
        found.compound = wordEnd
      }
      guard entry.isOpen || wordEnd == end else { return }
      if entry.isPlain { found.plain |= 1 << UInt64(marks.count - found.first) }
      marks.append(mark(entry, start..<(entry.isOpen ? wordEnd : end)))
    }
  }

  @inline(__always)
  private func mark(_ phrase: PhraseList.Phrase, _ range: Range<Int>) -> Mark {
    let value = phrases.values[Int(phrase.row)]
    return Mark(category: phrase.category, text: value.text, number: value.number, range: range)
  }

  /// Drops the marks of every language's phrases without diacritics where the language has a word
  /// that is written so: Malé is no place in English, which has `male`.
  private static func dropTaken(_ found: Found, from marks: inout [Mark], firstOwn: Int) {
    for mark in (found.first..<firstOwn).reversed() where found.isPlain(mark) {
      let isTaken = marks.indices[firstOwn...].contains {
        !found.isPlain($0) && marks[$0].range == marks[mark].range
      }
      if isTaken { marks.remove(at: mark) }
    }
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
        first.append(mark(entry, stretch.lowerBound..<end))
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
