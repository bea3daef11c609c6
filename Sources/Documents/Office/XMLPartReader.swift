internal import CLibXML2

/// The elements and texts of one part of a package, one after another, without a tree.
///
/// libxml2's push parser is fed piece by piece; what it reports of a piece waits in ``XMLEvents``.
/// No entities, no document types, no network; names are without their prefixes, which documents
/// choose as they like.
@safe
final class XMLPartReader {
  enum Event {
    /// An element begins; an empty one (`<a/>`) ends as well.
    case start(String)
    case end(String)
    /// A piece of text; long texts come in several.
    case text
  }

  private static let pieceLength = 64 << 10

  private let package: ZipPackage
  private let part: String
  private let events: UnsafeMutablePointer<XMLEvents>
  private let context: xmlParserCtxtPtr?
  private var piece = [UInt8](repeating: 0, count: pieceLength)
  private var hasEnded = false

  /// Opens a part of a package.
  init(_ package: ZipPackage, part: String) throws(PackageError) {
    self.package = package
    self.part = part
    _ = XMLPartReader.libraryIsReady
    unsafe events = .allocate(capacity: 1)
    unsafe events.initialize(to: XMLEvents())
    var handlers = unsafe XMLEvents.handlers
    unsafe context = unsafe xmlCreatePushParserCtxt(&handlers, events, nil, 0, nil)
    guard unsafe context != nil else { throw PackageError(.damaged, part: part) }
    // “Without entities” in libxml2's words: `&amp;` in an attribute is handed over as “&”.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    unsafe events.pointee.context = unsafe context
    _ = unsafe xmlCtxtUseOptions(context, Int32(options))
    try package.open(part)
  }

  deinit {
    unsafe xmlFreeParserCtxt(context)
    unsafe events.deinitialize(count: 1)
    unsafe events.deallocate()
  }

  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Returns the next event, or `nil` at the end of the part.
  func next() throws(PackageError) -> Event? {
    while true {
      if let event = unsafe events.pointee.next() { return event }
      if unsafe events.pointee.hasDocumentType {
        throw PackageError(.documentType, part: part)
      }
      if let problem = unsafe events.pointee.problem {
        throw PackageError(
          .malformed("“\(problem.text)”"), part: part, line: problem.line, column: problem.column)
      }
      guard !hasEnded else {
        try package.close()
        return nil
      }
      try feed()
    }
  }

  /// Hands the parser the next piece, or that there is none.
  private func feed() throws(PackageError) {
    unsafe events.pointee.removeAll()
    let count = try fill()
    hasEnded = count == 0
    let code = unsafe piece.withUnsafeBytes { buffer in
      unsafe xmlParseChunk(
        context, buffer.assumingMemoryBound(to: CChar.self).baseAddress, Int32(count),
        hasEnded ? 1 : 0)
    }
    if code != 0, unsafe context?.pointee.wellFormed != 1 { unsafe events.pointee.fail() }
  }

  private func fill() throws(PackageError) -> Int {
    var failure: PackageError?
    let count = unsafe piece.withUnsafeMutableBytes { buffer in
      do throws(PackageError) {
        return unsafe try package.read(into: buffer)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
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

  /// Appends the text of the event that ``next()`` came to.
  func appendText(to buffer: inout [UInt8]) {
    buffer.append(contentsOf: unsafe events.pointee.currentText)
  }

  /// Returns the attribute of a name without prefix of the element that has just begun.
  func attribute(_ name: StaticString) -> String? {
    attributeBytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the bytes of an attribute of the element that has just begun.
  func attributeBytes(_ name: StaticString) -> ArraySlice<UInt8>? {
    unsafe events.pointee.attribute(name)
  }
}
