/// Cuts a text into words, folded and hashed.
///
/// Titles and texts go through the same reader, those of the tables when the program is built.
///
/// - Complexity: Linear in the bytes; no word is copied.
public struct WordReader: Sendable {
  public let folding: LetterFolding
  /// The hashes of the gender suffixes of the language (`in`, `innen`, `euse`).
  let genderSuffixes: [UInt64]

  public init(folding: LetterFolding, genderSuffixes: [UInt64]) {
    self.folding = folding
    self.genderSuffixes = genderSuffixes
  }

  /// Returns the words of a range, and behind them an empty word whose separator is `line`.
  public func words(in bytes: [UInt8], range: Range<Int>) -> [Word] {
    words(in: bytes.span, range: range)
  }

  /// Returns the words of a text, and behind them an empty word whose separator is `line`.
  public func words(in text: String) -> [Word] {
    let bytes = Array(text.utf8)
    return words(in: bytes.span, range: 0..<bytes.count)
  }

  public func words(in text: Span<UInt8>, range: Range<Int>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(range.count / 4 + 4)
    let end = min(range.upperBound, text.count)
    var position = range.lowerBound
    var separator = Separator.line
    var previous: UInt64?
    while position < end {
      let byte = unsafe text[unchecked: position]
      if byte < 0x30, byte != 0x26 {
        separator = WordReader.merge(separator, UInt32(byte))
        position += 1
        continue
      }
      if let word = plainWord(byte, in: text, at: position, end: end, behind: previous, separator) {
        previous = word.hash
        words.append(word)
        position = word.range.upperBound
        separator = .none
        continue
      }
      let (scalar, next) = WordReader.scalar(in: text, at: position, end: end)
      let letter = folding.letter(scalar)
      if letter.isIdeograph {
        var word = ideograph(letter, scalar, position..<next)
        word.separator = separator
        if let previous { word.joined = WordHash.appending(scalar: letter.scalar, to: previous) }
        previous = word.hash
        words.append(word)
        position = next
        separator = .none
      } else if letter.isPartOfWord {
        let word = readWord(in: text, at: position, end: end, behind: previous, separator)
        previous = word.hash
        words.append(word)
        position = word.isPossessive ? possessiveEnd(in: text, behind: word) : word.range.upperBound
        separator = .none
      } else {
        separator = WordReader.merge(separator, scalar)
        position = next
      }
    }
    words.append(.end(at: end, separator: separator == .fullStop ? .other : .line))
    return words
  }

  private func ideograph(_ letter: Letter, _ scalar: UInt32, _ range: Range<Int>) -> Word {
    var word = Word(
      range: range, hash: WordHash.appending(scalar: letter.scalar, to: WordHash.empty),
      length: 1, separator: .none)
    word.isIdeograph = true
    word.isKatakana = (0x30A1...0x30FC).contains(scalar)
    return word
  }

