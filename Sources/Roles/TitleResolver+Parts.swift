internal import Compensation
internal import RoleIndexing

extension TitleResolver {
  /// The words of a title without its level words.
  struct StrippedWords {
    var rest: [Word] = []
    var level: JobLevel?
    var removed: [Word] = []
  }

  /// Leaves out level words, wherever they stand, and a grade's number at the end (“Engineer II”).
  func withoutLevels(_ words: some Collection<Word>) -> StrippedWords {
    let words = Array(words)
    var stripped = WordList.borrowing(TitleReading.closed(words)) { closed in
      var stripped = StrippedWords()
      var position = 0
      while position < words.count {
        if let hit = index.hits(closed, at: position, acceptedBy: NoTitle()).level {
          stripped.level = stripped.level ?? hit.level
          stripped.removed += words[position..<hit.end]
          position = hit.end
        } else {
          stripped.rest.append(words[position])
          position += 1
        }
      }
      return stripped
    }
    if stripped.rest.count > 1, let last = stripped.rest.last,
      last.isNumber || TitleResolver.romanNumerals.contains(last.hash)
    {
      stripped.removed.append(stripped.rest.removeLast())
    }
    return stripped
  }

  private static let romanNumerals = ["i", "ii", "iii", "iv", "v", "vi"].map {
    WordHash.of($0.utf8)
  }

  /// Returns the title that all of the words are.
  func wholeTitle(_ words: [Word]) -> TitleIndex.TitleHit? {
    WordList.borrowing(TitleReading.closed(words)) { closed in
      index.hits(closed, at: 0, acceptedBy: WholeTitle(index: index, words: closed)).title
    }
  }

  /// Returns the longest title within the words.
  ///
  /// It is worth little where it is but the head of an unknown title (“golf club inspector”), or
  /// stands beside another head and is rather what that one's work is about (“plumber's helper”).
  func contained(in words: some Collection<Word>) -> Candidate? {
    let stripped = withoutLevels(words)
    let rest = stripped.rest
    return WordList.borrowing(TitleReading.closed(rest)) { closed in
      var best: PartialTitle?
      for start in rest.indices {
        guard let found = partialTitle(in: closed, at: start) else { continue }
        if best.map({ found.beats($0) }) ?? true { best = found }
      }
      guard let best else { return nil }
      let (hit, start) = (best.hit, best.start)
      let others = rest.indices.count { place in
        !(start..<hit.end).contains(place) && !isTie(rest[place])
      }
      let share = Double(hit.end - start) / Double(hit.end - start + others)
      var found = Candidate(
        title: hit.title, score: 0.5 + 0.4 * min(share, 1), reasons: [.contained])
      if best.isHeadOnly {
        found.score = Score.head
      } else if isTopic(hit, at: start, in: closed) {
        found.score = Score.part
      }
      found.add(stripped, by: reading)
      return found
    }
  }

  /// Whether a word only ties others together: “comercial de energía”.
  private func isTie(_ word: Word) -> Bool {
    index.has(.boundary, word.hash) || index.has(.connector, word.hash)
  }

  /// A title within a longer one.
  private struct PartialTitle {
    var hit: TitleIndex.TitleHit
    var start: Int
    /// One word that heads titles of many occupations.
    var isHeadOnly: Bool

    /// Whether it says more than one before it.
    func beats(_ other: PartialTitle) -> Bool {
      if isHeadOnly != other.isHeadOnly { return other.isHeadOnly }
      return hit.end - start >= other.hit.end - other.start
    }
  }

  /// Returns the title that begins at a word of a longer one.
  private func partialTitle(in words: WordList, at start: Int) -> PartialTitle? {
    let hits = index.hits(words, at: start, acceptedBy: Part(index: index, words: words))
    guard let hit = hits.title else { return nil }
    let isHead = hits.head.map { $0.head.kind != .profession } ?? false
    return PartialTitle(
      hit: hit, start: start, isHeadOnly: hit.end == start + 1 && words.count > 2 && isHead)
  }

  /// Whether another head of the words says what the work is.
  private func isTopic(_ hit: TitleIndex.TitleHit, at start: Int, in words: WordList) -> Bool {
    let isHeadLast = index.flags(ofTitle: hit.title).contains(.headIsLast)
    let others = isHeadLast ? hit.end..<max(words.count - 1, hit.end) : 0..<start
    return others.contains { position in
      guard let head = index.hits(words, at: position, acceptedBy: NoTitle()).head?.head else {
        return false
      }
      return head.isLast == isHeadLast
    }
  }

  /// Returns the title that ends a compound of one word: “Bäckereifachverkäuferin”.
  func compound(_ words: some Collection<Word>) -> Candidate? {
    let stripped = withoutLevels(words)
    guard index.isCompounding, stripped.rest.count == 1, let word = stripped.rest.first else {
      return nil
    }
    let letters = reading.letters(of: word, by: index.reader)
    guard letters.count >= TitleResolver.leastCompound else { return nil }
    for start in 3...(letters.count - TitleResolver.leastEnd) {
      var end = word
      end.hash = WordHash.of(letters[start...])
      end.joined = 0
      guard let hit = wholeTitle([end]), endsCompounds(hit, letters: letters.count - start) else {
        continue
      }
      var found = Candidate(title: hit.title, score: Score.compound, reasons: [.endOfCompound])
      found.add(stripped, by: reading)
      return found
    }
    return nil
  }

  /// The letters of the shortest compound and of its last part.
  private static let leastCompound = 9
  private static let leastEnd = 6

  /// Whether a title is surely the same work with words before it: short ones mean other things
  /// there (“Messebauer” is no farmer).
  private func endsCompounds(_ hit: TitleIndex.TitleHit, letters: Int) -> Bool {
    let flags = index.flags(ofTitle: hit.title)
    return letters >= 8 && !flags.contains(.english) && !flags.contains(.abbreviation)
  }

  /// Returns titles that share at least half of their words with these, among them the head.
  func sharing(_ words: [Word]) -> [Candidate] {
    let stripped = withoutLevels(words)
    let rest = stripped.rest
    guard rest.count > 1 else { return [] }
    let known = Set(rest.flatMap { index.lexemes(of: $0.hash) })
    let needed = rest[0].isIdeograph ? 0.75 : 0.6
    var best: [Int: Candidate] = [:]
    for (number, title) in titles(headedByEndsOf: rest) {
      let shared = title.words.count { known.contains(Int(index.titleWords[$0])) }
      let share = Double(shared) / Double(title.words.count + rest.count - min(shared, rest.count))
      guard shared > 1, share >= needed else { continue }
      var candidate = Candidate(
        title: number, score: 0.2 + 0.4 * min(share, 1), reasons: [.sharedWords])
      candidate.add(stripped, by: reading)
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
}

/// Accepts titles of all of the words.
private struct WholeTitle: TitleAcceptor {
  let index: TitleIndex
  let words: WordList

  func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool {
    // “pm” by itself is an abbreviation, but “a” is no form of “AE”.
    range.upperBound == words.count - 1
      && (inflected == 0 || words[range.lowerBound].isAllCapitals
        || !index.flags(ofTitle: title).contains(.abbreviation))
  }
}

/// Accepts none: where only the level words or heads are asked for.
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
