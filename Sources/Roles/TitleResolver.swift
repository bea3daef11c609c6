internal import Compensation

/// Resolves one title to roles by the titles of one language.
struct TitleResolver {
  let index: TitleIndex
  let catalogue: RoleCatalogue
  private let segments: [[Word]]
  private let hasGenderNotation: Bool

  /// A title of the catalogue and what led to it.
  private struct Candidate {
    var title: Int32
    var score: Double
    var level: JobLevel?
    var reasons: [RoleMatch.Reason]
  }

  init(_ title: String, index: TitleIndex, catalogue: RoleCatalogue) {
    self.index = index
    self.catalogue = catalogue
    let bytes = Array(title.utf8)
    let words = index.reader(of: bytes).words(in: bytes.indices)
    let kept = TitleResolver.withoutGenderNotes(words)
    hasGenderNotation = kept.count < words.count - 1 || words.contains(where: \.hasGenderSuffix)
    segments = TitleResolver.cut(kept)
  }

  /// Returns the matches of the surest way that finds any.
  func matches() -> [RoleMatch] {
    guard let first = segments.first else { return [] }
    let whole = segments.flatMap { $0 }
    if let candidate = exact(whole) { return matches(of: candidate) }
    if segments.count > 1 {
      let inverted = segments.dropFirst().flatMap { $0 } + first
      if var candidate = exact(inverted) {
        candidate.score -= 0.05
        candidate.reasons.append(.reordered)
        return matches(of: candidate)
      }
    }
    let parts = segments.compactMap { contained(in: $0, of: whole.count) }
    if let part = parts.max(by: { $0.score < $1.score }) { return matches(of: part) }
    return sharing(whole).flatMap { matches(of: $0) }
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
    guard !words.isEmpty else { return nil }
    let hit = index.hits(TitleResolver.closed(words), at: 0) { _, end, _ in end == words.count }
    return hit.title
  }

  /// Leaves out level words, wherever they stand, and a grade's number at the end (“Engineer II”).
  private func withoutLevels(_ words: [Word]) -> (rest: [Word], level: JobLevel?) {
    let closed = TitleResolver.closed(words)
    var rest: [Word] = []
    var level: JobLevel?
    var position = 0
    while position < words.count {
      if let hit = index.hits(closed, at: position, isAccepted: { _, _, _ in true }).level {
        level = level ?? hit.level
        position = hit.end
      } else {
        rest.append(words[position])
        position += 1
      }
    }
    if rest.count > 1, let last = rest.last,
      last.isNumber || TitleResolver.romanNumerals.contains(last.hash)
    {
      rest.removeLast()
    }
    return (rest, level)
  }

  /// Returns the longest title within the words, unless it is but the head of an unknown title.
  private func contained(in words: [Word], of count: Int) -> Candidate? {
    let (rest, level) = withoutLevels(words)
    let closed = TitleResolver.closed(rest)
    var best: (hit: TitleIndex.TitleHit, start: Int)?
    for start in rest.indices {
      let hits = index.hits(closed, at: start) { title, end, _ in
        !(title.isCommonWord && end == start + 1)
          && (!title.isAbbreviation || rest[start].isAllCapitals)
      }
      guard let hit = hits.title else { continue }
      if hit.end == start + 1, rest.count > 1, let head = hits.head, head.head.kind != .profession {
        continue
      }
      if hit.end - start >= (best.map { $0.hit.end - $0.start } ?? 0) { best = (hit, start) }
    }
    guard let best else { return nil }
    let share = Double(best.hit.end - best.start) / Double(max(count, 1))
    return Candidate(
      title: best.hit.title, score: 0.5 + 0.4 * min(share, 1), level: level,
      reasons: [.contained] + (rest.count < words.count ? [.levelRemoved] : []))
  }

  /// Returns titles that share at least half of their words with these, among them the head.
  private func sharing(_ words: [Word]) -> [Candidate] {
    let (rest, level) = withoutLevels(words)
    guard rest.count > 1 else { return [] }
    var best: [Int32: Candidate] = [:]
    for (number, title) in index.titles.enumerated() {
      let lexemes = index.lexemes[Int(title.words.lowerBound)..<Int(title.words.upperBound)]
      let isLast = title.isEnglish || TitleIndex.headIsLast(in: index.language)
      guard let head = isLast ? lexemes.last : lexemes.first,
        let word = isLast ? rest.last : rest.first, index.isForm(word.hash, of: head)
      else { continue }
      let shared = lexemes.count { lexeme in
        rest.contains { index.isForm($0.hash, of: lexeme) }
      }
      let share = Double(shared) / Double(lexemes.count + rest.count - min(shared, rest.count))
      let needed = rest[0].isIdeograph ? 0.75 : 0.6
      guard shared > 1, share >= needed else { continue }
      let candidate = Candidate(
        title: Int32(number), score: 0.2 + 0.4 * min(share, 1), level: level,
        reasons: [.sharedWords])
      if candidate.score > best[title.role]?.score ?? 0 { best[title.role] = candidate }
    }
    return best.values.sorted { ($0.score, $1.title) > ($1.score, $0.title) }.prefix(5).map { $0 }
  }

  /// Returns a match for each role of the candidate's title.
  private func matches(of candidate: Candidate) -> [RoleMatch] {
    var matches: [RoleMatch] = []
    var entry = candidate.title
    let isShared = index.titles[Int(entry)].next >= 0
    while entry >= 0 {
      let title = index.titles[Int(entry)]
      let language = title.isEnglish ? "en" : index.language
      var reasons = candidate.reasons
      if hasGenderNotation { reasons.append(.genderNotation) }
      if isShared { reasons.append(matches.isEmpty ? .preferred : .alternative) }
      let certainty = !isShared ? 1 : matches.isEmpty ? 0.9 : 0.6
      matches.append(
        RoleMatch(
          role: catalogue.roles[Int(title.role)].id, score: candidate.score * certainty,
          level: candidate.level,
          title: catalogue.titles(in: language)?.text(Int(title.number)) ?? "",
          language: language, reasons: reasons))
      entry = title.next
    }
    return matches
  }
}

extension TitleResolver {
  private static let romanNumerals: Set<UInt64> = Set(
    ["i", "ii", "iii", "iv", "v", "vi"].map { WordHash.of($0.utf8) })

  /// Whole notes in words, beside single letters: “(all genders)”, “(gn)”.
  private static let genderWords: Set<UInt64> = Set(
    ["all", "alle", "any", "gender", "genders", "geschlechter", "gn", "mwd", "div", "mw"]
      .map { WordHash.of($0.utf8) })

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

  /// Cuts words at signs that do not join them.
  private static func cut(_ words: [Word]) -> [[Word]] {
    var segments: [[Word]] = []
    for word in words {
      switch word.separator {
      case .line, .comma, .cell, .other, .openingParenthesis: segments.append([word])
      default:
        if segments.isEmpty { segments.append([]) }
        segments[segments.count - 1].append(word)
      }
    }
    return segments
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
    guard var end = words.last else { return [] }
    end.range = end.range.upperBound..<end.range.upperBound
    end.hash = 0
    end.joined = 0
    end.separator = .line
    words.append(end)
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
    let folding = LetterFolding()
    var hasIdeograph = false
    for scalar in title.unicodeScalars {
      if (0x3041...0x30FC).contains(scalar.value) { return ["ja"] }
      if case .ideograph = folding.letter(scalar.value) { hasIdeograph = true }
    }
    if hasIdeograph { return ["zh", "ja"] }
    return ["en"] + catalogue.languages.filter { !["en", "zh", "ja"].contains($0) }
  }
}
