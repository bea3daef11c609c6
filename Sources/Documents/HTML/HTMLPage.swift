internal import CLibXML2
internal import Compensation
internal import Glibc

/// A web page read by libxml2's push parser, without a tree of its elements: nesting and size
/// cost no more than their bytes.
struct HTMLPage {
  let text: DocumentText
  let issues: [InputIssue]

  /// Reads a page from valid UTF-8 without control characters.
  init(_ bytes: [UInt8], path: String) {
    let parser = HTMLParser(HTMLPageBuilder(source: bytes, path: path))
    var builder = parser.parse(HTMLTagCap.capped(bytes))
    text = builder.finish()
    issues = builder.issues
  }
}

/// libxml2's parser context, freed when it goes.
@safe private struct HTMLParser: ~Copyable {
  /// What the callbacks change: by its address, as they come by the ten thousand and a class would
  /// check each time that nothing else looks at it.
  private let events: UnsafeMutablePointer<HTMLEvents>
  private let context: htmlParserCtxtPtr?

  init(_ builder: HTMLPageBuilder) {
    _ = HTMLParser.libraryIsReady
    unsafe events = .allocate(capacity: 1)
    unsafe events.initialize(to: HTMLEvents(builder: builder))
    var handlers = unsafe HTMLParser.handlers
    unsafe context = unsafe htmlCreatePushParserCtxt(
      &handlers, events, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    // The text is UTF-8 by now, whatever the page declares.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    _ = unsafe htmlCtxtUseOptions(context, Int32(bitPattern: options))
    unsafe events.pointee.context = context
  }

  deinit {
    unsafe htmlFreeParserCtxt(context)
    unsafe events.deinitialize(count: 1)
    unsafe events.deallocate()
  }

  private static var handlers: xmlSAXHandler {
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.startElement = { user, name, attributes in
      guard let name = unsafe name, let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.pointee.start(name, attributes)
    }
    unsafe handlers.endElement = { user, name in
      guard let name = unsafe name, let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.pointee.end(name)
    }
    let characters: charactersSAXFunc = { user, start, count in
      guard let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.pointee.add(UnsafeBufferPointer(start: start, count: Int(count)))
    }
    unsafe handlers.characters = unsafe characters
    unsafe handlers.ignorableWhitespace = unsafe characters
    return unsafe handlers
  }

  /// Feeds the parser in pieces, so that its buffer stays small; returns what its events built.
  consuming func parse(_ bytes: [UInt8]) -> HTMLPageBuilder {
    let pieceLength = 64 << 10
    unsafe bytes.withUnsafeBytes { buffer in
      let characters = unsafe buffer.assumingMemoryBound(to: CChar.self)
      var offset = 0
      while offset < characters.count, let start = characters.baseAddress {
        let count = min(pieceLength, characters.count - offset)
        _ = unsafe htmlParseChunk(context, start + offset, Int32(count), 0)
        offset += count
      }
      _ = unsafe htmlParseChunk(context, nil, 0, 1)
    }
    return unsafe events.pointee.builder
  }

  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()
}

/// Hands the events of one parser to the builder.
@safe private struct HTMLEvents {
  var builder: HTMLPageBuilder
  var context: htmlParserCtxtPtr?
  private var attributes = HTMLAttributes()

  init(builder: HTMLPageBuilder) { self.builder = builder }

  static func from(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLEvents>? {
    unsafe user?.assumingMemoryBound(to: HTMLEvents.self)
  }

  /// Where the parser stands in the bytes that it was fed.
  private var offset: Int { max(0, unsafe xmlByteConsumed(context)) }

  /// - Parameter list: C strings, name and value in turn, that a null pointer ends.
  mutating func start(
    _ name: UnsafePointer<UInt8>, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    attributes.removeAll()
    if var next = unsafe list {
      while let name = unsafe next[0] {
        if let known = unsafe builder.names.attribute(name) {
          let value = unsafe next[1]
          let count = unsafe value.map { unsafe HTMLEvents.length(of: $0) } ?? 0
          unsafe attributes.add(known, UnsafeBufferPointer(start: value, count: count))
        }
        unsafe next += 2
      }
    }
    builder.start(unsafe builder.names.element(name), attributes, at: offset)
  }

  private static func length(of text: UnsafePointer<UInt8>) -> Int {
    unsafe strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
  }

  mutating func end(_ name: UnsafePointer<UInt8>) {
    builder.end(unsafe builder.names.element(name), at: builder.describes ? offset : 0)
  }

  mutating func add(_ run: UnsafeBufferPointer<UInt8>) {
    unsafe builder.add(run, parserOffset: offset)
  }
}