  /// Returns the code point at an offset and the offset behind it.
  @inline(__always)
  static func scalar(
    in text: Span<UInt8>, at position: Int, end: Int
  ) -> (scalar: UInt32, next: Int) {
    let first = unsafe text[unchecked: position]
    guard first >= 0x80 else { return (UInt32(first), position + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard position + length <= end else { return (0xFFFD, end) }
    let second = unsafe UInt32(text[unchecked: position + 1] & 0x3F)
    if length == 2 { return (UInt32(first & 0x1F) << 6 | second, position + 2) }
    let third = unsafe UInt32(text[unchecked: position + 2] & 0x3F)
    if length == 3 { return (UInt32(first & 0x0F) << 12 | second << 6 | third, position + 3) }
    let fourth = unsafe UInt32(text[unchecked: position + 3] & 0x3F)
    let high = UInt32(first & 0x07) << 18 | second << 12
    return (high | third << 6 | fourth, position + 4)
  }

  /// Reads a word of the letters `A` to `Z` alone or of digits alone, as most are; `nil` if there is
  /// none, or if what follows may belong to it.
  @inline(__always)
  private func plainWord(
    _ byte: UInt8, in text: Span<UInt8>, at start: Int, end: Int, behind previous: UInt64?,
    _ separator: Separator
  ) -> Word? {
    var letters = LetterState(behind: previous)
    let position: Int
    if (byte | 0x20) &- 0x61 < 26 {
      position = letters.appendPlainLetters(in: text, from: start, to: end)
    } else if byte &- 0x30 < 10 {
      position = letters.appendDigits(in: text, from: start, to: end)
    } else {
      return nil
    }
    if position < end {
      let next = unsafe text[unchecked: position]
      guard next < 0x23 || next == 0x2C || next == 0x2D else { return nil }
    }
    var word = Word(
      range: start..<position, hash: letters.hash, length: letters.length, separator: separator)
    word.lastLetter = letters.last
    word.isNumber = letters.isNumber
    if letters.capitals > 0 {
      word.isCapitalized = byte < 0x61
      word.isAllCapitals = WordReader.isAllCapitals(letters, in: text, before: position)
    }
    if WordReader.mayJoin(letters.length, behind: separator) { word.joined = letters.joined }
    return word
  }

  /// Whether a word and the one before may be one word.
  ///
  /// “Director in Rechnung” is no “Directorin”: behind a space, only words that can stand alone.
  @inline(__always)
  private static func mayJoin(_ length: Int32, behind separator: Separator) -> Bool {
    switch separator {
    case .hyphen: true
    case .space: length > 3
    default: false
    }
  }

  /// Whether all letters of a word are capitals, but for a plural `s` at the end.
  @inline(__always)
  private static func isAllCapitals(
    _ letters: LetterState, in text: Span<UInt8>, before end: Int
  ) -> Bool {
    guard letters.capitals >= 2 else { return false }
    return letters.capitals == letters.length
      || (letters.capitals == letters.length - 1 && text[end - 1] == 0x73)
  }

  /// Reads a word that is no ideograph.
  @inline(__always)
  private func readWord(
    in text: Span<UInt8>, at start: Int, end: Int, behind previous: UInt64?,
    _ separator: Separator
  ) -> Word {
    var letters = LetterState(behind: previous)
    var position = letters.appendPlainLetters(in: text, from: start, to: end)
    var isCapitalized = letters.capitals > 0 && text[start] < 0x61
    while position < end {
      let (scalar, next) = WordReader.scalar(in: text, at: position, end: end)
      let letter = folding.letter(scalar)
      if letter.isLatin {
        letters.append(letter)
        if letter.isCapital, position == start { isCapitalized = true }
      } else if letter.isOther {
        letters.append(other: letter.scalar)
      } else if letter.isMark {
        letters.endJoining()
      } else {
        // “C++” and “C#” are words.
        guard scalar == 0x2B || scalar == 0x23, letters.length > 0, !letters.isNumber else {
          break
        }
        letters.append(sign: UInt8(truncatingIfNeeded: scalar))
      }
      position = letters.appendPlainLetters(in: text, from: next, to: end)
    }
    var word = Word(
      range: start..<position, hash: letters.hash, length: letters.length, separator: separator)
    word.lastLetter = letters.last
    word.isNumber = letters.isNumber
    word.isCapitalized = isCapitalized
    word.isAllCapitals = WordReader.isAllCapitals(letters, in: text, before: position)
    if WordReader.mayJoin(letters.length, behind: separator) { word.joined = letters.joined }
    if position < end, WordReader.mayContinueWord(text[position]) {
      finish(&word, in: text, end: end)
    }
    return word
  }

  /// Whether a gender suffix or a possessive may begin with a byte.
  @inline(__always)
  private static func mayContinueWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x27, 0x28, 0x2A, 0x2E, 0x2F, 0x3A, 0x5F, 0xC2, 0xE2: true
    default: false
    }
  }

  /// Takes a gender suffix into a word and marks a possessive.
  private func finish(_ word: inout Word, in text: Span<UInt8>, end: Int) {
    let stop = word.range.upperBound
    if let suffix = genderSuffixEnd(in: text, after: stop, end: end) {
      word.suffixLength = Int32(suffix - stop)
      word.range = word.range.lowerBound..<suffix
    }
    word.isPossessive = isPossessive(in: text, at: word.range.upperBound, end: end)
  }

  /// Returns where a gender suffix that begins at `position` ends: `*in`, `/-in`, `(in)`, `·e`.
  private func genderSuffixEnd(in text: Span<UInt8>, after position: Int, end: Int) -> Int? {
    guard !genderSuffixes.isEmpty else { return nil }
    var start = position
    var closes = false
    switch text[position] {
    case 0x2A, 0x3A, 0x5F, 0x2E:  // * : _ .
      start += 1
    case 0x2F:  // /
      start += 1
    case 0x28:  // (
      start += 1
      closes = true
    case 0xC2 where position + 1 < end && text[position + 1] == 0xB7:  // ·
      start += 2
    case 0xE2
    where position + 2 < end && text[position + 1] == 0x80 && text[position + 2] == 0xA2:
      start += 3  // •
    default:
      return nil
    }
    if start < end, text[start] == 0x2D { start += 1 }
    var stop = start
    var hash = WordHash.empty
    while stop < end {
      let (scalar, next) = WordReader.scalar(in: text, at: stop, end: end)
      let letter = folding.letter(scalar)
      guard letter.isLatin else { break }
      hash = WordHash.appending(letter.first, to: hash)
      stop = next
    }
    guard stop > start, genderSuffixes.contains(hash) else { return nil }
    guard closes else { return stop }
    return stop < end && text[stop] == 0x29 ? stop + 1 : nil
  }

