import Compensation

/// The passages of a stretch of a document, numbered from the stretch's beginning.
struct PassageRun: Sendable {
  var passages: [Passage] = []
  /// The number of the last group.
  var group = 0
  /// The number of the last table.
  var table = 0
}

/// Divides a stretch of a document into passages: by the blocks that its format states, or by its
/// lines.
///
/// It reads bytes where they lie; the caller keeps the buffer alive.
@safe
struct PassageReader {
  let bytes: UnsafeBufferPointer<UInt8>

  /// No paragraph that a person wrote is longer in bytes; what is, is read in parts, so that time
  /// grows with a text's length whatever it is made of.
  private static let longest = 8_000

  /// Puts parts in the place of passages that are too long for one.
  func divideLongPassages(_ passages: inout [Passage]) {
    guard passages.contains(where: { $0.range.count > PassageReader.longest }) else { return }
    passages = passages.flatMap { parts(of: $0) }
  }

  private func parts(of passage: Passage) -> [Passage] {
    guard passage.range.count > PassageReader.longest else { return [passage] }
    var parts: [Passage] = []
    var rest = passage.range
    while rest.count > PassageReader.longest {
      let end = lastBreak(in: rest.lowerBound..<rest.lowerBound + PassageReader.longest)
      parts.append(Passage(kind: .text, range: rest.lowerBound..<end, group: passage.group))
      rest = end..<rest.upperBound
    }
    return parts + [Passage(kind: .text, range: rest, group: passage.group)]
  }

  /// Returns where to cut a stretch that is too long: behind its last space, or before its last
  /// character.
  private func lastBreak(in range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, unsafe bytes[end - 1] != 0x20 { end -= 1 }
    if end > range.lowerBound { return end }
    end = range.upperBound - 1
    while end > range.lowerBound + 4, unsafe bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return max(end, range.lowerBound + 1)
  }

  /// Returns the passages of blocks.
  func passages(of blocks: ArraySlice<TextBlock>) -> PassageRun {
    var run = PassageRun()
    run.passages.reserveCapacity(blocks.count)
    for block in blocks {
      if case .heading = block.kind { run.group += 1 }
      let kind: Passage.Kind =
        switch block.kind {
        case .heading: .heading
        case .paragraph: .text
        case .listItem: .item
        case .tableRow(let table, let isHeader):
          .row(table: Int32(truncatingIfNeeded: table), isHeader: isHeader)
        case .caption(let table): .caption(table: Int32(truncatingIfNeeded: table))
        }
      var passage = Passage(kind: kind, range: block.range, group: run.group)
      if passage.tableNumber != nil { passage.separator = 0x09 }
      run.passages.append(passage)
    }
    divideLongPassages(&run.passages)
    return run
  }
}
