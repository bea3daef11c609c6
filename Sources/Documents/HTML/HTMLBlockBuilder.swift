internal import Compensation

/// Puts the visible text of a page or another marked-up document together: blocks, and the rows and cells of tables.
///
/// A *segment* is text that nothing separates. Outside of tables it is a block; the segments of a
/// row are one block with its cells joined by tab characters, unless the row only lays out the
/// page.
struct HTMLBlockBuilder {
  private(set) var text = VisibleText()
  private(set) var blocks: [TextBlock] = []
  private var tables: [HTMLTable] = []
  private var tableCount = 0
  private var segment: (start: Int, kind: TextBlock.Kind)?
  /// Where white space was met that counts only if text follows.
  private var pendingSpace: Int?
  private var pendingBreaks = 0
  private var awaitsSuperscript = false
  /// How many more bytes of cells that span rows may be repeated, so that a small page stays small.
  private var repeatBudget = 1 << 20

  /// The number of the innermost table.
  var table: Int { tables.last?.number ?? tableCount }
  /// Whether text belongs to a row of a table.
  var isInRow: Bool { tables.last?.row != nil }

  /// Adds a visible byte; `kind` is the block's that it begins, should it begin one.
  mutating func append(_ byte: UInt8, from source: Int, in kind: TextBlock.Kind) {
    prepare(for: byte, in: kind)
    text.append(byte, from: source)
  }

