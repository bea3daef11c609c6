internal import Compensation
internal import Extraction

/// What a table is, which column was taken for what, and what became of its rows, in words.
struct TableNote {
  let text: String

  init(_ table: DocumentTable, counts: RowCounts, unused: UnusedPay) {
    var parts: [String] = []
    if let published = table.published {
      let years = [published.year, published.toYear].compactMap { $0.map(String.init) }
      parts.append(published.name + (years.isEmpty ? "" : " \(years.joined(separator: "–"))"))
    }
    let sheet = table.sheet.map { "“\($0.name)”: " } ?? ""
    parts.append("\(sheet)\(table.rows.count) rows")
    if let repeats = table.published?.repeats {
      parts.append("which “\(repeats)” has too")
    } else if table.published?.kind.isReference == true {
      parts.append("a reference, no pay")
    } else {
      parts += TableNote.rests(counts, unused)
    }
    text = ([parts.joined(separator: ", ")] + [TableNote.columns(table)]).compactMap { $0 }
      .joined(separator: "; ")
  }

  private static func rests(_ counts: RowCounts, _ unused: UnusedPay) -> [String] {
    [
      (counts.groupRows, "of groups of occupations"), (counts.notGranted, "not certified"),
      (counts.withoutPay, "without pay"), (counts.withoutRole, "without a role of the catalogue"),
      (counts.withoutCurrency, "without a currency"),
      (unused.withoutMarket, "without a market"), (unused.oneSided, "with a bound only"),
      (counts.withheld, "wages withheld"), (counts.topCoded, "wages above the highest published"),
    ].compactMap { count, what in count > 0 ? "\(count) \(what)" : nil }
  }

  /// Which column was taken for what, in the order of the table.
  private static func columns(_ table: DocumentTable) -> String? {
    guard table.published == nil, !table.columns.isEmpty else { return nil }
    let taken = table.columns.sorted { $0.value < $1.value }.map { column, index in
      let header = table.header[index].split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      return "\(column.rawValue) “\(header)”"
    }
    return "columns: \(taken.joined(separator: ", "))"
  }
}
