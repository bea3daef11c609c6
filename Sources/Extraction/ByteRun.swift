internal import Glibc

/// Runs of bytes, hashed and compared where they lie.
enum ByteRun {
  /// Multiplies sixteen bytes at a time into one number (after Wang Yi's wyhash).
  ///
  /// It is the same in every run of the program, and holds nothing against bytes that are chosen to
  /// collide: compare them too.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.withContiguousStorageIfAvailable { unsafe hash(UnsafeRawBufferPointer($0)) }
      ?? hash(of: Array(bytes))
  }

  static func hash(of bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { unsafe hash(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var position = 0
    while position &+ 16 <= bytes.count {
      mix(
        unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self),
        unsafe bytes.loadUnaligned(fromByteOffset: position &+ 8, as: UInt64.self), into: &hash)
      position &+= 16
    }
    if position &+ 8 <= bytes.count {
      mix(unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self), 0, into: &hash)
      position &+= 8
    }
    guard position < bytes.count else { return hash }
    var rest: UInt64 = 0
    while position < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[position])
      position &+= 1
    }
    mix(rest, 0, into: &hash)
    return hash
  }

  @inline(__always)
  private static func mix(_ first: UInt64, _ second: UInt64, into hash: inout UInt64) {
    let product = (second ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(by: hash ^ first)
    hash = product.high ^ product.low
  }

  /// Whether two runs are of the same bytes.
  static func areEqual(
    _ first: [UInt8], _ firstRange: Range<Int>, _ second: [UInt8], _ secondRange: Range<Int>
  ) -> Bool {
    guard firstRange.count == secondRange.count else { return false }
    return unsafe first.withUnsafeBytes { first in
      unsafe second.withUnsafeBytes { second in
        guard let start = first.baseAddress, let other = second.baseAddress else { return true }
        return unsafe memcmp(
          start + firstRange.lowerBound, other + secondRange.lowerBound, firstRange.count) == 0
      }
    }
  }
}
