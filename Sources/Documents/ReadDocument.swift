public import Compensation

/// What a document holds.
public enum DocumentContent: Sendable {
  /// Running text: an article, a page.
  case text(DocumentText)
  /// Rows with columns: a survey, a list of ads.
  case table(DocumentTable)
}

/// One input as it was read.
public struct ReadDocument: Sendable {
  /// The path as given, or `-`; `path#record-3` for a page of an archive, `a.zip/b.html` for a
  /// member of one.
  public var path: String
  /// The address that an archive's page was fetched from.
  public var address: String?
  private let hash: ContentHash
  /// The format that it was read as: `text`, `markdown`, `html`, `csv`, `tsv`, `json`, `ndjson`,
  /// `docx`, `xlsx`, `pdf`; `warc` and `zip` for what is said of an archive as a whole; `binary` for what
  /// is no text.
  public var format: String
  /// The encoding's name, `UTF-8`; `binary` for what is no text.
  public var encoding: String
  /// How the encoding was found; `nil` for what is no text.
  public var encodingReason: EncodingReason?
  /// `nil` where nothing could be read; an issue then says why.
  public var content: DocumentContent?
  /// What the user has to know about the input.
  public var issues: [InputIssue]

  init(
    path: String, address: String? = nil, hash: ContentHash, format: String, encoding: String,
    encodingReason: EncodingReason? = nil, content: DocumentContent?, issues: [InputIssue] = []
  ) {
    self.path = path
    self.address = address
    self.hash = hash
    self.format = format
    self.encoding = encoding
    self.encodingReason = encodingReason
    self.content = content
    self.issues = issues
  }

  /// The SHA-256 of the input's bytes, or of an archive's page, in hexadecimal digits; worked out
  /// each time.
  public var sha256: String { hash.sha256 }
  /// The input's size in bytes.
  public var byteCount: Int { hash.byteCount }
}
