internal import Compensation

extension WorkbookWriter {
  /// Writes one table as a workbook, row by row to disk, and reads it back; what `Benchmarks/writing`
  /// measures.
  ///
  /// - Returns: How long writing took, and reading back.
  package static func write(
    _ table: DataTable, to path: String
  ) throws(WriterError) -> (writing: Duration, reading: Duration) {
    let publication = try Publication(path: path)
    let clock = ContinuousClock()
    let start = clock.now
    var workbook = try Workbook(for: publication, isStreamed: true)
    var content = SheetContent(table.name)
    content.frozenRows = 1
    content.add(
      .table(
        TableContent(name: "Table", headers: table.columns, rowCount: table.rowCount) { index in
          table.row(index).map(Cell.init)
        }))
    try workbook.add(content, pages: PageText(header: "", footer: ""))
    let digest = workbook.digest
    try workbook.close()
    let written = clock.now
    try WorkbookVerifier(path: path, file: publication.temporaryPath).verify(digest)
    let read = clock.now
    try publication.publish()
    return (written - start, read - written)
  }
}

extension Cell {
  fileprivate init?(_ value: FieldValue) {
    switch value {
    case .null: return nil
    case .text(let text): self = .text(text)
    case .integer(let number): self = .number(number)
    case .amount(let amount): self = .number(amount.doubleValue, .stated)
    case .number(let number): self = .number(number, .stated)
    }
  }
}
