/// Cuts a text into words, folded and hashed.
///
/// - Complexity: Linear in the bytes; no word is copied.
struct WordReader {
  let bytes: [UInt8]
  let folding: LetterFolding
  /// The gender suffixes of the language (`in`, `innen`, `euse`) by hash.
  let genderSuffixes: HashTable

  /// Returns the words of a range, and behind them an empty word whose separator is `line`.
  func words(in range: Range<Int>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(range.count / 5 + 2)
    var position = range.lowerBound
    var separator = Separator.line
    let end = min(range.upperBound, bytes.count)
    while position < end {
      let (scalar, next) = scalar(at: position, end: end)
      guard isPartOfWord(scalar) else {
        separator = merge(separator, scalar)
        position = next
        continue
      }
      var word = readWord(at: position, end: end)
      word.separator = separator
      if let last = words.last { word.joined = joined(last, word, end: end) }
      position = skipPossessive(after: word, end: end)
      word.isPossessive = position > word.range.upperBound
      words.append(word)
      separator = .none
    }
    words.append(
      Word(
        range: end..<end, hash: 0, joined: 0, separator: separator == .fullStop ? .other : .line,
        length: 0, isCapitalized: false, isAllCapitals: false, isNumber: false,
        isIdeograph: false, isKatakana: false, isPossessive: false, hasGenderSuffix: false,
        lastLetter: 0))
    return words
  }

  /// Returns the folded letters of a word, without its gender suffix; none of an ideograph.
  func letters(of word: Word) -> [UInt8] {
    var letters: [UInt8] = []
    guard !word.isIdeograph else { return letters }
    letters.reserveCapacity(Int(word.length))
    var position = word.range.lowerBound
    while position < word.range.upperBound, letters.count < word.length {
      let (scalar, next) = scalar(at: position, end: word.range.upperBound)
      if case .latin(let first, let second, _) = folding.letter(scalar) {
        letters.append(first)
        if second != 0 { letters.append(second) }
      }
      position = next
    }
    return letters
  }

