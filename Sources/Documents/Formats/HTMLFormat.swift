internal import Compensation

/// Web pages: the text that a reader sees, with its headings, lists and tables.
struct HTMLFormat: TextualFormat {
  static let extensions: Set<String> = ["html", "htm", "xhtml"]
  /// The largest page that is parsed; the longest article is a hundredth of it.
  static let sizeLimit = 64 << 20

  func recognizes(_ document: RawDocument) -> Bool {
    guard !HTMLFormat.extensions.contains(document.fileExtension) else { return true }
    let start = document.lead.prefix(1_024).drop { $0 <= 0x20 }
      .prefix(14).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
  }

  func declaredEncoding(in bytes: [UInt8]) -> String? { DeclaredEncoding.inMarkup(bytes) }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    var reading = DocumentReading(
      format: "html")
    guard text.bytes.count <= HTMLFormat.sizeLimit else {
      reading.issues.append(
        InputIssue(
          .error, path: document.path,
          message: "expected at most \(HTMLFormat.sizeLimit >> 20) MiB of HTML, found"
            + " \(text.bytes.count >> 20) MiB; split the page"))
      return reading
    }
    let page = HTMLPage(text.bytes, path: document.path)
    reading.content = .text(page.text)
    reading.issues = page.issues
    return reading
  }
}
