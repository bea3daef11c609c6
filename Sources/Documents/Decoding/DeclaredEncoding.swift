/// The encoding that a document names in its own text.
enum DeclaredEncoding {
  /// How far into a page its declaration is looked for; the HTML standard asks for the first
  /// 1,024 bytes, pages keep to it less well.
  private static let depth = 8 << 10

  /// Returns the label of a page's `<meta charset>`, `<meta http-equiv>` or XML declaration.
  static func inMarkup(_ bytes: [UInt8]) -> String? {
    let lead = bytes.prefix(depth).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    if lead.starts(with: "<?xml".utf8),
      let end = lead.firstIndex(of: UInt8(ascii: ">")),
      let label = value(after: "encoding", in: lead[..<end])
    {
      return label
    }
    var rest = lead[...]
    while let start = offset(of: "<meta", in: rest) {
      let tag = rest[start...].prefix { $0 != UInt8(ascii: ">") }
      if let label = value(after: "charset", in: tag) { return label }
      rest = rest[tag.endIndex...]
    }
    return nil
  }

  /// Returns the `charset` of a media type, `text/html; charset=iso-8859-2`.
  static func inMediaType(_ type: some StringProtocol) -> String? {
    value(after: "charset", in: Array(type.utf8)[...])
  }

  /// Returns what stands behind a name and an equals sign, with or without quotes.
  private static func value(after name: String, in bytes: ArraySlice<UInt8>) -> String? {
    guard let start = offset(of: name, in: bytes) else { return nil }
    var rest = bytes[(start + name.utf8.count)...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    let label = rest.prefix { byte in
      byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != UInt8(ascii: ";")
        && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?")
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  private static func offset(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return nil }
    return (bytes.startIndex...bytes.endIndex - word.count).first {
      bytes[$0] == first && bytes[$0...].starts(with: word)
    }
  }
}
