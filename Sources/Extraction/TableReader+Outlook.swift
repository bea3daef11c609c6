import Compensation

// Prospects in a table's cells: `Job outlook | 6%`.
extension TableReader {
  /// Returns the statement of each cell with a percentage below a header that speaks of prospects.
  func outlooks(
    _ row: [Cell], passage: Int, role: AttachedRole, context: DocumentContext
  ) -> [Record] {
    var records: [Record] = []
    for (index, cell) in row.enumerated() where isOfProspects(column: index) {
      let whole = 0..<cell.analyzed.text.bytes.count
      let figures = OutlookFigures(analyzed: cell.analyzed, sentence: whole)
      guard let percent = figures.percent(near: 0..<0, within: Int.max) else { continue }
      let isDecline = isNegative(cell, before: percent.place.lowerBound)
      let source = context.passages[passage].range
      var statement = OutlookStatement(
        location: context.location(of: source), language: cell.analyzed.language.code,
        direction: percent.value == 0 ? .stable : isDecline ? .decline : .growth,
        quote: context.folded(source), confidence: 0.9)
      statement.growthPercent = isDecline ? -percent.value : percent.value
      statement.role = role.role
      statement.roleAsWritten = role.written.map { context.folded($0) }
      let header = headers[index].analyzed
      let years = OutlookFigures(analyzed: header, sentence: 0..<header.text.bytes.count)
        .years(near: 0..<0)
      statement.fromYear = years.from
      statement.toYear = years.to
      records.append(.outlook(statement))
    }
    return records
  }

  private func isOfProspects(column index: Int) -> Bool {
    guard headers.indices.contains(index) else { return false }
    let header = headers[index].analyzed
    let speaks = header.marks.contains { mark in
      mark.category == .outlookSubject
        // `Growth, 2023–33`
        || (mark.category == .outlookDirection && roleColumn != nil
          && OutlookFigures(analyzed: header, sentence: 0..<header.text.bytes.count)
            .years(near: mark.range).to != nil)
    }
    return speaks
      && !header.marks.contains { $0.category == .outlookBlock || $0.category == .pay }
  }

  /// Whether a minus or a word of decline stands before the number.
  private func isNegative(_ cell: Cell, before place: Int) -> Bool {
    let bytes = cell.analyzed.text.bytes
    var start = place
    while start > 0, isDigit(bytes[start - 1]) || " .,".utf8.contains(bytes[start - 1]) {
      start -= 1
    }
    let isMinus = start > 0 && (bytes[start - 1] == UInt8(ascii: "-") || bytes[start - 1] == 0x93)
    return isMinus
      || cell.analyzed.marks.contains {
        $0.category == .outlookDirection && $0.text == "decline"
      }
  }
}
