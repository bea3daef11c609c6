internal import Compensation
internal import RoleIndexing

/// Resolves one title to roles by the titles of one language.
struct TitleResolver {
  let index: TitleIndex
  let catalogue: RoleCatalogue
  let reading: TitleReading

  /// A title of the catalogue and what led to it.
  struct Candidate {
    var title: Int
    var score: Double
    var level: JobLevel?
    var reasons: [RoleMatch.Reason]
    /// The words left out, but for gender notation.
    var removed: [RoleMatch.RemovedWords] = []
  }

  init(_ title: String, index: TitleIndex, catalogue: RoleCatalogue) {
    self.index = index
    self.catalogue = catalogue
    reading = TitleReading(title, by: index.reader)
  }

  /// Returns the matches of the surest way that finds any.
  func matches() -> [RoleMatch] {
    let words = reading.words
    guard !words.isEmpty else { return [] }
    if let candidate = exact(words) { return matches(of: candidate) }
    let parts = parts(cuttingSlashes: false)
    if let candidate = inverted(parts) { return matches(of: candidate) }
    let best = best(of: parts)
    if let best, best.score >= 0.7 { return matches(of: best) }
    let alternatives = self.parts(cuttingSlashes: true)
    let other = alternatives.count > parts.count ? self.best(of: alternatives) : nil
    let found = [best, other].compactMap { $0 }.max { $0.score < $1.score }
    if let found, found.score > Score.part { return matches(of: found) }
    let shared = sharing(words)
    if let found, found.score >= shared.first?.score ?? 0 { return matches(of: found) }
    return shared.flatMap { matches(of: $0) }
  }

  private func parts(cuttingSlashes: Bool) -> [ArraySlice<Word>] {
    reading.parts(cuttingSlashes: cuttingSlashes) { index.has(.boundary, $0.hash) }
  }

  /// What a way is worth; the best of what it finds.
  enum Score {
    static let inflected = 0.97
    /// A part of the title is a role's whole title.
    static let wholePart = 0.93
    /// So is what is left of a part without words that never name a role.
    static let trimmedPart = 0.9
    static let compound = 0.8
    /// A title within words that may make another role of it.
    static let part = 0.45
    /// A word that heads titles of many occupations, within words that say which.
    static let head = 0.3
  }

  /// Returns the title that all of the words are, level words apart.
  func exact(_ words: some Collection<Word>) -> Candidate? {
    let words = Array(words)
    if let hit = wholeTitle(words) { return candidate(hit) }
    let stripped = withoutLevels(words)
    guard stripped.rest.count < words.count, let hit = wholeTitle(stripped.rest) else {
      return nil
    }
    var found = candidate(hit)
    found.score -= 0.02
    found.add(stripped, by: reading)
    return found
  }

  private func candidate(_ hit: TitleIndex.TitleHit) -> Candidate {
    Candidate(
      title: hit.title, score: hit.inflected == 0 ? 1 : Score.inflected,
      reasons: [hit.inflected == 0 ? .exactTitle : .inflectedForm])
  }

  /// Returns the title that a comma turned round: “Engineer, Senior Software”.
  private func inverted(_ parts: [ArraySlice<Word>]) -> Candidate? {
    guard parts.count > 1 else { return nil }
    guard var found = exact(parts.dropFirst().joined() + parts[0]) else { return nil }
    found.score -= 0.05
    found.reasons.append(.reordered)
    return found
  }

  /// Returns what the parts of the title name; of equals, the first.
  private func best(of parts: [ArraySlice<Word>]) -> Candidate? {
    var best: Candidate?
    for (number, part) in parts.enumerated() {
      guard var found = named(by: part) else { continue }
      found.score -= 0.03 * Double(min(number, 4))
      if parts.count > 1 {
        let others = parts.enumerated().filter { $0.offset != number }.flatMap(\.element)
        found.leaveOut(others, by: reading)
      }
      if found.score > best?.score ?? 0 { best = found }
    }
    return best
  }

  /// Returns the title that a part of the title is or holds.
  private func named(by part: ArraySlice<Word>) -> Candidate? {
    if var found = exact(part) {
      found.score *= Score.wholePart
      return found
    }
    let trimmed = trimmed(part)
    let left = part.filter { word in !trimmed.contains { $0.range == word.range } }
    if !left.isEmpty, var found = exact(trimmed) {
      found.score *= Score.trimmedPart
      found.leaveOut(left, by: reading)
      return found
    }
    var found = compound(trimmed) ?? contained(in: trimmed)
    if !left.isEmpty { found?.leaveOut(left, by: reading) }
    return found
  }

  /// Returns the words without what says for whom, where or when the work is: from a preposition
  /// on, and at the ends words that never belong to a title, and numbers.
  private func trimmed(_ part: ArraySlice<Word>) -> ArraySlice<Word> {
    var words = part
    if let tail = words.dropFirst().firstIndex(where: { index.has(.tail, $0.hash) }) {
      words = words[..<tail]
    }
    while let last = words.last, isNoise(last), words.count > 1 { words.removeLast() }
    while let first = words.first, isNoise(first), words.count > 1 { words.removeFirst() }
    return words
  }

  private func isNoise(_ word: Word) -> Bool {
    word.isNumber || index.has(.boundary, word.hash) || index.has(.noise, word.hash)
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
      if !reading.genderNotes.isEmpty { reasons.append(.genderNotation) }
      if isShared { reasons.append(matches.isEmpty ? .preferred : .alternative) }
      let certainty = !isShared ? 1 : matches.isEmpty ? 0.9 : 0.6
      matches.append(
        RoleMatch(
          role: index.roles[title.role], score: candidate.score * certainty,
          level: candidate.level,
          title: catalogue.titles(in: language)?.text(title.number) ?? "",
          language: language, reasons: reasons,
          removed: candidate.removed + reading.genderNotes))
      entry = title.next
    }
    return matches
  }
}

extension TitleResolver.Candidate {
  /// Notes the level words that were left out.
  mutating func add(_ stripped: TitleResolver.StrippedWords, by reading: TitleReading) {
    guard !stripped.removed.isEmpty else { return }
    level = stripped.level
    reasons.append(.levelRemoved)
    removed += reading.removed(stripped.removed, as: .level)
  }

  /// Notes words that say nothing of the role.
  fileprivate mutating func leaveOut(_ words: [Word], by reading: TitleReading) {
    if !reasons.contains(.partRemoved) { reasons.append(.partRemoved) }
    removed += reading.removed(words, as: .part)
  }
}
