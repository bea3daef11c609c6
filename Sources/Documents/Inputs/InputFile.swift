/// A file that a command line names, or standard input.
///
/// The path is kept as bytes: a name on Linux need not be UTF-8, and it must still open.
public struct InputFile: Hashable, Sendable {
  /// The path's bytes, by which the file is opened; `-` for standard input.
  public let pathBytes: [UInt8]
  /// The path as a person reads it: ``shown(_:)`` of the bytes.
  public let path: String
  /// Whether it is standard input and no file.
  public let isStandardInput: Bool

  /// Creates an input from a path's bytes; a file of the name `-` is written `./-`.
  public init(pathBytes: [UInt8]) {
    self.init(pathBytes: pathBytes, isStandardInput: pathBytes == [UInt8(ascii: "-")])
  }

  /// Creates an input from a path.
  public init(_ path: String) {
    self.init(pathBytes: Array(path.utf8))
  }

  init(pathBytes: [UInt8], isStandardInput: Bool) {
    self.pathBytes = pathBytes
    self.isStandardInput = isStandardInput
    path = InputFile.shown(pathBytes)
  }

  /// Standard input, as the path `-` names it.
  public static let standardInput = InputFile("-")

  /// The extension in small letters without its point; empty where there is none.
  var fileExtension: String { InputFile.fileExtension(of: pathBytes) }

  static func fileExtension(of path: [UInt8]) -> String {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    guard let point = name.lastIndex(of: UInt8(ascii: ".")), point > name.startIndex else {
      return ""
    }
    return String(decoding: name[(point + 1)...], as: UTF8.self).lowercased()
  }
}

extension InputFile {
  /// Returns a path for terminals, logs and reports: what is no text is escaped.
  ///
  /// Bytes that are no UTF-8 become `\xff`, line breaks `\n`, other control characters and the
  /// marks that turn the direction of writing `\u{202e}`.
  public static func shown(_ path: [UInt8]) -> String {
    // Most paths stand as they are, and a folder has many.
    if path.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return String(decoding: path, as: UTF8.self)
    }
    var text = ""
    var index = 0
    while index < path.count {
      let sequence = UTF8Sequence(in: path, at: index)
      let bytes = path[index..<index + sequence.length]
      if sequence.isValid {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
          text += escaped(scalar)
        }
      } else {
        for byte in bytes { text += "\\x" + hexadecimal(byte) }
      }
      index += sequence.length
    }
    return text
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x0A: "\\n"
    case 0x09: "\\t"
    case 0x0D: "\\r"
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
      "\\u{" + String(scalar.value, radix: 16) + "}"
    default: String(scalar)
    }
  }
}

/// Returns a byte's two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
