import Compensation

/// Finds the words that name whose pay an amount is where no catalogue knows them: the subject of
/// the amount's verb or noun of pay.
struct UnnamedSubject {
  let nearness: Nearness

  /// No role takes more words.
  private static let longest = 4
  /// How far a subject stands before its verb, in units of nearness.
  private static let reach = 10

  private var analyzed: AnalyzedText { nearness.analyzed }
  private var bytes: [UInt8] { analyzed.text.bytes }

  /// Returns the role that an amount's clause begins with, or `nil`.
  func role(of index: Int) -> AttachedRole? {
    let start = max(nearness.sentence.lowerBound, nearness.amounts[index].range.lowerBound)
    guard !analyzed.language.isIdeographic,
      let speaking = analyzed.marks(in: nearness.sentence.lowerBound.upTo(start)).last(where: {
        $0.category == .pay && $0.number >= 2 && $0.range.upperBound <= start
      })
    else { return nil }
    let clause = clauseStart(before: speaking.range.lowerBound)
    let behind = speaking.range.upperBound.upTo(start)
    guard
      let words = nounPhrase(from: clause, to: speaking.range.lowerBound)
        ?? (speaking.number >= 3 ? complement(in: behind) : nil)
    else { return nil }
    var attached = AttachedRole()
    attached.written = analyzed.text.sourceRange(words)
    attached.isInSentence = true
    return attached
  }

  /// The words behind a noun of pay and its preposition: `salaries for cheese makers`.
  private func complement(in range: Range<Int>) -> Range<Int>? {
    let bytes = bytes
    guard !bytes[range].contains(where: { ",;:(|".utf8.contains($0) }),
      let first = analyzed.marks(in: range).first, first.category == .function,
      first.range.lowerBound - range.lowerBound <= 1
    else { return nil }
    let words = nounPhrase(from: first.range.lowerBound, to: range.upperBound, isNearEnd: false)
    // `earnings in the UK`, `wages in Ireland's construction sector`
    let isOfPlace = words.map { words in
      analyzed.marks(startingAt: words.lowerBound).contains {
        $0.category == .place && analyzed.text.isName($0.range)
      }
    }
    return isOfPlace == true ? nil : words
  }

  /// Where the clause that holds a place begins: behind the last comma, contrast or amount.
  private func clauseStart(before place: Int) -> Int {
    var start = nearness.sentence.lowerBound
    for index in stride(from: place - 1, through: start, by: -1)
    where ",;:".utf8.contains(bytes[index]) {
      start = index + 1
      break
    }
    for mark in analyzed.marks(in: start.upTo(place))
    where mark.category == .contrast && mark.range.upperBound <= place {
      start = max(start, mark.range.upperBound)
    }
    for amount in nearness.amounts where amount.end <= place { start = max(start, amount.end) }
    return start
  }

  /// The words from the first that the tables do not know up to the next that they know.
  private func nounPhrase(from start: Int, to end: Int, isNearEnd: Bool = true) -> Range<Int>? {
    var position = start
    var first: Int?
    var last = start
    var count = 0
    while position < end, count < UnnamedSubject.longest {
      if bytes[position] == UInt8(ascii: " ") {
        position += 1
        continue
      }
      var next = position
      while next < end, bytes[next] != UInt8(ascii: " ") { next += 1 }
      let word = position..<next
      if isOfPhrase(word) {
        first = first ?? position
        last = next
        count += 1
      } else if first != nil || !isDeterminer(word) {
        break
      }
      position = next
    }
    // `In April 2024 earnings were …`
    let isDate = last + 1 < end && isDigit(bytes[last + 1])
    guard let first, last - first >= 4, !isPronoun(behind: last), !isDate,
      !isBusiness(endingAt: last),
      !isNearEnd || analyzed.distance(last, end) <= UnnamedSubject.reach,
      isNamedLikeRole(first..<last, from: start)
    else { return nil }
    return first..<last
  }

  /// The bytes before a word in which a phrase that holds it begins: `in addition to`.
  private static let longestPhrase = 24

  private func isOfPhrase(_ word: Range<Int>) -> Bool {
    bytes[word].allSatisfy { isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: "'") }
      && !analyzed.marks(
        in: max(0, word.lowerBound - UnnamedSubject.longestPhrase)..<word.upperBound
      )
      .contains {
        ![.place, .level, .business].contains($0.category)
          && $0.range.lowerBound <= word.lowerBound && $0.range.upperBound >= word.upperBound
      }
  }

  /// Whether a word for a kind of firm ends at a place: `the bakery makes $240,000`.
  private func isBusiness(endingAt place: Int) -> Bool {
    analyzed.marks(endingAt: place).contains { $0.category == .business }
  }

  /// Whether the words before a place only describe a pronoun: `an experienced one`.
  private func isPronoun(behind place: Int) -> Bool {
    analyzed.marks(startingAt: min(place + 1, bytes.count)).contains {
      $0.category == .number && $0.number == 1
    }
  }

  private func isDeterminer(_ word: Range<Int>) -> Bool {
    analyzed.marks(startingAt: word.lowerBound).contains {
      $0.range.upperBound == word.upperBound
        && [.function, .number, .contrast, .approximately].contains($0.category)
    }
  }

  /// Whether a phrase can name a role: an article stands before it, or it begins the sentence with
  /// a capital; German writes nouns with one.
  private func isNamedLikeRole(_ phrase: Range<Int>, from start: Int) -> Bool {
    let isCapital = analyzed.text.isCapital(at: phrase.lowerBound)
    if analyzed.language.code == "de" { return isCapital }
    let hasArticle = bytes[start.upTo(phrase.lowerBound)].contains { $0 != UInt8(ascii: " ") }
    let begins = start == nearness.sentence.lowerBound
    return hasArticle || (begins && isCapital) || !begins
  }
}
