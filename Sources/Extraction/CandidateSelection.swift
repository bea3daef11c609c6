/// Chooses what of a text is read: the passages with anchors, and of long paragraphs only the
/// sentences around them.
@safe
struct CandidateSelection {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let map: AnchorMap?
  /// The passages; a long paragraph is replaced by the stretches of it to read.
  private(set) var passages: [Passage] = []
  /// The passages to read, rows of one table together.
  private(set) var units: [Range<Int>] = []

  /// A paragraph up to this many bytes is read whole.
  private static let shortParagraph = 400

  /// - Parameter map: Where anchors stand; without it everything is read, as it stands.
  init(passages all: [Passage], bytes: UnsafeBufferPointer<UInt8>, map: AnchorMap?) {
    unsafe self.bytes = bytes
    self.map = map
    passages.reserveCapacity(all.count + all.count / 4)
    var index = 0
    while index < all.count {
      let end = CandidateSelection.unitEnd(all, from: index)
      let range = all[index].range.lowerBound..<all[end - 1].range.upperBound
      if !isWorthReading(range, isTable: end - index > 1) {
        passages += all[index..<end]
      } else if map != nil, end - index == 1, all[index].kind == .text,
        range.count > CandidateSelection.shortParagraph
      {
        appendStretches(of: all[index])
      } else {
        units.append(passages.count..<passages.count + end - index)
        passages += all[index..<end]
      }
      index = end
    }
  }

  private func isWorthReading(_ range: Range<Int>, isTable: Bool = false) -> Bool {
    guard let anchors = map?.anchors(in: range) else { return true }
    return anchors.areWorthReading || (isTable && anchors.contains(.digit))
  }

  /// Returns the end of the unit that begins at a passage: the rows of one table, or the passage.
  private static func unitEnd(_ passages: [Passage], from index: Int) -> Int {
    var end = index + 1
    if let table = passages[index].tableNumber {
      while end < passages.count, passages[end].tableNumber == table { end += 1 }
    }
    return end
  }

  /// Appends the sentences with anchors, each with the two before it, which say whom it is about.
  private mutating func appendStretches(of passage: Passage) {
    let sentences = sentences(in: passage.range)
    var stretch: Range<Int>?
    for (index, sentence) in sentences.enumerated() {
      guard isWorthReading(sentence) else { continue }
      let start = sentences[max(0, index - 2)].lowerBound
      if let open = stretch, start <= open.upperBound {
        stretch = open.lowerBound..<sentence.upperBound
      } else {
        if let open = stretch { append(open, of: passage) }
        stretch = start..<sentence.upperBound
      }
    }
    if let open = stretch { append(open, of: passage) } else { passages.append(passage) }
  }

  private mutating func append(_ stretch: Range<Int>, of passage: Passage) {
    var part = passage
    part.range = stretch
    units.append(passages.count..<passages.count + 1)
    passages.append(part)
  }

  /// Divides a paragraph roughly: behind full stops that a space and no small letter or digit
  /// follows, and behind ideographic ones.
  private func sentences(in range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = unsafe bytes[index]
      var end: Int?
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
        if index + 2 < range.upperBound, unsafe bytes[index + 1] == 0x20 {
          let next = unsafe bytes[index + 2]
          if !(0x61...0x7A).contains(next), !isDigit(next), index - start > 40 { end = index + 2 }
        }
      } else if byte == 0xE3, index + 2 < range.upperBound, unsafe bytes[index + 1] == 0x80,
        unsafe bytes[index + 2] == 0x82
      {
        end = index + 3
      }
      if let end {
        sentences.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }
}
