/// What a workbook holds, in a few numbers: for each sheet its name, the number of its cells, links
/// and tables, and a hash of places and values that does not depend on their order.
///
/// Counted while the cells are sent and again while the file is read back; the two have to agree.
struct WorkbookDigest: Hashable {
  struct Sheet: Hashable {
    var name: String
    var cells = 0
    var links = 0
    var tables = 0
    var hash: UInt64 = 0
  }

  var sheets: [Sheet] = []
  /// The number of names that were defined for formulas.
  var names = 0

  /// The kinds of content, kept apart in the hash.
  enum Kind: UInt64 { case text = 1, number, formula }

  static func hash(row: Int, column: Int, kind: Kind, content: UInt64) -> UInt64 {
    mixed(
      mixed(UInt64(truncatingIfNeeded: row) << 20 ^ UInt64(truncatingIfNeeded: column))
        &+ kind.rawValue &* 0x9E37_79B9_7F4A_7C15 ^ content)
  }

  /// FNV-1a over the UTF-8 of a text.
  static func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
    // A string's bytes lie together; one after another through its iterator takes four times as long.
    if let hash = bytes.withContiguousStorageIfAvailable({ unsafe hash(of: $0.span) }) {
      return hash
    }
    return plainHash(of: bytes)
  }

  private static func hash(of bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func plainHash(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  static func hash(of number: Double) -> UInt64 { number.bitPattern }

  static func hash(formula: some Sequence<UInt8>, result: Double) -> UInt64 {
    mixed(hash(of: formula)) ^ hash(of: result)
  }

  static func hash(formula: some Sequence<UInt8>, result: some Sequence<UInt8>) -> UInt64 {
    mixed(hash(of: formula)) ^ hash(of: result)
  }

  /// The finalizer of SplitMix64, so that sums of the hashes do not cancel out.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// The first difference between what was sent and what was read, if there is one.
  func firstDifference(from found: WorkbookDigest) -> (
    part: String, expected: String, found: String
  )? {
    guard sheets.count == found.sheets.count else {
      return ("the workbook", "\(sheets.count) sheets", "\(found.sheets.count)")
    }
    if names != found.names {
      return ("the workbook", "\(names) defined names", "\(found.names)")
    }
    for (sheet, other) in zip(sheets, found.sheets) where sheet != other {
      let part = "sheet “\(sheet.name)”"
      if sheet.name != other.name { return (part, "this name", "“\(other.name)”") }
      if sheet.cells != other.cells { return (part, "\(sheet.cells) cells", "\(other.cells)") }
      if sheet.links != other.links { return (part, "\(sheet.links) links", "\(other.links)") }
      if sheet.tables != other.tables { return (part, "\(sheet.tables) tables", "\(other.tables)") }
      return (part, "the values sent", "other values in as many cells")
    }
    return nil
  }
}
