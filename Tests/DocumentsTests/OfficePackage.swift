/// Makes zip files and the documents of Office in them.
struct OfficePackage {
  private struct Entry {
    var name: String
    var crc: [UInt8]
    var size: [UInt8]
    var data: [UInt8]
    var flags: UInt16 = 0
    /// 8 is deflate, 0 none.
    var method = 8
    /// Whether the directory leads to the first member's data.
    var overlaps = false
  }

  private var entries: [Entry] = []

  /// Adds a part, compressed.
  mutating func add(_ name: String, _ content: String) throws {
    try add(name, Array(content.utf8))
  }

  mutating func add(_ name: String, _ content: [UInt8], declaring size: Int? = nil) throws {
    // The data of gzip(1) stand between a header of 10 bytes and the checksum and the size.
    let gzip = try Tool.gzip(content)
    entries.append(
      Entry(
        name: name, crc: Array(gzip.suffix(8).prefix(4)),
        size: size.map { OfficePackage.bytes($0, 4) } ?? Array(gzip.suffix(4)),
        data: Array(gzip.dropFirst(10).dropLast(8))))
  }

  /// Adds a part as it is.
  mutating func addStored(_ name: String, _ content: [UInt8]) {
    entries.append(
      Entry(
        name: name, crc: OfficePackage.bytes(Int(OfficePackage.checksum(content)), 4),
        size: OfficePackage.bytes(content.count, 4), data: content, method: 0))
  }

  /// Adds a name for the first part's data.
  mutating func addOverlapping(_ name: String) {
    var entry = entries[0]
    (entry.name, entry.overlaps) = (name, true)
    entries.append(entry)
  }

  /// The checksum of the format (CRC-32).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }

  /// Says of the last part that it is encrypted.
  mutating func encryptLast() { entries[entries.count - 1].flags = 1 }

  /// The zip file.
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let common =
        OfficePackage.bytes(20, 2) + OfficePackage.bytes(Int(entry.flags), 2)
        + OfficePackage.bytes(entry.method, 2) + OfficePackage.bytes(0x21_0000, 4) + entry.crc
        + OfficePackage.bytes(entry.data.count, 4) + entry.size
        + OfficePackage.bytes(entry.name.utf8.count, 2) + [0, 0]
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0] + common + OfficePackage.bytes(0, 10)
        + OfficePackage.bytes(entry.overlaps ? 0 : file.count, 4) + Array(entry.name.utf8)
      if entry.overlaps { continue }
      file += [0x50, 0x4B, 3, 4] + common + Array(entry.name.utf8) + entry.data
    }
    let count = OfficePackage.bytes(entries.count, 2)
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + OfficePackage.bytes(directory.count, 4) + OfficePackage.bytes(file.count, 4) + [0, 0]
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 }
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Returns the relationships of a part: id, the end of the type, target.
  static func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
    "<?xml version=\"1.0\"?><Relationships>"
      + list.map {
        "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>"
      }
      .joined() + "</Relationships>"
  }

  /// Returns a Word document of the elements of a body.
  static func word(_ body: String, styles: String = "") throws -> OfficePackage {
    var package = OfficePackage()
    try package.add("_rels/.rels", relationships([("r1", "officeDocument", "word/document.xml")]))
    try package.add("word/_rels/document.xml.rels", relationships([("r1", "styles", "styles.xml")]))
    try package.add("word/styles.xml", "<w:styles xmlns:w=\"w\">\(styles)</w:styles>")
    try package.add(
      "word/document.xml",
      "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>\(body)</w:body></w:document>"
    )
    return package
  }

  /// Returns a workbook of sheets: their names, what stands behind in the list, their rows.
  static func workbook(
    _ sheets: [(name: String, more: String, rows: String)], strings: String = "",
    styles: String = "", properties: String = ""
  ) throws -> OfficePackage {
    var package = OfficePackage()
    try package.add("_rels/.rels", relationships([("r1", "officeDocument", "/xl/workbook.xml")]))
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"s\($0)\" \($1.more)/>"
    }
    try package.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\">\(properties)<sheets>\(list.joined())</sheets></workbook>")
    try package.add(
      "xl/_rels/workbook.xml.rels",
      relationships(
        sheets.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
          + [("t", "sharedStrings", "sharedStrings.xml"), ("u", "styles", "styles.xml")]))
    try package.add("xl/sharedStrings.xml", "<sst>\(strings)</sst>")
    try package.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    for (index, sheet) in sheets.enumerated() {
      try package.add(
        "xl/worksheets/sheet\(index).xml",
        "<worksheet><dimension ref=\"A1:XFD1048576\"/>\(sheet.rows)</worksheet>")
    }
    return package
  }
}
