/// A workbook's sheets and what their cells refer to.
struct WorkbookParts {
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  let package: ZipPackage
  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false
  /// The texts that cells name by their index.
  private(set) var strings: [[UInt8]] = []
  /// The formats that cells name by their index.
  private(set) var formats: [NumberFormat] = []

  init(_ parts: OfficeParts) throws(PackageError) {
    package = parts.package
    try readSheets(parts)
    if let part = parts.part("styles") { try readStyles(part) }
    if let part = parts.part("sharedStrings") { try readStrings(part) }
  }

  private mutating func readSheets(_ parts: OfficeParts) throws(PackageError) {
    let reader = try XMLPartReader(package, part: parts.main)
    while let event = try reader.next() {
      guard case .start(let name) = event else { continue }
      if name == "workbookPr" {
        countsFrom1904 = reader.attribute("date1904").map { $0 == "1" || $0 == "true" } ?? false
      } else if name == "sheet", let title = reader.attribute("name"),
        let relationship = reader.attribute("id").flatMap({ parts.relationships[$0] }),
        // Sheets of charts and dialogs hold no cells.
        relationship.type == "worksheet"
      {
        let state = reader.attribute("state") ?? "visible"
        sheets.append(
          Sheet(name: title, part: relationship.target, isHidden: state != "visible"))
      }
    }
  }

  private mutating func readStyles(_ part: String) throws(PackageError) {
    let reader = try XMLPartReader(package, part: part)
    var codes: [Int: NumberFormat] = [:]
    var isInCellFormats = false
    while let event = try reader.next() {
      switch event {
      case .start("numFmt"):
        guard let id = reader.attribute("numFmtId").flatMap({ Int($0) }),
          let code = reader.attribute("formatCode")
        else { break }
        codes[id] = NumberFormat(code: code)
      case .start("cellXfs"): isInCellFormats = true
      case .end("cellXfs"): isInCellFormats = false
      case .start("xf") where isInCellFormats:
        let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(codes[id] ?? NumberFormat(builtIn: id))
      default: break
      }
    }
  }

  private mutating func readStrings(_ part: String) throws(PackageError) {
    let reader = try XMLPartReader(package, part: part)
    var text: [UInt8] = []
    var isText = false
    while let event = try reader.next() {
      switch event {
      case .start("si"): text.removeAll(keepingCapacity: true)
      case .end("si"): strings.append(CellText.cleaned(text))
      // How the characters are read aloud is no part of the text.
      case .start("rPh"): try reader.skip()
      case .start("t"): isText = true
      case .end("t"): isText = false
      case .text: if isText { reader.appendText(to: &text) }
      default: break
      }
    }
  }
}

/// The text of a cell.
enum CellText {
  /// Returns the text in one line, without the characters that no text has: those that workbooks
  /// write `_x000D_` are resolved.
  static func cleaned(_ text: [UInt8]) -> [UInt8] {
    var result = TextRepair(text.contains(0x5F) ? resolved(text) : text).bytes
    for index in result.indices where result[index] < 0x20 { result[index] = 0x20 }
    return result
  }

  private static func resolved(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == 0x5F, index + 7 <= text.count, text[index + 1] == UInt8(ascii: "x"),
        text[index + 6] == 0x5F,
        let value = UInt32(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result += Array(String(scalar).utf8)
        index += 7
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
