internal import Glibc

/// Text of an older encoding turned into UTF-8 by iconv(3), which stops at each break, so that
/// its place is known.
struct LegacyTranscoder {
  /// The text, valid UTF-8; bytes that are no character are U+FFFD.
  private(set) var bytes: [UInt8] = []
  private(set) var breaks = TextRepair.Count()

  /// Converts the whole text; `nil` where the C library does not know the encoding.
  init?(_ source: [UInt8], encoding: TextEncoding) {
    guard let descriptor = unsafe iconv_open("UTF-8", encoding.converter),
      Int(bitPattern: descriptor) != -1
    else { return nil }
    defer { unsafe iconv_close(descriptor) }
    bytes.reserveCapacity(source.count + source.count / 2)
    var source = source
    unsafe source.withUnsafeMutableBytes { buffer in
      unsafe convert(buffer, descriptor)
    }
  }

  private mutating func convert(_ source: UnsafeMutableRawBufferPointer, _ descriptor: iconv_t) {
    var input = unsafe source.assumingMemoryBound(to: CChar.self).baseAddress
    var rest = source.count
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16 << 10) { output in
      while rest > 0 {
        var target = output.baseAddress
        var room = output.count
        let code = unsafe iconv(descriptor, &input, &rest, &target, &room)
        let failure = errno
        let converted = unsafe UnsafeRawBufferPointer(output).prefix(output.count - room)
        unsafe bytes.append(contentsOf: converted)
        guard code == Int(bitPattern: UInt.max) else { continue }
        // E2BIG asks for more room; what is left is a break, or a character cut by the end.
        guard failure != E2BIG else { continue }
        breaks.add(at: bytes.count)
        bytes += TextRepair.replacement
        unsafe input = input?.advanced(by: 1)
        rest -= 1
      }
    }
  }
}
