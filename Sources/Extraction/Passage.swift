import Compensation

/// A run of a document that is read as one: a paragraph, a heading, an item, a row.
struct Passage: Sendable {
  enum Kind: Hashable, Sendable {
    case heading
    case text
    case item
    /// A row of the table of that number.
    case row(table: Int, isHeader: Bool)
    case caption(table: Int)
  }

  var kind: Kind
  /// The passage's bytes in the text, bullets and marks of Markdown left out.
  var range: Range<Int>
  /// Passages without a blank line between them share a group.
  var group: Int
  /// The cells of a row.
  var cells: [Range<Int>] = []

  /// The table that a row belongs to.
  var tableNumber: Int? {
    if case .row(let table, _) = kind { return table }
    return nil
  }
}

/// Divides a document into passages: by the blocks that its format states, or by its lines.
struct PassageReader {
  let bytes: [UInt8]

  /// - Complexity: Linear in the text.
  static func passages(of document: DocumentText) -> [Passage] {
    let reader = PassageReader(bytes: document.bytes)
    let passages = document.blocks.isEmpty ? reader.fromLines() : reader.from(document.blocks)
    guard passages.contains(where: { $0.range.count > longest }) else { return passages }
    return passages.flatMap { reader.parts(of: $0) }
  }

  /// No paragraph that a person wrote is longer in bytes; what is, is read in parts, so that time
  /// grows with a text's length whatever it is made of.
  private static let longest = 8_000

  /// Returns a passage, or text passages in its place where it is too long for one.
  private func parts(of passage: Passage) -> [Passage] {
    var parts: [Passage] = []
    var rest = passage.range
    while rest.count > PassageReader.longest {
      let limit = rest.lowerBound + PassageReader.longest
      let end = CharacterShape.lastBreak(bytes, in: rest.lowerBound..<limit)
      parts.append(Passage(kind: .text, range: rest.lowerBound..<end, group: passage.group))
      rest = end..<rest.upperBound
    }
    guard !parts.isEmpty else { return [passage] }
    return parts + [Passage(kind: .text, range: rest, group: passage.group)]
  }

  private func from(_ blocks: [TextBlock]) -> [Passage] {
    var group = 0
    return blocks.map { block in
      switch block.kind {
      case .heading:
        group += 1
        return Passage(kind: .heading, range: block.range, group: group)
      case .paragraph:
        return Passage(kind: .text, range: block.range, group: group)
      case .listItem:
        return Passage(kind: .item, range: block.range, group: group)
      case .tableRow(let table, let isHeader):
        return Passage(
          kind: .row(table: table, isHeader: isHeader), range: block.range, group: group,
          cells: cells(in: block.range, separator: UInt8(ascii: "\t")))
      case .caption(let table):
        return Passage(kind: .caption(table: table), range: block.range, group: group)
      }
    }
  }

  private struct Line {
    var range: Range<Int>
    var isBlank: Bool
    var isMarkedHeading = false
    var isItem = false
    var separator: UInt8?
  }

  private func fromLines() -> [Passage] {
    var passages: [Passage] = []
    var group = 0
    var table = 0
    var previous: Line?
    var position = 0
    while position < bytes.count {
      let end = lineEnd(from: position)
      let line = line(position..<end)
      position =
        end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
      guard !line.isBlank else {
        if previous?.isBlank == false { group += 1 }
        previous = line
        continue
      }
      if let separator = line.separator {
        if previous?.separator != separator { table += 1 }
        if !isRule(line.range) {
          passages.append(
            Passage(
              kind: .row(table: table, isHeader: false), range: line.range, group: group,
              cells: cells(in: line.range, separator: separator)))
        }
      } else if let last = passages.last, let previous, continues(line, previous, last) {
        passages[passages.count - 1].range = last.range.lowerBound..<line.range.upperBound
      } else {
        let kind: Passage.Kind = line.isMarkedHeading ? .heading : line.isItem ? .item : .text
        passages.append(Passage(kind: kind, range: line.range, group: group))
      }
      previous = line
    }
    return withHeadings(passages)
  }

