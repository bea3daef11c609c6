internal import Compensation

/// What the formats of Office have in common: how they are told apart and how they fail.
enum OfficeFormat {
  /// Whether the bytes are a package that holds a part below a folder, or are named as one.
  ///
  /// - Parameter folder: `word/` or `xl/`.
  static func recognizes(
    _ document: RawDocument, extensions: Set<String>, folder: String
  ) -> Bool {
    let isNamed = extensions.contains(document.fileExtension)
    guard document.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      return isNamed && isOldOrEncrypted(document.bytes)
    }
    return isNamed || holdsPart(below: Array(folder.utf8), document.bytes)
  }

  /// Whether the bytes are a package of slides, which no format reads.
  static func isPresentation(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && holdsPart(below: Array("ppt/".utf8), bytes)
  }

  /// Whether the directory at the package's end, or its start, names a part below a folder.
  private static func holdsPart(below folder: [UInt8], _ bytes: [UInt8]) -> Bool {
    let length = 64 << 10
    return [bytes.prefix(length), bytes.suffix(length)].contains { piece in
      guard let first = folder.first else { return false }
      return piece.indices.contains { index in
        // Where a header of a file ends, its name begins.
        piece[index] == first && piece[index...].starts(with: folder)
          && (index + folder.count < piece.endIndex) && piece[index + folder.count] >= 0x5F
      }
    }
  }

  /// Whether the bytes are the older container, which holds encrypted documents of today too.
  static func isOldOrEncrypted(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// Returns what is said of a document that cannot be read.
  static func failure(_ error: PackageError, _ format: String, _ path: String) -> DocumentReading {
    DocumentReading(
      format: format, issues: [InputIssue(.error, path: path, message: error.message)])
  }

  /// Returns the error of a document in the older container.
  static func olderContainer(_ bytes: [UInt8], _ format: String, _ path: String) -> DocumentReading
  {
    let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let isEncrypted = bytes.indices.contains {
      bytes[$0] == name[0] && bytes[$0...].starts(with: name)
    }
    guard !isEncrypted else { return failure(PackageError(.encrypted), format, path) }
    return DocumentReading(
      format: format,
      issues: [
        InputIssue(
          .error, path: path,
          message: "expected a document of Office 2007 or newer, found an older one; save it as"
            + " .\(format)")
      ])
  }
}
