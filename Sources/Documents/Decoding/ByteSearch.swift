internal import Glibc

/// Looks for a byte at memory speed.
enum ByteSearch {
  /// Returns where a byte stands next at or behind `start`.
  static func next(
    _ byte: UInt8, in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < source.count, let base = source.baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), source.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Returns where a byte stands next at or behind `start`.
  static func next(_ byte: UInt8, in source: [UInt8], from start: Int) -> Int? {
    unsafe source.withUnsafeBufferPointer { unsafe next(byte, in: $0, from: start) }
  }
}
