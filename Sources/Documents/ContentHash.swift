internal import CCrypto

/// The SHA-256 of a file's bytes, by which a report names what it read.
enum ContentHash {
  /// Returns 64 hexadecimal digits in small letters.
  static func sha256(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let code = unsafe EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(code == 1 && length == 32, "libcrypto has no SHA-256")
    return digest.map(hexadecimal).joined()
  }
}
