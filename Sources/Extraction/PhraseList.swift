/// The phrases of a language's tables in normalized form, one behind the other.
struct PhraseList: Sendable {
  /// One phrase, and what it says.
  ///
  /// There are thousands, made at the start of each run, so it is kept short: what its row says is
  /// told by the row's number, and a place in a list of phrases has 32 bits.
  struct Phrase: Sendable {
    let category: Category
    /// Whether it may begin, and end, within a word.
    let startsInside: Bool
    let isOpen: Bool
    /// Whether it is another phrase as that is written without diacritics.
    fileprivate(set) var isPlain = false
    /// The number of its row in ``PhraseList/values``.
    let row: Int32
    private let start: UInt32
    private let count: UInt32

    /// The phrase's place in ``PhraseList/bytes``.
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

    fileprivate init(
      _ range: Range<Int>, category: Category, row: Int, startsInside: Bool, isOpen: Bool
    ) {
      self.category = category
      self.row = Int32(row)
      (self.startsInside, self.isOpen) = (startsInside, isOpen)
      (start, count) = (UInt32(range.lowerBound), UInt32(range.count))
    }

    /// The phrase as it is written without diacritics.
    fileprivate func plain(at range: Range<Int>) -> Phrase {
      var plain = Phrase(
        range, category: category, row: Int(row), startsInside: startsInside, isOpen: isOpen)
      plain.isPlain = true
      return plain
    }
  }

  /// What a row of a table says with its phrases.
  struct Value: Sendable {
    /// The table's value: a currency's code, a period, a reason…
    let text: ShortText
    /// The value as a number, where it is one; 0 otherwise.
    let number: Double
  }

  private(set) var bytes: [UInt8] = []
  private(set) var phrases: [Phrase] = []
  /// What each row says.
  private(set) var values: [Value] = []

  /// - Parameter size: About how many bytes the cells of all rows have.
  init(size: Int = 0) {
    // With the phrases that are written without diacritics; a phrase has some ten bytes.
    bytes.reserveCapacity(size + size / 4)
    phrases.reserveCapacity(size / 8)
  }

  /// Appends the phrases of a row.
  ///
  /// - Parameter cell: The phrases as the tables write them, separated by semicolons: `salar*` is
  ///   any word that begins so, `*gehalt` one that ends so, `*monats*` one that holds it.
  mutating func append(_ cell: [UInt8], category: Category, value: Value) {
    values.append(value)
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
          first..<bytes.count, category: category, row: values.count - 1,
          startsInside: startsInside, isOpen: isOpen))
    }
  }

  /// Appends each phrase as it is written without diacritics, in each way; ``sorted`` leaves out those
  /// that are phrases of the tables.
  ///
  /// - Parameter isTaken: Whether something else is written so.
  mutating func append(
    writtenWith ways: [PlainLetters], unless isTaken: (ArraySlice<UInt8>) -> Bool
  ) {
    guard !ways.isEmpty else { return }
    let isDisputed = ways.count > 1 ? PlainLetters.isDisputed(among: ways) : { _ in false }
    for phrase in phrases where bytes[phrase.range].contains(where: { $0 >= 0x80 }) {
      let isOneForm = !UTF8Scalar.contains(bytes[phrase.range], where: isDisputed)
      let firstForm = phrases.count
      for way in isOneForm ? ways[..<1] : ways[...] {
        let start = bytes.count
        guard way.appendForm(of: phrase.range, to: &bytes) else { continue }
        let form = start..<bytes.count
        if isTaken(bytes[form]) || isAmong(phrases[firstForm...], form) {
          bytes.removeLast(form.count)
        } else {
          phrases.append(phrase.plain(at: form))
        }
      }
    }
  }

  /// Whether some phrase is written as the bytes of a place are.
  private func isAmong(_ phrases: ArraySlice<Phrase>, _ form: Range<Int>) -> Bool {
    phrases.contains { ByteRun.areEqual(bytes, $0.range, bytes, form) }
  }
}
