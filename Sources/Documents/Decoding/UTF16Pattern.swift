/// Recognises UTF-16 without a byte order mark by the pattern of its bytes.
enum UTF16Pattern {
  /// Returns the byte order of text that is UTF-16, or `nil`.
  static func order(of bytes: [UInt8]) -> UTF16Transcoder.ByteOrder? {
    let sample = Array(bytes.prefix(4_096))
    guard sample.count >= 4, bytes.count % 2 == 0 else { return nil }
    guard let order = orderByZeros(sample) ?? orderByIdeographs(sample) else { return nil }
    let decoded = UTF16Transcoder(sample, order)
    // The sample may end between two surrogates.
    guard decoded.breaks.count <= (sample.count < bytes.count ? 1 : 0),
      TextRepair(decoded.bytes).controls.count == 0
    else { return nil }
    return order
  }

  /// Spaces, digits and line breaks have a NUL byte in every script, in the same half of the unit.
  ///
  /// A slip in a text of bytes is told from it by its rarity, and by what UTF-16 decodes to then.
  private static func orderByZeros(_ sample: [UInt8]) -> UTF16Transcoder.ByteOrder? {
    var zeros = [0, 0]
    // The first bytes of the scripts up to Arabic are control characters in texts of bytes.
    var leads = [0, 0]
    for (index, byte) in sample.enumerated() where byte < 0x09 {
      leads[index % 2] += 1
      if byte == 0 { zeros[index % 2] += 1 }
    }
    let most = max(zeros[0], zeros[1])
    let units = sample.count / 2
    // Half of the bytes of Latin text; 1 in 50 units of Chinese, whose bytes are no UTF-8.
    guard most > 4 * min(zeros[0], zeros[1]),
      most * 4 >= units || max(leads[0], leads[1]) * 10 >= units * 9
        || (most * 50 >= units && TextRepair(sample).breaks.count > 0)
    else { return nil }
    return zeros[0] > zeros[1] ? .big : .little
  }

  /// Chinese and Japanese text without a space: one half of nearly all units is 0x4E to 0x9F, the
  /// first bytes of the ideographs, with some 0x30 of “。”, “、” and the kana among them, which
  /// no other encoding has in the place of a first byte.
  ///
  /// Small letters are first bytes of ideographs too, and a nought is the byte of the marks; but the
  /// other half of an ideograph is any byte, and the other letters of a Latin text are letters.
  private static func orderByIdeographs(_ sample: [UInt8]) -> UTF16Transcoder.ByteOrder? {
    let units = sample.count / 2
    guard units >= 8 else { return nil }
    for (order, half) in [(UTF16Transcoder.ByteOrder.big, 0), (.little, 1)] {
      var ideographs = 0
      var marks = 0
      var others = 0
      for index in stride(from: half, to: sample.count, by: 2) {
        switch sample[index] {
        case 0x4E...0x9F: ideographs += 1
        case 0x30: marks += 1
        case 0x00, 0x20, 0xFF: others += 1
        default: break
        }
      }
      let fitting = ideographs + marks + others
      let plain = stride(from: 1 - half, to: sample.count, by: 2).count { isPlain(sample[$0]) }
      if fitting * 100 >= units * 97, marks > 0, marks * 100 >= units, ideographs * 5 >= units,
        plain * 5 < units * 4
      {
        return order
      }
    }
    return nil
  }

  /// Whether a byte is what nearly all of a Latin text is made of.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
