extension [UInt8] {
  /// Returns how many characters of UTF-8 begin in a range: what a column is counted in.
  ///
  /// - Complexity: Linear in the range, at memory speed.
  package func characterCount(in range: Range<Int>) -> Int {
    unsafe withUnsafeBytes { text in
      var index = range.lowerBound
      var count = 0
      guard let start = text.baseAddress, range.upperBound <= text.count else { return count }
      while index &+ ByteBlock.count <= range.upperBound {
        // A lane counts to 255 at most.
        let end = Swift.min(range.upperBound, index &+ 255 &* ByteBlock.count)
        var lanes = SIMD16<UInt8>(repeating: 0)
        while index &+ ByteBlock.count <= end {
          let starts = unsafe ByteBlock(start + index).characterStarts
          lanes &-= unsafe unsafeBitCast(starts, to: SIMD16<UInt8>.self)
          index &+= ByteBlock.count
        }
        for lane in 0..<ByteBlock.count { count &+= Int(lanes[lane]) }
      }
      while index < range.upperBound {
        if unsafe text[index] & 0xC0 != 0x80 { count &+= 1 }
        index &+= 1
      }
      return count
    }
  }
}
