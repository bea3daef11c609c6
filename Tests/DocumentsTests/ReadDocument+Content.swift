import Compensation
import Documents

extension ReadDocument {
  /// The text, where the document is one.
  var text: DocumentText? {
    if case .text(let text) = content { text } else { nil }
  }

  /// The table, where the document is one.
  var table: DocumentTable? {
    if case .table(let table) = content { table } else { nil }
  }

  /// The issues as a user reads them.
  var messages: [String] { issues.map(\.description) }
}

extension DocumentText {
  /// The visible text.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a block.
  func string(of block: TextBlock) -> String { String(decoding: bytes[block.range], as: UTF8.self) }

  /// Every block as its kind and its text.
  var outline: [String] {
    blocks.map { block in
      let kind =
        switch block.kind {
        case .heading(let level): "h\(level)"
        case .paragraph: "p"
        case .listItem: "li"
        case .tableRow(let table, let isHeader): "\(isHeader ? "th" : "tr")\(table)"
        case .caption(let table): "caption\(table)"
        }
      return "\(kind): \(string(of: block))"
    }
  }

  /// The place of the first occurrence of a piece of the visible text.
  func place(of piece: String) -> SourceLocation? {
    let wanted = Array(piece.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: wanted) }
      .map { location(of: $0..<$0 + wanted.count) }
  }
}

extension DocumentTable {
  /// The rows' cells as text.
  var strings: [[String]] {
    rows.map { row in row.cells.map { String(decoding: $0, as: UTF8.self) } }
  }
}
