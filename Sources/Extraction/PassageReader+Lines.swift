internal import Glibc

// Passages of plain text and Markdown: what their lines say of their structure.
extension PassageReader {
  struct Line {
    var range: Range<Int>
    var isBlank = false
    var isMarkedHeading = false
    var isItem = false
    /// What an item is numbered as with a stop behind the number, as ordinals have it too; 0 where it
    /// is not.
    var number: Int32 = 0
    /// The sign between a row's cells; 0 where the line is none.
    var separator: UInt8 = 0
  }

  /// Returns the passages of the lines in a range, which begins and ends where groups do.
  ///
  /// - Parameter hasFollower: Whether more passages follow behind the range.
  func passages(ofLines range: Range<Int>, hasFollower: Bool) -> PassageRun {
    var run = PassageRun()
    var previous: Line?
    var lastNumber: Int32 = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let scan = unsafe LineScan(bytes, from: position, limit: range.upperBound)
      let end = scan.end
      var line = line(position..<end, scan.signs)
      if line.number != 0 {
        // `90. percentyl: 22 800` is no ninetieth item.
        if line.number != 1, line.number != lastNumber + 1 {
          line.isItem = false
          line.range = trimmed(position..<end)
        }
        lastNumber = line.number
      }
      line.separator = cellSign(
        of: line, previous, scan.signs, end: end, limit: range.upperBound)
      position = end + (endsWithPair(end, limit: range.upperBound) ? 2 : 1)
      guard !line.isBlank else {
        if previous?.isBlank == false { run.group += 1 }
        previous = line
        continue
      }
      if line.separator != 0 {
        if previous?.separator != line.separator { run.table += 1 }
        if !isRule(line.range) {
          run.passages.append(
            Passage(
              kind: .row(table: Int32(truncatingIfNeeded: run.table), isHeader: false),
              range: line.range, group: run.group, separator: line.separator))
        }
      } else if let last = run.passages.last, let previous,
        continues(line, previous, last)
      {
        run.passages[run.passages.count - 1].range =
          last.range.lowerBound..<line.range.upperBound
      } else {
        let kind: Passage.Kind = line.isMarkedHeading ? .heading : line.isItem ? .item : .text
        run.passages.append(Passage(kind: kind, range: line.range, group: run.group))
      }
      previous = line
    }
    markHeadings(&run.passages, hasFollower: hasFollower)
    divideLongPassages(&run.passages)
    return run
  }

  /// Returns the end of a line, before LF, CR LF or CR.
  func lineEnd(from position: Int, limit: Int) -> Int {
    let end = find(0x0A, in: position..<limit)
    return find(0x0D, in: position..<end)
  }

  /// Whether CR LF stands at the end of a line.
  func endsWithPair(_ end: Int, limit: Int) -> Bool {
    unsafe end + 1 < limit && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
  }

  /// Returns the first place of a byte in a range, or the range's end.
  func find(_ byte: UInt8, in range: Range<Int>) -> Int {
    guard !range.isEmpty, let base = unsafe bytes.baseAddress,
      let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return range.upperBound }
    return unsafe UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  func line(_ whole: Range<Int>, _ signs: LineScan.Signs) -> Line {
    let range = trimmed(whole)
    guard !range.isEmpty else { return Line(range: range, isBlank: true) }
    var line = Line(range: range)
    if let marker = bulletEnd(range) {
      line.isItem = true
      line.number = number(before: marker, in: range)
      line.range = trimmed(marker..<range.upperBound)
    } else if let marker = headingEnd(range) {
      line.isMarkedHeading = true
      line.range = trimmed(marker..<range.upperBound)
    } else if isBracketed(range) {
      line.isMarkedHeading = true
    } else if !signs.isDisjoint(with: [.tab, .bar]) {
      line.separator = separator(in: range)
    }
    return line
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, unsafe bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while high > low, unsafe bytes[high - 1] == 0x20 { high -= 1 }
    return low..<high
  }

  /// Returns where an item's text begins: behind `•`, `-`, `–`, `*`, `→`, `✓`, `1.` and a space.
  private func bulletEnd(_ range: Range<Int>) -> Int? {
    let first = unsafe bytes[range.lowerBound]
    if first >= 0xC2 || first == UInt8(ascii: "-") || first == UInt8(ascii: "*") {
      let (scalar, length) = unsafe UTF8Scalar.decode(
        bytes, at: range.lowerBound, end: range.upperBound)
      let next = range.lowerBound + length
      switch scalar {
      case 0x2022:
        return next < range.upperBound ? next : nil
      case 0x2D, 0x2013, 0x2014, 0x2A, 0xB7, 0xBB, 0x203A, 0x2023, 0x2043,
        0x2190...0x21FF, 0x25A0...0x25FF, 0x2605, 0x2606, 0x2705, 0x2713, 0x2714, 0x2794...0x27BF:
        return unsafe next < range.upperBound && bytes[next] == 0x20 ? next : nil
      default:
        return nil
      }
    }
    var index = range.lowerBound
    while index < range.upperBound, unsafe isDigit(bytes[index]), index - range.lowerBound < 3 {
      index += 1
    }
    guard index > range.lowerBound, index + 1 < range.upperBound,
      unsafe bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
      unsafe bytes[index + 1] == 0x20
    else { return nil }
    return index + 1
  }

  /// The number that an item begins with and a stop follows, of three digits at most; 0 for another.
  private func number(before marker: Int, in range: Range<Int>) -> Int32 {
    guard unsafe isDigit(bytes[range.lowerBound]), unsafe bytes[marker - 1] == UInt8(ascii: ".")
    else { return 0 }
    return (range.lowerBound..<marker - 1).reduce(0) { unsafe $0 * 10 + Int32(bytes[$1] & 0x0F) }
  }

  /// Whether nothing stands outside the brackets of a line: `【护士】`.
  private func isBracketed(_ range: Range<Int>) -> Bool {
    guard range.count > 6, unsafe bytes[range.lowerBound] == 0xE3 else { return false }
    let (open, length) = unsafe UTF8Scalar.decode(
      bytes, at: range.lowerBound, end: range.upperBound)
    let last = range.upperBound - length
    let (close, _) = unsafe UTF8Scalar.decode(bytes, at: last, end: range.upperBound)
    return open == 0x3010 && close == 0x3011
  }

  private func headingEnd(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, unsafe bytes[index] == UInt8(ascii: "#") { index += 1 }
    let count = index - range.lowerBound
    guard (1...6).contains(count), index < range.upperBound else { return nil }
    return unsafe bytes[index] == 0x20 ? index : nil
  }

  /// Whether a line goes on with the sentence of the one before, which was broken for its length.
  private func continues(_ line: Line, _ previous: Line, _ last: Passage) -> Bool {
    guard !previous.isBlank, !line.isItem, !line.isMarkedHeading, previous.separator == 0,
      last.kind == .text || last.kind == .item, !previous.isMarkedHeading
    else { return false }
    let end = unsafe bytes[previous.range.upperBound - 1]
    switch end {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x80...: return false  // . ! ? :
    default: break
    }
    // Han characters, which are broken anywhere, and seldom behind a letter or a digit.
    if (0xE3...0xE9).contains(unsafe bytes[line.range.lowerBound]) { return false }
    if (0x61...0x7A).contains(unsafe bytes[line.range.lowerBound]) {
      return !(isShortWithNumber(previous.range) && isShortWithNumber(line.range))
        && !(isLabelled(line.range) && previous.range.count < PassageReader.shortestWrapped)
    }
    return (last.kind != .item || isIndented(line.range))
      && !(beginsWithAmount(line.range) && beginsWithAmount(previous.range))
      && previous.range.count >= PassageReader.shortestWrapped
      && isWrapped(line.range, behind: previous.range)
      && !(isLabelled(line.range)
        && (isLabelled(previous.range) || line.range.count < PassageReader.shortestWrapped
          || isLabelledAmount(line.range)))
      && !(isLabelledAmount(previous.range)
        && previous.range.count < PassageReader.longestLabelled)
      && !(isOfParts(previous.range) && isOfParts(line.range))
  }

  /// Whether a line begins with a number, behind a currency's sign and its country's letters at most:
  /// `NZ$66,500 a year: Chef`.
  private func beginsWithAmount(_ line: Range<Int>) -> Bool {
    line.prefix(PassageReader.longestSign).contains { isDigit(unsafe bytes[$0]) }
      && !line.prefix(PassageReader.longestSign).contains { unsafe bytes[$0] == 0x20 }
  }

  /// Whether a line is short and holds a number, as those of a list do that begin with small letters.
  private func isShortWithNumber(_ line: Range<Int>) -> Bool {
    line.count < PassageReader.shortestWrapped && line.contains { isDigit(unsafe bytes[$0]) }
  }

  /// Whether a line is set in, as those are that an item goes on with.
  private func isIndented(_ line: Range<Int>) -> Bool {
    guard line.lowerBound > 0 else { return false }
    let before = unsafe bytes[line.lowerBound - 1]
    return before == 0x20 || before == 0x09
  }

  /// Hard-wrapped lines are at least this long.
  private static let shortestWrapped = 55

  /// Whether a line's first word had no room on the one before it: a line that is as long as both
  /// together was not broken for its length.
  private func isWrapped(_ line: Range<Int>, behind previous: Range<Int>) -> Bool {
    let word = find(0x20, in: line) - line.lowerBound
    return previous.count + 1 + word > line.count
  }

  /// Whether a line begins with a label of three words at most: `Pay: $29.10 an hour`, `3–6 years:`.
  private func isLabelled(_ range: Range<Int>) -> Bool {
    let head = range.prefix(PassageReader.longestLabel)
    guard let colon = head.first(where: { unsafe bytes[$0] == UInt8(ascii: ":") }),
      colon + 1 < range.upperBound, unsafe bytes[colon + 1] == 0x20
    else { return false }
    let label = range.lowerBound..<colon
    return label.count { unsafe bytes[$0] == 0x20 } < 3
      && label.allSatisfy {
        unsafe bytes[$0] >= 0x80 || isLetter(bytes[$0]) || isDigit(bytes[$0])
          || " -+/,".utf8.contains(bytes[$0])
      }
  }

  private static let longestLabel = 32
  /// A longer line with a label may have been broken for its length.
  private static let longestLabelled = 65

  /// Whether a line is a label and an amount first of all: `Base pay: 5 300 zł`.
  private func isLabelledAmount(_ range: Range<Int>) -> Bool {
    guard isLabelled(range) else { return false }
    let colon = find(UInt8(ascii: ":"), in: range)
    return (colon..<min(range.upperBound, colon + PassageReader.longestSign)).contains {
      isDigit(unsafe bytes[$0])
    }
  }

  /// Whether dashes between spaces divide a line, as those of a list of results: `Baker – Leeds – £12`,
  /// `Baker (Leeds) – £12 an hour`.
  private func isOfParts(_ range: Range<Int>) -> Bool {
    var dashes = 0
    var index = range.lowerBound
    while index + 2 < range.upperBound, dashes < 2 {
      guard unsafe bytes[index] == 0x20 else {
        index += 1
        continue
      }
      let (scalar, length) = unsafe UTF8Scalar.decode(
        bytes, at: index + 1, end: range.upperBound)
      let end = index + 1 + length
      if [0x2D, 0x2013, 0x2014, 0xB7].contains(scalar), end < range.upperBound,
        unsafe bytes[end] == 0x20
      {
        let behind = end..<min(range.upperBound, end + PassageReader.longestSign)
        dashes += behind.contains { isDigit(unsafe bytes[$0]) } ? 2 : 1
      }
      index += 1
    }
    return dashes >= 2
  }

  /// A space, a currency's sign or code, and the first digit of its number.
  private static let longestSign = 6

  /// Marks short lines without a sentence's end that lead a group as headings.
  private func markHeadings(_ passages: inout [Passage], hasFollower: Bool) {
    for index in passages.indices where passages[index].kind == .text {
      let range = passages[index].range
      guard range.count <= 90 else { continue }
      let isFirst = index == 0 || passages[index - 1].group != passages[index].group
      if isFirst, index + 1 < passages.count || hasFollower, !endsSentence(range),
        !holdsNumber(range.lowerBound..<remarkStart(in: range))
      {
        passages[index].kind = .heading
      }
    }
  }

  func endsSentence(_ range: Range<Int>) -> Bool {
    switch unsafe bytes[range.upperBound - 1] {
    case 0x2E, 0x21, 0x3F, 0x3B, 0x2C:  // . ! ? ; ,
      true
    case 0x82 where range.count >= 3:  // 。
      unsafe bytes[range.upperBound - 2] == 0x80 && bytes[range.upperBound - 3] == 0xE3
    default:
      false
    }
  }

  /// Where the bracket begins that a line ends with, or its end: `Pay at a glance (2024, n = 412)`.
  private func remarkStart(in range: Range<Int>) -> Int {
    guard unsafe bytes[range.upperBound - 1] == UInt8(ascii: ")") else { return range.upperBound }
    let open = find(UInt8(ascii: "("), in: range)
    return open > range.lowerBound + 3 ? open : range.upperBound
  }

  /// Whether a range holds digits other than a year's.
  private func holdsNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      guard isDigit(unsafe bytes[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, isDigit(unsafe bytes[end]) { end += 1 }
      guard end - index == 4 else { return true }
      let century = unsafe (bytes[index], bytes[index + 1])
      guard century == (0x31, 0x39) || century == (0x32, 0x30) else { return true }
      index = end
    }
    return false
  }
}
