internal import CZlib

/// Decompresses gzip, zlib or raw deflate data piece by piece, within limits.
///
/// A class, because zlib keeps the address of its state.
@safe
final class Inflater {
  enum Wrapper {
    /// One or more members, as gzip(1) and archives of web pages write them.
    case gzip
    /// The `deflate` of HTTP, with or without the header of zlib.
    case deflate
  }

  /// What a small file may become.
  struct Limit {
    /// The most bytes of the result.
    var size: Int
    /// The most bytes of the result for one of the input, once the result is longer than
    /// ``free``; tables with long runs of the same cells reach 50.
    var ratio = 100
    var free = 1 << 20
  }

  private let input: [UInt8]
  private var position = 0
  private let wrapper: Wrapper
  private let limit: Limit
  private let stream: UnsafeMutablePointer<z_stream>
  private var isReady: Bool
  private var hasEnded = false
  private(set) var outputCount = 0

  init(_ input: [UInt8], _ wrapper: Wrapper, limit: Limit) {
    self.input = input
    self.wrapper = wrapper
    self.limit = limit
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window; 16 more ask for the header of gzip, a negative number for none.
    let hasHeader =
      input.count > 1 && input[0] & 0x0F == 8 && (Int(input[0]) << 8 + Int(input[1])) % 31 == 0
    let bits: Int32 = wrapper == .gzip ? 31 : (hasHeader ? 15 : -15)
    isReady =
      unsafe inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// Returns the next bytes, at most `count`; none at the end.
  ///
  /// - Throws: ``InflationError`` for damaged or cut data and beyond the limits.
  func read(_ count: Int) throws(InflationError) -> [UInt8] {
    guard isReady else { throw InflationError(offset: 0, reason: .damaged) }
    var output = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count, !hasEnded {
      let (code, produced, consumed) = step(&output, from: filled)
      filled += produced
      position += consumed
      outputCount += produced
      try checkLimits()
      switch code {
      case Z_STREAM_END: endMember()
      case Z_OK: break
      case Z_BUF_ERROR where position == input.count && produced == 0:
        throw InflationError(offset: position, reason: .cut)
      case Z_BUF_ERROR: break
      default: throw InflationError(offset: position, reason: .damaged)
      }
      if code == Z_OK, produced == 0, consumed == 0 {
        throw InflationError(offset: position, reason: .damaged)
      }
    }
    output.removeLast(count - filled)
    return output
  }

  /// Returns everything that is left.
  func readAll() throws(InflationError) -> [UInt8] {
    var output: [UInt8] = []
    while true {
      let piece = try read(1 << 20)
      if piece.isEmpty { return output }
      output += piece
    }
  }

  private func step(
    _ output: inout [UInt8], from filled: Int
  ) -> (code: Int32, produced: Int, consumed: Int) {
    unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        let bytes = unsafe source.assumingMemoryBound(to: UInt8.self)
        let available = min(bytes.count - position, 1 << 30)
        let room = target.count - filled
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(
          mutating: bytes.baseAddress?.advanced(by: position))
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = unsafe target.assumingMemoryBound(to: UInt8.self)
          .baseAddress?.advanced(by: filled)
        unsafe stream.pointee.avail_out = UInt32(room)
        let code = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          code, room - Int(stream.pointee.avail_out), available - Int(stream.pointee.avail_in)
        )
      }
    }
  }

  private func checkLimits() throws(InflationError) {
    if outputCount > limit.size {
      throw InflationError(offset: position, reason: .tooLarge(limit: limit.size))
    }
    if outputCount > limit.free, outputCount / limit.ratio > position {
      throw InflationError(offset: position, reason: .tooDense(ratio: limit.ratio))
    }
  }

  /// Goes on with a further member, which a file of gzip may have.
  private func endMember() {
    let rest = input[position...]
    guard wrapper == .gzip, rest.starts(with: [0x1F, 0x8B]), unsafe inflateReset(stream) == Z_OK
    else {
      hasEnded = true
      return
    }
  }
}

/// Compressed data that cannot be read.
struct InflationError: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    case damaged, cut
    case tooLarge(limit: Int)
    case tooDense(ratio: Int)
  }

  /// Where in the compressed data, counted from 0.
  var offset: Int
  var reason: Reason

  /// What was expected and found, and the remedy.
  var message: String {
    switch reason {
    case .damaged:
      "expected compressed data, found damage at byte \(offset); fetch the file again"
    case .cut:
      "expected compressed data to its end, found the end of the file at byte \(offset);"
        + " fetch the file again"
    case .tooLarge(let limit):
      "expected at most \(limit) bytes when decompressed, found more; split the document or raise"
        + " the cap with --max-size"
    case .tooDense(let ratio):
      "expected data that decompress to at most \(ratio) times their size, found more; decompress"
        + " the file by hand if you trust it"
    }
  }
}
