/// The encodings of text that are told apart without being declared.
enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16Little = "UTF-16LE"
  case utf16Big = "UTF-16BE"

  /// How many bytes of byte order mark `bytes` begins with, and the encoding that it says.
  static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }  // UTF-32, which no one writes
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
    return nil
  }

  /// Returns the encoding that a byte order mark or the pattern of NUL bytes says, else UTF-8.
  static func detected(in bytes: [UInt8]) -> TextEncoding {
    byteOrderMark(of: bytes)?.encoding ?? utf16WithoutMark(bytes) ?? .utf8
  }

  /// Recognises UTF-16 by its NUL bytes: spaces, digits and line breaks have one in every script,
  /// in the same half of the unit.
  ///
  /// A slip in a text of bytes is told from it by its rarity, and by what UTF-16 decodes to then.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = Array(bytes.prefix(4_096))
    guard sample.count >= 4, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let order: UTF16Transcoder.ByteOrder = zeros[0] > zeros[1] ? .big : .little
    let most = max(zeros[0], zeros[1])
    let units = sample.count / 2
    // Half of the bytes of Latin text; 1 in 50 units of Chinese, whose bytes are no UTF-8.
    guard most > 4 * min(zeros[0], zeros[1]),
      most * 4 >= units || (most * 50 >= units && TextRepair(sample).breaks.count > 0)
    else { return nil }
    let decoded = UTF16Transcoder(sample, order)
    // The sample may end between two surrogates.
    guard decoded.breaks <= (sample.count < bytes.count ? 1 : 0),
      TextRepair(decoded.bytes).controls.count == 0
    else { return nil }
    return order == .little ? .utf16Little : .utf16Big
  }
}
