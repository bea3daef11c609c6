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
    /// Whether it is another phrase as that is written without diacritics.
    var isPlain = false

    /// The phrase as it is written without diacritics.
    fileprivate func plain(at range: Range<Int>) -> Phrase {
      Phrase(
        category: category, value: value, number: number, range: range,
        startsInside: startsInside, isOpen: isOpen, isPlain: true)
    }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var phrases: [Phrase] = []

  /// Appends the phrases of a row.
  ///
  /// - Parameter cell: The phrases as the tables write them, separated by semicolons: `salar*` is
  ///   any word that begins so, `*gehalt` one that ends so, `*monats*` one that holds it.
  mutating func append(_ cell: [UInt8], category: Category, value: ShortText, number: Double) {
    let star = UInt8(ascii: "*")
    let list = PhraseCell(cell)
    var builder = NormalizedFormBuilder(base: 0, capacity: 64)
    for var range in list {
      let startsInside = range.first.map { list.bytes[$0] == star } ?? false
      if startsInside { range = range.lowerBound + 1..<range.upperBound }
      let isOpen = range.last.map { list.bytes[$0] == star } ?? false
      if isOpen { range = range.lowerBound..<range.upperBound - 1 }
      let first = bytes.count
      if NormalizedFormBuilder.isNormal(list.bytes, range) {
        bytes += list.bytes[range]
      } else {
        builder.removeAll()
        builder.append(list.bytes, range)
        bytes += builder.bytes
      }
      guard bytes.count > first else { continue }
      phrases.append(
        Phrase(
          category: category, value: value, number: number, range: first..<bytes.count,
          startsInside: startsInside, isOpen: isOpen))
    }
  }

  /// Appends each phrase as it is written without diacritics, in each way; ``sorted`` leaves out those
  /// that are phrases of the tables.
  ///
  /// - Parameter isTaken: Whether something else is written so.
  mutating func append(writtenWith ways: [PlainLetters], unless isTaken: ([UInt8]) -> Bool) {
    let marked = phrases.filter { bytes[$0.range].contains { $0 >= 0x80 } }
    guard !marked.isEmpty, !ways.isEmpty else { return }
    for phrase in marked {
      var forms: [[UInt8]] = []
      for form in ways.compactMap({ $0.form(of: bytes[phrase.range]) }) where !forms.contains(form)
      {
        forms.append(form)
      }
      for form in forms where !isTaken(form) {
        phrases.append(phrase.plain(at: bytes.count..<bytes.count + form.count))
        bytes += form
      }
    }
  }

  /// The phrases in the order of their bytes, a phrase before those that it begins; equal ones in
  /// the order of the tables. None is another without diacritics and in the tables too.
  var sorted: [Phrase] {
    // Eight bytes as a number decide nearly every comparison.
    let heads = phrases.enumerated().map { index, phrase in
      var head: UInt64 = 0
      for place in phrase.range.prefix(8) { head = head << 8 | UInt64(bytes[place]) }
      return (head: head << UInt64(8 * (8 - min(8, phrase.range.count))), index: index)
    }
    let order = heads.sorted { left, right in
      if left.head != right.head { return left.head < right.head }
      let (first, second) = (bytes[phrases[left.index].range], bytes[phrases[right.index].range])
      if first.elementsEqual(second) { return left.index < right.index }
      return first.lexicographicallyPrecedes(second)
    }
    var sorted: [Phrase] = []
    sorted.reserveCapacity(order.count)
    var lastOfTables: Range<Int>?
    for (_, index) in order {
      let phrase = phrases[index]
      if !phrase.isPlain {
        lastOfTables = phrase.range
      } else if let lastOfTables, bytes[lastOfTables].elementsEqual(bytes[phrase.range]) {
        continue
      }
      sorted.append(phrase)
    }
    return sorted
  }
}
