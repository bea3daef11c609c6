/// Where the lines of a text begin, counted at every two kibibytes: a hundredth of the text's size
/// or less, and quicker than a list of all lines.
struct LineIndex: Sendable {
  private static let step = 2_048

  /// The line on which a byte stands.
  struct Line: Sendable {
    /// Counted from 1.
    var number: Int
    /// The offset at which it begins.
    var start: Int

    /// The start of a line that begins before the piece that is counted.
    static let before = -1

    /// Returns the line that `line` is, which was counted from this one on.
    func advanced(by line: Line) -> Line {
      Line(
        number: number + line.number, start: line.start == Line.before ? start : line.start)
    }
  }

  /// The lines on which the bytes at 0, `step`, 2 × `step` … stand.
  private var marks: [Line] = []

  /// What is counted by one core at a time, in bytes; a multiple of `step`.
  static let pieceSize = 1 << 20

  /// Counts the lines of a text; each LF, CR LF or single CR ends one.
  ///
  /// - Complexity: Linear, at memory speed, on all cores.
  init(of text: [UInt8]) {
    let starts = Array(stride(from: 0, through: max(0, text.count - 1), by: LineIndex.pieceSize))
    marks.reserveCapacity(text.count / LineIndex.step + 1)
    var line = Line(number: 1, start: 0)
    for piece in Parallel.map(starts, { LineIndex.piece(of: text, from: $0) }) {
      marks += piece.marks.map { line.advanced(by: $0) }
      line = line.advanced(by: piece.end)
    }
  }

  /// Returns the marks of a piece, and the line at its end, counted from 0 at its beginning.
  private static func piece(of text: [UInt8], from start: Int) -> (marks: [Line], end: Line) {
    var marks: [Line] = []
    var line = Line(number: 0, start: Line.before)
    let pieceEnd = min(text.count, start + pieceSize)
    unsafe text.withUnsafeBytes { text in
      for offset in stride(from: start, to: max(pieceEnd, start + 1), by: step) {
        marks.append(line)
        unsafe LineBreaks.advance(&line, over: offset..<min(pieceEnd, offset + step), in: text)
      }
    }
    return (marks, line)
  }

  /// Returns the line on which a byte of the text stands.
  ///
  /// - Parameter text: The text that was counted.
  func line(of offset: Int, in text: [UInt8]) -> Line {
    let mark = min(max(0, offset) / LineIndex.step, marks.count - 1)
    var line = marks[mark]
    let start = mark * LineIndex.step
    unsafe text.withUnsafeBytes { text in
      unsafe LineBreaks.advance(
        &line, over: start..<max(start, min(offset, text.count)), in: text)
    }
    return line
  }
}

/// Counts line breaks in blocks of bytes, which are compared together.
private enum LineBreaks {
  private static let width = ByteBlock.count

  /// Goes over at most 255 blocks of a text.
  static func advance(
    _ line: inout LineIndex.Line, over range: Range<Int>, in text: UnsafeRawBufferPointer
  ) {
    let count = unsafe count(in: range, of: text)
    guard count > 0 else { return }
    line.number += count
    line.start = unsafe lastBreak(in: range, of: text) + 1
  }

  /// Where the last line break of a range is, which holds one.
  private static func lastBreak(in range: Range<Int>, of text: UnsafeRawBufferPointer) -> Int {
    var index = range.upperBound
    if let start = text.baseAddress {
      // A block is compared with the one that begins a byte later as well.
      while index &- width >= range.lowerBound, index < text.count {
        let breaks = unsafe breaks(at: start + (index &- width))
        if let last = unsafe ByteBlock.last(unsafeBitCast(breaks, to: ByteBlock.Found.self)) {
          return index &- width &+ last
        }
        index &-= width
      }
    }
    index -= 1
    while unsafe !isBreak(at: index, in: text) { index -= 1 }
    return index
  }

  private static func count(in range: Range<Int>, of text: UnsafeRawBufferPointer) -> Int {
    guard let start = text.baseAddress else { return 0 }
    var index = range.lowerBound
    var counts = SIMD16<UInt8>(repeating: 0)
    // A block is compared with the one that begins a byte later as well.
    while index &+ width <= range.upperBound, index &+ width < text.count {
      counts &-= unsafe breaks(at: start + index)
      index &+= width
    }
    var count = 0
    for lane in 0..<width { count += Int(counts[lane]) }
    while index < range.upperBound {
      if unsafe isBreak(at: index, in: text) { count += 1 }
      index += 1
    }
    return count
  }

  /// Returns 255, which is -1, where a line ends: at LF, and at CR before anything else.
  private static func breaks(at start: UnsafeRawPointer) -> SIMD16<UInt8> {
    let bytes = unsafe ByteBlock(start)
    let isPair = unsafe ByteBlock(start + 1).places(of: 0x0A)
    let breaks = bytes.places(of: 0x0A) | (bytes.places(of: 0x0D) & ~isPair)
    return unsafe unsafeBitCast(breaks, to: SIMD16<UInt8>.self)
  }

  private static func isBreak(at index: Int, in text: UnsafeRawBufferPointer) -> Bool {
    let byte = unsafe text[index]
    guard byte == 0x0D else { return byte == 0x0A }
    return unsafe index + 1 == text.count || text[index + 1] != 0x0A
  }
}
