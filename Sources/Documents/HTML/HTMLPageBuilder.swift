internal import Compensation

/// Turns a parser's events into a page's visible text.
struct HTMLPageBuilder {
  /// Elements within each other beyond which text is left out; pages have some dozens.
  static let depthLimit = 10_000

  private enum Visibility { case shown, head, leftOut }

  private struct Open {
    /// The number of its name.
    let name: Int
    let element: HTMLElement
    var kind: TextBlock.Kind
    var visibility: Visibility
    var isPreformatted: Bool
    var isMainContent: Bool
  }

  let names = HTMLNames()
  private let path: String
  private var source: HTMLSource
  private lazy var tabs = HTMLTabs(source.bytes)
  private var builder = HTMLBlockBuilder()
  private var open: [Open] = []
  private var excessDepth = 0
  private var form: (depth: Int, mark: HTMLBlockBuilder.Mark)?
  private var title: [UInt8]?
  private var titleIsOpen = false
  private var language: String?
  private var structure: HTMLStructure
  private(set) var issues: [InputIssue] = []

  init(source: [UInt8], path: String) {
    self.path = path
    self.source = HTMLSource(source)
    structure = HTMLStructure(source: source, path: path)
  }

  /// Whether what an element describes for machines is being read, whose end matters.
  var describes: Bool { structure.describes }

  /// Ends what is open and returns the text.
  mutating func finish() -> DocumentText {
    while !open.isEmpty { close(at: source.bytes.count) }
    builder.finish()
    structure.finish()
    issues += structure.issues
    if builder.text.count == 0 {
      issues.append(
        InputIssue(
          .warning, path: path,
          message: "expected a page with text, found none that is shown; save the page as the"
            + " browser shows it if scripts write it"))
    }
    let title = title.map(HTMLPageBuilder.folded) ?? ""
    var text = DocumentText(
      path: path, bytes: builder.text.bytes, blocks: builder.blocks,
      origins: builder.text.origins, decodedBytes: source.bytes, declaredLanguage: language,
      title: title.isEmpty ? nil : title)
    text.structuredPay = structure.pays
    text.published = structure.published
    return text
  }

  mutating func start(_ name: Int, _ attributes: HTMLAttributes, at offset: Int) {
    guard open.count < HTMLPageBuilder.depthLimit else {
      if excessDepth == 0 { reportDepth(at: offset) }
      excessDepth += 1
      return
    }
    let parent = open.last
    let element = names.elements[name].element
    var entry = Open(
      name: name, element: element, kind: parent?.kind ?? .paragraph,
      visibility: parent?.visibility ?? .shown, isPreformatted: parent?.isPreformatted ?? false,
      isMainContent: parent?.isMainContent ?? false)
    readDeclarations(element, attributes, parent: entry.visibility)
    structure.start(names.elements[name].text, attributes, at: offset, depth: open.count)
    if entry.visibility == .shown {
      if attributes.hide, !tabs.reveal(names.elements[name].text, attributes) {
        entry.visibility = .leftOut
      } else {
        begin(&entry, attributes)
      }
    } else if case .leftOut = element {
      // A drawing's title in the head is not the page's.
      entry.visibility = .leftOut
    }
    open.append(entry)
  }

  mutating func end(_ name: Int, at offset: Int) {
    guard excessDepth == 0 else {
      excessDepth -= 1
      return
    }
    // The parser closes what it opened, in order; whatever else comes closes nothing.
    guard let index = open.suffix(64).lastIndex(where: { $0.name == name }) else { return }
    while open.count > index { close(at: offset) }
  }

  private mutating func readDeclarations(
    _ element: HTMLElement, _ attributes: HTMLAttributes, parent: Visibility
  ) {
    switch element {
    case .html:
      language = language ?? HTMLPageBuilder.code(attributes["lang"] ?? attributes["xml:lang"])
    case .meta where attributes["http-equiv"]?.lowercased() == "content-language":
      language = language ?? HTMLPageBuilder.code(attributes["content"])
    case .title where parent != .leftOut && title == nil:
      title = []
      titleIsOpen = true
    default: break
    }
  }

