/// Reads documents: tells their format and encoding, and takes out text or rows.
///
/// ```swift
/// let reader = DocumentReader()
/// for file in InputWalker().list(["articles"]).files {
///   let document = try reader.read(file)
/// }
/// ```
public struct DocumentReader: Sendable {
  /// The formats in the order in which they are asked; the last reads everything that is text.
  private let formats: [any DocumentFormat]
  private let encoding: TextEncoding?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - headers: The words by which a table's columns are known.
  ///   - encoding: The encoding of all texts, whatever they declare; `nil` to find it.
  public init(headers: HeaderTable = .standard, encoding: TextEncoding? = nil) {
    self.encoding = encoding
    formats = [
      BinaryFormat(), HTMLFormat(), DelimitedFormat(headers: headers), MarkdownFormat(),
      PlainTextFormat(),
    ]
  }

  /// The extensions of the formats that are read; other files in a folder are looked into.
  static let knownExtensions: Set<String> = HTMLFormat.extensions
    .union(DelimitedFormat.extensions).union(MarkdownFormat.extensions)
    .union(PlainTextFormat.extensions)

  /// Reads a file or standard input.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Throws: ``InputError`` where there is nothing that can be read.
  public func read(
    _ file: InputFile, limit: Int = InputFile.defaultSizeLimit
  ) throws(InputError) -> ReadDocument {
    let bytes = try file.contents(limit: limit)
    return read(
      RawDocument(
        path: file.path, fileExtension: file.fileExtension, bytes: bytes, encoding: encoding))
  }

  /// Reads a document from its bytes.
  ///
  /// - Parameter path: The path as given, or `-`; its extension tells the format where the
  ///   content does not.
  public func read(_ bytes: [UInt8], path: String) -> ReadDocument {
    read(
      RawDocument(
        path: path, fileExtension: InputFile.fileExtension(of: Array(path.utf8)), bytes: bytes,
        encoding: encoding))
  }

  private func read(_ document: RawDocument) -> ReadDocument {
    let format = formats.first { $0.recognizes(document) } ?? PlainTextFormat()
    let reading = format.read(document)
    return ReadDocument(
      path: document.path, sha256: ContentHash.sha256(of: document.bytes),
      byteCount: document.bytes.count, format: reading.format, encoding: reading.encoding,
      encodingReason: reading.encodingReason, content: reading.content, issues: reading.issues)
  }
}
