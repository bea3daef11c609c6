internal import ContentHashing

/// The SHA-256 of a file's bytes, by which a report names what it read.
///
/// It is worked out when it is asked for: extraction never asks, and hashing takes longer than
/// reading.
struct ContentHash: Sendable {
  private let bytes: [UInt8]

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes were read.
  var byteCount: Int { bytes.count }
  var sha256: String { SHA256.hexadecimal(of: bytes) }
}
