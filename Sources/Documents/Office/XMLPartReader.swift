internal import CLibXML2

/// The elements and texts of one part of a package, one after another, without a tree.
///
/// No entities, no document types, no network; names are without their prefixes, which documents
/// choose as they like.
@safe
final class XMLPartReader {
  enum Event {
    /// An element begins; an empty one (`<a/>`) ends as well.
    case start(String)
    case end(String)
    case text
  }

  private let package: ZipPackage
  private let part: String
  private var reader: xmlTextReaderPtr?
  private var failure: PackageError?
  private var problem: String?
  /// The empty element whose end comes next.
  private var pendingEnd: String?

  /// Opens a part of a package.
  init(_ package: ZipPackage, part: String) throws(PackageError) {
    self.package = package
    self.part = part
    _ = XMLPartReader.libraryIsReady
    try package.open(part)
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe reader = unsafe xmlReaderForIO(
      { user, buffer, count in
        guard let reader = unsafe XMLPartReader.from(user) else { return -1 }
        return unsafe reader.read(
          into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
      },
      { _ in 0 }, user, nil, nil, Int32(XML_PARSE_NONET.rawValue))
    guard unsafe reader != nil else { throw PackageError(.damaged, part: part) }
    unsafe xmlTextReaderSetErrorHandler(
      reader,
      { user, message, _, _ in
        guard let reader = unsafe XMLPartReader.from(user), let message = unsafe message,
          reader.problem == nil
        else { return }
        reader.problem = unsafe String(cString: message).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      }, user)
  }

  deinit { unsafe xmlFreeTextReader(reader) }

  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLPartReader? {
    unsafe user.map { unsafe Unmanaged<XMLPartReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    do throws(PackageError) {
      return unsafe Int32(clamping: try package.read(into: buffer))
    } catch {
      failure = error
      return -1
    }
  }

  /// Returns the next event, or `nil` at the end of the part.
  func next() throws(PackageError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      let code = unsafe xmlTextReaderRead(reader)
      if let failure { throw failure }
      guard code == 1 else {
        guard code == 0 else { throw malformed }
        try package.close()
        return nil
      }
      switch unsafe xmlTextReaderNodeType(reader) {
      case 1:
        let name = localName
        if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case 15: return .end(localName)
      case 3, 4, 13, 14: return .text
      case 10: throw PackageError(.documentType, part: part)
      default: break
      }
    }
  }

  /// Passes over the element that has just begun, with all that it holds.
  func skip() throws(PackageError) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private var localName: String {
    unsafe xmlTextReaderConstLocalName(reader).map { unsafe String(cString: $0) } ?? ""
  }

  private var malformed: PackageError {
    let line = unsafe xmlTextReaderGetParserLineNumber(reader)
    let column = unsafe xmlTextReaderGetParserColumnNumber(reader)
    return PackageError(
      .malformed(problem.map { "“\($0)”" } ?? "an error"), part: part, line: Int(line),
      column: Int(column))
  }

  /// Appends the text of the node that ``next()`` came to.
  func appendText(to buffer: inout [UInt8]) {
    guard let text = unsafe xmlTextReaderConstValue(reader) else { return }
    var index = 0
    while unsafe text[index] != 0 {
      unsafe buffer.append(text[index])
      index += 1
    }
  }

  /// Returns the attribute of a name without prefix of the element that has just begun.
  func attribute(_ name: StaticString) -> String? {
    guard unsafe xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { unsafe xmlTextReaderMoveToElement(reader) }
    repeat {
      guard let found = unsafe xmlTextReaderConstLocalName(reader) else { continue }
      if unsafe XMLPartReader.isEqual(found, name) {
        return unsafe xmlTextReaderConstValue(reader).map { unsafe String(cString: $0) }
      }
    } while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  private static func isEqual(_ found: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { expected in
      for index in 0..<expected.count where unsafe found[index] != expected[index] { return false }
      return unsafe found[expected.count] == 0
    }
  }
}
