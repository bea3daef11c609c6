extension TextFingerprint {
  /// The fingerprint as bytes, to be kept: whole, bound, runs and the hashes, each in eight bytes,
  /// the lowest first.
  public var encoded: [UInt8] {
    ([whole, bound, UInt64(runs)] + hashes).flatMap { number in
      stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
  }

  /// Creates a fingerprint from its bytes; `nil` where they are none of one.
  public init?(encoded bytes: [UInt8]) {
    guard bytes.count % 8 == 0, bytes.count >= 24 else { return nil }
    let numbers = stride(from: 0, to: bytes.count, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
    guard let runs = Int(exactly: numbers[2]) else { return nil }
    self.init(
      hashes: Array(numbers[3...]), bound: numbers[1], runs: runs, whole: numbers[0])
  }
}
