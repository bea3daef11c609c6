internal import Compensation
internal import RoleIndexing

/// Resolves one title to roles by the titles of one language.
struct TitleResolver {
  let index: TitleIndex
  let catalogue: RoleCatalogue
  private let words: [Word]
  /// Where parts that a comma or another sign cuts off begin in `words`.
  private let segmentStarts: [Int]
  private let hasGenderNotation: Bool

  /// A title of the catalogue and what led to it.
  private struct Candidate {
    var title: Int
    var score: Double
    var level: JobLevel?
    var reasons: [RoleMatch.Reason]
  }

  init(_ title: String, index: TitleIndex, catalogue: RoleCatalogue) {
    self.index = index
    self.catalogue = catalogue
    let read = index.reader.words(in: title)
    let kept = TitleResolver.withoutGenderNotes(read)
    hasGenderNotation = kept.count < read.count - 1 || read.contains(where: \.hasGenderSuffix)
    segmentStarts = kept.indices.filter { $0 == 0 || TitleResolver.beginsSegment(kept[$0]) }
    words = kept
  }

  /// Returns the matches of the surest way that finds any.
  func matches() -> [RoleMatch] {
    guard !words.isEmpty else { return [] }
    if let candidate = exact(words) { return matches(of: candidate) }
    if segmentStarts.count > 1 {
      let second = segmentStarts[1]
      if var candidate = exact(Array(words[second...] + words[..<second])) {
        candidate.score -= 0.05
        candidate.reasons.append(.reordered)
        return matches(of: candidate)
      }
    }
    let ends = segmentStarts.dropFirst() + [words.count]
    let parts = zip(segmentStarts, ends).compactMap { contained(in: Array(words[$0..<$1])) }
    if let part = parts.max(by: { $0.score < $1.score }) { return matches(of: part) }
    return sharing(words).flatMap { matches(of: $0) }
  }

  /// Returns the title that all of the words are, level words apart.
  private func exact(_ words: [Word]) -> Candidate? {
    if let hit = wholeTitle(words) {
      return candidate(hit, level: nil, isLevelRemoved: false)
    }
    let (rest, level) = withoutLevels(words)
    guard rest.count < words.count, let hit = wholeTitle(rest) else { return nil }
    return candidate(hit, level: level, isLevelRemoved: true)
  }

  private func candidate(
    _ hit: TitleIndex.TitleHit, level: JobLevel?, isLevelRemoved: Bool
  ) -> Candidate {
    var candidate = Candidate(
      title: hit.title, score: hit.inflected == 0 ? 1 : 0.97, level: level,
      reasons: [hit.inflected == 0 ? .exactTitle : .inflectedForm])
    if isLevelRemoved {
      candidate.score -= 0.02
      candidate.reasons.append(.levelRemoved)
    }
    return candidate
  }

  private func wholeTitle(_ words: [Word]) -> TitleIndex.TitleHit? {
    WordList.borrowing(TitleResolver.closed(words)) { closed in
      index.hits(closed, at: 0, acceptedBy: WholeTitle(count: words.count)).title
    }
  }

  /// Leaves out level words, wherever they stand, and a grade's number at the end (“Engineer II”).
  private func withoutLevels(_ words: [Word]) -> (rest: [Word], level: JobLevel?) {
    var (rest, level) = WordList.borrowing(TitleResolver.closed(words)) { closed in
      var rest: [Word] = []
      var level: JobLevel?
      var position = 0
      while position < words.count {
        if let hit = index.hits(closed, at: position, acceptedBy: NoTitle()).level {
          level = level ?? hit.level
          position = hit.end
        } else {
          rest.append(words[position])
          position += 1
        }
      }
      return (rest, level)
    }
    if rest.count > 1, let last = rest.last,
      last.isNumber || TitleResolver.romanNumerals.contains(last.hash)
    {
      rest.removeLast()
    }
    return (rest, level)
  }

