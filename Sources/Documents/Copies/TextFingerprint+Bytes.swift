extension TextFingerprint {
  /// The fingerprint as bytes, to be kept: whole, bound, runs and the hashes, each in eight bytes,
  /// the lowest first.
  public var encoded: [UInt8] {
    let numbers = ([whole, bound, UInt64(runs)] + hashes).map(\.littleEndian)
    return unsafe numbers.withUnsafeBytes { unsafe Array($0) }
  }

  /// Creates a fingerprint from its bytes; `nil` where they are none of one.
  public init?(encoded bytes: [UInt8]) {
    guard bytes.count % 8 == 0, bytes.count >= 24 else { return nil }
    let numbers = unsafe bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map { start in
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
    }
    guard let runs = Int(exactly: numbers[2]) else { return nil }
    self.init(
      hashes: Array(numbers[3...]), bound: numbers[1], runs: runs, whole: numbers[0])
  }
}
