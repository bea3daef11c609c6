internal import Compensation

/// The pages of a WARC file (ISO 28500), as Common Crawl publishes them: answers of web servers
/// (`.warc`) and the text taken from them (`.wet`).
struct WebArchive {
  /// The largest record that is read; Common Crawl cuts pages at 1 MiB.
  static let recordLimit = 64 << 20

  /// A page and where it came from.
  struct Page {
    var document: RawDocument
    var address: String?
  }

  private let path: String
  private let encoding: TextEncoding?
  private var stream: ArchiveStream
  private var record = 0
  private var pages = 0
  private var others: [String: Int] = [:]
  private var isAtEnd = false
  private var isSummarized = false
  private(set) var issues: [InputIssue] = []

  /// - Parameter encoding: The encoding that the user says.
  init(_ stream: ArchiveStream, path: String, encoding: TextEncoding?) {
    self.stream = stream
    self.path = path
    self.encoding = encoding
  }

  /// Whether content begins as an archive does.
  static func recognizes(_ start: some Sequence<UInt8>) -> Bool {
    start.starts(with: "WARC/".utf8)
  }

  /// Returns the next page; `nil` at the end, when ``issues`` is complete.
  mutating func next() -> Page? {
    while !isAtEnd {
      do throws(InflationError) {
        if let page = try nextRecord() {
          pages += 1
          return page
        }
      } catch {
        issues.append(InputIssue(.error, path: path, message: error.message))
        isAtEnd = true
      }
    }
    summarize()
    return nil
  }

  /// Reads one record; returns its page, if it holds one.
  private mutating func nextRecord() throws(InflationError) -> Page? {
    var start = stream.offset
    var first = try stream.line()
    while first?.isEmpty == true {
      start = stream.offset
      first = try stream.line()
    }
    guard let first else {
      isAtEnd = true
      return nil
    }
    record += 1
    guard WebArchive.recognizes(first), let fields = HeaderFields(&stream),
      let length = fields["content-length"].flatMap({ Int($0) }), length >= 0
    else {
      fail("expected a record “WARC/1.0” with its length, found something else at byte \(start)")
      return nil
    }
    let type = fields["warc-type"] ?? ""
    guard ["response", "conversion", "resource"].contains(type), length <= WebArchive.recordLimit
    else {
      if length > WebArchive.recordLimit { add(other: "larger than 64 MiB") }
      if try !stream.skip(length) {
        fail("expected \(length) bytes in record \(record), found less")
      }
      return nil
    }
    guard let content = try stream.bytes(length) else {
      fail("expected \(length) bytes in record \(record), found less")
      return nil
    }
    return page(of: content, type: type, fields)
  }

  private mutating func page(
    of content: [UInt8], type: String, _ fields: HeaderFields
  ) -> Page? {
    var body = content
    var mediaType = MediaType.name(of: fields["content-type"] ?? "")
    var declared: String?
    if type == "response" {
      guard let answer = HTTPResponse(content, limit: Inflater.Limit(size: WebArchive.recordLimit))
      else { return leftOut("no answers of a web server") }
      guard answer.status == 200 else { return leftOut("of status \(answer.status)") }
      guard let readable = answer.body else { return leftOut("compressed in an unknown way") }
      body = readable
      mediaType = answer.mediaType
      declared = answer.encoding
    }
    guard let fileExtension = MediaType.fileExtension(of: mediaType) else {
      return leftOut("of type \(mediaType)")
    }
    return Page(
      document: RawDocument(
        path: "\(path)#record-\(record)", fileExtension: fileExtension, bytes: body,
        declaredEncoding: declared, encoding: encoding),
      address: fields["warc-target-uri"].map(WebArchive.withoutBrackets))
  }

  /// Version 1.0 of the standard wrote addresses in `<` and `>`.
  private static func withoutBrackets(_ address: String) -> String {
    address.hasPrefix("<") && address.hasSuffix(">")
      ? String(address.dropFirst().dropLast()) : address
  }

  private mutating func add(other kind: String) { others[kind, default: 0] += 1 }

  private mutating func leftOut(_ kind: String) -> Page? {
    add(other: kind)
    return nil
  }

  /// Ends the reading: behind a broken record the next one is not found.
  private mutating func fail(_ message: String) {
    issues.append(
      InputIssue(.error, path: path, message: message + "; fetch the archive again"))
    isAtEnd = true
  }

  private mutating func summarize() {
    guard !isSummarized else { return }
    isSummarized = true
    if !others.isEmpty {
      let kinds = others.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      issues.append(
        InputIssue(
          .warning, path: path,
          message: "expected pages, found \(others.values.reduce(0, +)) other records, left out:"
            + " \(kinds.joined(separator: ", "))"))
    } else if pages == 0, issues.isEmpty {
      issues.append(
        InputIssue(
          .error, path: path,
          message: "expected pages, found none among the records (\(record)); give a file of"
            + " responses or of text"))
    }
  }
}
