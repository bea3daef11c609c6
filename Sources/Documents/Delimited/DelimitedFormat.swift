internal import Compensation

/// Tables as text: comma-separated, tab-separated and their kin.
struct DelimitedFormat: TextualFormat {
  static let extensions: Set<String> = ["csv", "tsv", "tab"]

  private let finder: HeaderFinder

  init(finder: HeaderFinder) { self.finder = finder }

  func recognizes(_ document: RawDocument) -> Bool {
    if DelimitedFormat.extensions.contains(document.fileExtension) { return true }
    // A name without an extension, as standard input has, says nothing; the header must. Text is a
    // table only where it is one that is published as text.
    // What is published as text has tabs between its cells; commas are anywhere.
    let isText = document.fileExtension == "txt"
    guard document.fileExtension.isEmpty || isText,
      DelimitedLayout.mayHaveRows(document.lead, of: isText ? [0x09] : DelimitedLayout.delimiters)
    else { return false }
    let layout = layout(of: document.lead, isCut: document.leadIsCut, document)
    return document.fileExtension.isEmpty ? layout.isRecognized : layout.published != nil
  }

  /// Whether the first line goes on behind the start in which the header is looked for.
  private static func hasEndlessHeader(_ lead: [UInt8], isCut: Bool) -> Bool {
    isCut && !lead.contains { $0 == 0x0A || $0 == 0x0D }
  }

  private func layout(
    of lead: [UInt8], isCut: Bool, _ document: RawDocument
  ) -> DelimitedLayout {
    DelimitedLayout(
      of: lead, isCut: isCut,
      preferred: UInt8(ascii: ["tsv", "tab"].contains(document.fileExtension) ? "\t" : ","),
      finder: finder)
  }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    let lead = Array(text.bytes.prefix(RawDocument.leadLength))
    let isCut = text.bytes.count > lead.count
    guard !DelimitedFormat.hasEndlessHeader(lead, isCut: isCut) else {
      return DocumentReading(
        format: document.fileExtension == "csv" ? "csv" : "tsv",
        issues: [
          InputIssue(
            .error, path: document.path, line: 1, column: 1,
            message: "expected a first line of at most \(RawDocument.leadLength >> 10) KiB, found a"
              + " longer one; leave out columns that say nothing of pay")
        ])
    }
    let layout = layout(of: lead, isCut: isCut, document)
    var rows = DelimitedRows(path: document.path, bytes: text.bytes, layout: layout)
    rows.read()
    var table = DocumentTable(
      path: document.path, header: rows.header, columns: layout.columns, rows: rows.rows,
      bytes: text.bytes)
    table.published = layout.published
    if layout.published?.kind == .wageSurvey {
      let year = PublishedNotes.year(in: document.path)
      table.published?.year = year
      table.published?.topCode = finder.published.topCode(of: year)
    }
    return DocumentReading(
      format: layout.delimiter == 0x09 ? "tsv" : "csv",
      content: .table(table),
      issues: rows.issues + finder.issues(on: table, line: rows.headerLine))
  }
}

extension HeaderFinder {
  /// Returns what the user has to know of a table's header: that no column for the role or for an
  /// amount was recognised, that a column which was named does not exist.
  func issues(on table: DocumentTable, line: Int) -> [InputIssue] {
    if table.published != nil { return [] }
    let names = table.header.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
    let more = table.header.count > 12 ? " and \(table.header.count - 12) more" : ""
    let named = headers.missing(in: table.header).map { header in
      InputIssue(
        .error, path: table.path, line: line, column: 1,
        message: "expected the column “\(header)” that --map names, found \(names)\(more);"
          + " name one of these")
    }
    var wanted: [(thing: String, name: String)] = []
    if table.columns[.role] == nil { wanted.append(("the role", "role")) }
    if !DelimitedLayout.holdsAmount(table.columns) { wanted.append(("an amount", "salary")) }
    return named
      + wanted.map { thing, name in
        InputIssue(
          .warning, path: table.path, line: line, column: 1,
          message: "no column for \(thing) was recognised among \(names)\(more);"
            + " name one “\(name)”")
      }
  }
}
