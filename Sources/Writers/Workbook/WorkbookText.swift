/// Text as a workbook can hold it.
enum WorkbookText {
  /// The most UTF-16 units of a cell.
  static let cellLimit = 32_767
  /// What a text that was cut ends with.
  static let cutMarker = " … [cut]"

  /// Returns the text with what Excel cannot hold or would change put right.
  ///
  /// Carriage returns become line feeds; control characters, U+FFFE and U+FFFF become U+FFFD;
  /// `_x0041_`, which Excel shows as “A”, has its underscore escaped; what is longer than a cell
  /// holds is cut, with a marker.
  static func cellText(_ text: String) -> String {
    if isPlain(text) { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D {
        result.append(0x0A)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      } else if (byte < 0x20 && byte != 0x09 && byte != 0x0A) || byte == 0x7F {
        result.append(contentsOf: replacement)
      } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF,
        bytes[index + 2] >= 0xBE
      {
        result.append(contentsOf: replacement)
        index += 2
      } else if byte == underscore, isEscape(bytes, at: index) {
        result.append(contentsOf: "_x005F_".utf8)
      } else {
        result.append(byte)
      }
      index += 1
    }
    return cut(String(decoding: result, as: UTF8.self), to: cellLimit)
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let underscore = UInt8(ascii: "_")

  /// Whether nothing has to be put right; most texts.
  private static func isPlain(_ text: String) -> Bool {
    let utf8 = text.utf8
    guard utf8.count <= cellLimit else { return false }
    let bytes = utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == underscore || byte == 0xEF || byte == 0x7F || (byte < 0x20 && byte != 0x0A) {
        return false
      }
    }
    return true
  }

  /// Whether `_xHHHH_` stands at the index.
  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == underscore
    else { return false }
    return bytes[(index + 2)..<(index + 6)].allSatisfy { byte in
      Unicode.Scalar(byte).properties.isASCIIHexDigit
    }
  }

  /// Returns the text within a number of UTF-16 units, whole characters only.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    var units = cutMarker.utf16.count
    for scalar in text.unicodeScalars {
      units += scalar.utf16.count
      if units > limit { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + cutMarker
  }

  /// Returns text for an attribute of the library, which cuts those of more than 2,080 bytes of XML in
  /// the middle of a character if need be.
  static func attributeText(_ text: String) -> String {
    cut(text, toBytes: attributeLimit) { scalar in
      switch scalar {
      case "\"", "'": 6
      case "&", "\n": 5
      case "<", ">": 4
      default: scalar.utf8.count
      }
    }
  }

  private static let attributeLimit = 2_000

  /// Returns text for a header or footer, in which `&` begins a command.
  ///
  /// The whole is at most 255 characters, which the library cuts as so many bytes, in the middle of a
  /// character if need be; the caller puts little besides.
  static func headerText(_ text: String) -> String {
    let plain = String(cellText(text).unicodeScalars.map { $0 == "\n" ? " " : Character($0) })
    let escaped = plain.split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&&")
    return cut(cut(escaped, to: 120), toBytes: 170)
  }

  /// Returns the text within a number of bytes, whole characters only.
  ///
  /// - Parameter size: The bytes of a character where it is written.
  private static func cut(
    _ text: String, toBytes limit: Int,
    size: (Unicode.Scalar) -> Int = { $0.utf8.count }
  ) -> String {
    guard text.unicodeScalars.reduce(0, { $0 + size($1) }) > limit else { return text }
    var kept = ""
    var bytes = cutMarker.utf8.count
    for scalar in text.unicodeScalars {
      bytes += size(scalar)
      if bytes > limit { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + cutMarker
  }
}
