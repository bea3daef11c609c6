internal import Compensation

/// Reads the text of a Word document: paragraphs, headings, list items and tables.
struct WordReader {
  private let styles: WordStyles
  private let reader: XMLPartReader
  private var builder = HTMLBlockBuilder()
  /// The paragraphs that are open: one, or several where a text box stands in one.
  private var kinds: [TextBlock.Kind] = []
  private var cell: Cell?
  private var isHeaderRow = false
  private var isInParagraphProperties = false
  private var isInRun = false
  private var isHidden = false
  private var isText = false
  private var text: [UInt8] = []

  /// What a cell says before its text.
  private struct Cell {
    var columns = 1
    var isMerged = false
    var continues = false
  }

  init(_ parts: OfficeParts) throws(PackageError) {
    if let part = parts.part("styles") {
      styles = try WordStyles(parts.package, part: part)
    } else {
      styles = WordStyles()
    }
    reader = try XMLPartReader(parts.package, part: parts.main)
  }

  /// Reads the document to its end.
  mutating func read(path: String, title: String?) throws(PackageError) -> DocumentText {
    while let event = try reader.next() {
      switch event {
      case .start(let name): try start(name)
      case .end(let name): end(name)
      case .text: if isText { addText() }
      }
    }
    builder.finish()
    return DocumentText(
      path: path, bytes: builder.text.bytes, blocks: builder.blocks,
      declaredLanguage: styles.language, title: title,
      locators: WordReader.locators(of: builder.blocks))
  }

  private mutating func start(_ name: String) throws(PackageError) {
    switch name {
    case "p": beginParagraph()
    case "pPr": isInParagraphProperties = true
    case "r": isInRun = true
    case "t": isText = isInRun && !isHidden
    case "tbl": beginTable()
    case "tr":
      builder.openRow()
      isHeaderRow = false
    case "tblHeader": isHeaderRow = reader.isOn
    case "tc": cell = Cell()
    case "gridSpan", "vMerge": noteCell(name)
    // What was deleted or moved away, and the second form of a drawing.
    case "del", "moveFrom", "Fallback": try reader.skip()
    default:
      if isInParagraphProperties {
        noteParagraph(name)
      } else if isInRun {
        noteRun(name)
      }
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "p":
      builder.endSegment()
      _ = kinds.popLast()
    case "pPr": isInParagraphProperties = false
    case "r":
      isInRun = false
      isHidden = false
    case "t": isText = false
    case "tbl": builder.closeTable()
    case "tr": builder.closeRow()
    case "tc":
      beginCell()
      builder.closeCell()
    default: break
    }
  }

  private mutating func beginParagraph() {
    beginCell()
    builder.endSegment()
    kinds.append(.paragraph)
  }

  private mutating func beginTable() {
    beginCell()
    builder.openTable()
  }

  /// Opens the cell that has begun, whose properties are known by now.
  private mutating func beginCell() {
    guard let cell else { return }
    self.cell = nil
    guard !cell.continues else {
      for _ in 0..<cell.columns { builder.continueCell() }
      return
    }
    builder.endSpan()
    // How far a merged cell reaches is seen only in the rows that it reaches.
    builder.openCell(
      isHeader: isHeaderRow, columns: cell.columns, rows: cell.isMerged ? .max : 1)
  }

  private mutating func noteCell(_ name: String) {
    guard cell != nil else { return }
    if name == "gridSpan" {
      cell?.columns = min(max(reader.attribute("val").flatMap { Int($0) } ?? 1, 1), 100)
    } else if reader.attribute("val") == "restart" {
      cell?.isMerged = true
    } else {
      cell?.continues = true
    }
  }

  private mutating func noteParagraph(_ name: String) {
    guard let last = kinds.indices.last else { return }
    switch name {
    case "pStyle":
      guard let id = reader.attribute("val") else { break }
      if let level = styles.headingLevel(of: id) {
        kinds[last] = .heading(level)
      } else if styles.isListItem(id) {
        kinds[last] = .listItem
      }
    case "numId":
      // A numbered heading stays one; 0 takes a style's numbering away.
      if case .heading = kinds[last] { break }
      kinds[last] = reader.attribute("val") == "0" ? .paragraph : .listItem
    case "outlineLvl":
      guard let level = reader.attribute("val").flatMap({ Int($0) }) else { break }
      if let level = WordStyles.headingLevel(outlineLevel: level) { kinds[last] = .heading(level) }
    default: break
    }
  }

  private mutating func noteRun(_ name: String) {
    switch name {
    case "vanish": isHidden = reader.isOn
    case "vertAlign": if reader.attribute("val") == "superscript" { builder.beginSuperscript() }
    case "tab", "ptab": builder.space(at: builder.text.count)
    case "br", "cr": builder.lineBreak()
    case "noBreakHyphen": append([UInt8(ascii: "-")])
    default: break
    }
  }

  private mutating func addText() {
    text.removeAll(keepingCapacity: true)
    reader.appendText(to: &text)
    append(TextRepair(text).bytes)
  }

  private mutating func append(_ text: [UInt8]) {
    let kind = kinds.last ?? .paragraph
    var index = 0
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D: builder.space(at: builder.text.count)
      // The soft hyphen is not shown.
      case 0xC2 where index + 1 < text.count && text[index + 1] == 0xAD: index += 1
      default: builder.append(text[index], from: builder.text.count, in: kind)
      }
      index += 1
    }
  }

  /// Numbers paragraphs, and rows within their tables.
  private static func locators(of blocks: [TextBlock]) -> [TextLocator] {
    var paragraph = 0
    var table = (number: 0, count: 0, row: 0)
    return blocks.map { block in
      let name: String
      if case .tableRow(let number, _) = block.kind {
        if number != table.number { table = (number, table.count + 1, 0) }
        table.row += 1
        name = "table \(table.count), row \(table.row)"
      } else {
        paragraph += 1
        name = "paragraph \(paragraph)"
      }
      return TextLocator(textOffset: block.range.lowerBound, name: name)
    }
  }
}

extension XMLPartReader {
  /// Whether a property that is on or off is on: without a value it is.
  var isOn: Bool { !["0", "false", "off"].contains(attribute("val") ?? "1") }
}
