import Compensation

/// Chooses what of a text is read: the passages with anchors, and of long paragraphs only the
/// sentences around them.
@safe
struct CandidateSelection {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let known: AnchorMemo?
  /// The passages; a long paragraph is replaced by the stretches of it to read.
  private(set) var passages: [Passage] = []
  /// The passages to read, rows of one table together.
  private(set) var units: [Range<Int>] = []

  /// A paragraph up to this many bytes is read whole.
  private static let shortParagraph = 400

  /// - Parameters:
  ///   - scan: What finds anchors; without it everything is read, as it stands.
  ///   - known: The anchors of passages that were met before.
  init(
    passages all: [Passage], bytes: UnsafeBufferPointer<UInt8>, scan: AnchorScan?,
    known: AnchorMemo?
  ) {
    unsafe self.bytes = bytes
    self.known = known
    guard let scan else {
      passages = all
      units = CandidateSelection.units(of: all)
      return
    }
    let anchors = unsafe scan.anchors(of: all.map(\.range), in: bytes, known: known)
    passages.reserveCapacity(all.count + all.count / 4)
    // Passages stay as they are up to a long paragraph of which only parts are read.
    var kept = 0
    var before: Anchors = []
    for unit in CandidateSelection.units(of: all) {
      let own = anchors[unit].reduce(into: Anchors()) { $0.formUnion($1) }
      let isTable = unit.count > 1
      if own.areWorthReading(behind: before) || (isTable && own.contains(.digit)) {
        let passage = all[unit.lowerBound]
        if !isTable, passage.kind == .text,
          passage.range.count > CandidateSelection.shortParagraph
        {
          passages += all[kept..<unit.lowerBound]
          kept = unit.upperBound
          appendStretches(of: passage, behind: before, scan)
        } else {
          let first = passages.count + unit.lowerBound - kept
          units.append(first..<first + unit.count)
        }
      }
      before = own
    }
    passages += all[kept...]
  }

  /// Divides passages into units: the rows of one table, or a passage.
  private static func units(of passages: [Passage]) -> [Range<Int>] {
    var units: [Range<Int>] = []
    units.reserveCapacity(passages.count)
    var index = 0
    while index < passages.count {
      let end = unitEnd(passages, from: index)
      units.append(index..<end)
      index = end
    }
    return units
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
  private mutating func appendStretches(
    of passage: Passage, behind earlier: Anchors, _ scan: AnchorScan
  ) {
    let sentences = sentences(in: passage.range)
    let anchors = unsafe scan.anchors(of: sentences, in: bytes, known: known)
    var stretch: Range<Int>?
    for (index, sentence) in sentences.enumerated() {
      let before = index > 0 ? anchors[index - 1] : earlier
      guard anchors[index].areWorthReading(behind: before) else { continue }
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
