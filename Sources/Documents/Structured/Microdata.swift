/// Puts together what a page describes by attributes: microdata (`itemscope`, `itemprop`) and the
/// same in RDFa Lite (`typeof`, `property`).
struct Microdata {
  /// Things within each other, and properties of a page, beyond which nothing is taken.
  private static let depthLimit = 64
  private static let propertyLimit = 100_000
  /// The longest text that a property is taken with; a description is longer and holds no figure.
  private static let textLimit = 1_000

  private struct Scope {
    var item: SchemaItem
    /// Of which properties of the scope around it the thing is the value.
    let names: [String]
    let depth: Int
    let start: Int
  }

  private struct OpenText {
    let names: [String]
    let scope: Int
    let depth: Int
    /// Where the element's tag begins, and where its first text stands.
    let start: Int
    var textStart: Int?
    var text: [UInt8] = []
  }

  /// The things that no other holds, in the order in which they end.
  private(set) var items: [SchemaItem] = []
  private var scopes: [Scope] = []
  private var texts: [OpenText] = []
  private var propertyCount = 0

  /// Whether a thing is open.
  var isOpen: Bool { !scopes.isEmpty }
  /// Whether text belongs to a property.
  var wantsText: Bool { !texts.isEmpty }

  /// Takes in an element's start.
  ///
  /// - Parameter tag: Where the element's tag stands in the source.
  mutating func start(
    _ attributes: HTMLAttributes, in source: [UInt8], tag: Range<Int>, depth: Int
  ) {
    let names = Microdata.names(attributes["itemprop"] ?? attributes["property"])
    let isScope = attributes["itemscope"] != nil || attributes["typeof"] != nil
    if isScope {
      guard scopes.count < Microdata.depthLimit else { return }
      var item = SchemaItem()
      item.types = Microdata.names(attributes["itemtype"] ?? attributes["typeof"])
      scopes.append(
        Scope(
          item: item, names: scopes.isEmpty ? [] : names, depth: depth, start: tag.lowerBound))
    } else if !scopes.isEmpty, !names.isEmpty {
      if let value = Microdata.value(of: attributes) {
        let place = Microdata.place(of: value, in: source, tag) ?? tag
        append(.text(foldedSpace(value), place), names, tag, to: scopes.count - 1)
      } else {
        texts.append(
          OpenText(names: names, scope: scopes.count - 1, depth: depth, start: tag.lowerBound))
      }
    }
  }

  /// Takes in text that stands somewhere before `end` in the source.
  mutating func add(_ run: UnsafeBufferPointer<UInt8>, from start: Int) {
    let space = unsafe run.prefix { $0 <= 0x20 }.count
    for index in texts.indices where texts[index].text.count < Microdata.textLimit {
      if texts[index].textStart == nil, space < run.count {
        texts[index].textStart = start + space
      }
      unsafe texts[index].text.append(contentsOf: run)
    }
  }

  /// Takes in the end of the element of a depth, behind which the source goes on at `end`.
  mutating func close(depth: Int, at end: Int) {
    while let text = texts.last, text.depth >= depth {
      texts.removeLast()
      let words = foldedSpace(String(decoding: text.text, as: UTF8.self))
      let first = min(text.textStart ?? text.start, end)
      append(
        .text(words, first..<min(end, first + words.utf8.count)), text.names,
        text.start..<max(end, text.start), to: text.scope)
    }
    while let scope = scopes.last, scope.depth >= depth {
      scopes.removeLast()
      if scope.names.isEmpty {
        items.append(scope.item)
      } else {
        append(
          .item(scope.item), scope.names, scope.start..<max(end, scope.start),
          to: scopes.count - 1)
      }
    }
  }

  private mutating func append(
    _ value: SchemaValue, _ names: [String], _ range: Range<Int>, to scope: Int
  ) {
    guard scopes.indices.contains(scope), propertyCount < Microdata.propertyLimit else { return }
    propertyCount += names.count
    for name in names {
      scopes[scope].item.properties.append(
        SchemaItem.Property(name: name, value: value, range: range))
    }
  }

  private static func names(_ list: String?) -> [String] {
    (list ?? "").split(whereSeparator: \.isWhitespace).map { SchemaItem.localName($0) }
  }

  /// The value that an element states in an attribute and not in its text.
  private static func value(of attributes: HTMLAttributes) -> String? {
    for name in ["content", "datetime", "value"] {
      if let value = attributes[name] { return value }
    }
    return nil
  }

  /// Returns where a value stands in its tag.
  private static func place(of value: String, in source: [UInt8], _ tag: Range<Int>) -> Range<Int>?
  {
    let wanted = Array(value.utf8)
    guard let first = wanted.first, tag.count >= wanted.count else { return nil }
    for index in tag.lowerBound...tag.upperBound - wanted.count
    where source[index] == first && source[index...].starts(with: wanted) {
      let isQuoted = index > 0 && (source[index - 1] == 0x22 || source[index - 1] == 0x27)
      if isQuoted || source[max(0, index - 1)] == UInt8(ascii: "=") {
        return index..<index + wanted.count
      }
    }
    return nil
  }
}
