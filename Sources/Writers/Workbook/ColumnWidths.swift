/// The widths of a sheet's columns, worked out from what stands in them: libxlsxwriter 1.1.4 does
/// not know, and a spreadsheet asked to fit columns does so for each reader anew.
struct ColumnWidths {
  /// In characters of the default font.
  private(set) var widths: [Int] = []
  private let limits: [Int]

  init(of content: SheetContent) {
    limits = content.widthLimits
    for (_, block) in content.blocks {
      switch block {
      case .row(let cells):
        // A text flows over empty cells to its right; the last of a row sets no width.
        for (column, cell) in cells.enumerated().dropLast() where cell != nil {
          note(ColumnWidths.width(of: cell), column)
        }
      case .table(let table):
        for (column, header) in table.headers.enumerated() {
          note(ColumnWidths.headerWidth(header), column)
        }
        // The first thousand rows speak for the others.
        for index in 0..<min(table.rowCount, 1_000) {
          for (column, cell) in table.row(index).enumerated() {
            note(ColumnWidths.width(of: cell), column)
          }
        }
      case .chart: break
      }
    }
  }

  private mutating func note(_ width: Int, _ column: Int) {
    while widths.count <= column { widths.append(6) }
    let limit = column < limits.count ? limits[column] : 40
    widths[column] = max(widths[column], min(width, limit))
  }

  /// The longest word, as headers wrap, and room for the filter's button.
  private static func headerWidth(_ header: String) -> Int {
    let longest = header.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
    return longest + 4
  }

  private static func width(of cell: Cell?) -> Int {
    guard let cell else { return 0 }
    switch cell.value {
    case .text(let text):
      return (text.split(separator: "\n").map { DisplayWidth.of(String($0)) }.max() ?? 0) + 2
    case .number(let value), .formula(_, let value):
      return numberWidth(value, cell.style.numberFormat ?? "") + 2
    }
  }

  /// About the characters of a formatted number: its digits, groups, decimals, sign and symbol.
  private static func numberWidth(_ value: Double, _ format: String) -> Int {
    let whole = PlainNumber.text(of: abs(value).rounded(.down)).count
    let section = format.split(separator: ";").first.map(String.init) ?? ""
    let grouping = section.contains(",") ? (whole - 1) / 3 : 0
    let decimals = section.split(separator: ".").dropFirst().first?.prefix { $0 == "0" }.count ?? 0
    let hasSymbol = section.contains("[$") || section.contains("\"")
    let sign = value < 0 || section.hasPrefix("+") ? 1 : 0
    let percent = section.contains("%") ? 1 : 0
    return whole + grouping + (decimals > 0 ? decimals + 1 : 0) + (hasSymbol ? 4 : 0) + sign
      + percent
  }
}
