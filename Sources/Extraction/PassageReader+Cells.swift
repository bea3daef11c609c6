import Compensation

// What a line's cells are parted by: a tab, a bar, a sign, spaces that align them, or nothing but the
// label's end.
extension PassageReader {
  /// Returns the sign between a row's cells, a tab or a bar, or 0.
  func separator(in range: Range<Int>) -> UInt8 {
    let bar = UInt8(ascii: "|")
    if find(0x09, in: range) < range.upperBound { return 0x09 }
    return find(bar, in: range) < range.upperBound ? bar : 0
  }

  /// The sign between a line's cells, be it a comma or a semicolon: as often in it as in the line
  /// before or behind it, and without the space that follows such signs in a sentence.
  ///
  /// - Parameter signs: What the line holds of such signs.
  func cellSign(
    of line: Line, _ previous: Line?, _ signs: LineScan.Signs, end: Int, limit: Int
  ) -> UInt8 {
    guard line.separator == 0, !line.isBlank, !line.isMarkedHeading else { return line.separator }
    if let previous, previous.separator == Passage.columnGap,
      let gaps = columnGaps(in: line.range), gaps == columnGaps(in: previous.range)
    {
      return Passage.columnGap
    }
    if endsWithNumbers(line, previous, end: end, limit: limit) { return Passage.numbersAtEnd }
    guard !line.isItem else { return 0 }
    for (sign, kind) in PassageReader.signsOfCells where signs.contains(kind) {
      guard let count = cellSigns(sign, in: line.range) else { continue }
      if let previous, previous.separator == sign,
        cellSigns(sign, in: previous.range) == count
      {
        return sign
      }
      let start = end + (endsWithPair(end, limit: limit) ? 2 : 1)
      guard start < limit else { continue }
      let next = trimmed(start..<lineEnd(from: start, limit: limit))
      // Two cells may be a sentence's halves, unless a third line has as many.
      guard count > 1 || cellSigns(sign, in: behind(next, limit: limit)) == count else { continue }
      if cellSigns(sign, in: next) == count, next.contains(where: { isDigit(unsafe bytes[$0]) }) {
        return sign
      }
    }
    guard signs.contains(.gap) else { return 0 }
    return isAligned(line.range, previous, end: end, limit: limit) ? Passage.columnGap : 0
  }

  private static let signsOfCells: [(UInt8, LineScan.Signs)] = [
    (UInt8(ascii: ";"), .semicolon), (UInt8(ascii: ","), .comma),
  ]

  /// Whether spaces align a line in columns, as many as the line before or behind it has.
  private func isAligned(_ range: Range<Int>, _ previous: Line?, end: Int, limit: Int) -> Bool {
    guard let count = columnGaps(in: range) else { return false }
    if let previous, previous.separator == Passage.columnGap,
      columnGaps(in: previous.range) == count
    {
      return true
    }
    let start = end + (endsWithPair(end, limit: limit) ? 2 : 1)
    guard start < limit else { return false }
    let next = trimmed(start..<lineEnd(from: start, limit: limit))
    return columnGaps(in: isRule(next) ? behind(next, limit: limit) : next) == count
  }

  /// Whether a line is a label and numbers, as many as the line before or behind it has: `Rigger 41`,
  /// `Baker: 27,000 / 30,500 / 34,250`.
  private func endsWithNumbers(_ line: Line, _ previous: Line?, end: Int, limit: Int) -> Bool {
    guard let count = unsafe Passage.numbers(atEndOf: line.range, in: bytes)?.count else {
      return false
    }
    if let previous, previous.separator == Passage.numbersAtEnd,
      unsafe Passage.numbers(atEndOf: previous.range, in: bytes)?.count == count
    {
      return true
    }
    let start = end + (endsWithPair(end, limit: limit) ? 2 : 1)
    guard start < limit else { return false }
    let scan = unsafe LineScan(bytes, from: start, limit: limit)
    let next = self.line(start..<scan.end, scan.signs)
    return unsafe Passage.numbers(atEndOf: next.range, in: bytes)?.count == count
  }

