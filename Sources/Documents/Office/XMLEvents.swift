internal import CLibXML2
internal import Glibc

/// What libxml2 reported of one piece of a document, until it is asked for.
///
/// Texts and the values of attributes stand one behind the other in one array, so that an event
/// costs no memory of its own.
@safe
struct XMLEvents {
  /// Elements within each other; that many are no document. libxml2 has the same limit, but for
  /// its push parser.
  private static let depthLimit = 256

  private enum Kind { case start, end, text }

  private struct Waiting {
    let kind: Kind
    /// The number of the element's name.
    var name = 0
    /// A text's bytes.
    var text = 0..<0
    /// An element's attributes.
    var attributes = 0..<0
  }

  private struct Attribute {
    let name: Int
    let value: Range<Int>
  }

  /// What is wrong with the document, and where.
  struct Problem {
    let text: String
    let line: Int?
    let column: Int?
  }

  /// The parser whose events these are.
  var context: xmlParserCtxtPtr?
  private var depth = 0
  private var waiting: [Waiting] = []
  private var position = 0
  private var text: [UInt8] = []
  private var attributes: [Attribute] = []
  private var names = XMLNames()
  private(set) var hasDocumentType = false
  private(set) var problem: Problem?
  /// What was reported first, whether reading can go on or not.
  private var report: Problem?

  /// Forgets the events that were asked for.
  mutating func removeAll() {
    waiting.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    position = 0
  }

  /// Returns the next event; `nil` where none is left.
  mutating func next() -> XMLPartReader.Event? {
    guard position < waiting.count, !hasDocumentType else { return nil }
    let event = waiting[position]
    position += 1
    return switch event.kind {
    case .start: .start(names[event.name])
    case .end: .end(names[event.name])
    case .text: .text
    }
  }

  /// The text of the event that ``next()`` returned last.
  var currentText: ArraySlice<UInt8> { text[waiting[position - 1].text] }

  /// Returns an attribute of the event that ``next()`` returned last.
  func attribute(_ name: StaticString) -> ArraySlice<UInt8>? {
    guard position > 0 else { return nil }
    for index in waiting[position - 1].attributes
    where names.isName(attributes[index].name, name) {
      return text[attributes[index].value]
    }
    return nil
  }

  /// Takes in that the document cannot be read on.
  mutating func fail() {
    problem = problem ?? report ?? Problem(text: "an error", line: nil, column: nil)
  }
}

extension XMLEvents {
  /// The callbacks, whose user data is an address of events.
  static var handlers: xmlSAXHandler {
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.initialized = XML_SAX2_MAGIC
    unsafe handlers.startElementNs = { user, name, _, _, _, _, count, _, list in
      guard let name = unsafe name, let events = unsafe XMLEvents.from(user) else { return }
      unsafe events.pointee.start(name, list, count: Int(count))
    }
    unsafe handlers.endElementNs = { user, name, _, _ in
      guard let name = unsafe name, let events = unsafe XMLEvents.from(user) else { return }
      unsafe events.pointee.end(name)
    }
    let characters: charactersSAXFunc = { user, start, count in
      guard let events = unsafe XMLEvents.from(user) else { return }
      unsafe events.pointee.add(UnsafeBufferPointer(start: start, count: Int(count)))
    }
    unsafe handlers.characters = unsafe characters
    unsafe handlers.ignorableWhitespace = unsafe characters
    unsafe handlers.cdataBlock = unsafe characters
    unsafe handlers.internalSubset = { user, _, _, _ in
      unsafe XMLEvents.from(user)?.pointee.hasDocumentType = true
    }
    unsafe handlers.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe XMLEvents.from(user)?.pointee.note(error)
    }
    return unsafe handlers
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEvents>? {
    unsafe user?.assumingMemoryBound(to: XMLEvents.self)
  }

  /// - Parameter list: For each attribute its name, prefix, namespace, value and the value's end.
  private mutating func start(
    _ name: UnsafePointer<UInt8>, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    depth += 1
    guard depth <= XMLEvents.depthLimit else { return stop() }
    let first = attributes.count
    if var next = unsafe list {
      for _ in 0..<count {
        if let name = unsafe next[0], let value = unsafe next[3], let end = unsafe next[4] {
          let start = text.count
          unsafe text.append(contentsOf: UnsafeBufferPointer(start: value, count: end - value))
          unsafe attributes.append(
            Attribute(name: names.number(of: name), value: start..<text.count))
        }
        unsafe next += 5
      }
    }
    let number = unsafe names.number(of: name)
    waiting.append(Waiting(kind: .start, name: number, attributes: first..<attributes.count))
  }

  /// Keeps the parser from reading on where elements are too deep.
  private mutating func stop() {
    problem = unsafe Problem(
      text: "Excessive depth in document: \(XMLEvents.depthLimit)",
      line: Int(xmlSAX2GetLineNumber(context)), column: Int(xmlSAX2GetColumnNumber(context)))
    unsafe xmlStopParser(context)
  }

  private mutating func end(_ name: UnsafePointer<UInt8>) {
    depth -= 1
    waiting.append(Waiting(kind: .end, name: unsafe names.number(of: name)))
  }

  private mutating func add(_ run: UnsafeBufferPointer<UInt8>) {
    let start = text.count
    unsafe text.append(contentsOf: run)
    waiting.append(Waiting(kind: .text, text: start..<text.count))
  }

  private mutating func note(_ error: UnsafeMutablePointer<xmlError>) {
    guard report == nil, let message = unsafe error.pointee.message else { return }
    let words = unsafe String(cString: message).split(whereSeparator: \.isWhitespace)
    report = unsafe Problem(
      text: words.joined(separator: " "), line: Int(error.pointee.line),
      column: Int(error.pointee.int2))
  }
}

/// The names that one parser hands over, each kept once and known by its address.
@safe
private struct XMLNames {
  private var texts: [String] = []
  private var addresses: [UnsafePointer<UInt8>] = unsafe []
  private var numbers = AddressTable()

  subscript(_ number: Int) -> String { texts[number] }

  mutating func number(of name: UnsafePointer<UInt8>) -> Int {
    let address = UInt(bitPattern: name)
    if let known = numbers[address] { return known }
    texts.append(unsafe String(cString: name))
    unsafe addresses.append(name)
    numbers.add(address, texts.count - 1)
    return texts.count - 1
  }

  func isName(_ number: Int, _ name: StaticString) -> Bool {
    let found = unsafe addresses[number]
    let count = name.utf8CodeUnitCount
    return unsafe strncmp(
      UnsafeRawPointer(found).assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self), count) == 0
      && found[count] == 0
  }
}
