/// The titles of occupations that a published table lists: O*NET's occupations and alternate titles,
/// ESCO's labels in a language.
public struct OccupationTitles: Sendable {
  /// An occupation with its titles.
  public struct Entry: Hashable, Sendable {
    /// Its code: of O*NET (`13-1082.00`) or of ISCO (`2421`).
    public var code: String
    /// The preferred title; `nil` in a table of other titles.
    public var title: String?
    public var otherTitles: [String]
  }

  /// The rows of the table; rows of one code stand for themselves.
  public let entries: [Entry]

  /// Reads a table; `nil` for one that lists no titles.
  public init?(_ table: DocumentTable) {
    guard let published = table.published, let code = published.columns[.code] else { return nil }
    switch published.kind {
    case .occupations, .alternateTitles, .labelledOccupations: break
    default: return nil
    }
    var entries: [Entry] = []
    var row = DocumentTable.Row()
    for number in table.rows.indices {
      table.rows.read(number, into: &row)
      let title = published.columns[.title].map { row.string($0) }
      var others = published.columns[.alternateTitle].map { [row.string($0)] } ?? []
      if let place = published.columns[.alternateLabels] {
        // A label a line within one cell.
        others += row.string(place).split(whereSeparator: \.isNewline).map(String.init)
      }
      entries.append(
        Entry(
          code: row.string(code), title: title?.isEmpty == true ? nil : title,
          otherTitles: others.filter { !$0.isEmpty }))
    }
    self.entries = entries
  }
}
