import Compensation

/// Finds titles that no catalogue knows by the words behind which none but a title stands:
/// `Head of Growth (m/w/d)`.
struct AdvertisedTitle {
  let analyzed: AnalyzedText

  /// No title has more words.
  private static let longest = 6

  private var bytes: [UInt8] { analyzed.text.bytes }

  /// Returns the titles that overlap none of the roles already found.
  func roles(besides known: [RoleMark]) -> [RoleMark] {
    analyzed.marks.compactMap { mark in
      guard mark.category == .titleEnd, let range = title(before: mark.range.lowerBound),
        !known.contains(where: { $0.range.overlaps(range) })
      else { return nil }
      return RoleMark(
        range: range, sourceRange: analyzed.text.sourceRange(range), role: nil, level: nil)
    }
  }

  /// The words of the noun phrase that ends at a place.
  private func title(before place: Int) -> Range<Int>? {
    let end = skippingSpaces(backFrom: place)
    var start = end
    for _ in 0..<AdvertisedTitle.longest {
      let gap = skippingSpaces(backFrom: start)
      guard start == end || gap < start, let word = word(endingAt: gap),
        continues(word, gap..<start)
      else { break }
      start = word.lowerBound
    }
    // A phrase begins with no preposition.
    while start < end, !analyzed.text.isCapital(at: start) {
      while start < end, bytes[start] != UInt8(ascii: " ") { start += 1 }
      while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    return end - start >= 3 ? start..<end : nil
  }

  private func skippingSpaces(backFrom place: Int) -> Int {
    var index = place
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index
  }

  /// The word that ends at a place, where it ends with a letter.
  private func word(endingAt end: Int) -> Range<Int>? {
    var start = end
    while start > 0, isOfWord(bytes[start - 1]) { start -= 1 }
    return start < end ? start..<end : nil
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || "&/-*'".utf8.contains(byte)
  }

  /// Whether a word is still part of the title: a name, or a particle behind one.
  private func continues(_ word: Range<Int>, _ gap: Range<Int>) -> Bool {
    let marks = analyzed.marks(startingAt: word.lowerBound).filter {
      $0.range.upperBound >= word.upperBound
    }
    if marks.contains(where: { [.jobContext, .pay, .abbreviation].contains($0.category) }) {
      return false
    }
    if analyzed.text.isName(word) { return true }
    let isParticle =
      word.count <= 3 || marks.contains { $0.category == .function || $0.category == .each }
    guard isParticle else { return false }
    return self.word(endingAt: skippingSpaces(backFrom: word.lowerBound)).map {
      analyzed.text.isName($0)
    } ?? false
  }
}
