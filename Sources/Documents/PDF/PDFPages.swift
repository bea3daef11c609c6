internal import Compensation

/// The text of a PDF file as pdftotext writes it: pages that form feeds end.
struct PDFPages {
  private(set) var pages: [[UInt8]]

  init(_ output: [UInt8]) {
    pages = output.split(separator: 0x0C, omittingEmptySubsequences: false)
      .map { TextRepair(Array($0)).bytes }
    // The last form feed ends the last page.
    if pages.last?.allSatisfy({ $0 <= 0x20 }) == true { pages.removeLast() }
  }

  var hasText: Bool { pages.contains { page in page.contains { $0 > 0x20 } } }

  /// The pages, counted from 0, whose text runs in columns side by side: by lines, it would be
  /// read across them.
  var pagesInColumns: [Int] { pages.indices.filter { PDFPages.isInColumns(pages[$0]) } }

  /// Takes pages from another reading of the same file.
  mutating func replace(_ indices: [Int], from other: PDFPages) {
    guard other.pages.count == pages.count else { return }
    for index in indices { pages[index] = other.pages[index] }
  }

  /// Returns the text, with a locator for each page.
  func text(path: String) -> DocumentText {
    var bytes: [UInt8] = []
    var locators: [TextLocator] = []
    for (index, page) in pages.enumerated() {
      locators.append(TextLocator(textOffset: bytes.count, name: "page \(index + 1)"))
      bytes += PDFPages.withCells(page)
      bytes.append(0x0A)
    }
    return DocumentText(path: path, bytes: bytes, locators: locators)
  }

  /// A gap that parts columns.
  private static let gap = 3

  /// Returns the pieces of a line that gaps part.
  private static func pieces(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var spaces = 0
    for index in line.indices {
      if line[index] == 0x20 {
        spaces += 1
        if spaces == gap, let first = start {
          pieces.append(line[first..<index - gap + 1])
          start = nil
        }
      } else {
        if start == nil { start = index }
        spaces = 0
      }
    }
    if let first = start { pieces.append(line[first..<(line.endIndex - min(spaces, gap - 1))]) }
    return pieces
  }

  /// Whether many lines hold two or more pieces as long as those of running text.
  private static func isInColumns(_ page: [UInt8]) -> Bool {
    let lines = page.split(separator: 0x0A).map { pieces(of: $0) }.filter { !$0.isEmpty }
    let long = 24
    let wide = lines.count { $0.count > 1 && $0.prefix(2).allSatisfy { $0.count >= long } }
    return wide >= 8 && wide * 3 >= lines.count
  }

  /// Puts tab characters between the cells of tables: of lines that follow each other and have as
  /// many pieces.
  private static func withCells(_ page: [UInt8]) -> [UInt8] {
    let lines = page.split(separator: 0x0A, omittingEmptySubsequences: false)
    let pieces = lines.map { PDFPages.pieces(of: $0) }
    let filled = pieces.indices.filter { !pieces[$0].isEmpty }
    var isRow = Array(repeating: false, count: lines.count)
    for (first, second) in zip(filled, filled.dropFirst())
    where pieces[first].count > 1 && pieces[first].count == pieces[second].count {
      isRow[first] = true
      isRow[second] = true
    }
    var text: [UInt8] = []
    text.reserveCapacity(page.count)
    for index in lines.indices {
      if index > 0 { text.append(0x0A) }
      text +=
        isRow[index] ? Array(pieces[index].joined(separator: [0x09])) : Array(lines[index])
    }
    return text
  }
}
