internal import Compensation

extension TitleIndex {
  /// A title that stands in a text.
  struct TitleHit {
    var title: Int32
    /// The number of the word behind it.
    var end: Int
    /// How many of its words are not in their base form.
    var inflected: Int
  }

  /// What begins at a word, each the longest of its kind.
  struct Hits {
    var title: TitleHit?
    var level: (level: JobLevel, end: Int)?
    var head: (head: Head, end: Int)?
  }

  /// Returns what begins at a word of a text.
  ///
  /// - Parameter isAccepted: Says whether a title may stand at words, by the words around it.
  func hits(
    _ words: [Word], at start: Int, isAccepted: (Title, _ end: Int, _ inflected: Int) -> Bool
  ) -> Hits {
    var hits = Hits()
    walk(words, from: start, node: 0, inflected: 0, isAccepted, &hits)
    return hits
  }

  private func walk(
    _ words: [Word], from position: Int, node: Int32, inflected: Int,
    _ isAccepted: (Title, Int, Int) -> Bool, _ hits: inout Hits
  ) {
    guard position < words.count - 1 else { return }
    follow(
      words[position].hash, to: position + 1, words, node: node, inflected: inflected, isAccepted,
      &hits)
    let next = position + 1
    if next < words.count - 1, words[next].joined != 0, !words[next].isIdeograph {
      follow(
        words[next].joined, to: next + 1, words, node: node, inflected: inflected, isAccepted,
        &hits)
    }
  }

  private func follow(
    _ hash: UInt64, to next: Int, _ words: [Word], node: Int32, inflected: Int,
    _ isAccepted: (Title, Int, Int) -> Bool, _ hits: inout Hits
  ) {
    guard var entry = forms[hash] else { return }
    while entry >= 0 {
      let form = formList[Int(entry)]
      entry = form.next
      guard let child = child(of: node, by: form.lexeme) else { continue }
      let count = inflected + (form.isBase ? 0 : 1)
      var end = next
      // “specjalista/specjalistka ds. sprzedaży”: the other gender of the same word.
      if end < words.count - 1, words[end].separator == .slash,
        isForm(words[end].hash, of: form.lexeme)
      {
        end += 1
      }
      record(nodes[Int(child)], end: end, inflected: count, isAccepted, &hits)
      if mayContinue(words, at: end) {
        walk(words, from: end, node: child, inflected: count, isAccepted, &hits)
      }
    }
  }

  private func record(
    _ node: Node, end: Int, inflected: Int, _ isAccepted: (Title, Int, Int) -> Bool,
    _ hits: inout Hits
  ) {
    if node.title >= 0 {
      let best = hits.title.map { ($0.end, -$0.inflected) } ?? (-1, 0)
      if (end, -inflected) > best, isAccepted(titles[Int(node.title)], end, inflected) {
        hits.title = TitleHit(title: node.title, end: end, inflected: inflected)
      }
    }
    if let level = node.level, end > hits.level?.end ?? -1 { hits.level = (level, end) }
    if let head = node.head, end > hits.head?.end ?? -1 { hits.head = (head, end) }
  }

  /// Whether a written form belongs to a title's word.
  func isForm(_ hash: UInt64, of lexeme: Int32) -> Bool {
    var entry = forms[hash] ?? -1
    while entry >= 0 {
      if formList[Int(entry)].lexeme == lexeme { return true }
      entry = formList[Int(entry)].next
    }
    return false
  }

  /// Whether a word occurs in titles.
  func isKnown(_ word: Word) -> Bool { forms.contains(word.hash) }
}
