/// Chooses what of a long document is read: the passages with anchors, and of long paragraphs only
/// the sentences around them.
struct CandidateSelection {
  /// The document's passages; a long paragraph is replaced by the stretches of it to read.
  private(set) var passages: [Passage] = []
  /// The passages to read, rows of one table together.
  private(set) var units: [Range<Int>] = []

  /// A paragraph up to this many bytes is read whole.
  private static let shortParagraph = 400

  init(passages all: [Passage], bytes: [UInt8], scan: AnchorScan) {
    passages.reserveCapacity(all.count)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for unit in CandidateSelection.units(of: all) {
        let range =
          all[unit.lowerBound].range.lowerBound..<all[unit.upperBound - 1].range.upperBound
        let anchors = unsafe scan.anchors(in: bytes, range: range)
        let isTable = unit.count > 1 && anchors.contains(.digit)
        guard isTable || anchors.areWorthReading else {
          passages += all[unit]
          continue
        }
        let passage = all[unit.lowerBound]
        if unit.count == 1, passage.kind == .text, range.count > CandidateSelection.shortParagraph {
          unsafe appendStretches(of: passage, bytes: bytes, scan: scan)
        } else {
          units.append(passages.count..<passages.count + unit.count)
          passages += all[unit]
        }
      }
    }
  }

  /// Returns every passage, rows of one table together.
  static func units(of passages: [Passage]) -> [Range<Int>] {
    var units: [Range<Int>] = []
    var index = 0
    while index < passages.count {
      var end = index + 1
      if let table = passages[index].tableNumber {
        while end < passages.count, passages[end].tableNumber == table { end += 1 }
      }
      units.append(index..<end)
      index = end
    }
    return units
  }

  /// Appends the sentences with anchors, each with the two before it, which say whom it is about.
  private mutating func appendStretches(
    of passage: Passage, bytes: UnsafeBufferPointer<UInt8>, scan: AnchorScan
  ) {
    let sentences = unsafe CandidateSelection.sentences(in: passage.range, bytes: bytes)
    var stretch: Range<Int>?
    for (index, sentence) in sentences.enumerated() {
      guard unsafe scan.anchors(in: bytes, range: sentence).areWorthReading else { continue }
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
  private static func sentences(
    in range: Range<Int>, bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
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
