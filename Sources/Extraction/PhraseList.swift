/// The phrases of a language's tables in normalized form, one behind the other.
struct PhraseList: Sendable {
  /// One phrase, and what it says.
  struct Phrase: Sendable {
    let category: Category
    /// The table's value: a currency's code, a period, a reason…
    let value: ShortText
    /// The value as a number, where it is one; 0 otherwise.
    let number: Double
    /// The phrase's place in ``PhraseList/bytes``.
    let range: Range<Int>
    /// Whether it may begin, and end, within a word.
    let startsInside: Bool
    let isOpen: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var phrases: [Phrase] = []

  /// Appends the phrases of a row.
  ///
  /// - Parameter list: The phrases as the tables write them, separated by semicolons: `salar*` is
  ///   any word that begins so, `*gehalt` one that ends so, `*monats*` one that holds it.
  mutating func append(_ list: [UInt8], category: Category, value: ShortText, number: Double) {
    let star = UInt8(ascii: "*")
    var builder = NormalizedFormBuilder(base: 0, capacity: 64)
    var start = 0
    while start < list.count {
      var end = start
      while end < list.count, list[end] != UInt8(ascii: ";") { end += 1 }
      var range = start..<end
      start = end + 1
      while let first = range.first, list[first] == 0x20 { range = first + 1..<range.upperBound }
      while let last = range.last, list[last] == 0x20 { range = range.lowerBound..<last }
      let startsInside = range.first.map { list[$0] == star } ?? false
      if startsInside { range = range.lowerBound + 1..<range.upperBound }
      let isOpen = range.last.map { list[$0] == star } ?? false
      if isOpen { range = range.lowerBound..<range.upperBound - 1 }
      builder.removeAll()
      builder.append(list, range)
      guard !builder.bytes.isEmpty else { continue }
      phrases.append(
        Phrase(
          category: category, value: value, number: number,
          range: bytes.count..<bytes.count + builder.bytes.count, startsInside: startsInside,
          isOpen: isOpen))
      bytes += builder.bytes
    }
  }

  /// Whether a phrase stands before another in the order of their bytes.
  func precedes(_ left: Phrase, _ right: Phrase) -> Bool {
    bytes[left.range].lexicographicallyPrecedes(bytes[right.range])
  }
}
