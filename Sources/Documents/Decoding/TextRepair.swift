internal import Compensation

/// Text made valid: breaks in the encoding and characters that are no text become U+FFFD.
struct TextRepair {
  /// How many were replaced, and where the first stands in the repaired text.
  struct Count {
    var count = 0
    var first = 0

    mutating func add(at offset: Int) {
      if count == 0 { first = offset }
      count += 1
    }
  }

  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The text, valid UTF-8.
  private(set) var bytes: [UInt8]
  /// Breaks in the encoding.
  private(set) var breaks = Count()
  /// NUL and other control characters, and the non-characters U+FFFE and U+FFFF, which neither
  /// HTML nor a workbook can hold.
  private(set) var controls = Count()

  /// Repairs bytes that should be UTF-8.
  ///
  /// - Complexity: Linear; text without fault is passed over and not copied.
  init(_ source: [UInt8]) {
    var index = TextRepair.plainPrefix(of: source, from: 0, to: source.count)
    guard index < source.count else {
      bytes = source
      return
    }
    bytes = []
    bytes.reserveCapacity(source.count + 64)
    var copied = 0
    while index < source.count {
      let byte = source[index]
      let sequence = UTF8Sequence(in: source, at: index)
      bytes.append(contentsOf: source[copied..<index])
      if !sequence.isValid {
        breaks.add(at: bytes.count)
        bytes += TextRepair.replacement
      } else if byte == 0x0B || byte == 0x0C {
        // Vertical tab and page feed are white space, and HTML parsers drop them.
        bytes.append(UInt8(ascii: " "))
      } else {
        controls.add(at: bytes.count)
        bytes += TextRepair.replacement
      }
      index += sequence.length
      copied = index
      index = TextRepair.plainPrefix(of: source, from: index, to: source.count)
    }
    bytes.append(contentsOf: source[copied...])
  }

  /// What is looked at by one core at a time, in bytes.
  private static let pieceSize = 1 << 20

  /// Whether bytes are UTF-8 with nothing to repair.
  ///
  /// - Complexity: Linear, at memory speed, on all cores.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = min(bytes.count, start + pieceSize)
      // No character has more than three bytes behind its first.
      for _ in 0..<3 where end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    return Parallel.map(pieces) { piece in
      plainPrefix(of: bytes, from: piece.lowerBound, to: piece.upperBound) == piece.upperBound
    }.allSatisfy { $0 }
  }

  /// Returns the offset of the first byte from `start` on that has to be replaced, or `end`; `start`
  /// is where a character begins or a break ended, `end` where one begins.
  private static func plainPrefix(of bytes: [UInt8], from start: Int, to end: Int) -> Int {
    // The blocks look at the three bytes before them, which have to be text as well.
    let lead = PlainText.lead
    var index = plainCharacters(of: bytes, from: start, to: min(start + lead, end))
    guard index >= start + lead else { return index }
    index = PlainText.prefix(of: bytes, from: index, to: end)
    return plainCharacters(of: bytes, from: index, to: end)
  }

  /// Returns the offset of the first byte that has to be replaced, or of the first character at or
  /// behind `end`.
  private static func plainCharacters(of bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        guard byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return index }
        index += 1
        continue
      }
      let sequence = UTF8Sequence(in: bytes, at: index)
      guard sequence.isValid else { return index }
      // U+FFFE and U+FFFF.
      if byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return index }
      index += sequence.length
    }
    return index
  }
}
