internal import Compensation

/// Reads a table's header and rows, and lists the rows that cannot be used.
struct DelimitedRows {
  /// How many rows of one document are named one by one.
  static let issueLimit = 5
  /// A quote that never closes is looked for to the end of the document; so many bytes beside
  /// twice the document's are read in vain before the rest is given up.
  private static let searchBudget = 8 << 20

  private let path: String
  private let bytes: [UInt8]
  private let layout: DelimitedLayout

  private(set) var header: [String] = []
  private(set) var headerLine = 1
  private(set) var rows: [DocumentTable.Row] = []
  private(set) var issues: [InputIssue] = []
  private var failures = 0

  init(path: String, bytes: [UInt8], layout: DelimitedLayout) {
    self.path = path
    self.bytes = bytes
    self.layout = layout
  }

  mutating func read() {
    var reader = DelimitedTextReader(bytes: bytes, delimiter: layout.delimiter, from: layout.start)
    // The line `sep=;` is the first.
    let linesBefore = layout.start > 0 ? 1 : 0
    var index = 0
    var position = layout.start
    var budget = DelimitedRows.searchBudget + 2 * bytes.count
    while true {
      do throws(DelimitedTextError) {
        guard var record = try reader.next() else { break }
        record.line += linesBefore
        position = record.range.upperBound
        if index == layout.headerIndex {
          headerLine = record.line
          header = record.fields.map { String(decoding: $0, as: UTF8.self) }
        } else if index > layout.headerIndex {
          add(record)
        }
        index += 1
      } catch {
        fail(error.line + linesBefore, error.column, error.description)
        guard error.reason == .unclosedQuote else { continue }
        budget -= bytes.count - position
        if budget < 0 {
          giveUp(at: error.line + linesBefore)
          break
        }
      }
    }
    summarize()
  }

  private mutating func add(_ record: DelimitedTextReader.Record) {
    var record = record
    if record.fields.count == 1, header.count > 1, DelimitedRows.isBlank(record.fields[0]) {
      return
    }
    while record.fields.count > header.count, let last = record.fields.last,
      DelimitedRows.isBlank(last)
    {
      record.fields.removeLast()
      record.fieldOffsets.removeLast()
    }
    guard record.fields.count == header.count else {
      fail(
        record.line, 1,
        "expected \(header.count) cells as in the header, found \(record.fields.count);"
          + " the row is left out, quote cells that hold the delimiter")
      return
    }
    rows.append(
      DocumentTable.Row(
        line: record.line, range: record.range, cells: record.fields,
        cellOffsets: record.fieldOffsets))
  }

  private static func isBlank(_ field: [UInt8]) -> Bool { field.allSatisfy { $0 <= 0x20 } }

  private mutating func fail(_ line: Int, _ column: Int, _ message: String) {
    failures += 1
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