  /// Adds a run of text as it stands in the source, white space folded but for preformatted text.
  mutating func append(
    _ run: UnsafeBufferPointer<UInt8>, from source: Int, in kind: TextBlock.Kind,
    isPreformatted: Bool
  ) {
    var index = 0
    while index < run.count {
      let byte = unsafe run[index]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        let isBreak = isPreformatted && (byte == 0x0A || byte == 0x0D)
        let isPair = unsafe byte == 0x0D && index + 1 < run.count && run[index + 1] == 0x0A
        if !isBreak { space(at: source + index) } else if !isPair { lineBreak() }
        index += 1
      } else if unsafe HTMLBlockBuilder.isSoftHyphen(at: index, in: run) {
        index += 2
      } else {
        let end = unsafe HTMLBlockBuilder.wordsEnd(from: index, in: run)
        prepare(for: byte, in: kind)
        unsafe text.append(
          UnsafeBufferPointer(rebasing: run[index..<end]), from: source + index)
        index = end
      }
    }
  }

  /// A place where a word may be parted: it is not shown, and would part a word for a search.
  private static func isSoftHyphen(
    at index: Int, in run: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    unsafe run[index] == 0xC2 && index + 1 < run.count && run[index + 1] == 0xAD
  }

  /// Returns where words end that single spaces part, which stay as they are.
  private static func wordsEnd(from start: Int, in run: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start + 1
    while index < run.count {
      let byte = unsafe run[index]
      if byte <= 0x20 {
        guard unsafe byte == 0x20 && index + 1 < run.count && run[index + 1] > 0x20 else {
          // Control characters were replaced before.
          return index
        }
      } else if byte == 0xC2, unsafe isSoftHyphen(at: index, in: run) {
        // A space before it would wait for a word.
        return unsafe run[index - 1] == 0x20 ? index - 1 : index
      }
      index += 1
    }
    return index
  }

  /// Adds the character that a reference in the source stands for.
  mutating func append(_ character: [UInt8], for source: Range<Int>, in kind: TextBlock.Kind) {
    prepare(for: character.first ?? 0, in: kind)
    text.append(character, for: source)
  }

  mutating func space(at source: Int) {
    if pendingSpace == nil { pendingSpace = source }
  }

  /// Ends a line within the block.
  mutating func lineBreak() {
    if segment != nil { pendingBreaks = min(pendingBreaks + 1, 2) }
  }

  /// Keeps the digits of a note's mark from being read as part of the number before it.
  mutating func beginSuperscript() { awaitsSuperscript = true }

  private mutating func prepare(for byte: UInt8, in kind: TextBlock.Kind) {
    if segment == nil {
      beginSegment(kind)
    } else if pendingBreaks > 0 {
      for _ in 0..<pendingBreaks { text.append(separator: 0x0A) }
    } else if let source = pendingSpace {
      text.append(0x20, from: source)
    } else if awaitsSuperscript, HTMLBlockBuilder.isDigit(byte),
      text.bytes.last.map(HTMLBlockBuilder.isDigit) == true
    {
      text.append(separator: 0x20)
    }
    awaitsSuperscript = false
    pendingSpace = nil
    pendingBreaks = 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func beginSegment(_ kind: TextBlock.Kind) {
    if isInRow {
      prepareRow()
    } else if text.count > 0 {
      text.append(separator: 0x0A)
    }
    segment = (text.count, kind)
  }

  /// Ends the text that belongs together, where a block begins or ends.
  mutating func endSegment() {
    pendingSpace = nil
    pendingBreaks = 0
    awaitsSuperscript = false
    guard let (start, kind) = segment else { return }
    segment = nil
    let block = TextBlock(kind, range: start..<text.count)
    if isInRow {
      withRow { $0.add(block) }
    } else {
      blocks.append(block)
    }
  }

  /// Writes what separates the next text of a row from what stands before it.
  private mutating func prepareRow() {
    guard let row = tables.last?.row else { return }
    let before = text.count
    if row.start == nil || row.isLayout || row.cellHasText {
      if before > 0 { text.append(separator: 0x0A) }
    }
    let start = row.start ?? text.count
    if !row.isLayout {
      for _ in 0..<row.pendingTabs { text.append(separator: 0x09) }
    }
    withRow {
      $0.pendingTabs = 0
      if $0.start == nil { $0.origin = before }
      $0.start = start
    }
  }

  private mutating func withRow(_ change: (inout HTMLTable.Row) -> Void) {
    guard let last = tables.indices.last, var row = tables[last].row else { return }
    change(&row)
    tables[last].row = row
  }

  mutating func openTable() {
    endSegment()
    // A row that holds a table lays out the page.
    if isInRow { endLayout() }
    tableCount += 1
    tables.append(HTMLTable(number: tableCount))
  }

  mutating func closeTable() {
    closeRow()
    if !tables.isEmpty { tables.removeLast() }
  }

  mutating func setTableHead(_ isInHead: Bool) {
    closeRow()
    guard let last = tables.indices.last else { return }
    tables[last].isInHead = isInHead
  }

  mutating func openRow() {
    closeRow()
    guard let last = tables.indices.last else { return }
    tables[last].row = HTMLTable.Row()
  }

  mutating func openCell(isHeader: Bool, columns: Int, rows: Int) {
    guard let last = tables.indices.last else { return }
    if tables[last].row == nil { tables[last].row = HTMLTable.Row() }
    closeCell()
    fillSpannedCells()
    withRow { $0.openCell(isHeader: isHeader, columns: columns, rows: rows) }
  }

  mutating func closeCell() {
    endSegment()
    guard let last = tables.indices.last, let cell = tables[last].row?.cell else { return }
    if cell.rows > 1, cell.column < HTMLTable.columnLimit {
      let range = cell.textRange ?? 0..<0
      // A number would count twice; a word (the role of the rows below) is needed there.
      let isWords = !text.bytes[range].contains(where: HTMLBlockBuilder.isDigit)
      for column in cell.column..<min(cell.column + cell.columns, HTMLTable.columnLimit) {
        tables[last].spans[column] = HTMLTable.Span(
          rows: cell.rows - 1, range: column == cell.column && isWords ? range : 0..<0)
      }
    }
    withRow { $0.closeCell() }
  }

  /// Adds the cells of this row that a cell further up takes.
  private mutating func fillSpannedCells() {
    while fillSpannedCell() {}
  }

  /// Adds the next cell of this row where a cell further up takes it; returns whether one does.
  private mutating func fillSpannedCell() -> Bool {
    guard let last = tables.indices.last, let row = tables[last].row,
      let span = tables[last].spans[row.cellCount]
    else { return false }
    tables[last].spans[row.cellCount] =
      span.rows > 1 ? HTMLTable.Span(rows: span.rows - 1, range: span.range) : nil
    withRow { $0.addCell() }
    guard !span.range.isEmpty, !row.isLayout, repeatBudget >= span.range.count else { return true }
    repeatBudget -= span.range.count
    prepareRow()
    text.repeatText(span.range)
    return true
  }

  /// Adds a cell that says of itself that the cell above goes on in it.
  mutating func continueCell() {
    closeCell()
    if !fillSpannedCell() { withRow { $0.addCell() } }
  }

  /// Ends the span that the next cell would continue, as it has text of its own.
  mutating func endSpan() {
    closeCell()
    guard let last = tables.indices.last, let row = tables[last].row else { return }
    tables[last].spans[row.cellCount] = nil
  }

  mutating func closeRow() {
    closeCell()
    fillSpannedCells()
    guard let last = tables.indices.last, let row = tables[last].row else { return }
    guard let start = row.start, !row.segments.isEmpty else {
      // Nothing of its own: what cells further up lent it goes.
      if row.start != nil { text.truncate(to: row.origin) }
      tables[last].row = nil
      return
    }
    if row.laysOutPage {
      blocks += row.segments.map(\.block)
    } else {
      for _ in 0..<row.pendingTabs { text.append(separator: 0x09) }
      let isHeader = tables[last].isInHead || (row.headerCells > 0 && row.dataCells == 0)
      blocks.append(
        TextBlock(
          .tableRow(table: tables[last].number, isHeader: isHeader), range: start..<text.count))
    }
    tables[last].row = nil
  }

  private mutating func endLayout() {
    guard let row = tables.last?.row else { return }
    blocks += row.segments.map(\.block)
    withRow {
      $0.segments = []
      $0.start = nil
      $0.isLayout = true
    }
  }

  /// Ends everything that the page left open.
  mutating func finish() {
    while !tables.isEmpty { closeTable() }
    endSegment()
  }

  /// A place in the text to return to.
  struct Mark {
    fileprivate let text: Int
    let blocks: Int
    fileprivate let tables: Int
  }

  mutating func mark() -> Mark {
    endSegment()
    return Mark(text: text.count, blocks: blocks.count, tables: tables.count)
  }

  /// Takes back what was added since the mark, unless a table opened there is still open.
  mutating func takeBack(to mark: Mark) {
    endSegment()
    guard tables.count == mark.tables, !isInRow else { return }
    text.truncate(to: mark.text)
    blocks.removeLast(max(0, blocks.count - mark.blocks))
  }
}
