internal import Compensation

/// The strings of a document as its text, each a paragraph.
struct JSONStrings {
  private let bytes: [UInt8]
  private var text = VisibleText()
  private var blocks: [TextBlock] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isEmpty: Bool { blocks.isEmpty }

  /// Adds the strings within a value, without the names of members.
  mutating func add(_ node: JSONNode) {
    switch node.value {
    case .string(let range): add(range)
    case .array(let elements): for element in elements { add(element) }
    case .object(let members): for member in members { add(member.node) }
    case .null, .bool, .number: break
    }
  }

  private mutating func add(_ range: Range<Int>) {
    guard bytes[range].contains(where: { $0 > 0x20 }) else { return }
    if text.count > 0 { text.append(separator: 0x0A) }
    let start = text.count
    JSONText.forEachPiece(range, of: bytes) { character, place in
      text.append(character, for: place)
    }
    blocks.append(TextBlock(.paragraph, range: start..<text.count))
  }

  func document(path: String) -> DocumentText {
    DocumentText(
      path: path, bytes: text.bytes, blocks: blocks, origins: text.origins, decodedBytes: bytes)
  }
}
