extension DocumentText {
  /// Returns the offsets at which lines begin: 0, and behind each LF, CR LF or single CR.
  ///
  /// - Complexity: Linear; stretches without a line break are passed over at memory speed.
  public static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    // Lines of running text have about a hundred bytes.
    starts.reserveCapacity(bytes.count / 96 + 1)
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      var index = unsafe LineBreaks.block(from: start, 0, count: buffer.count)
      while index + LineBreaks.width <= buffer.count {
        unsafe add(LineBreaks.places(in: start + index), at: index, in: buffer, to: &starts)
        index = unsafe LineBreaks.block(from: start, index + LineBreaks.width, count: buffer.count)
      }
      while index < buffer.count {
        let byte = unsafe buffer[index]
        if byte == 0x0A || byte == 0x0D { unsafe add([1, 0], at: index, in: buffer, to: &starts) }
        index += 1
      }
    }
    return starts
  }

  /// Adds the lines that begin behind the bytes of a block whose lowest bit is set.
  private static func add(
    _ places: SIMD2<UInt64>, at offset: Int, in bytes: UnsafeRawBufferPointer,
    to starts: inout [Int]
  ) {
    for half in 0..<2 {
      var marks = UInt64(littleEndian: places[half]) & 0x0101_0101_0101_0101
      while marks != 0 {
        let index = offset + half * 8 + marks.trailingZeroBitCount / 8
        marks &= marks &- 1
        // A CR before a LF ends no line by itself.
        let isPair =
          unsafe bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        if !isPair { starts.append(index + 1) }
      }
    }
  }
}

/// Looks for line breaks in blocks of bytes, which are compared together.
private enum LineBreaks {
  static let width = ByteBlock.count

  /// Returns where a block with a line break begins, in steps of a block from an offset, or where
  /// less than a block is left.
  static func block(from start: UnsafeRawPointer, _ offset: Int, count: Int) -> Int {
    var index = offset
    while index &+ width <= count {
      let places = unsafe places(in: start + index)
      if ByteBlock.isAny(places) { return index }
      index &+= width
    }
    return index
  }

  /// The places of line breaks.
  static func places(in block: UnsafeRawPointer) -> ByteBlock.Found {
    let block = unsafe ByteBlock(block)
    return block.places(of: 0x0A) | block.places(of: 0x0D)
  }
}
