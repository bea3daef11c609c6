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
    let sample = bytes.prefix(RawDocument.leadLength)
    let controls = sample.count { byte in
      byte < 0x09 || (0x0E..<0x20).contains(byte) || byte == 0x7F
    }
    // Compressed data holds 11 in 100, programs more; a text with a slip of the keyboard a few.
    let isBinary =
      controls * 10 > sample.count * 3 || (controls >= 8 && controls * 50 > sample.count)
    return isBinary ? "a binary file" : nil
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
