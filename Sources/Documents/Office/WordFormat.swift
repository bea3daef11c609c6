internal import Compensation

/// Word documents (Office Open XML).
struct WordFormat: DocumentFormat {
  static let extensions: Set<String> = ["docx", "docm", "dotx"]

  func recognizes(_ document: RawDocument) -> Bool {
    OfficeFormat.recognizes(document, extensions: WordFormat.extensions, folder: "word/")
  }

  func read(_ document: RawDocument) -> DocumentReading {
    if OfficeFormat.isOldOrEncrypted(document.bytes) {
      return OfficeFormat.olderContainer(document.bytes, "docx", document.path)
    }
    do throws(PackageError) {
      let parts = try OfficeParts(document.bytes)
      var reader = try WordReader(parts)
      let text = try reader.read(path: document.path, title: parts.title)
      var reading = DocumentReading(format: "docx", encoding: "UTF-8", content: .text(text))
      if text.bytes.isEmpty {
        reading.content = nil
        reading.issues = [
          InputIssue(
            .error, path: document.path,
            message: "expected text, found a document without any; save pictures of text as text")
        ]
      }
      return reading
    } catch {
      return OfficeFormat.failure(error, "docx", document.path)
    }
  }
}
