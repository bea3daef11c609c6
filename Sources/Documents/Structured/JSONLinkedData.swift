/// Reads a script of JSON-LD.
///
/// What it refers to elsewhere (`@context`, other pages) is never fetched; things are known by the
/// local names of their types.
struct JSONLinkedData {
  private let bytes: [UInt8]
  /// Where the script's text begins in the document.
  private let base: Int
  /// The things at the top, in the order of the script.
  private(set) var items: [SchemaItem] = []

  /// - Throws: ``JSONError``, its offset counted in the document.
  init(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
    base = JSONLinkedData.textStart(bytes, range)
    self.bytes = Array(bytes[base..<range.upperBound])
    var parser = JSONParser(self.bytes, allowsSlips: true)
    do throws(JSONError) {
      collect(try parser.value())
    } catch {
      var error = error
      error.offset += base
      throw error
    }
  }

  /// Reads a value of a document of JSON.
  init(_ node: JSONNode, of bytes: [UInt8]) {
    self.bytes = bytes
    base = 0
    collect(node)
  }

  /// Some writers put the text into a comment, which older browsers needed.
  private static func textStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
      .flatMap { start in
        // A comment's own bracket: `//<![CDATA[`.
        guard bytes[start...].starts(with: "[CDATA[".utf8) else { return start }
        return bytes[(start + 7)..<range.upperBound]
          .firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
      } ?? range.lowerBound
  }

  private mutating func collect(_ node: JSONNode) {
    if let elements = node.elements {
      for element in elements { collect(element) }
    } else if node.members != nil {
      items.append(item(node))
    }
  }

  private func item(_ node: JSONNode) -> SchemaItem {
    var item = SchemaItem()
    for member in node.members ?? [] {
      let name = SchemaItem.localName(string(member.name))
      let range = base + member.name.lowerBound - 1..<base + member.node.range.upperBound
      if name == "@type" {
        item.types = texts(of: member.node).map { SchemaItem.localName($0) }
      } else {
        add(member.node, name, range, to: &item)
      }
    }
    return item
  }

  private func add(
    _ node: JSONNode, _ name: String, _ range: Range<Int>, to item: inout SchemaItem
  ) {
    switch node.value {
    case .array(let elements):
      for element in elements { add(element, name, range, to: &item) }
    case .object(let members):
      // A literal with its type: `{"@value": "50000", "@type": "xsd:integer"}`.
      if let value = members.first(where: { string($0.name) == "@value" }) {
        add(value.node, name, range, to: &item)
      } else {
        item.properties.append(
          SchemaItem.Property(name: name, value: .item(self.item(node)), range: range))
      }
    case .string(let place):
      append(string(place), base + place.lowerBound..<base + place.upperBound)
    case .number:
      append(
        String(decoding: PlainNumber.text(bytes[node.range]), as: UTF8.self),
        base + node.range.lowerBound..<base + node.range.upperBound)
    case .bool(let value):
      append(
        value ? "true" : "false", base + node.range.lowerBound..<base + node.range.upperBound)
    case .null: break
    }
    func append(_ text: String, _ place: Range<Int>) {
      item.properties.append(
        SchemaItem.Property(name: name, value: .text(text, place), range: range))
    }
  }

  private func texts(of node: JSONNode) -> [String] {
    switch node.value {
    case .string(let range): [string(range)]
    case .array(let elements): elements.flatMap(texts)
    default: []
    }
  }

  private func string(_ range: Range<Int>) -> String {
    foldedSpace(String(decoding: JSONText.decoded(range, of: bytes), as: UTF8.self))
  }
}

/// Returns a text with every run of white space as one space, and none at its ends.
func foldedSpace(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return text }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
