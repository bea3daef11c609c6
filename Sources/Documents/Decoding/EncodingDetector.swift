internal import CUchardet

/// Tells encodings apart by how frequent their bytes are in texts of each language (uchardet).
enum EncodingDetector {
  /// How many bytes are looked at, from a little before the first beyond ASCII.
  private static let sampleLength = 1 << 20

  /// Returns the likely encoding of bytes that are no UTF-8, or `nil` where none fits.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let sample = bytes[max(0, first - 1_024)...].prefix(sampleLength)
    guard let name = name(of: sample), let encoding = TextEncoding(label: name) else { return nil }
    let candidate = refined(encoding, sample)
    return fits(candidate, sample) ? candidate : nil
  }

  private static func name(of sample: ArraySlice<UInt8>) -> String? {
    let detector = unsafe uchardet_new()
    defer { unsafe uchardet_delete(detector) }
    let code = unsafe sample.withUnsafeBytes { buffer in
      unsafe uchardet_handle_data(
        detector, buffer.assumingMemoryBound(to: CChar.self).baseAddress, buffer.count)
    }
    guard code == 0 else { return nil }
    unsafe uchardet_data_end(detector)
    let name = unsafe uchardet_get_charset(detector).map { unsafe String(cString: $0) } ?? ""
    return name.isEmpty ? nil : name
  }

  /// The bytes 0x80 to 0x9F are quotes and letters in Windows-1250 and never met in ISO-8859-2.
  private static func refined(
    _ encoding: TextEncoding, _ sample: ArraySlice<UInt8>
  ) -> TextEncoding {
    guard encoding.name == "ISO-8859-2", sample.contains(where: { (0x80..<0xA0).contains($0) })
    else { return encoding }
    return TextEncoding(label: "windows-1250") ?? encoding
  }

  /// Whether the bytes convert with hardly a break.
  private static func fits(_ encoding: TextEncoding, _ sample: ArraySlice<UInt8>) -> Bool {
    guard encoding.kind != .unicode,
      let text = LegacyTranscoder(Array(sample), encoding: encoding)
    else { return false }
    let beyondASCII = sample.count { $0 >= 0x80 }
    // The sample may end within a character.
    return text.breaks.count <= 1 || text.breaks.count * 50 <= beyondASCII
  }
}
