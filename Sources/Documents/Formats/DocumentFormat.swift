internal import Compensation

/// A kind of document: how it is recognised and how it is read.
///
/// A new format is one conformer in one file, and its place in ``DocumentReader``'s list.
protocol DocumentFormat: Sendable {
  /// Whether the document is of this format, by its content or its extension.
  func recognizes(_ document: RawDocument) -> Bool
  /// Reads a document that was recognised.
  func read(_ document: RawDocument) -> DocumentReading
}

/// What a format made of a document.
struct DocumentReading: Sendable {
  /// The format's name, `html`.
  var format: String
  /// The encoding's name, `UTF-8`; `binary` for what is no text.
  var encoding = "binary"
  var encodingReason: EncodingReason?
  var content: DocumentContent?
  var issues: [InputIssue] = []
  /// Further contents: the other sheets of a workbook.
  var otherContents: [DocumentContent] = []
}

/// An input's bytes before anything is known of them.
struct RawDocument: Sendable {
  /// The path as shown.
  let path: String
  /// In small letters, without its point.
  let fileExtension: String
  let bytes: [UInt8]
  /// The label of the encoding that the document's carrier names, as a web server does.
  let declaredEncoding: String?
  /// The encoding that the user says.
  let encoding: TextEncoding?
  /// The start of the text as UTF-8, by which formats are told apart.
  let lead: [UInt8]

  static let leadLength = 64 << 10

  init(
    path: String, fileExtension: String, bytes: [UInt8], declaredEncoding: String? = nil,
    encoding: TextEncoding? = nil
  ) {
    self.path = path
    self.fileExtension = fileExtension
    self.bytes = bytes
    self.declaredEncoding = declaredEncoding
    self.encoding = encoding
    let start = Array(bytes.prefix(RawDocument.leadLength))
    lead = DecodedText(start, path: path, declared: declaredEncoding, chosen: encoding).bytes
  }

  /// Whether ``lead`` is not the whole document.
  var leadIsCut: Bool { bytes.count > RawDocument.leadLength }
}

/// A format whose documents are characters.
protocol TextualFormat: DocumentFormat {
  /// The label of the encoding that the document's own text names.
  func declaredEncoding(in bytes: [UInt8]) -> String?
  /// Takes the content out of decoded text that is not blank.
  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading
}

extension TextualFormat {
  func declaredEncoding(in bytes: [UInt8]) -> String? { nil }

  func read(_ document: RawDocument) -> DocumentReading {
    let text = DecodedText(
      document.bytes, path: document.path,
      declared: document.declaredEncoding ?? declaredEncoding(in: document.bytes),
      chosen: document.encoding)
    var reading: DocumentReading
    if text.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      let found = document.bytes.isEmpty ? "an empty document" : "white space only"
      reading = self.reading(of: text, in: document)
      reading.content = nil
      reading.issues = [
        InputIssue(
          .error, path: document.path,
          message: "expected text, found \(found); check what wrote the document")
      ]
    } else {
      reading = self.reading(of: text, in: document)
    }
    reading.encoding = text.encoding.name
    reading.encodingReason = text.reason
    reading.issues.insert(contentsOf: text.issues, at: 0)
    return reading
  }
}
