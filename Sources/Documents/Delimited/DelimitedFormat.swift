internal import Compensation

/// Tables as text: comma-separated, tab-separated and their kin.
struct DelimitedFormat: TextualFormat {
  static let extensions: Set<String> = ["csv", "tsv", "tab"]

  private let headers: HeaderTable

  init(headers: HeaderTable) { self.headers = headers }

  func recognizes(_ document: RawDocument) -> Bool {
    if DelimitedFormat.extensions.contains(document.fileExtension) { return true }
    // A name without an extension, as standard input has, says nothing; the header must.
    return document.fileExtension.isEmpty
      && layout(of: document.lead, isCut: document.leadIsCut, document).isRecognized
  }

  private func layout(
    of lead: [UInt8], isCut: Bool, _ document: RawDocument
  ) -> DelimitedLayout {
    DelimitedLayout(
      of: lead, isCut: isCut,
      preferred: UInt8(ascii: ["tsv", "tab"].contains(document.fileExtension) ? "\t" : ","),
      headers: headers)
  }

  func reading(of text: DecodedText, in document: RawDocument) -> DocumentReading {
    let layout = layout(
      of: Array(text.bytes.prefix(RawDocument.leadLength)),
      isCut: text.bytes.count > RawDocument.leadLength, document)
    var rows = DelimitedRows(path: document.path, bytes: text.bytes, layout: layout)
    rows.read()
    let table = DocumentTable(
      path: document.path, header: rows.header, columns: layout.columns, rows: rows.rows,
      bytes: text.bytes)
    return DocumentReading(
      format: layout.delimiter == 0x09 ? "tsv" : "csv",
      content: .table(table),
      issues: rows.issues + DelimitedFormat.missing(in: table, line: rows.headerLine))
  }

  /// Returns a warning for a role and for an amount that the header does not name.
  static func missing(in table: DocumentTable, line: Int) -> [InputIssue] {
    var wanted: [(thing: String, name: String)] = []
    if table.columns[.role] == nil { wanted.append(("the role", "role")) }
    if !DelimitedLayout.holdsAmount(table.columns) { wanted.append(("an amount", "salary")) }
    let names = table.header.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
    let more = table.header.count > 12 ? " and \(table.header.count - 12) more" : ""
    return wanted.map { thing, name in
      InputIssue(
        .warning, path: table.path, line: line, column: 1,
        message: "no column for \(thing) was recognised among \(names)\(more);"
          + " name one “\(name)”")
    }
  }
}
