/// Sixteen bytes of a text that are compared together.
///
/// What a comparison finds is bytes of ones and zeros, combined as words: the operators of
/// `SIMDMask` take a step for each byte, and so do comparisons with a vector whose type is inferred
/// (Swift 6.3).
@frozen
public struct ByteBlock {
  public static let count = 16
  /// Bytes of ones at the places where something was found.
  public typealias Found = SIMD2<UInt64>

  /// All places of a block.
  @inlinable @inline(__always)
  public static var everywhere: Found { Found(repeating: .max) }

  @usableFromInline let bytes: SIMD16<UInt8>

  /// - Parameter start: Where the bytes stand; sixteen must be there to read.
  @inlinable @inline(__always)
  public init(_ start: UnsafeRawPointer) {
    bytes = unsafe start.loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// The places of a byte.
  @inlinable @inline(__always)
  public func places(of byte: UInt8) -> Found {
    let others = SIMD16<UInt8>(repeating: byte)
    return unsafe unsafeBitCast(bytes .== others, to: Found.self)
  }

  /// The places of bytes below one.
  @inlinable @inline(__always)
  public func places(below limit: UInt8) -> Found {
    let limits = SIMD16<UInt8>(repeating: limit)
    return unsafe unsafeBitCast(bytes .< limits, to: Found.self)
  }

  /// The places of a number of bytes that follow each other, from the first of them on.
  @inlinable @inline(__always)
  public func places(from first: UInt8, count: UInt8) -> Found {
    let firsts = SIMD16<UInt8>(repeating: first)
    let counts = SIMD16<UInt8>(repeating: count)
    return unsafe unsafeBitCast((bytes &- firsts) .< counts, to: Found.self)
  }

  /// The places of ASCII digits.
  @inlinable @inline(__always)
  public var digits: Found { places(from: 0x30, count: 10) }

  /// The places of control characters that are no white space.
  @inlinable @inline(__always)
  public var controls: Found {
    (places(below: 0x20) & ~places(from: 0x09, count: 5)) | places(of: 0x7F)
  }

  /// The places of bytes that begin a character of UTF-8.
  @inlinable @inline(__always)
  public var characterStarts: Found {
    let signed = unsafe unsafeBitCast(bytes, to: SIMD16<Int8>.self)
    let lastContinuation = SIMD16<Int8>(repeating: -0x41)
    return unsafe unsafeBitCast(lastContinuation .< signed, to: Found.self)
  }

  /// The first place at which something was found; `nil` where nothing was.
  @inlinable @inline(__always)
  public static func first(_ found: Found) -> Int? {
    if found[0] != 0 { return found[0].trailingZeroBitCount / 8 }
    return found[1] != 0 ? 8 &+ found[1].trailingZeroBitCount / 8 : nil
  }

  /// The last place at which something was found; `nil` where nothing was.
  @inlinable @inline(__always)
  public static func last(_ found: Found) -> Int? {
    if found[1] != 0 { return 15 &- found[1].leadingZeroBitCount / 8 }
    return found[0] != 0 ? 7 &- found[0].leadingZeroBitCount / 8 : nil
  }

  /// What was found before a place of the block.
  @inlinable @inline(__always)
  public static func before(_ place: Int, of found: Found) -> Found {
    let bits = UInt64(truncatingIfNeeded: place &* 8)
    return place < 8
      ? Found(found[0] & (1 &<< bits &- 1), 0)
      : Found(found[0], found[1] & (1 &<< (bits &- 64) &- 1))
  }

  /// At how many places something was found.
  @inlinable @inline(__always)
  public static func count(of found: Found) -> Int {
    (found[0].nonzeroBitCount &+ found[1].nonzeroBitCount) / 8
  }

  /// Whether anything was found.
  @inlinable @inline(__always)
  public static func isAny(_ found: Found) -> Bool { found[0] | found[1] != 0 }
}
