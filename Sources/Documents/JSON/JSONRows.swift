internal import Compensation

/// Puts objects together to a table: a column for each name, in the order in which names appear.
///
/// Objects within objects give columns such as `salary.min`; the values of lists stand in one
/// cell.
struct JSONRows {
  /// More names are keys of a dictionary and no columns.
  static let columnLimit = 1_000
  /// Objects within an object that are looked into.
  private static let depthLimit = 8

  /// A value and the column that it belongs to.
  struct Cell {
    var column: String
    var text: [UInt8]
    var offset: Int
  }

  private struct Row {
    var range: Range<Int>
    /// By the index of the column, ascending.
    var cells: [Int: (text: [UInt8], offset: Int)]
  }

  private let bytes: [UInt8]
  private var indices: [String: Int] = [:]
  private(set) var header: [String] = []
  private var rows: [Row] = []
  /// Records of payband that are no statement of pay.
  private(set) var otherRecords = 0
  private(set) var omittedColumns = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { rows.count }

  /// Adds an object as a row.
  mutating func add(_ node: JSONNode) {
    var cells: [Cell] = []
    flatten(node, path: "", depth: 0, into: &cells)
    if PaybandRecord.recognizes(cells) {
      guard let figure = PaybandRecord.cells(of: cells) else {
        otherRecords += 1
        return
      }
      cells = figure
    }
    append(cells, range: node.range)
  }

  /// Adds what a posting or an occupation states of its pay.
  mutating func add(_ pay: StructuredPay) {
    append(StructuredCells.cells(of: pay), range: pay.statement)
  }

  private mutating func append(_ cells: [Cell], range: Range<Int>) {
    var row = Row(range: range, cells: [:])
    for cell in cells {
      guard let index = index(of: cell.column) else { continue }
      if let earlier = row.cells[index] {
        row.cells[index] = (earlier.text + Array("; ".utf8) + cell.text, earlier.offset)
      } else {
        row.cells[index] = (cell.text, cell.offset)
      }
    }
    rows.append(row)
  }

  private mutating func index(of column: String) -> Int? {
    if let known = indices[column] { return known }
    guard header.count < JSONRows.columnLimit else {
      omittedColumns = true
      return nil
    }
    indices[column] = header.count
    header.append(column)
    return header.count - 1
  }

  private func flatten(_ node: JSONNode, path: String, depth: Int, into cells: inout [Cell]) {
    switch node.value {
    case .null: break
    case .bool(let value):
      cells.append(
        Cell(
          column: path, text: Array((value ? "true" : "false").utf8), offset: node.range.lowerBound)
      )
    case .number:
      cells.append(
        Cell(
          column: path, text: PlainNumber.text(bytes[node.range]), offset: node.range.lowerBound))
    case .string(let range):
      cells.append(
        Cell(column: path, text: JSONText.decoded(range, of: bytes), offset: range.lowerBound))
    case .array(let elements):
      guard depth < JSONRows.depthLimit else { return }
      for element in elements { flatten(element, path: path, depth: depth + 1, into: &cells) }
    case .object(let members):
      guard depth < JSONRows.depthLimit else { return }
      for member in members {
        let name = String(decoding: JSONText.decoded(member.name, of: bytes), as: UTF8.self)
        flatten(
          member.node, path: path.isEmpty ? name : "\(path).\(name)", depth: depth + 1,
          into: &cells)
      }
    }
  }

  /// Returns the table of the rows so far.
  func table(path: String, columns: [TableColumn: Int]) -> DocumentTable {
    let starts = DocumentText.lineStarts(of: bytes)
    var line = 0
    // Counted on from the row before: a document may be one line.
    var counted = (offset: 0, column: 1)
    return DocumentTable(
      path: path, header: header, columns: columns,
      rows: rows.map { row in
        while line + 1 < starts.count, starts[line + 1] <= row.range.lowerBound { line += 1 }
        if counted.offset < starts[line] || counted.offset > row.range.lowerBound {
          counted = (starts[line], 1)
        }
        counted.column += bytes.characterCount(in: counted.offset..<row.range.lowerBound)
        counted.offset = row.range.lowerBound
        var cells = Array(repeating: [UInt8](), count: header.count)
        var offsets = Array(repeating: row.range.upperBound, count: header.count)
        for (index, cell) in row.cells { (cells[index], offsets[index]) = (cell.text, cell.offset) }
        return DocumentTable.Row(
          line: line + 1, column: counted.column, range: row.range, cells: cells,
          cellOffsets: offsets)
      }, bytes: bytes)
  }
}
