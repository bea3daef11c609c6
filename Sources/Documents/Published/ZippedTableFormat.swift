internal import Compensation

/// Tables in a ZIP archive, as publishers offer them for download: `eurofxref-hist.zip`.
struct ZippedTableFormat: DocumentFormat {
  static let extensions: Set<String> = ["zip"]

  private let finder: HeaderFinder

  init(finder: HeaderFinder) { self.finder = finder }

  func recognizes(_ document: RawDocument) -> Bool {
    // “PK” and the marks of a local file; Office documents are asked for first.
    document.fileExtension == "zip" && document.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  func read(_ document: RawDocument) -> DocumentReading {
    var reading = DocumentReading(format: "zip")
    do throws(PackageError) {
      let package = try ZipPackage(document.bytes)
      let names = package.names.filter(ZippedTableFormat.isTable)
      var contents: [DocumentContent] = []
      for name in names {
        let part = RawDocument(
          path: "\(document.path)#\(name)",
          fileExtension: InputFile.fileExtension(of: Array(name.utf8)),
          bytes: try package.contents(of: name), encoding: document.encoding)
        let format = DelimitedFormat(finder: finder)
        guard format.recognizes(part) else { continue }
        let inner = format.read(part)
        reading.issues += inner.issues
        if let content = inner.content {
          reading.encoding = inner.encoding
          reading.encodingReason = inner.encodingReason
          contents.append(content)
        }
      }
      reading.content = contents.first
      reading.otherContents = Array(contents.dropFirst())
      if contents.isEmpty {
        reading.issues.append(
          InputIssue(
            .error, path: document.path,
            message: "expected tables (.csv, .tsv, .txt) in the archive, found none among"
              + " \(package.names.count) files; extract what is to be read"))
      }
    } catch {
      reading.issues.append(
        InputIssue(.error, path: document.path, message: error.message))
    }
    return reading
  }

  private static func isTable(_ name: String) -> Bool {
    ["csv", "tsv", "tab", "txt"].contains(InputFile.fileExtension(of: Array(name.utf8)))
  }
}

extension ZipPackage {
  /// Returns the bytes of a part.
  func contents(of name: String) throws(PackageError) -> [UInt8] {
    try open(name)
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      var count = 0
      var failure: PackageError?
      unsafe piece.withUnsafeMutableBytes { buffer in
        do throws(PackageError) {
          count = unsafe try read(into: buffer)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      guard count > 0 else { break }
      contents += piece[..<count]
    }
    try close()
    return contents
  }
}