  /// Returns the longest title within the words, unless it is but the head of an unknown title.
  private func contained(in words: [Word]) -> Candidate? {
    let (rest, level) = withoutLevels(words)
    let longest = WordList.borrowing(TitleResolver.closed(rest)) { closed in
      var best: (hit: TitleIndex.TitleHit, start: Int)?
      for start in rest.indices {
        guard let hit = partialTitle(in: closed, at: start) else { continue }
        if hit.end - start >= (best.map { $0.hit.end - $0.start } ?? 0) { best = (hit, start) }
      }
      return best
    }
    guard let (hit, start) = longest else { return nil }
    let share = Double(hit.end - start) / Double(max(self.words.count, 1))
    return Candidate(
      title: hit.title, score: 0.5 + 0.4 * min(share, 1), level: level,
      reasons: [.contained] + (rest.count < words.count ? [.levelRemoved] : []))
  }

  /// Returns the title that begins at a word of a longer one.
  private func partialTitle(in words: WordList, at start: Int) -> TitleIndex.TitleHit? {
    let hits = index.hits(words, at: start, acceptedBy: Part(index: index, words: words))
    guard let hit = hits.title else { return nil }
    let isHead = hits.head.map { $0.head.kind != .profession } ?? false
    return hit.end == start + 1 && words.count > 2 && isHead ? nil : hit
  }

  /// Returns titles that share at least half of their words with these, among them the head.
  private func sharing(_ words: [Word]) -> [Candidate] {
    let (rest, level) = withoutLevels(words)
    guard rest.count > 1 else { return [] }
    let known = Set(rest.flatMap { index.lexemes(of: $0.hash) })
    let needed = rest[0].isIdeograph ? 0.75 : 0.6
    var best: [Int: Candidate] = [:]
    for (number, title) in titles(headedByEndsOf: rest) {
      let shared = title.words.count { known.contains(Int(index.titleWords[$0])) }
      let share = Double(shared) / Double(title.words.count + rest.count - min(shared, rest.count))
      guard shared > 1, share >= needed else { continue }
      let candidate = Candidate(
        title: number, score: 0.2 + 0.4 * min(share, 1), level: level, reasons: [.sharedWords])
      let known = best[title.role].map { ($0.score, -$0.title) } ?? (0, 0)
      if (candidate.score, -number) > known { best[title.role] = candidate }
    }
    return best.values.sorted { ($0.score, $1.title) > ($1.score, $0.title) }.prefix(5).map { $0 }
  }

  /// Returns the titles whose head is the last word, or the first one where heads come first.
  private func titles(headedByEndsOf words: [Word]) -> [(number: Int, title: TitleIndex.Title)] {
    var found: [(Int, TitleIndex.Title)] = []
    for (word, isLast) in [(words[words.count - 1], true), (words[0], false)] {
      for lexeme in index.lexemes(of: word.hash) {
        for number in index.titles(headedBy: lexeme)
        where index.flags(ofTitle: number).contains(.headIsLast) == isLast {
          found.append((number, index.title(number)))
        }
      }
    }
    return found
  }

  /// Returns a match for each role of the candidate's title.
  private func matches(of candidate: Candidate) -> [RoleMatch] {
    var matches: [RoleMatch] = []
    var entry: Int? = candidate.title
    var isShared = false
    while let number = entry {
      let title = index.title(number)
      isShared = isShared || title.next != nil
      let language = title.flags.contains(.english) ? "en" : index.language
      var reasons = candidate.reasons
      if hasGenderNotation { reasons.append(.genderNotation) }
      if isShared { reasons.append(matches.isEmpty ? .preferred : .alternative) }
      let certainty = !isShared ? 1 : matches.isEmpty ? 0.9 : 0.6
      matches.append(
        RoleMatch(
          role: index.roles[title.role], score: candidate.score * certainty,
          level: candidate.level,
          title: catalogue.titles(in: language)?.text(title.number) ?? "",
          language: language, reasons: reasons))
      entry = title.next
    }
    return matches
  }
}

extension TitleResolver {
  /// Accepts titles of all of the words.
  private struct WholeTitle: TitleAcceptor {
    let count: Int

    func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool {
      range.upperBound == count
    }
  }

  /// Accepts none: where only the level words are asked for.
  private struct NoTitle: TitleAcceptor {
    func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool { false }
  }

