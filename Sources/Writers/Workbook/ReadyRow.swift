/// A row made ready for the library, which one thread calls: all that needs no library, worked out on
/// another core while the rows before are written.
struct ReadyRow: Sendable {
  let height: Double?
  let cells: [ReadyCell?]

  init(_ cells: [Cell?], _ widths: ColumnWidths) {
    height = widths.height(of: cells)
    self.cells = cells.map { $0.map(ReadyCell.init) }
  }
}

/// A cell with its text as a workbook can hold it, and the hash of its content: by reference, since the
/// library's thread only passes it on.
final class ReadyCell: Sendable {
  let cell: Cell
  /// What is seen of a text, or of a formula that gives one; empty for a number.
  let text: String
  let content: UInt64

  init(_ cell: Cell) {
    self.cell = cell
    text = cell.value.text.map(WorkbookText.cellText) ?? ""
    content =
      switch cell.value {
      case .text: WorkbookDigest.hash(of: text.utf8)
      case .number(let value): WorkbookDigest.hash(of: value.asWritten)
      case .formula(let formula):
        switch formula.result {
        case .number(let result):
          WorkbookDigest.hash(formula: formula.text.utf8, result: result.asWritten)
        case .text: WorkbookDigest.hash(formula: formula.text.utf8, result: text.utf8)
        }
      }
  }
}