  /// Whether a code point begins a word.
  @inline(__always)
  private func isPartOfWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A) || (scalar >= 0x30 && scalar <= 0x39)
        || scalar == 0x26
    }
    switch folding.letter(scalar) {
    case .latin, .ideograph, .other: return true
    case .mark, .none: return false
    }
  }

  /// Returns the code point at an offset and the offset behind it.
  @inline(__always)
  private func scalar(at position: Int, end: Int) -> (UInt32, Int) {
    let first = bytes[position]
    guard first >= 0x80 else { return (UInt32(first), position + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard position + length <= end else { return (0xFFFD, end) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in position + 1..<position + length {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (value, position + length)
  }

  private func readWord(at start: Int, end: Int) -> Word {
    var word = Word(
      range: start..<start, hash: WordHash.empty, joined: 0, separator: .none, length: 0,
      isCapitalized: false, isAllCapitals: false, isNumber: true, isIdeograph: false,
      isKatakana: false, isPossessive: false, hasGenderSuffix: false, lastLetter: 0)
    var position = start
    var capitals: Int32 = 0
    while position < end {
      let byte = bytes[position]
      // Most letters are plain ones; they need no decoding.
      if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        word.append(byte | 0x20)
        if byte < 0x61 {
          capitals += 1
          if position == start { word.isCapitalized = true }
        }
        position += 1
        continue
      }
      let (scalar, next) = scalar(at: position, end: end)
      switch folding.letter(scalar) {
      case .latin(let first, let second, let isCapital):
        word.append(first)
        if second != 0 { word.append(second) }
        if isCapital {
          capitals += 1
          if position == start { word.isCapitalized = true }
        }
      case .ideograph(let folded):
        guard position == start else { return finish(word, at: position, capitals, end: end) }
        word.hash = WordHash.appending(scalar: folded, to: word.hash)
        word.length = 1
        word.isNumber = false
        word.isIdeograph = true
        word.isKatakana = (0x30A1...0x30FC).contains(scalar)
        word.range = start..<next
        return word
      case .other(let scalar):
        word.hash = WordHash.appending(scalar: scalar, to: word.hash)
        word.length += 1
        word.isNumber = false
      case .mark:
        break
      case .none:
        // “C++” and “C#” are words.
        guard scalar == 0x2B || scalar == 0x23, word.length > 0, !word.isNumber else {
          return finish(word, at: position, capitals, end: end)
        }
        word.hash = WordHash.appending(UInt8(truncatingIfNeeded: scalar), to: word.hash)
      }
      position = next
    }
    return finish(word, at: position, capitals, end: end)
  }

  private func finish(_ word: Word, at position: Int, _ capitals: Int32, end: Int) -> Word {
    var word = word
    word.range = word.range.lowerBound..<position
    word.isAllCapitals =
      capitals >= 2
      && (capitals == word.length || (capitals == word.length - 1 && bytes[position - 1] == 0x73))
    if let stop = genderSuffixEnd(after: position, end: end) {
      word.range = word.range.lowerBound..<stop
      word.hasGenderSuffix = true
    }
    return word
  }

  /// Returns where a gender suffix that begins at `position` ends: `*in`, `/-in`, `(in)`, `·e`.
  private func genderSuffixEnd(after position: Int, end: Int) -> Int? {
    guard genderSuffixes.count > 0, position < end else { return nil }
    var start = position
    var closes = false
    switch bytes[position] {
    case 0x2A, 0x3A, 0x5F, 0x2E:  // * : _ .
      start += 1
    case 0x2F:  // /
      start += 1
    case 0x28:  // (
      start += 1
      closes = true
    case 0xC2 where position + 1 < end && bytes[position + 1] == 0xB7:  // ·
      start += 2
    case 0xE2
    where position + 2 < end && bytes[position + 1] == 0x80 && bytes[position + 2] == 0xA2:
      start += 3  // •
    default:
      return nil
    }
    if start < end, bytes[start] == 0x2D { start += 1 }
    var stop = start
    var hash = WordHash.empty
    while stop < end {
      let (scalar, next) = scalar(at: stop, end: end)
      guard case .latin(let letter, _, _) = folding.letter(scalar) else { break }
      hash = WordHash.appending(letter, to: hash)
      stop = next
    }
    guard stop > start, genderSuffixes.contains(hash) else { return nil }
    guard closes else { return stop }
    return stop < end && bytes[stop] == 0x29 ? stop + 1 : nil
  }

  /// Marks a possessive and returns the offset behind its `’s`.
  private func skipPossessive(after word: Word, end: Int) -> Int {
    let stop = word.range.upperBound
    guard !word.isIdeograph, let behind = apostropheEnd(at: stop, end: end), behind < end,
      bytes[behind] | 0x20 == 0x73
    else { return stop }
    guard behind + 1 < end else { return behind + 1 }
    let (scalar, _) = scalar(at: behind + 1, end: end)
    if case .latin = folding.letter(scalar) { return stop }
    return behind + 1
  }

  private func apostropheEnd(at position: Int, end: Int) -> Int? {
    guard position < end else { return nil }
    if bytes[position] == 0x27 { return position + 1 }
    guard position + 2 < end, bytes[position] == 0xE2, bytes[position + 1] == 0x80,
      bytes[position + 2] == 0x99
    else { return nil }
    return position + 3
  }

  private func joined(_ first: Word, _ second: Word, end: Int) -> UInt64 {
    if second.isIdeograph {
      var hash = first.hash
      let (scalar, _) = scalar(at: second.range.lowerBound, end: end)
      if case .ideograph(let folded) = folding.letter(scalar) {
        hash = WordHash.appending(scalar: folded, to: hash)
      }
      return hash
    }
    // “Director in Rechnung” is no “Directorin”: behind a space, only words that can stand alone.
    guard second.separator == .hyphen || (second.separator == .space && second.length > 3) else {
      return 0
    }
    var hash = first.hash
    var position = second.range.lowerBound
    while position < second.range.upperBound {
      let byte = bytes[position]
      if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        hash = WordHash.appending(byte | 0x20, to: hash)
        position += 1
        continue
      }
      let (scalar, next) = scalar(at: position, end: end)
      guard case .latin(let letter, let other, _) = folding.letter(scalar) else { break }
      hash = WordHash.appending(letter, to: hash)
      if other != 0 { hash = WordHash.appending(other, to: hash) }
      position = next
    }
    return hash
  }

  /// Returns the separator that results from what stood before and one more sign.
  @inline(__always)
  private func merge(_ before: Separator, _ scalar: UInt32) -> Separator {
    // By far the most usual.
    if scalar == 0x20, before == .none { return .space }
    if before == .line { return .line }
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

extension Word {
  /// Appends a folded letter.
  @inline(__always)
  fileprivate mutating func append(_ letter: UInt8) {
    hash = WordHash.appending(letter, to: hash)
    length += 1
    lastLetter = letter
    if letter > 0x39 { isNumber = false }
  }
}
