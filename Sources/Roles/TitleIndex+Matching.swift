internal import Compensation
internal import RoleIndexing

/// What says whether a title may stand where its words do.
protocol TitleAcceptor {
  /// - Parameters:
  ///   - title: The title's number in the index.
  ///   - range: Its words.
  ///   - inflected: How many of them are not in their base form.
  func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool
}

extension TitleIndex {
  /// A title that stands in a text.
  struct TitleHit {
    var title: Int
    /// The number of the word behind it.
    var end: Int
    /// How many of its words are not in their base form.
    var inflected: Int
  }

  /// What begins at a word, each the longest of its kind.
  struct Hits {
    private var titleNumber = -1
    private var titleEnd = -1
    private var inflected = 0
    private var levelBits: UInt8 = 0
    private var headBits: UInt8 = 0
    private var levelEnd = -1
    private var headEnd = -1

    var isEmpty: Bool { titleEnd & levelEnd & headEnd == -1 }

    var title: TitleHit? {
      titleEnd < 0 ? nil : TitleHit(title: titleNumber, end: titleEnd, inflected: inflected)
    }

    var level: (level: JobLevel, end: Int)? {
      PackedMarks(bits: levelBits).level.map { (JobLevel($0), levelEnd) }
    }

    var head: (head: Head, end: Int)? { Head(PackedMarks(bits: headBits)).map { ($0, headEnd) } }

    /// Whether a title that ends there would be longer than the one found, or in better form.
    func isBeaten(by end: Int, inflected: Int) -> Bool {
      (end, -inflected) > (titleEnd, -self.inflected)
    }

    mutating func setTitle(_ title: Int, end: Int, inflected: Int) {
      (titleNumber, titleEnd, self.inflected) = (title, end, inflected)
    }

    mutating func add(_ marks: PackedMarks, end: Int) {
      if marks.hasLevel, end > levelEnd { (levelBits, levelEnd) = (marks.bits, end) }
      if marks.hasHead, end > headEnd { (headBits, headEnd) = (marks.bits, end) }
    }
  }

  /// Whether something may begin at a word of a text; `false` is sure.
  @inline(__always)
  func mayBegin(_ words: WordList, at start: Int) -> Bool {
    let hash = words[start].hash
    let next = words[start + 1]
    if words[start].isIdeograph, next.isIdeograph, next.separator == .none {
      return mayBegin(IndexKey.single(hash)) || mayBegin(IndexKey.pair(next.joined))
    }
    return mayBegin(hash) || (next.joined != 0 && !next.isIdeograph && mayBegin(next.joined))
  }

  /// Returns what begins at a word of a text.
  @inline(__always)
  func hits(
    _ words: WordList, at start: Int, acceptedBy acceptor: some TitleAcceptor
  ) -> Hits {
    guard start < words.count - 1, mayBegin(words, at: start) else { return Hits() }
    return hits(words, atBeginning: start, acceptedBy: acceptor)
  }

  /// Returns what begins at a word at which ``mayBegin(_:at:)`` holds.
  func hits(
    _ words: WordList, atBeginning start: Int, acceptedBy acceptor: some TitleAcceptor
  ) -> Hits {
    var hits = Hits()
    let walk = Walk(words: words, start: start, acceptor: acceptor)
    self.walk(walk, from: start, node: 0, inflected: 0, &hits)
    return hits
  }

  /// What stays the same on the ways from a word into the trie.
  private struct Walk<Acceptor: TitleAcceptor> {
    let words: WordList
    let start: Int
    let acceptor: Acceptor
  }

  private func walk(
    _ walk: borrowing Walk<some TitleAcceptor>, from position: Int, node: Int, inflected: Int,
    _ hits: inout Hits
  ) {
    let words = walk.words
    guard position < words.count - 1 else { return }
    let next = position + 1
    follow(words[position].hash, to: next, walk, node: node, inflected: inflected, &hits)
    let joined = words[next].joined
    // Two letters and a space are a word of their own: “co mediana” is no comedian.
    let isApart = words[next].separator == .space && words[position].length <= 2
    if joined != 0, !isApart, next < words.count - 1, !words[next].isIdeograph {
      follow(joined, to: next + 1, walk, node: node, inflected: inflected, &hits)
    }
  }

