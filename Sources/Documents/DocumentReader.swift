internal import Compensation

/// Reads documents: tells their format and encoding, and takes out text or rows.
///
/// ```swift
/// let reader = DocumentReader()
/// for file in InputWalker().list(["articles"]).files {
///   for document in try reader.documents(in: file) {
///     print(document.path, document.format, document.encoding)
///   }
/// }
/// ```
public struct DocumentReader: Sendable {
  /// The program that PDF files are read by.
  public static let pdftotext = "/usr/bin/pdftotext"

  /// The formats in the order in which they are asked; the last reads everything that is text.
  private let formats: [any DocumentFormat]
  /// The encoding that the user says.
  let encoding: TextEncoding?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - headers: The words by which a table's columns are known.
  ///   - encoding: The encoding of all texts, whatever they declare; `nil` to find it.
  ///   - pdftotext: The absolute path of the program of that name, by which PDF files are read.
  public init(
    headers: HeaderTable = .standard, encoding: TextEncoding? = nil,
    pdftotext: String = DocumentReader.pdftotext
  ) {
    self.encoding = encoding
    let finder = HeaderFinder(headers: headers)
    formats = [
      WordFormat(), WorkbookFormat(finder: finder), PDFFormat(program: pdftotext),
      BinaryFormat(), HTMLFormat(), JSONFormat(headers: headers), DelimitedFormat(finder: finder),
      MarkdownFormat(), PlainTextFormat(),
    ]
  }

  /// The extensions of the formats that are read; other files in a folder are looked into.
  static let knownExtensions: Set<String> = HTMLFormat.extensions
    .union(DelimitedFormat.extensions).union(MarkdownFormat.extensions)
    .union(PlainTextFormat.extensions).union(JSONFormat.extensions).union(WordFormat.extensions)
    .union(WorkbookFormat.extensions).union(PDFFormat.extensions)
    .union(["warc", "wet", "zip"])

  /// Reads a file or standard input.
  ///
  /// - Parameter limit: The most bytes to read, of the file and of what it decompresses to.
  /// - Returns: Its documents; one, but for archives and workbooks with several sheets. Archives
  ///   are read as the sequence goes on.
  /// - Throws: ``InputError`` where there is nothing that can be read.
  public func documents(
    in file: InputFile, limit: Int = InputFile.defaultSizeLimit
  ) throws(InputError) -> DocumentSequence {
    let bytes = try file.contents(limit: limit)
    return DocumentSequence(
      bytes, path: file.path, pathBytes: file.pathBytes, limit: limit, reader: self)
  }

  /// Reads documents from the bytes of a file.
  public func documents(
    in bytes: [UInt8], of file: InputFile, limit: Int = InputFile.defaultSizeLimit
  ) -> DocumentSequence {
    DocumentSequence(
      bytes, path: file.path, pathBytes: file.pathBytes, limit: limit, reader: self)
  }

  /// Reads documents from their bytes.
  ///
  /// - Parameter path: The path as given, or `-`; its extension tells the format where the
  ///   content does not.
  public func documents(
    in bytes: [UInt8], path: String, limit: Int = InputFile.defaultSizeLimit
  ) -> DocumentSequence {
    DocumentSequence(bytes, path: path, pathBytes: Array(path.utf8), limit: limit, reader: self)
  }

  /// Reads a file or standard input that is one document; of several, the first, with an issue
  /// that says so.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Throws: ``InputError`` where there is nothing that can be read.
  public func read(
    _ file: InputFile, limit: Int = InputFile.defaultSizeLimit
  ) throws(InputError) -> ReadDocument {
    first(of: try documents(in: file, limit: limit))
  }

  /// Reads one document from its bytes; of several, the first, with an issue that says so.
  ///
  /// - Parameter path: The path as given, or `-`; its extension tells the format where the
  ///   content does not.
  public func read(_ bytes: [UInt8], path: String) -> ReadDocument {
    first(of: documents(in: bytes, path: path))
  }

  private func first(of documents: DocumentSequence) -> ReadDocument {
    var documents = documents
    guard var document = documents.next() else {
      preconditionFailure("a sequence of documents is never empty")
    }
    if documents.next() != nil {
      document.issues.append(
        InputIssue(
          .error, path: document.path,
          message: "expected one document, found several, of which the first is read; extract the"
            + " others to files of their own"))
    }
    return document
  }

  /// Reads what is one document, or a workbook, which is one for each sheet.
  func read(
    _ document: RawDocument, hash: ContentHash, address: String? = nil
  ) -> [ReadDocument] {
    let format = formats.first { $0.recognizes(document) } ?? PlainTextFormat()
    let reading = format.read(document)
    let first = ReadDocument(
      path: document.path, address: address, hash: hash, format: reading.format,
      encoding: reading.encoding, encodingReason: reading.encodingReason,
      content: reading.content, issues: reading.issues)
    return [first]
      + reading.otherContents.map { content in
        var other = first
        other.content = content
        other.issues = []
        return other
      }
  }
}
