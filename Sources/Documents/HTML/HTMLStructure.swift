internal import Compensation

/// What a page says in fields for machines, beside its text: JSON-LD, microdata, dates.
struct HTMLStructure {
  private let source: [UInt8]
  private let path: String
  private var items: [SchemaItem] = []
  private var microdata = Microdata()
  private var dates = HTMLDates()
  private(set) var issues: [InputIssue] = []
  private(set) var pays: [StructuredPay] = []

  init(source: [UInt8], path: String) {
    self.source = source
    self.path = path
  }

  var wantsText: Bool { microdata.wantsText }
  /// Whether a thing is open.
  var describes: Bool { microdata.isOpen }
  /// The date of the page, `2024-05-17`.
  var published: String? { dates.published }

  /// Takes in an element's start, whether it is shown or not.
  ///
  /// - Parameter offset: Where the parser stands, at the tag's end.
  mutating func start(_ name: String, _ attributes: HTMLAttributes, at offset: Int, depth: Int) {
    guard !attributes.isEmpty else { return }
    dates.read(name, attributes)
    if name == "script" {
      let type = attributes["type"]?.lowercased().prefix { $0 != ";" && $0 != " " }
      if type == "application/ld+json" { readLinkedData(at: offset) }
    } else if attributes.describes {
      let start = tagStart(of: name, before: offset)
      let end = source[start...].firstIndex(of: UInt8(ascii: ">")) ?? source.count - 1
      microdata.start(attributes, in: source, tag: start..<max(end, offset - 1) + 1, depth: depth)
    }
  }

  mutating func add(_ run: UnsafeBufferPointer<UInt8>, parserOffset: Int) {
    unsafe microdata.add(run, from: max(0, min(parserOffset, source.count) - run.count))
  }

  mutating func close(depth: Int, at offset: Int) {
    microdata.close(depth: depth, at: min(offset, source.count))
  }

  /// Takes out the pay when the page has ended.
  mutating func finish() {
    microdata.close(depth: 0, at: source.count)
    let all = items + microdata.items
    if published == nil { dates.read(all) }
    pays = SchemaPay(of: all, in: source).pays
  }

  private mutating func readLinkedData(at offset: Int) {
    // The parser stands at or behind the tag's bracket.
    var start = max(0, min(offset, source.count) - 1)
    while start < source.count, source[start] != UInt8(ascii: ">") { start += 1 }
    start = min(start + 1, source.count)
    let end = scriptEnd(from: start)
    guard start < end else { return }
    do throws(JSONError) {
      items += try JSONLinkedData(source, in: start..<end).items
    } catch {
      guard mentionsPay(source[start..<end]) else { return }
      let place = SourcePlace(of: error.offset, in: source)
      issues.append(
        InputIssue(
          .error, path: path, line: place.line, column: place.column,
          message: "\(error.message) of the script, which is left out"))
    }
  }

  private func scriptEnd(from start: Int) -> Int {
    var index = start
    while let found = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      let name = source[(found + 1)...].prefix(7).map { $0 | 0x20 }
      if name == Array("/script".utf8) { return found }
      index = found + 1
    }
    return source.count
  }

  /// Whether a broken script is a loss: most describe menus and pictures.
  private func mentionsPay(_ script: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: script, as: UTF8.self)
    return ["baseSalary", "estimatedSalary"].contains { text.utf8.firstRange(of: $0.utf8) != nil }
  }

  /// Returns where the tag begins at whose end the parser stands.
  private func tagStart(of name: String, before offset: Int) -> Int {
    let wanted = Array(name.utf8)
    var index = min(offset, source.count) - 1
    let first = max(0, index - HTMLTagCap.byteLimit)
    while index > first {
      if source[index] == UInt8(ascii: "<"),
        source[(index + 1)...].prefix(wanted.count).map({ $0 | 0x20 }) == wanted
      {
        return index
      }
      index -= 1
    }
    return max(0, min(offset, source.count) - 1)
  }
}