  /// Whether an apostrophe and a last `s` stand at an offset.
  private func isPossessive(in text: Span<UInt8>, at stop: Int, end: Int) -> Bool {
    guard let behind = WordReader.apostropheEnd(in: text, at: stop, end: end), behind < end,
      text[behind] | 0x20 == 0x73
    else { return false }
    guard behind + 1 < end else { return true }
    let (scalar, _) = WordReader.scalar(in: text, at: behind + 1, end: end)
    return !folding.letter(scalar).isLatin
  }

  private func possessiveEnd(in text: Span<UInt8>, behind word: Word) -> Int {
    let stop = word.range.upperBound
    return stop + (text[stop] == 0x27 ? 2 : 4)
  }

  private static func apostropheEnd(in text: Span<UInt8>, at position: Int, end: Int) -> Int? {
    guard position < end else { return nil }
    if text[position] == 0x27 { return position + 1 }
    guard position + 2 < end, text[position] == 0xE2, text[position + 1] == 0x80,
      text[position + 2] == 0x99
    else { return nil }
    return position + 3
  }

  /// Returns the separator that results from what stood before and one more sign.
  @inline(__always)
  private static func merge(_ before: Separator, _ scalar: UInt32) -> Separator {
    // By far the most usual.
    if scalar == 0x20, before == .none { return .space }
    return before == .line ? .line : mergeRare(before, scalar)
  }

  private static func mergeRare(_ before: Separator, _ scalar: UInt32) -> Separator {
    switch scalar {
    case 0x0A, 0x0D, 0x2028, 0x2029:
      return .line
    case 0x09, 0x7C:
      return .cell
    case 0x20, 0xA0, 0x202F, 0x3000:
      return before == .none ? .space : before == .hyphen || before == .apostrophe ? .other : before
    case 0x2D, 0x2010, 0x2011:
      return before == .none ? .hyphen : before == .slash ? .slash : .other
    case 0x2F, 0xFF0F:
      return before == .none || before == .space ? .slash : .other
    case 0x27, 0x2019:
      return before == .none ? .apostrophe : .other
    case 0x2E:
      return before == .none ? .fullStop : .other
    case 0x28, 0xFF08:
      return before == .none || before == .space ? .openingParenthesis : .other
    case 0x2C:
      return before == .none ? .comma : .other
    case 0xAD, 0x200B...0x200D, 0xFEFF:
      return before
    default:
      return .other
    }
  }
}

extension WordReader {
  /// Returns the folded Latin letters of a word, without its gender suffix; none of an ideograph.
  public func letters(of word: Word, in text: Span<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    guard !word.isIdeograph else { return letters }
    let end = word.range.upperBound - Int(word.suffixLength)
    var position = word.range.lowerBound
    while position < end {
      let (scalar, next) = WordReader.scalar(in: text, at: position, end: end)
      let letter = folding.letter(scalar)
      if letter.isLatin {
        letters.append(letter.first)
        if letter.second != 0 { letters.append(letter.second) }
      }
      position = next
    }
    return letters
  }

  /// The folded character of a word of a script without spaces; `nil` of another.
  func ideograph(of word: Word, in text: Span<UInt8>) -> UInt32? {
    guard word.isIdeograph else { return nil }
    let (scalar, _) = WordReader.scalar(
      in: text, at: word.range.lowerBound, end: word.range.upperBound)
    return folding.letter(scalar).scalar
  }

  /// Calls `body` with the folded Latin letters of a word from the last to the first until it
  /// returns `false`.
  public func forEachLetterFromEnd(
    of word: Word, in text: Span<UInt8>, _ body: (UInt8) -> Bool
  ) {
    var position = word.range.upperBound - Int(word.suffixLength)
    while position > word.range.lowerBound {
      position -= 1
      let byte = text[position]
      if (byte | 0x20) &- 0x61 < 26 {
        guard body(byte | 0x20) else { return }
        continue
      }
      let end = position + 1
      while position > word.range.lowerBound, text[position] & 0xC0 == 0x80 { position -= 1 }
      let (scalar, _) = WordReader.scalar(in: text, at: position, end: end)
      let letter = folding.letter(scalar)
      guard letter.isLatin else { continue }
      if letter.second != 0 { guard body(letter.second) else { return } }
      guard body(letter.first) else { return }
    }
  }
}