  /// Does what the start of a shown element does to the text.
  private mutating func begin(_ entry: inout Open, _ attributes: HTMLAttributes) {
    switch entry.element {
    case .inline: break
    case .superscript: builder.beginSuperscript()
    case .lineBreak: builder.lineBreak()
    case .html, .head, .title, .meta, .block: builder.endSegment()
    case .preformatted:
      builder.endSegment()
      entry.isPreformatted = true
    case .heading(let level): beginBlock(.heading(level), &entry)
    case .listItem: beginBlock(.listItem, &entry)
    case .caption: beginBlock(.caption(table: builder.table), &entry)
    case .table:
      builder.openTable()
      entry.kind = .paragraph
    case .tableHead: builder.setTableHead(true)
    case .tableRow: builder.openRow()
    case .headerCell, .dataCell:
      var isHeader = false
      if case .headerCell = entry.element { isHeader = true }
      builder.openCell(
        isHeader: isHeader, columns: attributes.span("colspan"), rows: attributes.span("rowspan"))
      entry.kind = .paragraph
    case .mainContent:
      builder.endSegment()
      entry.isMainContent = true
    case .pageHeader:
      builder.endSegment()
      if !entry.isMainContent { entry.visibility = .leftOut }
    case .form: beginForm(&entry)
    case .leftOut:
      if names.elements[entry.name].standsApart { builder.endSegment() }
      entry.visibility = .leftOut
    }
    switch entry.element {
    case .head: entry.visibility = .head
    case .title, .meta: entry.visibility = .leftOut
    default: break
    }
  }

  private mutating func beginBlock(_ kind: TextBlock.Kind, _ entry: inout Open) {
    builder.endSegment()
    entry.kind = kind
  }

  /// Closes the innermost element.
  private mutating func close(at offset: Int) {
    guard let entry = open.popLast() else { return }
    structure.close(depth: open.count, at: offset)
    if case .title = entry.element { titleIsOpen = false }
    guard entry.visibility == .shown else {
      switch entry.element {
      case .inline, .superscript, .lineBreak: break
      case .leftOut where !names.elements[entry.name].standsApart: break
      default: if open.last?.visibility ?? .shown == .shown { builder.endSegment() }
      }
      return
    }
    switch entry.element {
    case .inline, .superscript, .lineBreak: break
    case .table: builder.closeTable()
    case .tableHead: builder.setTableHead(false)
    case .tableRow: builder.closeRow()
    case .headerCell, .dataCell: builder.closeCell()
    case .form: endForm()
    default: builder.endSegment()
    }
  }

  /// A form is read on trial: older sites wrap the whole page in one.
  private mutating func beginForm(_ entry: inout Open) {
    if builder.isInRow || form != nil {
      entry.visibility = .leftOut
    } else {
      form = (open.count, builder.mark())
    }
  }

  private mutating func endForm() {
    builder.endSegment()
    guard let (depth, mark) = form, depth == open.count else { return }
    form = nil
    let added = builder.blocks[min(mark.blocks, builder.blocks.count)...]
    if !HTMLPageBuilder.holdPage(added) { builder.takeBack(to: mark) }
  }

  /// Whether the blocks of a form are a page: its main heading, a table, or a long text.
  private static func holdPage(_ blocks: ArraySlice<TextBlock>) -> Bool {
    var length = 0
    for block in blocks {
      switch block.kind {
      case .heading(1), .tableRow: return true
      default: length += block.range.count
      }
    }
    return length >= 1_000
  }

  /// Adds the characters of a run that ends where the parser stands.
  mutating func add(_ run: UnsafeBufferPointer<UInt8>, parserOffset: Int) {
    if titleIsOpen {
      unsafe title?.append(contentsOf: run)
      return
    }
    if structure.wantsText { unsafe structure.add(run, parserOffset: parserOffset) }
    guard excessDepth == 0, let entry = open.last, entry.visibility == .shown else { return }
    switch unsafe source.place(of: run, parserOffset: parserOffset) {
    case .verbatim(let start):
      unsafe builder.append(
        run, from: start, in: entry.kind, isPreformatted: entry.isPreformatted)
    case .reference(let range):
      let character = unsafe HTMLReference.character(Array(run))
      if character == [0x20] || character == [0x0A] || character == [0x09] || character == [0x0D] {
        builder.space(at: range.lowerBound)
      } else if character != HTMLPageBuilder.softHyphen {
        builder.append(character, for: range, in: entry.kind)
      }
    }
  }

  /// A place where a word may be parted: it is not shown, and would part a word for a search.
  private static let softHyphen: [UInt8] = [0xC2, 0xAD]

  private static func code(_ value: String?) -> String? {
    guard let first = value?.split(whereSeparator: { $0 == "," || $0.isWhitespace }).first else {
      return nil
    }
    return String(first.map { $0 == "_" ? "-" : $0 })
  }

  private static func folded(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private mutating func reportDepth(at offset: Int) {
    let place = SourcePlace(of: offset, in: source.bytes)
    issues.append(
      InputIssue(
        .error, path: path, line: place.line, column: place.column,
        message: "expected at most \(HTMLPageBuilder.depthLimit) elements within each other, found"
          + " more, whose text is left out; mend the page"))
  }
}
