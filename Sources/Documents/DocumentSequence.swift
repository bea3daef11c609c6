internal import Compensation

/// The documents of one input: one, or the pages of an archive one after another.
///
/// The sheets of a workbook are documents of one path, and places in them count through all
/// sheets.
/// It is never empty; what is said of an archive as a whole comes last, as a document without
/// content.
public struct DocumentSequence: Sequence, IteratorProtocol {
  private enum State {
    case single(RawDocument)
    case unreadable(InputIssue)
    case archive(WebArchive)
    case files(FileArchive)
    case end
  }

  private let reader: DocumentReader
  private let path: String
  private let hash: ContentHash
  private var state: State
  /// Documents that were read and not yet handed out, the next one last.
  private var pending: [ReadDocument] = []

  init(
    _ bytes: [UInt8], path: String, pathBytes: [UInt8], limit: Int, reader: DocumentReader
  ) {
    self.reader = reader
    self.path = path
    hash = ContentHash(of: bytes)
    guard GzipFile.recognizes(bytes) else {
      state = DocumentSequence.state(
        of: bytes, path: path, pathBytes: pathBytes, limit: limit, reader)
      return
    }
    let inner = GzipFile.innerPath(of: pathBytes)
    let cap = Inflater.Limit(size: limit)
    if WebArchive.recognizes(GzipFile.start(of: bytes, limit: cap)) {
      // An archive is never whole in memory, so only the ratio is capped.
      let inflater = Inflater(bytes, .gzip, limit: Inflater.Limit(size: .max))
      state = .archive(
        WebArchive(ArchiveStream(inflater), path: path, encoding: reader.encoding))
      return
    }
    do throws(InflationError) {
      let content = try Inflater(bytes, .gzip, limit: cap).readAll()
      state = DocumentSequence.state(
        of: content, path: path, pathBytes: inner, limit: limit, reader)
    } catch {
      state = .unreadable(InputIssue(.error, path: path, message: error.message))
    }
  }

  private static func state(
    of bytes: [UInt8], path: String, pathBytes: [UInt8], limit: Int, _ reader: DocumentReader
  ) -> State {
    if WebArchive.recognizes(bytes) {
      return .archive(
        WebArchive(ArchiveStream(bytes), path: path, encoding: reader.encoding))
    }
    let document = RawDocument(
      path: path, fileExtension: InputFile.fileExtension(of: pathBytes), bytes: bytes,
      encoding: reader.encoding)
    if FileArchive.recognizes(document) {
      return .files(FileArchive(bytes, path: path, limit: limit))
    }
    return .single(document)
  }

  /// Reads the next document.
  public mutating func next() -> ReadDocument? {
    if let document = pending.popLast() { return document }
    switch state {
    case .end:
      return nil
    case .unreadable(let issue):
      state = .end
      return statement("binary", [issue])
    case .single(let document):
      state = .end
      return first(of: reader.read(document, hash: hash))
    case .archive(var archive):
      // What is left in the state would be a second owner of the archive's bytes.
      state = .end
      guard let page = archive.next() else {
        return archive.issues.isEmpty ? nil : statement("warc", archive.issues)
      }
      let documents = reader.read(
        page.document, hash: ContentHash(of: page.document.bytes), address: page.address)
      state = .archive(archive)
      return first(of: documents)
    case .files(var archive):
      state = .end
      guard let member = archive.next(encoding: reader.encoding) else {
        return archive.issues.isEmpty ? nil : statement("zip", archive.issues)
      }
      state = .files(archive)
      return first(
        of: reader.read(member, hash: ContentHash(of: member.bytes)))
    }
  }

  private mutating func first(of documents: [ReadDocument]) -> ReadDocument? {
    pending = documents.reversed()
    return pending.popLast()
  }

  /// What is said of the input as a whole.
  private func statement(_ format: String, _ issues: [InputIssue]) -> ReadDocument {
    ReadDocument(
      path: path, hash: hash, format: format, encoding: "binary",
      content: nil, issues: issues)
  }
}
