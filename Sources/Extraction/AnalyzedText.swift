import Compensation

/// A passage's text with its sentences, its marks and a measure of nearness.
struct AnalyzedText: Sendable {
  let text: NormalizedText
  private let analysis: TextAnalysis

  var language: Language { analysis.language }
  /// The sentences, as ranges of the normalized text.
  var sentences: [Range<Int>] { analysis.sentences }
  /// By place, the longest first at one place.
  var marks: [Mark] { analysis.index.marks }
  /// For each byte, how far it is from the start in words, with a surcharge for each boundary of a
  /// clause; the difference of two places says how near they are.
  var position: [Int32] { analysis.position }

  init(_ text: NormalizedText, language: Language) {
    self.text = text
    analysis = TextAnalysis(text, language: language)
  }

  /// The analysis of the same bytes at another place of a document.
  init(_ other: AnalyzedText, at base: Int) {
    text = NormalizedText(other.text, at: base)
    analysis = other.analysis
  }

  /// Returns the marks that begin in a range.
  func marks(in range: Range<Int>) -> ArraySlice<Mark> { analysis.index.marks(in: range) }

  /// Returns the marks that begin at a place, the longest first.
  func marks(startingAt place: Int) -> ArraySlice<Mark> { analysis.index.marks(startingAt: place) }

  /// Returns the marks that end at a place.
  func marks(endingAt place: Int) -> [Mark] { analysis.index.marks(endingAt: place) }

  /// Returns the years that stand alone in a range.
  func years(in range: Range<Int>) -> ArraySlice<YearMention> {
    let first = analysis.years.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return analysis.years[first...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Returns the place that a name stands for: `BC` of `Surrey, BC`, which says which Surrey it is;
  /// names in a list, `London, Paris and Rome`, stand for themselves.
  func place(of name: Mark) -> Mark {
    let end = name.range.upperBound
    guard end + 2 < text.bytes.count, text.bytes[end] == UInt8(ascii: ","),
      text.bytes[end + 1] == UInt8(ascii: " ")
    else { return name }
    guard
      let wider = marks(startingAt: end + 2).first(where: {
        $0.category == .place && text.isName($0.range)
      })
    else { return name }
    let behind = wider.range.upperBound
    let goesOn = marks(in: behind..<min(text.bytes.count, behind + 3)).contains {
      $0.category == .rangeAnd || $0.category == .place
    }
    return goesOn ? name : wider
  }

  /// Whether a period's words name a date: `im Jahr 2019`.
  func isDate(_ mark: Mark) -> Bool {
    var index = mark.range.upperBound
    while index < text.bytes.count, text.bytes[index] == UInt8(ascii: " ") { index += 1 }
    var end = index
    while end < text.bytes.count, isDigit(text.bytes[end]) { end += 1 }
    guard end - index == 4,
      let year = Int(String(decoding: text.bytes[index..<end], as: UTF8.self)),
      (1900...2100).contains(year)
    else { return false }
    // `月薪2000元` is pay.
    let space = end < text.bytes.count && text.bytes[end] == UInt8(ascii: " ") ? 1 : 0
    return !marks(startingAt: end + space).contains { $0.category == .currency }
  }

  /// Whether a period behind a stroke only says on how many days of it there is work: `1,250円/週3日`.
  func isOfDays(_ mark: Mark) -> Bool {
    let end = mark.range.upperBound
    return mark.value == PayPeriod.week.rawValue && text.bytes[mark.range.lowerBound] == 0x2F
      && end < text.bytes.count && isDigit(text.bytes[end])
  }

  /// Returns the distance from the end of one stretch to the start of another behind it, in words
  /// and boundaries.
  func distance(_ end: Int, _ start: Int) -> Int {
    let position = analysis.position
    guard !position.isEmpty else { return 0 }
    let last = position.count - 1
    let from = position[min(max(end - 1, 0), last)]
    return max(0, Int(position[min(start, last)]) - Int(from))
  }
}