  private func lineEnd(from position: Int) -> Int {
    var index = position
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  private func line(_ whole: Range<Int>) -> Line {
    var range = trimmed(whole)
    guard !range.isEmpty else { return Line(range: range, isBlank: true) }
    var line = Line(range: range, isBlank: false)
    if let marker = bulletEnd(range) {
      line.isItem = true
      range = trimmed(marker..<range.upperBound)
    } else if let marker = headingEnd(range) {
      line.isMarkedHeading = true
      range = trimmed(marker..<range.upperBound)
    }
    line.separator = line.isItem || line.isMarkedHeading ? nil : separator(in: range)
    line.range = range
    return line
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    return low..<high
  }

  /// Returns where an item's text begins: behind `•`, `-`, `–`, `*`, `1.` and a space.
  private func bulletEnd(_ range: Range<Int>) -> Int? {
    let (scalar, length) = UTF8Scalar.decode(bytes, at: range.lowerBound, end: range.upperBound)
    let next = range.lowerBound + length
    let signs: Set<UInt32> = [
      0x2022, 0x2D, 0x2013, 0x2014, 0x2A, 0xB7, 0x25AA, 0x25E6, 0x25CF, 0x2023, 0x25A0,
    ]
    if signs.contains(scalar) {
      let isSpaced = next < range.upperBound && bytes[next] == 0x20
      return isSpaced || (scalar == 0x2022 && next < range.upperBound) ? next : nil
    }
    var index = range.lowerBound
    while index < range.upperBound, isDigit(bytes[index]), index - range.lowerBound < 3 {
      index += 1
    }
    guard index > range.lowerBound, index + 1 < range.upperBound,
      bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
      bytes[index + 1] == 0x20
    else { return nil }
    return index + 1
  }

  private func headingEnd(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let count = index - range.lowerBound
    return (1...6).contains(count) && index < range.upperBound && bytes[index] == 0x20 ? index : nil
  }

  /// Returns the sign between a row's cells: a tab, or a bar with something on both sides.
  private func separator(in range: Range<Int>) -> UInt8? {
    var bars = 0
    for index in range {
      if bytes[index] == 0x09 { return 0x09 }
      if bytes[index] == UInt8(ascii: "|") { bars += 1 }
    }
    return bars > 0 ? UInt8(ascii: "|") : nil
  }

  /// Whether the line is a table's rule, `|---|:--:|`.
  private func isRule(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { "|-: \t=+".utf8.contains($0) }
  }

  private func cells(in range: Range<Int>, separator: UInt8) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if bytes[start] == separator, separator == UInt8(ascii: "|") { start += 1 }
    var end = range.upperBound
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), separator == bytes[end - 1] { end -= 1 }
    for index in start..<end where bytes[index] == separator {
      cells.append(trimmed(start..<index))
      start = index + 1
    }
    cells.append(trimmed(start..<end))
    return cells
  }

  /// Whether a line goes on with the sentence of the one before, which was broken for its length.
  private func continues(_ line: Line, _ previous: Line, _ last: Passage) -> Bool {
    guard !previous.isBlank, !line.isItem, !line.isMarkedHeading, previous.separator == nil,
      last.kind == .text || last.kind == .item, !previous.isMarkedHeading
    else { return false }
    let end = bytes[previous.range.upperBound - 1]
    guard !".!?:".utf8.contains(end), end < 0x80 else { return false }
    let first = bytes[line.range.lowerBound]
    if (0x61...0x7A).contains(first) { return true }
    // Hard-wrapped text is at least this long.
    return previous.range.count >= 55
  }

  /// Marks short lines without a sentence's end that lead a group as headings.
  private func withHeadings(_ passages: [Passage]) -> [Passage] {
    var passages = passages
    for index in passages.indices where passages[index].kind == .text {
      let range = passages[index].range
      let isFirst = index == 0 || passages[index - 1].group != passages[index].group
      let last = bytes[range.upperBound - 1]
      let endsOpen = !".!?;,".utf8.contains(last) && !endsWithIdeographicStop(range)
      let hasFollower = index + 1 < passages.count
      if isFirst, range.count <= 90, endsOpen, hasFollower, !holdsNumber(range) {
        passages[index].kind = .heading
      }
    }
    return passages
  }

  /// Whether a range holds digits other than a year's.
  private func holdsNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, isDigit(bytes[end]) { end += 1 }
      let isYear =
        end - index == 4
        && (bytes[index..<index + 2].elementsEqual("19".utf8)
          || bytes[index..<index + 2].elementsEqual("20".utf8))
      if !isYear { return true }
      index = end
    }
    return false
  }

  private func endsWithIdeographicStop(_ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    return Array(bytes[range.upperBound - 3..<range.upperBound]) == [0xE3, 0x80, 0x82]
  }
}
