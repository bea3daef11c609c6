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
  /// The records that are the header, counted from 0 at `start`.
  var headerRows = 0..<1
  var columns: [TableColumn: Int] = [:]
  /// What is known of a table that is published in this form.
  var published: PublishedTable?

  /// The last record of the header.
  var headerIndex: Int { headerRows.upperBound - 1 }

  /// Looks at the start of a document.
  ///
  /// - Parameters:
  ///   - lead: The start as UTF-8.
  ///   - isCut: Whether the document goes on behind it.
  ///   - preferred: The delimiter where nothing tells.
  init(of lead: [UInt8], isCut: Bool, preferred: UInt8, finder: HeaderFinder) {
    delimiter = preferred
    if let declared = DelimitedLayout.declaration(in: lead) {
      delimiter = declared.delimiter
      start = declared.end
      take(DelimitedLayout.header(lead, start, delimiter, isCut, finder)?.found)
      return
    }
    var best = -1
    for candidate in [preferred] + DelimitedLayout.delimiters.filter({ $0 != preferred }) {
      guard let (found, sample) = DelimitedLayout.header(lead, 0, candidate, isCut, finder) else {
        continue
      }
      let width = found.cells.count
      let even = sample[found.rows.lowerBound...].count { $0.count == width }
      // Recognised columns tell most; then rows of equal length, if they have more than one cell.
      let known = found.columns.count + (found.published?.columns.count ?? 0)
      let score = known * 1_000 + (width > 1 ? even * 10 + min(width, 9) : 0)
      if score > best {
        best = score
        delimiter = candidate
        take(found)
      }
    }
  }

  private mutating func take(_ found: HeaderFinder.Found?) {
    guard let found else { return }
    headerRows = found.rows
    columns = found.columns
    published = found.published
  }

  /// Whether two lines that follow one another at a text's start hold as many of one delimiter, as
  /// those of every table do and few of running text, of which one at least ends no sentence: a
  /// header ends none.
  static func mayHaveRows(_ lead: [UInt8], of delimiters: [UInt8]) -> Bool {
    var earlier = [Int](repeating: 0, count: delimiters.count)
    var counts = earlier
    var lines = 0
    var isEmpty = true
    var last: UInt8 = 0
    var earlierEnds = false
    func areRows() -> Bool {
      !(earlierEnds && endsSentence(last)) && zip(counts, earlier).contains { $0 == $1 && $0 > 0 }
    }
    for byte in lead {
      guard byte == 0x0A || byte == 0x0D else {
        isEmpty = false
        if byte > 0x20 { last = byte }
        if let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
        continue
      }
      if isEmpty { continue }
      if areRows() { return true }
      earlierEnds = endsSentence(last)
      (earlier, counts) = (counts, [Int](repeating: 0, count: delimiters.count))
      isEmpty = true
      lines += 1
      if lines > headerDepth { return false }
    }
    return areRows()
  }

  /// Whether a line's last byte ends a sentence; of the sign of Chinese, its last.
  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      || byte == 0x82
  }

  /// Whether the header names a role and an amount, which no running text does by chance.
  var isRecognized: Bool {
    published != nil || (columns[.role] != nil && DelimitedLayout.holdsAmount(columns))
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

  private static func header(
    _ lead: [UInt8], _ start: Int, _ delimiter: UInt8, _ isCut: Bool, _ finder: HeaderFinder
  ) -> (found: HeaderFinder.Found, sample: [[String]])? {
    let sample = sample(lead, start, delimiter, isCut)
    return finder.find(in: sample, depth: headerDepth).map { ($0, sample) }
  }

  private static func sample(
    _ lead: [UInt8], _ start: Int, _ delimiter: UInt8, _ isCut: Bool
  ) -> [[String]] {
    var reader = DelimitedTextReader(bytes: lead, delimiter: delimiter, from: start)
    var records: [[String]] = []
    while records.count < sampleLength {
      do throws(DelimitedTextError) {
        guard let record = try reader.next() else { break }
        // What the cut goes through is no whole record.
        if isCut, record.range.upperBound == lead.count { break }
        records.append(record.fields.map { String(decoding: $0, as: UTF8.self) })
      } catch {
        if error.reason == .unclosedQuote { break }
      }
    }
    return records
  }
}
