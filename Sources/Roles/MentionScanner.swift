internal import Compensation
internal import RoleIndexing

/// Goes through the words of a text once and collects the roles that they name.
final class MentionScanner: TitleAcceptor {
  /// A mention in words.
  struct Found {
    var words: Range<Int>
    var role: String?
    var level: JobLevel?
    /// The last word is in an inflected form: of a plural no longer title follows.
    var isInflected: Bool
  }

  let index: TitleIndex
  let bytes: [UInt8]
  let words: WordList
  private(set) var found: [Found] = []

  init(index: TitleIndex, bytes: [UInt8], words: WordList) {
    self.index = index
    self.bytes = bytes
    self.words = words
  }

  /// The first word that no mention covers.
  var free: Int { found.last?.words.upperBound ?? 0 }

  func scan() {
    let isCompounding = index.isCompounding
    var position = 0
    while position < words.count - 1 {
      // Most words begin nothing.
      if index.mayBegin(words, at: position) {
        position = step(at: position)
      } else {
        position = (isCompounding ? takeCompound(at: position) : nil) ?? position + 1
      }
    }
  }

  var mentions: [RoleMention] {
    found.map { mention in
      let first = words[mention.words.lowerBound].range.lowerBound
      var last = words[mention.words.upperBound - 1].range.upperBound
      // A level word in parentheses takes its closing one along.
      if last < bytes.count, bytes[last] == UInt8(ascii: ")"),
        words.contains(in: mention.words, where: { $0.separator == .openingParenthesis })
      {
        last += 1
      }
      return RoleMention(range: first..<last, role: mention.role, level: mention.level)
    }
  }

  /// Looks for a mention at a word that may begin one and returns the word to go on with.
  private func step(at start: Int) -> Int {
    let direct = index.hits(words, atBeginning: start, acceptedBy: self)
    if direct.isEmpty { return (index.isCompounding ? takeCompound(at: start) : nil) ?? start + 1 }
    if let (level, begin) = levelPrefix(direct, from: start) {
      let behind = hits(at: begin)
      if let title = behind.title, title.end > direct.title?.end ?? -1 {
        return take(title, from: begin, level: level, levelStart: start, behind)
      }
    }
    let end = max(direct.title?.end ?? start, direct.head?.end ?? start)
    if end > start, isCut(start..<end) { return start + 1 }
    if let title = direct.title {
      return take(title, from: start, level: nil, levelStart: nil, direct)
    }
    if let head = direct.head, let end = takeUnknown(head.head, start..<head.end) { return end }
    return (index.isCompounding ? takeCompound(at: start) : nil) ?? start + 1
  }

  /// Notes a compound that is but a kind of its head.
  private func takeCompound(at position: Int) -> Int? {
    guard let head = index.compoundHead(of: words[position], in: bytes) else { return nil }
    return takeUnknown(head, position..<position + 1)
  }

  func hits(at position: Int) -> TitleIndex.Hits {
    index.hits(words, at: position, acceptedBy: self)
  }

  /// Returns the level that the words from `start` on state, and the word behind them.
  private func levelPrefix(
    _ hits: TitleIndex.Hits, from start: Int
  ) -> (level: JobLevel, end: Int)? {
    guard var (level, end) = hits.level else { return nil }
    while index.mayContinue(words, at: end), let next = self.hits(at: end).level,
      next.end > end
    {
      // “Junior” before “Senior” does not happen; “Lead Senior” is senior either way.
      (level, end) = (next.level, next.end)
    }
    return index.mayContinue(words, at: end) ? (level, end) : nil
  }

  /// Notes a title of the catalogue, with the level words around it.
  private func take(
    _ hit: TitleIndex.TitleHit, from start: Int, level: JobLevel?, levelStart: Int?,
    _ hits: TitleIndex.Hits
  ) -> Int {
    let title = index.title(hit.title)
    if let head = hits.head, head.end == hit.end, hit.end == start + 1,
      let end = takeQualified(head.head, start..<hit.end, isEnglish: title.flags.contains(.english))
    {
      return end
    }
    let role = index.roles[title.role]
    var mention = Found(
      words: (levelStart ?? start)..<hit.end, role: role, level: level,
      isInflected: hit.inflected > 0)
    if let head = headBehind(mention) {
      // “Sales Manager Assistant” is no sales manager.
      mention.words = mention.words.lowerBound..<head
      mention.role = nil
    }
    if let suffix = levelSuffix(behind: mention.words) {
      mention.words = mention.words.lowerBound..<suffix.end
      mention.level = mention.level ?? suffix.level
    }
    found.append(mention)
    return mention.words.upperBound
  }