  private func follow(
    _ hash: UInt64, to next: Int, _ walk: borrowing Walk<some TitleAcceptor>, node: Int,
    inflected: Int, _ hits: inout Hits
  ) {
    guard var form = form(hash) else { return }
    var place = form.place
    let words = walk.words
    while true {
      if let place { form = PackedForm(bits: formList[place]) }
      if let child = child(of: node, by: form.lexeme) {
        let count = inflected + (form.isBase ? 0 : 1)
        var end = next
        // “specjalista/specjalistka ds. sprzedaży”: the other gender of the same word.
        if end < words.count - 1, words[end].separator == .slash,
          isForm(words[end].hash, of: form.lexeme)
        {
          end += 1
        }
        let ends = ends(at: child)
        if ends.bits != 0 { record(ends, end: end, inflected: count, walk, &hits) }
        if mayContinue(words, at: end) {
          self.walk(walk, from: end, node: child, inflected: count, &hits)
        }
      }
      guard let current = place, form.isFollowed else { return }
      place = current + 1
    }
  }

  private func record(
    _ ends: PackedEnds, end: Int, inflected: Int, _ walk: borrowing Walk<some TitleAcceptor>,
    _ hits: inout Hits
  ) {
    if let title = ends.title, hits.isBeaten(by: end, inflected: inflected),
      walk.acceptor.accepts(title, at: walk.start..<end, inflected: inflected)
    {
      hits.setTitle(title, end: end, inflected: inflected)
    }
    hits.add(ends.marks, end: end)
  }

  /// Calls `body` with each form that a written word is, until it returns `false`.
  @inline(__always)
  private func forEachForm(of hash: UInt64, _ body: (PackedForm) -> Bool) {
    guard let only = form(hash) else { return }
    guard var place = only.place else {
      _ = body(only)
      return
    }
    while true {
      let form = PackedForm(bits: formList[place])
      guard body(form), form.isFollowed else { return }
      place += 1
    }
  }

  /// Whether a written form belongs to a title's word.
  func isForm(_ hash: UInt64, of lexeme: Int) -> Bool {
    var isFound = false
    forEachForm(of: hash) { form in
      isFound = form.lexeme == lexeme
      return !isFound
    }
    return isFound
  }

  /// The title words that a written word is a form of.
  func lexemes(of hash: UInt64) -> [Int] {
    var lexemes: [Int] = []
    forEachForm(of: hash) { form in
      lexemes.append(form.lexeme)
      return true
    }
    return lexemes
  }

  /// Whether a word occurs in titles.
  func isKnown(_ word: Word) -> Bool { form(word.hash) != nil }

  /// Whether a word may stand between two words of a title with this separator before it.
  @inline(__always)
  func mayContinue(_ words: WordList, at index: Int) -> Bool {
    guard index < words.count - 1 else { return false }
    switch words[index].separator {
    case .none, .space, .hyphen, .slash, .apostrophe:
      return true
    case .fullStop:
      // “Asst. Manager” and “specjalista ds. Sprzedaży”, not “… in a tree. Climbers …”.
      guard index > 0, words[index - 1].length <= 4 else { return false }
      return isGerman || words[index - 1].isCapitalized || words[index - 1].length <= 2
        || !words[index].isCapitalized || words[index].isAllCapitals
    case .line:
      // A title may run over the end of a line, but a new line's title begins with a capital.
      return index > 0 && !words[index].isCapitalized && !words[index].isIdeograph
        && !words[index].isNumber
    case .openingParenthesis, .comma, .cell, .other:
      return false
    }
  }

  /// Returns the longest head that a compound ends with, “Windkraftanlagentechniker”, before which
  /// at least three letters stand.
  func compoundHead(of word: Word, in bytes: [UInt8]) -> Head? {
    guard word.length >= 7, !word.isIdeograph, !compounds.isEmpty else { return nil }
    var node = 0
    var length = 0
    var longest: UInt32 = 0
    reader.forEachLetterFromEnd(of: word, in: bytes.span) { letter in
      guard length + 3 < word.length, let child = compounds.child(of: node, by: letter) else {
        return false
      }
      node = child
      length += 1
      if length >= 3, compounds.value(node) != 0 { longest = compounds.value(node) }
      return true
    }
    return Head(PackedMarks(bits: UInt8(longest)))
  }

  /// Whether a word ends as an adjective of the language does.
  func hasAdjectiveEnding(_ word: Word, in bytes: [UInt8]) -> Bool {
    guard word.length >= 5, !word.isIdeograph, !endings.isEmpty else { return false }
    var node = 0
    var isFound = false
    reader.forEachLetterFromEnd(of: word, in: bytes.span) { letter in
      guard let child = endings.child(of: node, by: letter) else { return false }
      node = child
      isFound = endings.value(node) != 0
      return !isFound
    }
    return isFound
  }
}

extension JobLevel {
  fileprivate init(_ level: TitleLevel) {
    switch level {
    case .entry: self = .entry
    case .mid: self = .mid
    case .senior: self = .senior
    }
  }
}
