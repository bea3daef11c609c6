/// An encoding of text, from `Tables/encodings.csv`.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
  enum Kind: String, Sendable {
    case unicode
    /// One byte is one character.
    case single
    /// One or more bytes are one character.
    case multi
  }

  /// The name as the registry of IANA writes it: `ISO-8859-2`.
  public let name: String
  /// The name by which iconv(3) knows the encoding, or one that holds more characters: files that
  /// say ISO-8859-1 mean Windows-1252.
  let converter: String
  let kind: Kind

  public var description: String { name }

  init(name: String, converter: String, kind: Kind) {
    self.name = name
    self.converter = converter
    self.kind = kind
  }

  /// Returns the encoding of a name or a label such as `latin2`, in any case, or `nil` for one
  /// that is not known.
  public init?(label: String) {
    guard let known = EncodingTable.standard[label] else { return nil }
    self = known
  }

  static let utf8 = TextEncoding(name: "UTF-8", converter: "UTF-8", kind: .unicode)
  static let utf16Little = TextEncoding(name: "UTF-16LE", converter: "UTF-16LE", kind: .unicode)
  static let utf16Big = TextEncoding(name: "UTF-16BE", converter: "UTF-16BE", kind: .unicode)

  /// How many bytes of byte order mark `bytes` begins with, and the encoding that it says.
  static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }  // UTF-32, which no one writes
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
    return nil
  }
}

/// How a document's encoding was found, the surest first.
public enum EncodingReason: String, Hashable, Sendable {
  /// The caller said it.
  case chosen
  /// The document begins with a byte order mark.
  case marked
  /// The document, or what carried it, names it.
  case declared
  /// Every sequence is valid UTF-8, or the bytes have the pattern of UTF-16.
  case valid
  /// The bytes are most frequent in texts of that encoding.
  case detected
  /// Nothing fits; read as UTF-8 with faults.
  case assumed
}