  /// Notes a mention without a role, widened by the words that say which.
  private func takeUnknown(_ head: TitleIndex.Head, _ range: Range<Int>) -> Int? {
    let last = words[range.upperBound - 1]
    guard isNoun(last, isEnglish: head.isEnglish), !goesOn(last, before: words[range.upperBound])
    else { return nil }
    let whole = qualified(range, by: head)
    guard whole != range || head.kind != .modified || isCompound(range) || standsAlone(range)
    else { return nil }
    if head.isCommonWord {
      // “Families cook” is no kind of cook; “pastry cook” would be. Words in -er are no verbs.
      let followsPlural =
        whole.lowerBound < range.lowerBound && words[range.lowerBound - 1].lastLetter == 0x73
        && last.lastLetter != 0x72
      guard whole != range && !followsPlural || hasTitleContext(range, isInflected: false) else {
        return nil
      }
    }
    var mention = Found(words: whole, role: nil, level: nil, isInflected: false)
    while let end = headBehind(mention) { mention.words = whole.lowerBound..<end }
    mention.level = level(in: mention.words)
    found.append(mention)
    return mention.words.upperBound
  }

  /// Notes a single-word title that is but the head of a longer, unknown one: “acoustics engineer”.
  private func takeQualified(
    _ head: TitleIndex.Head, _ range: Range<Int>, isEnglish: Bool
  ) -> Int? {
    guard head.kind != .profession, isNoun(words[range.lowerBound], isEnglish: isEnglish) else {
      return nil
    }
    let whole = qualified(range, by: head)
    guard hasModifier(whole, besides: range) else { return nil }
    found.append(Found(words: whole, role: nil, level: level(in: whole), isInflected: false))
    return whole.upperBound
  }

  /// Whether a widened range holds more than level words.
  private func hasModifier(_ whole: Range<Int>, besides range: Range<Int>) -> Bool {
    if whole.upperBound > range.upperBound { return true }
    var position = whole.lowerBound
    while position < range.lowerBound {
      guard let level = hits(at: position).level else { return true }
      position = level.end
    }
    return false
  }

  /// The level that a word of a range states.
  private func level(in range: Range<Int>) -> JobLevel? {
    for position in range {
      if let hit = hits(at: position).level, hit.end <= range.upperBound { return hit.level }
    }
    return nil
  }

  /// Returns the level word behind a title, “(senior)” or “Senior” at the end of a line.
  private func levelSuffix(behind range: Range<Int>) -> (level: JobLevel, end: Int)? {
    let position = range.upperBound
    guard position < words.count - 1 else { return nil }
    switch words[position].separator {
    case .openingParenthesis, .space, .hyphen, .none: break
    default: return nil
    }
    guard let hit = hits(at: position).level, hit.end < words.count else { return nil }
    switch words[hit.end].separator {
    case .line, .cell, .comma, .other, .openingParenthesis: return hit
    default: return words[position].isIdeograph ? hit : nil
    }
  }

  /// Whether characters that look like a title are but the beginning of one that goes on:
  /// 电工 in 机电工程师.
  private func isCut(_ range: Range<Int>) -> Bool {
    guard words[range.lowerBound].isIdeograph else { return false }
    return range.dropFirst().contains { position in
      words[position].isIdeograph && hits(at: position).head?.end ?? 0 > range.upperBound
    }
  }

  /// Whether a word that is a title only beside others is one by itself here: alone in its line
  /// or cell, or before “earn” and its like.
  private func standsAlone(_ range: Range<Int>) -> Bool {
    let next = words[range.upperBound]
    if next.separator == .space { return index.has(.after, next.hash) }
    switch (words[range.lowerBound].separator, next.separator) {
    case (.line, .line), (.line, .cell), (.cell, .cell), (.cell, .line): return true
    default: return false
    }
  }

  /// Returns the end of a head that directly follows a title and makes another title of it.
  private func headBehind(_ mention: Found) -> Int? {
    let next = mention.words.upperBound
    guard next < words.count - 1, !mention.isInflected else { return nil }
    let isAdjacent =
      words[next].isIdeograph ? words[next].separator == .none : words[next].separator == .space
    guard isAdjacent, !words[next - 1].isPossessive else { return nil }
    let hits = hits(at: next)
    guard let head = hits.head, head.head.isLast, head.end >= hits.title?.end ?? 0,
      isNoun(words[next], isEnglish: head.head.isEnglish)
    else { return nil }
    let isSameCase = words[next].isCapitalized == words[next - 1].isCapitalized
    return words[next].isIdeograph || isSameCase ? head.end : nil
  }
}
