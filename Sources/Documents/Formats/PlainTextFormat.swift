internal import Compensation

/// Plain text: whatever is text and no other format.
struct PlainTextFormat: TextualFormat {
  static let extensions: Set<String> = ["txt", "text"]

  func recognizes(_ document: RawDocument) -> Bool { true }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    DocumentReading(
      format: "text",
      content: .text(DocumentText(path: document.path, bytes: text.bytes)))
  }
}

/// Markdown: text by itself, whose lines extraction understands.
struct MarkdownFormat: TextualFormat {
  static let extensions: Set<String> = ["md", "markdown"]

  func recognizes(_ document: RawDocument) -> Bool {
    MarkdownFormat.extensions.contains(document.fileExtension)
  }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    DocumentReading(
      format: "markdown",
      content: .text(DocumentText(path: document.path, bytes: text.bytes)))
  }
}
