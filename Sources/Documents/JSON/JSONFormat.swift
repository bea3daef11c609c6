internal import Compensation

/// JSON, as one document or one value a line: rows where the objects name a role and an amount,
/// else the text of the strings.
struct JSONFormat: TextualFormat {
  static let extensions: Set<String> = ["json", "jsonld", "jsonl", "ndjson"]
  /// The largest document that is read as one value; lines have no such limit.
  static let sizeLimit = 64 << 20
  /// How many lines of one document are named one by one.
  static let issueLimit = 5

  private let headers: HeaderTable

  init(headers: HeaderTable) { self.headers = headers }

  func recognizes(_ document: RawDocument) -> Bool {
    if JSONFormat.extensions.contains(document.fileExtension) { return true }
    guard document.fileExtension.isEmpty else { return false }
    let start = document.lead.prefix(256).filter { $0 > 0x20 }
    return start.starts(with: "{\"".utf8) || start.starts(with: "[{".utf8)
  }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    var reader = JSONReader(text.bytes, path: document.path, headers: headers)
    reader.read()
    return DocumentReading(
      format: reader.isLines ? "ndjson" : "json", content: reader.content, issues: reader.issues)
  }
}