  /// The line behind another one.
  private func behind(_ line: Range<Int>, limit: Int) -> Range<Int> {
    let end = lineEnd(from: line.upperBound, limit: limit)
    let start = end + (endsWithPair(end, limit: limit) ? 2 : 1)
    return start < limit ? trimmed(start..<lineEnd(from: start, limit: limit)) : limit..<limit
  }

  /// How many gaps of two spaces and more a line has; `nil` for none, for a single one as behind a
  /// sentence, and for prose.
  private func columnGaps(in range: Range<Int>) -> Int? {
    guard range.count <= PassageReader.longestRow else { return nil }
    var count = 0
    var widest = 0
    var index = range.lowerBound
    while let start = twoSpaces(in: index..<range.upperBound) {
      var end = start
      while end < range.upperBound, unsafe bytes[end] == 0x20 { end += 1 }
      count += 1
      widest = max(widest, end - start)
      index = end
    }
    guard count > 1 || (count == 1 && widest > 2) else { return nil }
    return range.count <= (count + 1) * PassageReader.widestColumn && !endsSentence(range)
      ? count : nil
  }

  /// The first place at which two spaces stand side by side.
  private func twoSpaces(in range: Range<Int>) -> Int? {
    guard let base = unsafe bytes.baseAddress else { return nil }
    var index = range.lowerBound
    // A block is compared with the one that begins a byte later as well.
    while index + ByteBlock.count < range.upperBound {
      let spaces = unsafe ByteBlock(base + index).places(of: 0x20)
      let next = unsafe ByteBlock(base + index + 1).places(of: 0x20)
      if let first = ByteBlock.first(spaces & next) { return index + first }
      index += ByteBlock.count
    }
    while index + 1 < range.upperBound {
      if unsafe bytes[index] == 0x20 && bytes[index + 1] == 0x20 { return index }
      index += 1
    }
    return nil
  }

  /// The mean width of aligned columns is at most so many bytes.
  private static let widestColumn = 48
  /// A longer line is prose, and not looked at.
  private static let longestRow = 6 * widestColumn

  /// How often a sign stands between cells, a comma twice at least; `nil` where it stands otherwise: before
  /// a space, unless it is the semicolon's, or between groups of digits.
  private func cellSigns(_ sign: UInt8, in range: Range<Int>) -> Int? {
    var count = 0
    var position = find(sign, in: range)
    let isComma = sign == UInt8(ascii: ",")
    while position < range.upperBound {
      let next = position + 1
      if isComma {
        guard next < range.upperBound, unsafe bytes[next] != 0x20, !isGrouping(position, range)
        else { return nil }
      }
      count += 1
      position = find(sign, in: next..<range.upperBound)
    }
    let isOfCells = range.count <= (count + 1) * PassageReader.meanCell && !endsSentence(range)
    return count >= (isComma ? 2 : 1) && isOfCells ? count : nil
  }

  /// The mean of a line's cells is at most so many bytes long: a longer line is prose.
  private static let meanCell = 36

  /// Whether a comma stands between digits, three of them behind it.
  private func isGrouping(_ comma: Int, _ range: Range<Int>) -> Bool {
    guard comma > range.lowerBound, comma + 3 < range.upperBound,
      isDigit(unsafe bytes[comma - 1])
    else { return false }
    let digits = unsafe bytes[comma + 1..<range.upperBound].prefix { isDigit($0) }
    return unsafe digits.count == 3
  }

  /// Whether the line is a table's rule, `|---|:--:|`.
  func isRule(_ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      switch unsafe bytes[index] {
      case 0x7C, 0x2D, 0x3A, 0x20, 0x09, 0x3D, 0x2B: true
      default: false
      }
    }
  }
}
