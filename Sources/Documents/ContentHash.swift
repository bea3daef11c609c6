internal import CCrypto

/// The SHA-256 of a file's bytes, by which a report names what it read.
///
/// It is worked out when it is asked for: extraction never asks, and hashing takes longer than
/// reading.
struct ContentHash: Sendable {
  private let bytes: [UInt8]

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes were read.
  var byteCount: Int { bytes.count }
  var sha256: String { ContentHash.sha256(of: bytes) }

  /// Returns 64 hexadecimal digits in small letters.
  static func sha256(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let code = unsafe EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(code == 1 && length == 32, "libcrypto has no SHA-256")
    return digest.map(hexadecimal).joined()
  }
}