  /// Accepts titles within a longer one.
  private struct Part: TitleAcceptor {
    let index: TitleIndex
    let words: WordList

    func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool {
      let flags = index.flags(ofTitle: title)
      return !(flags.contains(.commonWord) && range.count == 1)
        && (!flags.contains(.abbreviation) || words[range.lowerBound].isAllCapitals)
    }
  }

  private static let romanNumerals = ["i", "ii", "iii", "iv", "v", "vi"].map {
    WordHash.of($0.utf8)
  }

  /// Whole notes in words, beside single letters: “(all genders)”, “(gn)”.
  private static let genderWords = [
    "all", "alle", "any", "gender", "genders", "geschlechter", "gn", "mwd", "div", "mw",
  ].map { WordHash.of($0.utf8) }

  /// Leaves out notes like “(m/w/d)”, “H/F” and “(all genders)”, and the closing empty word.
  private static func withoutGenderNotes(_ words: [Word]) -> [Word] {
    var kept: [Word] = []
    var position = 0
    while position < words.count - 1 {
      var end = position
      while end < words.count - 1, isNoteWord(words[end]),
        end == position || words[end].separator != .space
          || genderWords.contains(words[end].hash)
      {
        end += 1
      }
      let isParenthesis = words[position].separator == .openingParenthesis
      if end - position > 1 || (end > position && isParenthesis) {
        position = end
        continue
      }
      kept.append(words[position])
      position += 1
    }
    return kept
  }

  private static func isNoteWord(_ word: Word) -> Bool {
    (word.length == 1 && !word.isNumber && !word.isIdeograph) || genderWords.contains(word.hash)
  }

  /// Whether the sign before a word does not join it to the one before.
  private static func beginsSegment(_ word: Word) -> Bool {
    switch word.separator {
    case .line, .comma, .cell, .other, .openingParenthesis: true
    default: false
    }
  }

  /// Returns the words side by side, with the empty word behind them that the index expects.
  private static func closed(_ words: [Word]) -> [Word] {
    var words = words
    for position in words.indices {
      switch words[position].separator {
      case .space, .hyphen, .none, .apostrophe, .slash: break
      default: words[position].separator = .space
      }
      // What a left-out word stood between is no longer one word.
      if position > 0, words[position - 1].range.upperBound + 4 < words[position].range.lowerBound {
        words[position].joined = 0
      }
    }
    guard let last = words.last else { return [] }
    words.append(.end(at: last.range.upperBound, separator: .line))
    return words
  }
}

extension RoleMatcher {
  /// Returns the roles that a title may mean, the likeliest first; none where nothing is sure.
  ///
  /// - Parameters:
  ///   - title: A title by itself, as an ad or a survey writes it: with level words, gender notes,
  ///     inverted by a comma, in any case.
  ///   - language: Its language as a BCP 47 code; `nil` tries the languages of the catalogue.
  public func resolve(title: String, language: String?) -> [RoleMatch] {
    if let language {
      let matches = TitleResolver(title, index: index(for: language), catalogue: catalogue)
        .matches()
      if matches.count < 2 { return matches }
    }
    var best: [String: RoleMatch] = [:]
    for language in language.map({ [$0] }) ?? candidateLanguages(of: title) {
      let resolver = TitleResolver(title, index: index(for: language), catalogue: catalogue)
      for match in resolver.matches() where match.score > best[match.role]?.score ?? 0 {
        best[match.role] = match
      }
    }
    let top = best.values.map(\.score).max() ?? 0
    // Beside a whole title, one that another language merely contains says nothing.
    let least = top > 0.9 ? 0.5 : 0
    return best.values.filter { $0.score >= least }
      .sorted { ($0.score, $1.role) > ($1.score, $0.role) }
  }

  private func candidateLanguages(of title: String) -> [String] {
    var hasIdeograph = false
    for scalar in title.unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FC: return ["ja"]
      case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FFFF: hasIdeograph = true
      default: break
      }
    }
    if hasIdeograph { return ["zh", "ja"] }
    return ["en"] + catalogue.languages.filter { !["en", "zh", "ja"].contains($0) }
  }
}
