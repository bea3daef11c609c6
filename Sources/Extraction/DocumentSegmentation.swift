import Compensation

/// A document divided into passages, and which of them are worth reading.
///
/// A long document is divided at ends of groups into parts of some hundred kilobytes, which are
/// worked on side by side; the parts' numbers are then counted on.
struct DocumentSegmentation: Sendable {
  private(set) var passages: [Passage] = []
  /// The passages to read, rows of one table together.
  private(set) var units: [Range<Int>] = []

  /// - Complexity: Linear in the text, at a few steps a byte.
  ///
  /// - Parameter scan: What finds the places worth reading, once it is built; without it everything is.
  init(_ document: DocumentText, scan: Deferred<AnchorScan>?) {
    let parts =
      document.blocks.isEmpty
      ? DocumentSegmentation.lineParts(of: document.bytes)
      : DocumentSegmentation.blockParts(of: document.blocks)
    let isOfLines = document.blocks.isEmpty
    let size = document.bytes.count
    let known = parts.count > 1 ? AnchorMemo() : nil
    // Parts that are divided while the automaton is still being built are looked through afterwards.
    let divided = Parallel.map(parts) { part in
      unsafe document.bytes.withUnsafeBufferPointer { bytes in
        let reader = unsafe PassageReader(bytes: bytes)
        let run =
          isOfLines
          ? reader.passages(ofLines: part, hasFollower: part.upperBound < size)
          : reader.passages(of: document.blocks[part])
        let built = scan?.valueIfMade()
        guard scan == nil || built != nil else { return DividedPart.waiting(run) }
        return unsafe .read(Part(run, in: bytes, scan: built, known: known))
      }
    }
    let read = Parallel.map(divided) { part in
      switch part {
      case .read(let part): part
      case .waiting(let run):
        unsafe document.bytes.withUnsafeBufferPointer { bytes in
          unsafe Part(run, in: bytes, scan: scan?.value(), known: known)
        }
      }
    }
    append(read)
  }

  /// A part of a document on its way.
  private enum DividedPart: Sendable {
    case waiting(PassageRun)
    case read(Part)
  }

  /// The bytes to read for which another core is worth its start.
  private static let readingSize = 16_384
  /// A document is read in so many parts at most, on however many cores: what is read does not depend
  /// on them.
  private static let mostParts = 64

  /// The units in stretches of about the same size, to be read side by side.
  var unitParts: [ArraySlice<Range<Int>>] {
    let sizes = units.map {
      passages[$0.upperBound - 1].range.upperBound - passages[$0.lowerBound].range.lowerBound
    }
    let total = sizes.reduce(0, +)
    let count = min(DocumentSegmentation.mostParts, 1 + total / DocumentSegmentation.readingSize)
    guard count > 1 else { return [units[...]] }
    var parts: [ArraySlice<Range<Int>>] = []
    var start = 0
    var size = 0
    for index in units.indices {
      size += sizes[index]
      if size * count >= total * (parts.count + 1) {
        parts.append(units[start...index])
        start = index + 1
      }
    }
    if start < units.count { parts.append(units[start...]) }
    return parts
  }

  private struct Part: Sendable {
    var passages: [Passage]
    var units: [Range<Int>]
    /// The numbers of the last group and the last table.
    var group: Int
    var table: Int
    /// What the numbers of its passages, groups and tables are counted from.
    var firstPassage = 0
    var firstGroup = 0
    var firstTable = 0

    init(
      _ run: PassageRun, in bytes: UnsafeBufferPointer<UInt8>, scan: AnchorScan?,
      known: AnchorMemo?
    ) {
      let selection = unsafe CandidateSelection(
        passages: run.passages, bytes: bytes, scan: scan, known: known)
      (passages, units) = (selection.passages, selection.units)
      (group, table) = (run.group, run.table)
    }

    /// Puts the passages, with the numbers that they have in the whole document, where they belong.
    func place(in all: UnsafeMutableBufferPointer<Passage>) {
      for (offset, var passage) in passages.enumerated() {
        passage.group += firstGroup
        if case .row(let number, let isHeader) = passage.kind {
          passage.kind = .row(
            table: number &+ Int32(truncatingIfNeeded: firstTable), isHeader: isHeader)
        }
        unsafe all.initializeElement(at: firstPassage + offset, to: passage)
      }
    }
  }

  /// Puts parts together; a part ends in the group that the next one begins in.
  private mutating func append(_ parts: [Part]) {
    guard parts.count > 1 else {
      passages = parts.first?.passages ?? []
      units = parts.first?.units ?? []
      return
    }
    var placed: [Part] = []
    var (group, table, first) = (0, 0, 0)
    for var part in parts {
      (part.firstGroup, part.firstTable, part.firstPassage) = (group, table, first)
      group += part.group
      table += part.table
      first += part.passages.count
      placed.append(part)
    }
    passages = unsafe [Passage](unsafeUninitializedCapacity: first) { all, count in
      nonisolated(unsafe) let all = unsafe all
      _ = Parallel.map(placed) { unsafe $0.place(in: all) }
      count = first
    }
    for part in placed {
      units += part.units.map {
        $0.lowerBound + part.firstPassage..<$0.upperBound + part.firstPassage
      }
    }
  }

  /// The bytes of a part of a long document.
  private static let partSize = 262_144

  /// Returns the parts of a text, each from behind a blank line to the next.
  private static func lineParts(of bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.count > 2 * partSize else { return [0..<bytes.count] }
    var parts: [Range<Int>] = []
    var start = 0
    while bytes.count - start > 2 * partSize {
      guard let end = groupStart(in: bytes, from: start + partSize) else { break }
      parts.append(start..<end)
      start = end
    }
    parts.append(start..<bytes.count)
    return parts
  }

  /// Returns the first line behind a blank one, from a place on.
  private static func groupStart(in bytes: [UInt8], from place: Int) -> Int? {
    var index = place
    var breaks = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A: breaks += 1
      case 0x0D, 0x20, 0x09: break
      default:
        if breaks > 1 {
          // Back over the line's indentation.
          while bytes[index - 1] != 0x0A { index -= 1 }
          return index
        }
        breaks = 0
      }
      index += 1
    }
    return nil
  }

  /// Returns the parts of blocks, never within a table.
  private static func blockParts(of blocks: [TextBlock]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in blocks.indices.dropFirst()
    where blocks[index].range.lowerBound - blocks[start].range.lowerBound > partSize {
      if case .tableRow = blocks[index].kind { continue }
      parts.append(start..<index)
      start = index
    }
    parts.append(start..<blocks.count)
    return parts
  }
}
