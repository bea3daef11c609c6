internal import Compensation

/// Files that are no text: named, and not read.
struct BinaryFormat: DocumentFormat {
  func recognizes(_ document: RawDocument) -> Bool {
    BinaryFormat.kind(of: document.bytes) != nil
  }

  func read(_ document: RawDocument) -> DocumentReading {
    let kind = BinaryFormat.kind(of: document.bytes) ?? "a binary file"
    return DocumentReading(
      format: "binary", content: nil,
      issues: [
        InputIssue(
          .error, path: document.path,
          message: "expected text, found \(kind); save it as text, HTML or CSV")
      ])
  }

  /// Returns what a file is by its first bytes, in words, or `nil` for text.
  static func kind(of bytes: [UInt8]) -> String? {
    if OfficeFormat.isPresentation(bytes) { return "a presentation" }
    for (magic, kind) in signatures where bytes.starts(with: magic) { return kind }
    // Behind the name and the rights of the first file.
    if bytes.dropFirst(257).starts(with: "ustar".utf8) { return "a TAR archive" }
    if TextEncoding.byteOrderMark(of: bytes) != nil || UTF16Pattern.order(of: bytes) != nil {
      return nil
    }
    let length = min(bytes.count, RawDocument.leadLength)
    let controls = controlCount(in: bytes, length: length)
    // Compressed data holds 11 in 100, programs more; a text with a slip of the keyboard a few.
    let isBinary =
      controls * 10 > length * 3 || (controls >= 8 && controls * 50 > length)
    return isBinary ? "a binary file" : nil
  }

  /// Returns how many of the first bytes are control characters and no white space.
  private static func controlCount(in bytes: [UInt8], length: Int) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      var count = 0
      var index = 0
      guard let start = bytes.baseAddress else { return count }
      while index &+ ByteBlock.count <= length {
        let controls = unsafe ByteBlock(start + index).controls
        // Most blocks of a text hold none.
        if ByteBlock.isAny(controls) { count &+= ByteBlock.count(of: controls) }
        index &+= ByteBlock.count
      }
      while index < length {
        if unsafe isControl(bytes[index]) { count &+= 1 }
        index &+= 1
      }
      return count
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 ? !(0x09...0x0D).contains(byte) : byte == 0x7F
  }

  /// The first bytes of the formats that are met most often beside documents.
  private static let signatures: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
    ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    (Array("{\\rtf".utf8), "an RTF document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    ([0x1F, 0x8B], "a GZIP archive"),
    (Array("BZh".utf8), "a BZIP2 archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an XZ archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 text"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 text"),
  ]
}
