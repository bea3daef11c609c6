import Compensation

// The roles that the cells of a table name.
extension TableReader {
  /// The role that a cell names, in its own words where the catalogue has none.
  static func role(
    in cell: Cell, of context: DocumentContext, _ extractor: Extractor
  ) -> AttachedRole? {
    guard !cell.source.isEmpty else { return nil }
    let mentions = extractor.roles.mentions(
      in: context.document.bytes, range: cell.source, language: context.language.code)
    var attached = AttachedRole()
    attached.isInSentence = true
    attached.written = cell.source
    if let mention = mentions.first {
      attached.role = mention.role
      attached.level = mention.level
    }
    if attached.level == nil {
      attached.level = cell.analyzed.marks.first { $0.category == .level }
        .flatMap { JobLevel(rawValue: $0.value) }
    }
    if cell.analyzed.marks.contains(where: { $0.category == .everyone }) {
      attached.isEveryone = true
    }
    return attached
  }

  /// The level that a cell without an amount states by itself.
  func level(in row: [Cell]) -> JobLevel? {
    for cell in row where cell.amounts.isEmpty {
      let whole = cell.analyzed.text.bytes.count
      if let mark = cell.analyzed.marks.first(where: { $0.category == .level }),
        mark.range.count + 8 >= whole
      {
        return JobLevel(rawValue: mark.value)
      }
    }
    return nil
  }
}
