import Compensation

/// The words and phrases of one language, found in a text in one pass.
///
/// A pattern is a phrase in normalized form. `salar*` is any word that begins so, `*gehalt` one that
/// ends so, `*monats*` one that holds it. Ideographic patterns match anywhere.
struct Lexicon: Sendable {
  /// Patterns that begin where a word begins, and patterns that begin within one.
  private let whole: PhraseTrie
  private let inner: PhraseTrie
  /// The single words and word beginnings by category, for telling languages apart and for finding
  /// candidate places; a phrase gives its first word.
  let patterns: [(category: Category, pattern: Pattern)]

  /// One phrase as the tables write it.
  struct Pattern: Sendable {
    var bytes: [UInt8]
    var number: Double
    /// Whether it may begin, and end, within a word.
    var startsInside: Bool
    var isOpen: Bool
  }

  /// - Parameter rows: Rows with `category`, `value` and `phrases`.
  /// - Throws: ``LexiconError`` for a category or a value that is not known.
  init(rows: [(path: String, row: TableRow)]) throws {
    var wholePhrases: [(bytes: [UInt8], entry: PhraseTrie.Entry)] = []
    var innerPhrases: [(bytes: [UInt8], entry: PhraseTrie.Entry)] = []
    var patterns: [(category: Category, pattern: Pattern)] = []
    for (path, row) in rows {
      guard let category = Category(rawValue: row["category"]) else {
        throw LexiconError(path: path, line: row.line, category: row["category"])
      }
      let number = Double(row["value"]) ?? 0
      for phrase in row.list("phrases") {
        let pattern = Lexicon.pattern(phrase, number: number)
        guard !pattern.bytes.isEmpty else { continue }
        let entry = PhraseTrie.Entry(
          category: category, value: ShortText(row["value"]), number: number, isOpen: pattern.isOpen
        )
        wholePhrases.append((pattern.bytes, entry))
        if pattern.startsInside { innerPhrases.append((pattern.bytes, entry)) }
        patterns.append((category, pattern))
      }
    }
    whole = PhraseTrie(wholePhrases)
    inner = PhraseTrie(innerPhrases)
    self.patterns = patterns
  }

  /// A lexicon without a word.
  static let empty = Lexicon()

  private init() {
    whole = PhraseTrie([])
    inner = PhraseTrie([])
    patterns = []
  }

  private static func pattern(_ phrase: String, number: Double) -> Pattern {
    let startsInside = phrase.hasPrefix("*")
    let isOpen = phrase.hasSuffix("*")
    let core = phrase.dropFirst(startsInside ? 1 : 0).dropLast(isOpen ? 1 : 0)
    return Pattern(
      bytes: NormalizedText.phrase(String(core)), number: number, startsInside: startsInside,
      isOpen: isOpen)
  }

  /// Returns the marks that begin in a range, by place; the longest first at one place.
  func marks(in text: NormalizedText, range: Range<Int>) -> [Mark] {
    var marks: [Mark] = []
    var position = range.lowerBound
    var isInsideWord = false
    while position < range.upperBound {
      let shape = CharacterShape(text.bytes, at: position)
      if shape.isLetter, isInsideWord {
        collect(inner, in: text, from: position, end: range.upperBound, into: &marks)
      } else {
        collect(whole, in: text, from: position, end: range.upperBound, into: &marks)
      }
      isInsideWord = shape.isLetter
      position += shape.length
    }
    return Lexicon.withoutCovered(marks)
  }

  private func collect(
    _ trie: PhraseTrie, in text: NormalizedText, from start: Int, end: Int,
    into marks: inout [Mark]
  ) {
    let bytes = text.bytes
    var node = trie.root(bytes[start])
    var position = start + 1
    while node != 0 {
      let entries = trie.entries(node)
      if !entries.isEmpty {
        let wordEnd = Lexicon.wordEnd(bytes, from: position, end: end)
        for entry in entries where entry.isOpen || wordEnd == position {
          marks.append(
            Mark(
              category: entry.category, text: entry.value, number: entry.number,
              range: start..<(entry.isOpen ? wordEnd : position)))
        }
      }
      guard position < end else { return }
      node = trie.next(node, bytes[position])
      position += 1
    }
  }

  /// Returns the end of the word that `position` lies in or ends; `position` itself behind anything
  /// but a letter.
  private static func wordEnd(_ bytes: [UInt8], from position: Int, end: Int) -> Int {
    guard position > 0, CharacterShape(bytes, before: position).isLetter else { return position }
    var index = position
    while index < end {
      let shape = CharacterShape(bytes, at: index)
      guard shape.isLetter else { break }
      index += shape.length
    }
    return index
  }

  /// Returns the marks without those within a longer one of their family or kind.
  private static func withoutCovered(_ marks: [Mark]) -> [Mark] {
    var kept: [Mark] = []
    let sorted = marks.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
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
struct LexiconError: Error, Hashable, CustomStringConvertible {
  let path: String
  let line: Int
  let category: String

  var description: String {
    "\(path):\(line):1: expected a category of Tables/README.md, found “\(category)”; correct the row"
  }
}

/// The length of a character in UTF-8 and whether it is a letter of a script with spaces.
struct CharacterShape {
  let length: Int
  let isLetter: Bool

  @inline(__always)
  init(_ bytes: [UInt8], at position: Int) {
    let first = bytes[position]
    switch first {
    case 0..<0x80:
      length = 1
      isLetter = Extraction.isLetter(first)
    case 0xC0..<0xE0:
      length = min(2, bytes.count - position)
      isLetter = first >= 0xC3 && !(first == 0xC3 && length == 2 && bytes[position + 1] == 0x97)
    case 0xE0..<0xF0:
      length = min(3, bytes.count - position)
      // Vietnamese letters, Hangul and the scripts below the symbols.
      isLetter = first == 0xE1 || first == 0xE0 || (0xEA...0xED).contains(first)
    default:
      length = min(4, bytes.count - position)
      isLetter = false
    }
  }

  /// Returns where to cut a stretch that is too long: behind its last space, or before its last
  /// character.
  static func lastBreak(_ bytes: [UInt8], in range: Range<Int>) -> Int {
    if let space = bytes[range].lastIndex(of: 0x20) { return space + 1 }
    var end = range.upperBound - 1
    while end > range.lowerBound + 4, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return max(end, range.lowerBound + 1)
  }

  @inline(__always)
  init(_ bytes: [UInt8], before position: Int) {
    var index = position - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    self.init(bytes, at: index)
  }
}
