internal import Compensation

/// The documents in a ZIP archive, each read when its turn comes.
///
/// An archive in an archive is named and not opened.
struct FileArchive {
  private let package: ZipPackage?
  private let path: String
  /// The most bytes of a member.
  private let limit: Int
  private var next = 0
  private var memberCount = 0
  /// What is wrong with the archive and its members.
  private(set) var issues: [InputIssue] = []

  /// Whether a document is a ZIP file and none of Office's, which are ZIP files too.
  static func recognizes(_ document: RawDocument) -> Bool {
    let isZIP =
      document.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || document.bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    guard isZIP, !officeExtensions.contains(document.fileExtension) else { return false }
    // What cannot be opened is an archive that cannot be.
    guard let package = try? ZipPackage(document.bytes, isOffice: false) else { return true }
    return !["_rels/.rels", "[Content_Types].xml"].contains(where: package.has)
  }

  private static let officeExtensions = WordFormat.extensions.union(WorkbookFormat.extensions)

  init(_ bytes: [UInt8], path: String, limit: Int) {
    self.path = path
    self.limit = limit
    guard !bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) else {
      // An empty archive, which minizip takes for none.
      package = nil
      addEmpty("none")
      return
    }
    do throws(PackageError) {
      package = try ZipPackage(bytes, isOffice: false)
    } catch {
      package = nil
      issues.append(InputIssue(.error, path: path, message: FileArchive.message(of: error)))
    }
    if isOtherFormat { next = package?.entries.count ?? 0 }
  }

  /// Formats of other programs begin with a member that says what they are.
  private var isOtherFormat: Bool {
    package?.entries.first?.name == Array("mimetype".utf8)
  }

  /// Returns the next document; `nil` at the end, when the issues are complete.
  mutating func next(encoding: TextEncoding?) -> RawDocument? {
    guard let package else { return nil }
    while next < package.entries.count {
      let entry = package.entries[next]
      next += 1
      guard !FileArchive.isLeftOut(entry.name) else { continue }
      memberCount += 1
      if let member = member(entry, of: package, encoding: encoding) { return member }
    }
    if memberCount == 0 {
      addEmpty(isOtherFormat ? "a document of another program" : "none")
      memberCount = 1
    }
    return nil
  }

  private mutating func addEmpty(_ found: String) {
    issues.append(
      InputIssue(
        .error, path: path,
        message: "expected an archive of documents, found \(found); save the documents as text,"
          + " HTML or .docx"))
  }

  private mutating func member(
    _ entry: ZipPackage.Entry, of package: ZipPackage, encoding: TextEncoding?
  ) -> RawDocument? {
    let name = "\(path)/\(InputFile.shown(entry.name))"
    do throws(PackageError) {
      guard !entry.isEncrypted else { throw PackageError(.encrypted) }
      try package.open(entry, name: InputFile.shown(entry.name))
      let bytes = try package.readAll(limit: limit)
      try package.close()
      let fileExtension = InputFile.fileExtension(of: entry.name)
      if let found = FileArchive.foreignContent(bytes, fileExtension) {
        issues.append(
          InputIssue(
            .warning, path: name, message: "expected a text document, found \(found); left out"))
        return nil
      }
      return RawDocument(
        path: name, fileExtension: fileExtension, bytes: bytes, encoding: encoding)
    } catch {
      issues.append(InputIssue(.error, path: name, message: FileArchive.message(of: error)))
      return nil
    }
  }

  /// Folders, hidden files, and what the Mac's Finder adds.
  private static func isLeftOut(_ name: [UInt8]) -> Bool {
    name.last == UInt8(ascii: "/")
      || name.split(separator: UInt8(ascii: "/")).contains { piece in
        let isUp = piece.allSatisfy { $0 == UInt8(ascii: ".") }
        return (piece.first == UInt8(ascii: ".") && !isUp) || piece.elementsEqual("__MACOSX".utf8)
      }
  }

  /// What a member is that no folder would be read for either.
  private static func foreignContent(_ bytes: [UInt8], _ fileExtension: String) -> String? {
    guard !DocumentReader.knownExtensions.contains(fileExtension) else { return nil }
    return PDFFormat.isPDF(bytes) ? nil : BinaryFormat.kind(of: Array(bytes.prefix(4_096)))
  }

  /// What was expected and found of an archive or a member, and the remedy.
  private static func message(of error: PackageError) -> String {
    switch error.reason {
    case .encrypted:
      "expected a member without a password, found an encrypted one; pack it without a password"
    case .tooManyParts(let limit):
      "expected at most \(limit) members, found more; unpack the archive into a folder"
    case .tooLarge(let limit):
      "expected at most \(limit) bytes when decompressed, found more; unpack the archive into a"
        + " folder"
    case .tooDense(let ratio):
      "expected a member that decompresses to at most \(ratio) times its size, found more; unpack"
        + " the archive by hand if you trust it"
    case .damaged, .missing, .documentType, .malformed:
      "expected a whole ZIP archive, found damage; fetch or pack it again"
    }
  }
}
