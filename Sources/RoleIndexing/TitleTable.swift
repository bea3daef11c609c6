public import DelimitedTables

/// The titles of one language: the table's bytes, and where the titles stand in them.
///
/// There are tens of thousands of titles; a `String` for each would cost more than finding them.
public struct TitleTable: Sendable {
  /// One title of one role.
  public struct Entry: Sendable {
    /// The number of the role in the catalogue.
    public var role: Int32
    /// The bytes of the title.
    public var range: Range<Int32>
  }

  public private(set) var bytes: [UInt8]
  /// The titles in the order of the table; a role's stand together, the preferred one first.
  public private(set) var entries: [Entry] = []

  /// - Parameters:
  ///   - path: The table's path, for errors.
  ///   - numbers: The numbers of the roles by the hash of their ids.
  public init(_ tables: TableFiles, path: String, numbers: HashTable) throws(RoleTableError) {
    bytes = Array((tables.text(of: path) ?? "").utf8)
    if bytes.contains(UInt8(ascii: "\"")) {
      bytes = try TitleTable.withoutQuotes(tables, path: path)
    }
    entries.reserveCapacity(bytes.count / 16)
    var line = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      // The first line is the header.
      if line > 1, end > start, bytes[start] != UInt8(ascii: "#") {
        try readRow(start..<end, line: line, path: path, numbers: numbers)
      }
      start = end + 1
    }
  }

  /// The title of a number.
  public func text(_ number: Int) -> String {
    let range = entries[number].range
    return String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  private mutating func readRow(
    _ row: Range<Int>, line: Int, path: String, numbers: HashTable
  ) throws(RoleTableError) {
    var end = row.upperBound
    if bytes[end - 1] == 0x0D { end -= 1 }
    let comma = bytes[row.lowerBound..<end].firstIndex(of: UInt8(ascii: ","))
    guard let comma, !bytes[(comma + 1)..<end].contains(UInt8(ascii: ",")) else {
      let found = bytes[row.lowerBound..<end].count { $0 == UInt8(ascii: ",") } + 1
      throw RoleTableError(path: path, line: line, reason: .cellCount(expected: 2, found: found))
    }
    guard let role = numbers[WordHash.of(bytes[row.lowerBound..<comma])] else {
      let id = String(decoding: bytes[row.lowerBound..<comma], as: UTF8.self)
      throw RoleTableError(path: path, line: line, reason: .unknownID(id))
    }
    var start = comma + 1
    while start < end {
      var stop = start
      while stop < end, bytes[stop] != UInt8(ascii: ";") { stop += 1 }
      append(start..<stop, of: role)
      start = stop + 1
    }
  }

  private mutating func append(_ range: Range<Int>, of role: Int32) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if start < end { entries.append(Entry(role: role, range: Int32(start)..<Int32(end))) }
  }

  /// Returns the table's bytes with cells that need no quotes; the program's own have none.
  private static func withoutQuotes(
    _ tables: TableFiles, path: String
  ) throws(RoleTableError) -> [UInt8] {
    var text = "id,titles"
    var line = 1
    for row in try tables.roleRows(of: path) {
      text += String(repeating: "\n", count: max(1, row.line - line))
      line = row.line
      text += row["id"] + "," + row["titles"].filter { $0 != "," && !$0.isNewline }
    }
    return Array(text.utf8)
  }
}
