/// Reads a workbook back and tells whether it holds what was sent.
///
/// libxlsxwriter 1.1.4 reports success for a broken file when the folder of its temporary files is
/// full, and some of those files are even well-formed, with cells missing. So every part is read
/// to its end, its checksum compared and its XML parsed; every element with a `count` has as many
/// children; and names, cells, links and tables are compared with those sent.
struct WorkbookVerifier {
  /// The path that errors name.
  let path: String
  /// Where the workbook is.
  let file: String

  /// - Throws: ``WriterError`` at the first difference.
  func verify(_ expected: WorkbookDigest) throws(WriterError) {
    guard let archive = ZipArchive(path: file), let names = archive.names() else {
      throw unreadable("the archive", "its directory is broken or cut short")
    }
    var found = WorkbookDigest()
    let strings = try sharedStrings(in: archive, names: names)
    try readWorkbook(in: archive, into: &found)
    for name in names where !WorkbookVerifier.isRead(name, sheets: found.sheets.count) {
      try read(name, in: archive) { _, _ throws(WriterError) in }
    }
    for index in found.sheets.indices {
      try readSheet(index, in: archive, names: names, strings: strings, into: &found)
    }
    if let difference = expected.firstDifference(from: found) {
      throw WriterError(
        path: path,
        reason: .changed(
          part: difference.part, expected: difference.expected, found: difference.found))
    }
  }

  private static let workbookPart = "xl/workbook.xml"
  private static let stringsPart = "xl/sharedStrings.xml"

  private static func sheetPart(_ index: Int) -> String { "xl/worksheets/sheet\(index + 1).xml" }

  private static func isRead(_ name: String, sheets: Int) -> Bool {
    name == workbookPart || name == stringsPart
      || (0..<sheets).contains { name == sheetPart($0) }
  }

  func unreadable(_ part: String, _ message: String) -> WriterError {
    WriterError(path: path, reason: .unreadable(part: part, message: message))
  }

  /// Reads a part to its end and shows each node to `body`.
  private func read(
    _ name: String, in archive: borrowing ZipArchive,
    _ body: (borrowing XMLPart, XMLPart.Node) throws(WriterError) -> Void
  ) throws(WriterError) {
    guard archive.open(name), let part = XMLPart(openPartOf: archive, name: name) else {
      throw unreadable(name, "it cannot be opened")
    }
    var counts = ElementCounts(of: part)
    reading: while true {
      switch part.next() {
      case .end: break reading
      case .failure: throw unreadable(name, "it is not well-formed or cut short")
      case .node(.documentType):
        throw unreadable(name, "it has a document type, as no workbook has")
      case .node(let node):
        if let difference = counts.note(node, of: part) {
          throw WriterError(
            path: path,
            reason: .changed(
              part: "\(name), <\(difference.element)>", expected: "\(difference.stated) elements",
              found: "\(difference.found)"))
        }
        try body(part, node)
      }
    }
    guard archive.closePart() else { throw unreadable(name, "its checksum is wrong") }
  }

  /// The names of the sheets, and how many names are defined for formulas.
  private func readWorkbook(
    in archive: borrowing ZipArchive, into digest: inout WorkbookDigest
  ) throws(WriterError) {
    var sheets: [WorkbookDigest.Sheet] = []
    var names = 0
    try read(WorkbookVerifier.workbookPart, in: archive) { part, node throws(WriterError) in
      guard case .start = node else { return }
      if part.name == part.name("sheet") {
        sheets.append(.init(name: part.attribute("name") ?? ""))
      }
      // The library's own names, of printed areas and filters, begin so.
      if part.name == part.name("definedName"),
        !(part.attribute("name") ?? "_xlnm.").hasPrefix("_xlnm.")
      {
        names += 1
      }
    }
    digest.sheets = sheets
    digest.names = names
  }

  /// The hashes of the shared strings, by index: eight bytes for each, whatever its length.
  private func sharedStrings(
    in archive: borrowing ZipArchive, names: [String]
  ) throws(WriterError) -> [UInt64] {
    guard names.contains(WorkbookVerifier.stringsPart) else { return [] }
    var hashes: [UInt64] = []
    var text: [UInt8] = []
    var isInText = false
    var item: XMLPart.Name?
    var run: XMLPart.Name?
    try read(WorkbookVerifier.stringsPart, in: archive) { part, node throws(WriterError) in
      item = item ?? part.name("si")
      run = run ?? part.name("t")
      switch node {
      case .start(let isEmpty):
        if part.name == item { text.removeAll(keepingCapacity: true) }
        isInText = !isEmpty && part.name == run
      case .text:
        if isInText { part.appendText(to: &text) }
      case .end:
        isInText = false
        if part.name == item { hashes.append(WorkbookDigest.hash(of: text)) }
      case .documentType, .other: break
      }
    }
    return hashes
  }

  private func readSheet(
    _ index: Int, in archive: borrowing ZipArchive, names: [String], strings: [UInt64],
    into digest: inout WorkbookDigest
  ) throws(WriterError) {
    let name = WorkbookVerifier.sheetPart(index)
    var cells = CellReader(strings: strings, sheet: digest.sheets[index])
    try read(name, in: archive) { part, node throws(WriterError) in
      if let message = cells.note(node, of: part) { throw unreadable(name, message) }
    }
    digest.sheets[index] = cells.sheet
  }
}

/// Compares the `count` that an element states with the number of its children.
private struct ElementCounts {
  /// An element that is open: which of the counted ones it is, what it states and what it has.
  private struct Open {
    var kind: Int?
    var stated: Int?
    var found = 0
  }

  private var open: [Open] = []
  private let names: [XMLPart.Name]

  /// The elements that state how many children they have; others use `count` for other things.
  private static let counted: [(name: String, attribute: String)] = [
    ("sst", "uniqueCount"), ("numFmts", "count"), ("fonts", "count"), ("fills", "count"),
    ("borders", "count"), ("cellStyleXfs", "count"), ("cellXfs", "count"), ("cellStyles", "count"),
    ("tableParts", "count"), ("tableColumns", "count"),
  ]

  init(of part: borrowing XMLPart) {
    var names: [XMLPart.Name] = []
    for counted in ElementCounts.counted { names.append(part.name(counted.name)) }
    self.names = names
  }

  mutating func note(
    _ node: XMLPart.Node, of part: borrowing XMLPart
  ) -> (element: String, stated: Int, found: Int)? {
    switch node {
    case .start(let isEmpty):
      if !open.isEmpty { open[open.count - 1].found += 1 }
      guard !isEmpty else { return nil }
      let kind = names.firstIndex(of: part.name)
      let stated = kind.flatMap { part.attribute(ElementCounts.counted[$0].attribute) }
      open.append(Open(kind: kind, stated: stated.flatMap(Int.init)))
    case .end:
      guard let entry = open.popLast(), let kind = entry.kind, let stated = entry.stated,
        stated != entry.found
      else { return nil }
      return (ElementCounts.counted[kind].name, stated, entry.found)
    case .text, .documentType, .other: break
    }
    return nil
  }
}
