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

  /// The height of a row in points where its cells need more than the usual one; programs do not
  /// agree on whether they work that out when they open a file.
  func height(of cells: [Cell?]) -> Double? {
    var height = 0.0
    for column in cells.indices {
      guard let style = cells[column]?.style, style.wraps || style.fontSize != nil else { continue }
      var lines = 1
      if style.wraps, column < widths.count, let text = cells[column]?.value.text {
        lines = ColumnWidths.lines(text, width: widths[column], isBold: style.isBold)
      }
      height = max(height, Double(lines) * (style.fontSize ?? 10) * 1.35 + 1.5)
    }
    // 409 points is the highest a row may be.
    return height > 15 ? min(height.rounded(.up), 409) : nil
  }

  /// The lines that a text takes when words wrap, a little generously.
  private static func lines(_ text: String, width: Int, isBold: Bool) -> Int {
    // A column's unit is a digit; letters are on the average narrower.
    let room = max(4, Double(width) * (isBold ? 1.1 : 1.22) - 2)
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }.reduce(0) { lines, line in
      var used = 0.0
      var count = 1
      for word in line.split(separator: " ") {
        let width = Double(DisplayWidth.of(String(word)))
        if used > 0, used + 1 + width > room {
          count += 1
          used = 0
        }
        // A word longer than the line, as in languages without spaces, breaks anywhere.
        let broken = ((width - 1) / room).rounded(.down)
        if broken > 0 {
          count += Int(broken)
          used = width - broken * room
        } else {
          used += width + (used > 0 ? 1 : 0)
        }
      }
      return lines + count
    }
  }

  private mutating func note(_ width: Int, _ column: Int) {
    while widths.count <= column { widths.append(6) }
    let limit = column < limits.count ? limits[column] : 40
    widths[column] = max(widths[column], min(width, limit))
  }

  /// The longest word, as headers wrap, and room for the filter's button.
  private static func headerWidth(_ header: String) -> Int {
    let words = header.split(separator: " ").map { word -> Int in
      // Scripts without spaces break anywhere.
      word.unicodeScalars.allSatisfy { DisplayWidth.of($0) == 2 }
        ? min(DisplayWidth.of(String(word)), 8) : DisplayWidth.of(String(word))
    }
    return (words.max() ?? 0) + 4
  }

  private static func width(of cell: Cell?) -> Int {
    guard let cell else { return 0 }
    switch cell.value {
    case .text(let text): return textWidth(text)
    case .number(let value): return numberWidth(value, cell.style.numberFormat ?? "") + 2
    case .formula(let formula):
      switch formula.result {
      case .number(let value): return numberWidth(value, cell.style.numberFormat ?? "") + 2
      case .text(let text): return textWidth(text)
      }
    }
  }

  private static func textWidth(_ text: String) -> Int {
    (text.split { $0.isNewline }.map { DisplayWidth.of(String($0)) }.max() ?? 0) + 2
  }

  /// About the characters of a formatted number: its digits, groups, decimals, sign and symbol.
  private static func numberWidth(_ value: Double, _ format: String) -> Int {
    if format.hasPrefix("yyyy") { return format.count }
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
