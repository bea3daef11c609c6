internal import RoleIndexing

extension MentionScanner {
  /// The most words that say which, beside a head.
  private static let longestModifier = 4
  /// The same in characters of a script without spaces.
  private static let longestPrefix = 10

  /// Returns the range of a head with the words that say which.
  func qualified(_ range: Range<Int>, by head: TitleIndex.Head) -> Range<Int> {
    guard head.isLast else { return range.lowerBound..<complementEnd(behind: range.upperBound) }
    if words[range.lowerBound].isIdeograph {
      return prefixStart(before: range.lowerBound)..<range.upperBound
    }
    let start = modifierStart(before: range.lowerBound, isEnglish: head.isEnglish)
    return start..<(officeEnd(behind: range.upperBound) ?? range.upperBound)
  }

  /// Returns the end of what an English head is head of, where both are written as names: “Director of
  /// Music”.
  private func officeEnd(behind head: Int) -> Int? {
    guard index.isEnglish, words[head - 1].isCapitalized, head < words.count - 1,
      words[head].separator == .space, index.has(.connector, words[head].hash)
    else { return nil }
    var end = head + 1
    while end < words.count - 1, end - head <= MentionScanner.longestModifier,
      words[end].separator == .space, words[end].isCapitalized,
      !index.has(.boundary, words[end].hash)
    {
      end += 1
    }
    return end > head + 1 ? end : nil
  }

  /// Returns the first word of the noun phrase that ends with the head at `head`.
  private func modifierStart(before head: Int, isEnglish: Bool) -> Int {
    var start = head
    while start > free, head - start < MentionScanner.longestModifier,
      isModifier(start - 1, of: head, isEnglish: isEnglish)
    {
      start -= 1
      // A level word begins a title.
      if hits(at: start).level != nil { break }
    }
    return start
  }

  private func isModifier(_ position: Int, of head: Int, isEnglish: Bool) -> Bool {
    let word = words[position]
    let separator = words[position + 1].separator
    guard separator == .space || separator == .hyphen, !word.isNumber, !word.isPossessive,
      !word.isIdeograph
    else { return false }
    if separator == .hyphen { return true }
    guard !index.has(.boundary, word.hash) else { return false }
    if index.isEnglish || isEnglish, !index.isGerman {
      if words[head].isCapitalized { return word.isCapitalized || word.isAllCapitals }
      return !word.isCapitalized || word.isAllCapitals || index.isKnown(word)
        || beginsSentence(position)
    }
    // German and Dutch join their nouns; what stands apart is an English word, an abbreviation
    // or an adjective.
    return word.isAllCapitals || (isEnglish && word.isCapitalized && index.isKnown(word))
      || index.hasAdjectiveEnding(word, in: bytes)
  }

  private func beginsSentence(_ position: Int) -> Bool {
    switch words[position].separator {
    case .line, .other, .fullStop, .cell: true
    default: false
    }
  }

  /// Returns where the Chinese or Japanese title that ends with a suffix at `head` begins.
  private func prefixStart(before head: Int) -> Int {
    var start = head
    while start > free, head - start < MentionScanner.longestPrefix,
      words[start].separator == .none, !words[start - 1].isNumber
    {
      let word = words[start - 1]
      // What follows a number counts: `2031年個案管理師`.
      let counts = start - 2 >= free && words[start - 2].isNumber && word.separator == .none
      if counts || index.has(.boundary, word.hash) { break }
      if start - 2 >= free, word.separator == .none, index.has(.boundary, word.joined) {
        break
      }
      start -= 1
    }
    return head - start >= 2 || (start < head && !words[start].isIdeograph) ? start : head
  }

  /// Returns the end of the complement that follows a head: adjectives, “de mantenimiento”.
  private func complementEnd(behind head: Int) -> Int {
    var end = head
    while end - head < MentionScanner.longestModifier, end < words.count - 1 {
      if let next = connectedEnd(at: end, head: head) {
        end = next
      } else if isComplement(end, of: head) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Returns the end of “de mantenimiento”, “ds. obsługi”, “d'affaires” at a word.
  private func connectedEnd(at position: Int, head: Int) -> Int? {
    var next = position
    while next < words.count - 1, words[next].separator == .space || next > position,
      isWithinPhrase(words[next].separator), index.has(.connector, words[next].hash)
    {
      next += 1
    }
    guard next > position, next < words.count - 1, isWithinPhrase(words[next].separator),
      !words[next].isNumber, !index.has(.boundary, words[next].hash)
    else { return nil }
    return next + 1
  }

  private func isWithinPhrase(_ separator: Separator) -> Bool {
    switch separator {
    case .space, .hyphen, .apostrophe, .fullStop, .slash: true
    default: false
    }
  }

  private func isComplement(_ position: Int, of head: Int) -> Bool {
    let word = words[position]
    guard word.separator == .space || word.separator == .hyphen, !word.isNumber,
      !index.has(.boundary, word.hash)
    else { return false }
    if word.isAllCapitals { return true }
    if words[head - 1].isCapitalized, word.isCapitalized { return true }
    return !word.isCapitalized && index.hasAdjectiveEnding(word, in: bytes)
  }

  /// Whether a range is one word that a head only ends.
  func isCompound(_ range: Range<Int>) -> Bool {
    range.count == 1 && index.isCompounding
      && index.compoundHead(of: words[range.lowerBound], in: bytes) != nil
  }
}
