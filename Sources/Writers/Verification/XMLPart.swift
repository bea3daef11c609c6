internal import CLibXML2
internal import Glibc

/// The nodes of one XML part of an archive, one after another, without the tree.
@safe
struct XMLPart: ~Copyable {
  private let reader: xmlTextReaderPtr

  /// Reads the part that is open in the archive, which has to outlive this.
  init?(openPartOf archive: borrowing ZipArchive, name: String) {
    // No entities, no DTD, no network: the file is our own, and stays harmless if it is not.
    let reader = unsafe xmlReaderForIO(
      { context, buffer, count in
        unsafe ZipArchive.read(context, into: buffer, count: count)
      },
      { _ in 0 }, archive.context, name, nil, Int32(XML_PARSE_NONET.rawValue))
    guard let reader = unsafe reader else { return nil }
    unsafe xmlTextReaderSetErrorHandler(reader, { _, _, _, _ in }, nil)
    unsafe self.reader = unsafe reader
  }

  deinit { unsafe xmlFreeTextReader(reader) }

  enum Node: Hashable {
    /// An element's beginning; an empty one (`<a/>`) has no end.
    case start(isEmpty: Bool)
    case end
    case text
    /// A document type, which no workbook has.
    case documentType
    case other
  }

  enum Step {
    case node(Node)
    case end
    /// The part is not well-formed, or its compressed data are broken.
    case failure
  }

  /// Goes to the next node.
  func next() -> Step {
    switch unsafe xmlTextReaderRead(reader) {
    case 1: break
    case 0: return .end
    default: return .failure
    }
    switch unsafe xmlTextReaderNodeType(reader) {
    case 1: return .node(.start(isEmpty: unsafe xmlTextReaderIsEmptyElement(reader) == 1))
    case 15: return .node(.end)
    case 3, 4, 13, 14: return .node(.text)
    case 10: return .node(.documentType)
    default: return .node(.other)
    }
  }

  /// A name as the reader keeps it: one address for all elements of that name.
  struct Name: Equatable {
    fileprivate let address: Int
  }

  /// Returns a name to compare those of elements with.
  func name(_ name: String) -> Name {
    Name(address: Int(bitPattern: unsafe xmlTextReaderConstString(reader, name)))
  }

  /// The name of the element that the node begins or ends, without its prefix.
  var name: Name { Name(address: Int(bitPattern: unsafe xmlTextReaderConstLocalName(reader))) }

  /// Appends the bytes of a text node, or of an attribute.
  func appendText(to buffer: inout [UInt8]) {
    guard let text = unsafe xmlTextReaderConstValue(reader) else { return }
    unsafe buffer.append(contentsOf: UnsafeBufferPointer(start: text, count: strlen(text)))
  }

  /// The value of an attribute of the element.
  func attribute(_ name: String) -> String? {
    guard unsafe xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { unsafe xmlTextReaderMoveToElement(reader) }
    return unsafe xmlTextReaderConstValue(reader).map { unsafe String(cString: $0) }
  }

  /// Puts the bytes of an attribute's value into a buffer; `false` where the element has none.
  func read(_ name: StaticString, into buffer: inout [UInt8]) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    guard unsafe xmlTextReaderMoveToAttribute(reader, name.utf8Start) == 1 else { return false }
    appendText(to: &buffer)
    unsafe xmlTextReaderMoveToElement(reader)
    return true
  }
}
