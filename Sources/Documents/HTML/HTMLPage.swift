internal import CLibXML2
internal import Compensation

/// A web page read by libxml2's push parser, without a tree of its elements: nesting and size
/// cost no more than their bytes.
struct HTMLPage {
  let text: DocumentText
  let issues: [InputIssue]

  /// Reads a page from valid UTF-8 without control characters.
  init(_ bytes: [UInt8], path: String) {
    let events = HTMLEvents(HTMLPageBuilder(source: bytes, path: path))
    HTMLParser(events).parse(HTMLTagCap.capped(bytes))
    var builder = events.builder
    text = builder.finish()
    issues = builder.issues
  }
}

/// libxml2's parser context, freed when it goes.
@safe private struct HTMLParser: ~Copyable {
  private let events: HTMLEvents
  private let context: htmlParserCtxtPtr?

  init(_ events: HTMLEvents) {
    _ = HTMLParser.libraryIsReady
    self.events = events
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.startElement = { user, name, attributes in
      guard let name = unsafe name, let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.builder.start(
        events.names.element(name), events.names.attributes(attributes), at: events.offset)
    }
    unsafe handlers.endElement = { user, name in
      guard let name = unsafe name, let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.builder.end(
        events.names.element(name), at: events.builder.describes ? events.offset : 0)
    }
    let characters: charactersSAXFunc = { user, start, count in
      guard let events = unsafe HTMLEvents.from(user) else { return }
      unsafe events.builder.add(
        UnsafeBufferPointer(start: start, count: Int(count)), parserOffset: events.offset)
    }
    unsafe handlers.characters = unsafe characters
    unsafe handlers.ignorableWhitespace = unsafe characters
    unsafe context = unsafe htmlCreatePushParserCtxt(
      &handlers, Unmanaged.passUnretained(events).toOpaque(), nil, 0, nil,
      XML_CHAR_ENCODING_UTF8)
    // The text is UTF-8 by now, whatever the page declares.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    _ = unsafe htmlCtxtUseOptions(context, Int32(bitPattern: options))
    unsafe events.context = context
  }

  deinit { unsafe htmlFreeParserCtxt(context) }

  /// Feeds the parser in pieces, so that its buffer stays small.
  borrowing func parse(_ bytes: [UInt8]) {
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
    withExtendedLifetime(events) {}
  }

  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()
}

/// What the callbacks of one parser share.
@safe private final class HTMLEvents {
  var builder: HTMLPageBuilder
  let names: HTMLNames
  var context: htmlParserCtxtPtr?

  init(_ builder: HTMLPageBuilder) {
    self.builder = builder
    names = builder.names
  }

  static func from(_ user: UnsafeMutableRawPointer?) -> HTMLEvents? {
    unsafe user.map { unsafe Unmanaged<HTMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Where the parser stands in the bytes that it was fed.
  var offset: Int { max(0, unsafe xmlByteConsumed(context)) }
}
