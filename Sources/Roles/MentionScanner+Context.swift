internal import RoleIndexing

extension MentionScanner {
  /// Whether a title of the catalogue may stand at these words.
  func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool {
    let first = words[range.lowerBound]
    let last = words[range.upperBound - 1]
    let flags = index.flags(ofTitle: title)
    if flags.contains(.abbreviation) { return acceptsAbbreviation(at: range) }
    if cutsKatakana(range) || goesOn(last, before: words[range.upperBound]) { return false }
    if range.count == 1, flags.contains(.english), !index.isEnglish,
      index.has(.boundary, first.hash)
    {
      return false
    }
    if !flags.contains(.english), !words.contains(in: range, where: \.isCapitalized),
      !isNoun(last, isEnglish: false), !followsTrade(range)
    {
      return false
    }
    return !flags.contains(.commonWord) || hasTitleContext(range, isInflected: inflected > 0)
  }

  /// Whether capitals at a word are a title, not an hour (“7 PM”) or a state (“Erie, PA 16501”).
  private func acceptsAbbreviation(at range: Range<Int>) -> Bool {
    let word = words[range.lowerBound]
    guard word.isAllCapitals else { return false }
    if range.lowerBound > 0, words[range.lowerBound - 1].isNumber,
      word.separator == .space || word.separator == .none
    {
      return false
    }
    let next = words[range.upperBound]
    return !(word.separator == .comma && (next.isNumber || next.separator == .line))
  }

  /// Whether a word of a language that capitalizes nouns may be one. Compounds pass in lower
  /// case, as hasty posts write them; short words are verbs too often (“koche”, “leite”).
  func isNoun(_ word: Word, isEnglish: Bool) -> Bool {
    !index.isGerman || isEnglish || word.isCapitalized
      || (word.length >= 7 && index.compoundHead(of: word, in: bytes) != nil)
  }

  /// Whether a word in small letters stands where hasty posts write a noun so: “bin gelernter
  /// fleischer”.
  private func followsTrade(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && words[range.lowerBound].separator == .space
      && index.has(.trade, words[range.lowerBound - 1].hash)
  }

  /// Whether characters behind a title make another word of its end: 律师费, 职工作.
  func goesOn(_ last: Word, before next: Word) -> Bool {
    last.isIdeograph && next.separator == .none && index.has(.denial, next.hash)
  }

  /// Whether a word of katakana begins before or goes on behind a range.
  private func cutsKatakana(_ range: Range<Int>) -> Bool {
    guard words[range.lowerBound].isKatakana || words[range.upperBound - 1].isKatakana else {
      return false
    }
    let next = words[range.upperBound]
    if words[range.upperBound - 1].isKatakana, next.isKatakana, next.separator == .none {
      return true
    }
    return range.lowerBound > 0 && words[range.lowerBound].isKatakana
      && words[range.lowerBound].separator == .none && words[range.lowerBound - 1].isKatakana
  }

  /// Whether the words around a common word (“cook”) make a title of it.
  func hasTitleContext(_ range: Range<Int>, isInflected: Bool) -> Bool {
    let separator = words[range.lowerBound].separator
    let next = words[range.upperBound]
    let touchesNext = next.separator == .space || next.separator == .none
    if touchesNext, index.has(.denial, next.hash) { return false }
    let isIdeograph = words[range.lowerBound].isIdeograph
    let followsWord =
      range.lowerBound > 0 && (separator == .space || separator == .none)
      && (index.has(.before, words[range.lowerBound - 1].hash)
        || index.has(.before, words[range.lowerBound - 1].joined))
    let begins: Bool
    switch separator {
    case .line, .cell, .other, .comma, .openingParenthesis: begins = true
    default: begins = false
    }
    let precedesWord =
      touchesNext
      && (index.has(.after, next.hash) || next.isNumber
        || (range.upperBound + 1 < words.count
          && index.has(.after, words[range.upperBound + 1].joined)))
    let ends = !touchesNext && next.separator != .hyphen && next.separator != .apostrophe
    if isIdeograph { return (followsWord || begins) && (precedesWord || ends) }
    return isInflected || followsWord || (begins && (ends || precedesWord))
  }
}
