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

  /// The phrases in the order of their bytes, a phrase before those that it begins; equal ones in
  /// the order of the tables.
  var sorted: [Phrase] {
    // Eight bytes as a number decide nearly every comparison.
    let heads = phrases.map { phrase in
      phrase.range.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
        << UInt64(8 * (8 - min(8, phrase.range.count)))
    }
    return phrases.indices.sorted { left, right in
      if heads[left] != heads[right] { return heads[left] < heads[right] }
      let (first, second) = (bytes[phrases[left].range], bytes[phrases[right].range])
      if first.elementsEqual(second) { return left < right }
      return first.lexicographicallyPrecedes(second)
    }.map { phrases[$0] }
  }
}
