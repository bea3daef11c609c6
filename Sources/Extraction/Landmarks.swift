import Compensation

/// The sentences of a passage that later ones look back for, so that a long passage of short
/// sentences is not searched anew for each of them.
struct Landmarks: Sendable {
  /// Sentences by their indices, ascending.
  struct SentenceList: Sendable {
    private var sentences: [Int] = []

    fileprivate mutating func append(_ sentence: Int) { sentences.append(sentence) }

    /// Whether a sentence other than one is among them.
    func holdsOther(than sentence: Int) -> Bool { sentences.contains { $0 != sentence } }

    /// Returns the nearest before a sentence, however far back.
    func last(before sentence: Int) -> Int? {
      sentences[..<sentences.partitioningIndex { $0 >= sentence }].last
    }

    /// Returns those before a sentence, the nearest first, as far as a sentence refers back.
    func before(_ sentence: Int) -> some Sequence<Int> {
      sentences[..<sentences.partitioningIndex { $0 >= sentence }].suffix(Landmarks.reach)
        .reversed()
    }
  }

  /// With a role.
  private(set) var roles = SentenceList()
  /// With the name of a place.
  private(set) var named = SentenceList()
  /// That begin by supposing a case.
  private(set) var suppositions = SentenceList()
  /// That begin with a word for all amounts and name a currency.
  private(set) var legends = SentenceList()
  /// That announce prices: `Price list`, `What does a wedding photographer cost?`
  private(set) var priceLists = SentenceList()

  /// So many sentences of a kind are looked at, at most.
  static let reach = 64

  /// - Complexity: Linear in the passage.
  init(of analyzed: AnalyzedText, roles: [RoleMark]) {
    for (index, range) in analyzed.sentences.enumerated() {
      let marks = analyzed.marks(in: range)
      let nextRole = roles.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
      if nextRole < roles.count, roles[nextRole].range.lowerBound < range.upperBound {
        self.roles.append(index)
      }
      if marks.contains(where: { $0.category == .place && analyzed.text.isName($0.range) }) {
        named.append(index)
      }
      let first = marks.prefix { $0.range.lowerBound == range.lowerBound }
      if first.contains(where: { $0.category == .hypothetical && $0.text == "case" }) {
        suppositions.append(index)
      }
      if first.contains(where: { $0.category == .legend }),
        marks.contains(where: { $0.category == .currency })
      {
        legends.append(index)
      }
      if Landmarks.announcesPrices(range, first: first, marks: marks, of: analyzed) {
        priceLists.append(index)
      }
    }
  }

  private static func announcesPrices(
    _ sentence: Range<Int>, first: ArraySlice<Mark>, marks: ArraySlice<Mark>,
    of analyzed: AnalyzedText
  ) -> Bool {
    let list = first.first { $0.category == .priceList }
    let asks =
      analyzed.text.bytes[sentence].last { $0 != UInt8(ascii: " ") } == UInt8(ascii: "?")
      && marks.contains { $0.category == .refusal && ($0.text == "price" || $0.text == "fee") }
    // `Stawki dla klientów`: the rates are those of the list.
    return (list != nil || asks)
      && !marks.contains { pay in
        pay.category == .pay && pay.number >= 2
          && list.map { !$0.range.contains(pay.range.lowerBound) } ?? true
      }
  }
}
