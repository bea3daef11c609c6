internal import Compensation

/// Finds a table's header and rows, and lists the rows that cannot be used.
///
/// Of a row its place is kept; its cells are read when they are asked for.
struct DelimitedRows {
  /// How many rows of one document are named one by one.
  static let issueLimit = 5
  /// A quote that never closes is looked for to the end of the document; so many bytes beside
  /// twice the document's are read in vain before the rest is given up.
  private static let searchBudget = 8 << 20

  private let path: String
  private let bytes: [UInt8]
  private let layout: DelimitedLayout
  private let scanner: RowScanner

  private(set) var header: [String] = []
  private(set) var headerLine = 1
  private(set) var issues: [InputIssue] = []
  private var starts: [Int] = []
  private var lines: [Int32] = []
  private var failures = 0
  private var position: Int
  /// The line that `position` is on.
  private var line: Int

  /// What a row is found to be.
  private enum Finding {
    case row(cells: Int, isBlank: Bool)
    case unclosed(at: Int)
    case textAfterQuote(at: Int, line: Int)
  }

  init(path: String, bytes: [UInt8], layout: DelimitedLayout) {
    self.path = path
    self.bytes = bytes
    self.layout = layout
    scanner = RowScanner(delimiter: layout.delimiter)
    position = layout.start
    // The line `sep=;` is the first.
    line = layout.start > 0 ? 2 : 1
  }

  /// The rows behind the header.
  var rows: TableRows {
    TableRows(
      bytes,
      form: TableRows.Form(delimiter: layout.delimiter, isQuoted: true, width: header.count),
      starts: starts, lines: lines)
  }

  mutating func read() {
    var index = 0
    var budget = DelimitedRows.searchBudget + 2 * bytes.count
    while position < bytes.count {
      let start = position
      let startLine = line
      switch scan() {
      case .row(let cells, let isBlank):
        if index > layout.headerIndex {
          if !isBlank { add(start, startLine, cells: cells) }
        } else {
          readHeader(index, from: start, line: startLine)
        }
        index += 1
      case .textAfterQuote(let place, let line):
        fail(
          DelimitedTextError(
            reason: .textAfterQuote, line: line, column: column(of: place), offset: place))
      case .unclosed(let place):
        fail(
          DelimitedTextError(
            reason: .unclosedQuote, line: startLine, column: column(of: place), offset: place))
        line = startLine
        position = start
        skipLine()
        budget -= bytes.count - position
        if budget < 0 {
          giveUp(at: startLine)
          position = bytes.count
        }
      }
    }
    summarize()
  }

  /// Reads the row at the position and steps behind its line break.
  private mutating func scan() -> Finding {
    var cells = 0
    var isBlank = true
    while true {
      let cell = scanner.cell(in: bytes, at: position)
      if cell.isUnclosed { return .unclosed(at: position) }
      let isQuoted = cell.text.lowerBound > position
      if isQuoted { line += lineBreaks(in: cell.text) }
      cells += 1
      if isBlank, !isBlankText(cell.text) { isBlank = false }
      position = cell.end
      guard position < bytes.count else { break }
      if bytes[position] == layout.delimiter {
        position += 1
        continue
      }
      guard scanner.ends(bytes[position]) else {
        let finding = Finding.textAfterQuote(at: position, line: line)
        skipLine()
        return finding
      }
      break
    }
    skipLineBreak()
    // A line without a delimiter and text is none of a table with several columns.
    return .row(cells: cells, isBlank: isBlank && cells == 1)
  }

  private func lineBreaks(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] == 0x0A || bytes[index] == 0x0D {
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      count += 1
    }
    return count
  }

  private func isBlankText(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 <= 0x20 }
  }

  private mutating func skipLineBreak() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    skipLineBreak()
  }

  private mutating func readHeader(_ index: Int, from start: Int, line: Int) {
    guard layout.headerRows.contains(index) else { return }
    let cells = cells(from: start)
    if index == layout.headerIndex { headerLine = line }
    header = index == layout.headerRows.lowerBound ? cells : HeaderLines.joined(header, cells)
  }

  private func cells(from start: Int) -> [String] {
    var reader = DelimitedTextReader(bytes: bytes, delimiter: layout.delimiter, from: start)
    guard let record = try? reader.next() else { return [] }
    return record.fields.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func add(_ start: Int, _ line: Int, cells: Int) {
    if cells != header.count, cells < header.count || !restIsBlank(start, from: header.count) {
      failures += 1
      note(
        line, 1,
        "expected \(header.count) cells as in the header, found \(cells);"
          + " the row is left out, quote cells that hold the delimiter")
      return
    }
    starts.append(start)
    lines.append(Int32(clamping: line))
  }

  /// Whether the cells of a row from one on are blank, as those of a trailing comma are.
  private func restIsBlank(_ start: Int, from index: Int) -> Bool {
    var place = start
    var count = 0
    while true {
      let cell = scanner.cell(in: bytes, at: place)
      if count >= index, !isBlankText(cell.text) { return false }
      count += 1
      guard cell.end < bytes.count, bytes[cell.end] == layout.delimiter else { return true }
      place = cell.end + 1
    }
  }

  private func column(of place: Int) -> Int {
    var column = 1
    var index = place
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D {
      index -= 1
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
    return column
  }

  private mutating func fail(_ error: DelimitedTextError) {
    failures += 1
    note(error.line, error.column, error.description)
  }

  private mutating func note(_ line: Int, _ column: Int, _ message: String) {
    guard failures <= DelimitedRows.issueLimit else { return }
    issues.append(InputIssue(.error, path: path, line: line, column: column, message: message))
  }

  private mutating func giveUp(at line: Int) {
    issues.append(
      InputIssue(
        .error, path: path, line: line, column: 1,
        message: "expected quotes that close, found too many that do not, and the rest is left"
          + " out; double or remove the quotes"))
  }

  private mutating func summarize() {
    guard failures > DelimitedRows.issueLimit else { return }
    issues.append(
      InputIssue(
        .error, path: path,
        message: "expected rows like the header, found \(failures) that are not, of which"
          + " \(DelimitedRows.issueLimit) are named; check the delimiter and the quotes"))
  }
}
