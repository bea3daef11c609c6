/// A table for the terminal: columns in line, numbers to the right, wide characters counted as two,
/// no line longer than the terminal.
///
/// Where the columns do not fit, those that may be cut are cut, with `…`; where that is not enough,
/// the least important columns are left out, and a last line says which. Columns that may be left
/// out and have no text in any row are not shown at all.
public struct TerminalTable: Sendable {
  /// A column of a table.
  public struct Column: Sendable {
    public var header: String
    public var isNumber: Bool
    /// 0 for a column that always stays; the highest is left out first.
    public var priority: Int
    /// The width to which the column may be cut; `nil` where it has to stay whole.
    public var minimumWidth: Int?

    public init(
      _ header: String, isNumber: Bool = false, priority: Int = 0, minimumWidth: Int? = nil
    ) {
      self.header = header
      self.isNumber = isNumber
      self.priority = priority
      self.minimumWidth = minimumWidth
    }
  }

  public var columns: [Column]
  /// As many cells as columns in each; what would disturb a terminal is replaced.
  public var rows: [[String]]

  public init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Returns the lines, each ended by a line feed.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; 80 where it is none.
  ///   - usesColor: Whether the header is bold, by an escape sequence.
  public func rendered(width: Int = 80, usesColor: Bool = false) -> String {
    let cells = rows.map { row in row.map(TerminalText.neutral) }
    let headers = columns.map { TerminalText.neutral($0.header) }
    let natural = columns.indices.map { column in
      cells.reduce(DisplayWidth.of(headers[column])) { widest, row in
        column < row.count ? max(widest, DisplayWidth.of(row[column])) : widest
      }
    }
    let filled = columns.indices.filter { column in
      columns[column].priority == 0
        || cells.contains { column < $0.count && !$0[column].isEmpty }
    }
    let (shown, widths) = layout(filled, natural, width: width)
    func line(_ row: [String]) -> String {
      let parts = zip(shown, widths).map { column, width in
        TerminalText.padded(
          TerminalText.fitted(column < row.count ? row[column] : "", width: width), width: width,
          isRight: columns[column].isNumber)
      }
      var text = parts.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }
    var text = TerminalColor.bold(line(headers), usesColor) + "\n"
    for row in cells { text += line(row) + "\n" }
    let omitted = filled.filter { !shown.contains($0) }.map { headers[$0] }
    if !omitted.isEmpty {
      let note = "(not shown for want of room: \(omitted.joined(separator: ", ")))"
      text += TerminalText.fitted(note, width: width) + "\n"
    }
    return text
  }

  /// Chooses the columns that are shown and their widths.
  private func layout(
    _ filled: [Int], _ natural: [Int], width: Int
  ) -> (shown: [Int], widths: [Int]) {
    var shown = filled
    while true {
      var widths = shown.map { natural[$0] }
      var excess = widths.reduce(0, +) + 2 * (shown.count - 1) - width
      // The widest of those that may shrink gives first.
      while excess > 0 {
        let candidates = shown.indices.filter {
          widths[$0] > max(columns[shown[$0]].minimumWidth ?? Int.max, 1)
        }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
      let least = shown.max { (columns[$0].priority, $0) < (columns[$1].priority, $1) }
      guard excess > 0, let least, columns[least].priority > 0 else { return (shown, widths) }
      shown.removeAll { $0 == least }
    }
  }
}

/// The escape sequences that a terminal takes, where they are asked for.
enum TerminalColor {
  static func bold(_ text: String, _ isOn: Bool) -> String {
    isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  static func dim(_ text: String, _ isOn: Bool) -> String {
    isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
}
