import Compensation

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
    // Passages stay as they are up to a long paragraph of which only parts are read.
    var kept = 0
    while index < all.count {
      let end = CandidateSelection.unitEnd(all, from: index)
      let range = all[index].range.lowerBound..<all[end - 1].range.upperBound
      if isWorthReading(range, isTable: end - index > 1) {
        if map != nil, end - index == 1, all[index].kind == .text,
          range.count > CandidateSelection.shortParagraph
        {
          passages += all[kept..<index]
          kept = end
          appendStretches(of: all[index])
        } else {
          let first = passages.count + index - kept
          units.append(first..<first + end - index)
        }
      }
      index = end
    }
    passages += all[kept...]
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
    var index = nextStop(from: start, limit: range.upperBound)
    while index < range.upperBound {
      if let end = sentenceEnd(at: index, of: start..<range.upperBound) {
        sentences.append(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
      index = nextStop(from: index, limit: range.upperBound)
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }

  /// Returns where the sentence that begins a stretch ends, if it does so with the stop at `index`.
  private func sentenceEnd(at index: Int, of stretch: Range<Int>) -> Int? {
    guard index + 2 < stretch.upperBound else { return nil }
    let (next, third) = unsafe (bytes[index + 1], bytes[index + 2])
    if unsafe bytes[index] == 0xE3 { return next == 0x80 && third == 0x82 ? index + 3 : nil }
    guard next == 0x20, !(0x61...0x7A).contains(third), !isDigit(third),
      index - stretch.lowerBound > 40
    else { return nil }
    return index + 2
  }

  /// Returns the next full stop, mark of exclamation or question, or first byte of an ideographic
  /// sign; `limit` where there is none.
  private func nextStop(from start: Int, limit: Int) -> Int {
    var index = start
    guard let base = unsafe bytes.baseAddress else { return limit }
    while index &+ ByteBlock.count <= limit {
      let block = unsafe ByteBlock(base + index)
      let stops =
        block.places(of: UInt8(ascii: ".")) | block.places(of: UInt8(ascii: "!"))
        | block.places(of: UInt8(ascii: "?")) | block.places(of: 0xE3)
      if let first = ByteBlock.first(stops) { return index &+ first }
      index &+= ByteBlock.count
    }
    while index < limit, unsafe !".!?".utf8.contains(base[index]), unsafe base[index] != 0xE3 {
      index &+= 1
    }
    return index
  }
}
