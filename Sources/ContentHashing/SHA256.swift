internal import CCrypto

/// SHA-256 (FIPS 180-4), by which a report names what it read and a data package what it holds.
public enum SHA256 {
  /// Returns the digest as 64 hexadecimal digits in small letters.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest(of: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// Returns the digest's 32 bytes.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let code = unsafe EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(code == 1 && length == 32, "libcrypto has no SHA-256")
    return digest
  }
}
