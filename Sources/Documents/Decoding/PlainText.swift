/// Passes over valid UTF-8 without control characters, 16 bytes at a time.
///
/// Each byte is compared with the three before it, which are loaded from one, two and three bytes
/// further up: a lead byte asks for continuations behind it, and nothing else may be one. That is
/// the rule of Unicode 16, table 3-7, in comparisons that every processor has for 16 bytes at once.
enum PlainText {
  /// How many bytes of text have to stand before the first block.
  static let lead = 3

  /// Returns where a character begins before which nothing has to be replaced: less than a block
  /// and a character before the first fault or the limit.
  ///
  /// - Parameters:
  ///   - start: Where a character begins, behind at least ``lead`` bytes of text.
  ///   - limit: Where the bytes to look at end.
  static func prefix(of bytes: [UInt8], from start: Int, to limit: Int) -> Int {
    let end: Int = unsafe bytes.withUnsafeBytes { buffer in
      guard let bytes = buffer.baseAddress else { return start }
      return unsafe blocksEnd(in: bytes, from: start, count: limit)
    }
    // A character may go on behind the last block, or break off there.
    for length in 1...lead where end - length >= start {
      let byte = bytes[end - length]
      if byte < 0x80 { break }
      guard byte >= 0xC0 else { continue }
      let sequence = UTF8Sequence(in: bytes, at: end - length)
      return sequence.isValid && sequence.length == length ? end : end - length
    }
    return end
  }

  /// Returns the first offset, in steps of a block, at which a block has a fault or the bytes end.
  private static func blocksEnd(in bytes: UnsafeRawPointer, from start: Int, count: Int) -> Int {
    // Text before the start is whole.
    var index = unsafe asciiEnd(in: bytes, from: start, count: count)
    while index &+ TextBytes.count <= count {
      let block = unsafe TextBytes(bytes + index)
      let before1 = unsafe TextBytes(bytes + (index &- 1))
      let before2 = unsafe TextBytes(bytes + (index &- 2))
      let before3 = unsafe TextBytes(bytes + (index &- 3))
      // Most blocks are plain at the first look.
      if block.isUncommon(before1, before2, before3) {
        guard !block.isFaulty(before1, before2, before3) else { return index }
      }
      index &+= TextBytes.count
      // No character goes on behind ASCII, so that the next block can be looked at by itself.
      if unsafe bytes.load(fromByteOffset: index &- 1, as: UInt8.self) < 0x80 {
        index = unsafe asciiEnd(in: bytes, from: index, count: count)
      }
    }
    return index
  }

  /// Returns the first offset, in steps of a block, at which a block is more than ASCII.
  private static func asciiEnd(in bytes: UnsafeRawPointer, from start: Int, count: Int) -> Int {
    var index = start
    while index &+ TextBytes.count <= count {
      guard unsafe TextBytes(bytes + index).isPlainASCII else { break }
      index &+= TextBytes.count
    }
    return index
  }
}

/// Bytes of a text that are looked at together.
///
/// What a comparison finds is bytes of ones and zeros, combined as words: the operators of
/// `SIMDMask` take a step for each byte, and so do comparisons with a vector whose type is inferred
/// (Swift 6.3).
private struct TextBytes {
  static let count = 16
  typealias Found = SIMD2<UInt64>

  private let bytes: SIMD16<UInt8>

  private init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  init(_ start: UnsafeRawPointer) {
    bytes = unsafe start.loadUnaligned(as: SIMD16<UInt8>.self)
  }

  private func isEqual(_ byte: UInt8) -> Found {
    let others = SIMD16<UInt8>(repeating: byte)
    return unsafe unsafeBitCast(bytes .== others, to: Found.self)
  }

  private func isBelow(_ byte: UInt8) -> Found {
    let others = SIMD16<UInt8>(repeating: byte)
    return unsafe unsafeBitCast(bytes .< others, to: Found.self)
  }

  /// Bytes from 0x80 are negative numbers.
  private func isBelow(signed byte: Int8) -> Found {
    let signed = unsafe unsafeBitCast(bytes, to: SIMD16<Int8>.self)
    let others = SIMD16<Int8>(repeating: byte)
    return unsafe unsafeBitCast(signed .< others, to: Found.self)
  }

  private var isWhiteSpace: Found { isEqual(0x09) | isEqual(0x0A) | isEqual(0x0D) }

  var isPlainASCII: Bool {
    let others = isBelow(signed: 0x20) & ~isWhiteSpace
    return others[0] | others[1] == 0
  }

  /// Whether the block has to be looked at more closely: it may break a rule, or goes on with a
  /// character of four bytes.
  @inline(__always)
  func isUncommon(_ before1: TextBytes, _ before2: TextBytes, _ before3: TextBytes) -> Bool {
    let isContinuation = isBelow(signed: -0x40)
    let isNotDue = before1.isBelow(0xC0) & before2.isBelow(0xE0)
    // Controls and white space, and leads of four bytes.
    let shifted = TextBytes(bytes &- SIMD16<UInt8>(repeating: 0x20))
    let isRare = ~shifted.isBelow(0xD0) | ~before3.isBelow(0xF0)
    // Leads of which not every second byte is allowed, and the start of U+FFFE.
    let isNarrow =
      isEqual(0xC0) | isEqual(0xC1) | before1.isEqual(0xE0) | before1.isEqual(0xED)
      | (before2.isEqual(0xEF) & before1.isEqual(0xBF))
    let found = ~(isContinuation ^ isNotDue) | isRare | isNarrow
    return found[0] | found[1] != 0
  }

  /// Whether the block breaks a rule.
  @inline(__always)
  func isFaulty(_ before1: TextBytes, _ before2: TextBytes, _ before3: TextBytes) -> Bool {
    let found =
      brokenSequences(before1, before2, before3) | unfitSeconds(before1)
      | unfitCharacters(before1, before2)
    return found[0] | found[1] != 0
  }

  /// Continuations where none is due, and others where one is.
  private func brokenSequences(
    _ before1: TextBytes, _ before2: TextBytes, _ before3: TextBytes
  ) -> Found {
    let isContinuation = isBelow(signed: -0x40)
    let isNotDue = before1.isBelow(0xC0) & before2.isBelow(0xE0) & before3.isBelow(0xF0)
    // Bytes that are in no character: over-long forms of ASCII, and beyond U+10FFFF.
    let isNoLead = isEqual(0xC0) | isEqual(0xC1) | ~isBelow(0xF5)
    return ~(isContinuation ^ isNotDue) | isNoLead
  }

  /// Second bytes that would be over-long forms, surrogates, or beyond U+10FFFF.
  private func unfitSeconds(_ before: TextBytes) -> Found {
    let low = (before.isEqual(0xE0) & isBelow(0xA0)) | (before.isEqual(0xF0) & isBelow(0x90))
    let high = (before.isEqual(0xED) & ~isBelow(0xA0)) | (before.isEqual(0xF4) & ~isBelow(0x90))
    return low | high
  }

  /// Control characters, and U+FFFE and U+FFFF.
  private func unfitCharacters(_ before1: TextBytes, _ before2: TextBytes) -> Found {
    let isNone = before2.isEqual(0xEF) & before1.isEqual(0xBF) & ~isBelow(0xBE)
    return (isBelow(0x20) & ~isWhiteSpace) | isNone
  }
}
