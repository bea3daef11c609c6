internal import Compensation

/// What separates the cells of a table, and where its header is.
struct DelimitedLayout {
  /// The delimiters that are told apart.
  static let delimiters = [",", ";", "\t", "|"].map { Array($0.utf8)[0] }
  /// How many records are looked at.
  private static let sampleLength = 25
  /// How many records may stand above the header: a title, notes.
  private static let headerDepth = 10

  var delimiter: UInt8
  /// Where the first record begins: behind a line `sep=;`.
  var start = 0
  /// The record that is the header, counted from 0 at `start`.
  var headerIndex = 0
  var columns: [TableColumn: Int] = [:]

  /// Looks at the start of a document.
  ///
  /// - Parameters:
  ///   - lead: The start as UTF-8.
  ///   - isCut: Whether the document goes on behind it.
  ///   - preferred: The delimiter where nothing tells.
  init(of lead: [UInt8], isCut: Bool, preferred: UInt8, headers: HeaderTable) {
    delimiter = preferred
    if let declared = DelimitedLayout.declaration(in: lead) {
      delimiter = declared.delimiter
      start = declared.end
      let sample = DelimitedLayout.sample(lead, start, delimiter, isCut)
      (headerIndex, columns) = DelimitedLayout.header(of: sample, headers)
      return
    }
    var best = -1
    for candidate in [preferred] + DelimitedLayout.delimiters.filter({ $0 != preferred }) {
      let sample = DelimitedLayout.sample(lead, 0, candidate, isCut)
      let (index, columns) = DelimitedLayout.header(of: sample, headers)
      guard index < sample.count else { continue }
      let width = sample[index].count
      let even = sample[index...].count { $0.count == width }
      // Recognised columns tell most; then rows of equal length, if they have more than one cell.
      let score = columns.count * 1_000 + (width > 1 ? even * 10 + min(width, 9) : 0)
      if score > best {
        best = score
        (delimiter, headerIndex, self.columns) = (candidate, index, columns)
      }
    }
  }

  /// Whether the header names a role and an amount, which no running text does by chance.
  var isRecognized: Bool {
    columns[.role] != nil && DelimitedLayout.holdsAmount(columns)
  }

  static func holdsAmount(_ columns: [TableColumn: Int]) -> Bool {
    [.amount, .minimum, .maximum, .mean, .median, .p10, .p25, .p75, .p90]
      .contains { columns[$0] != nil }
  }

  /// Reads the line `sep=;` that spreadsheets write.
  private static func declaration(in lead: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    let prefix = Array("sep=".utf8)
    guard lead.count > prefix.count, lead.starts(with: prefix) else { return nil }
    var end = prefix.count + 1
    guard end < lead.count, lead[end] == 0x0A || lead[end] == 0x0D else { return nil }
    end += lead[end] == 0x0D && end + 1 < lead.count && lead[end + 1] == 0x0A ? 2 : 1
    return (lead[prefix.count], end)
  }

  private static func sample(
    _ lead: [UInt8], _ start: Int, _ delimiter: UInt8, _ isCut: Bool
  ) -> [[[UInt8]]] {
    var reader = DelimitedTextReader(bytes: lead, delimiter: delimiter, from: start)
    var records: [[[UInt8]]] = []
    while records.count < sampleLength {
      do throws(DelimitedTextError) {
        guard let record = try reader.next() else { break }
        // What the cut goes through is no whole record.
        if isCut, record.range.upperBound == lead.count { break }
        records.append(record.fields)
      } catch {
        if error.reason == .unclosedQuote { break }
      }
    }
    return records
  }

  /// Returns the record that names a role and an amount, else the first that is not blank.
  private static func header(
    of records: [[[UInt8]]], _ headers: HeaderTable
  ) -> (index: Int, columns: [TableColumn: Int]) {
    var first: (Int, [TableColumn: Int])?
    for (index, fields) in records.prefix(headerDepth).enumerated() {
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      let columns = headers.columns(of: fields.map { String(decoding: $0, as: UTF8.self) })
      if columns[.role] != nil, holdsAmount(columns) { return (index, columns) }
      if first == nil { first = (index, columns) }
    }
    return first ?? (0, [:])
  }
}
