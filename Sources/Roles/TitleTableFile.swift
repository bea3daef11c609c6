internal import Compensation

/// A file of titles that a user names: delimited text with a header.
struct TitleTableFile {
  let path: String
  let records: [DelimitedTextReader.Record]
  private let bytes: [UInt8]
  let header: [String]
  private let headerRecord: DelimitedTextReader.Record?

  /// Reads a file whose delimiter is what its first line has most of: comma, semicolon or tab.
  init(_ bytes: [UInt8], path: String) throws(TitleTableError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw TitleTableError(path: path, line: 1, column: 1, reason: .notUTF8)
    }
    self.path = path
    self.bytes = bytes
    let delimiter = TitleTableFile.delimiter(of: bytes)
    var reader = DelimitedTextReader(bytes: bytes, delimiter: delimiter)
    var all: [DelimitedTextReader.Record] = []
    do throws(DelimitedTextError) {
      while let record = try reader.next() {
        if record.fields.count > 1 || record.fields.contains(where: { !$0.isEmpty }) {
          all.append(record)
        }
      }
    } catch {
      throw TitleTableError(
        path: path, line: error.line, column: error.column, reason: .malformed(error.reason))
    }
    headerRecord = all.first
    header = all.first?.fields.map { String(decoding: $0, as: UTF8.self).trimmed } ?? []
    records = Array(all.dropFirst())
    for record in records where record.fields.count > header.count {
      throw error(
        .cellCount(expected: header.count, found: record.fields.count), at: header.count,
        in: record)
    }
  }

  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { sign in
      (sign: sign, count: line.count { $0 == sign })
    }
    return counts.max { $0.count < $1.count }.map { $0.count > 0 ? $0.sign : 0x2C } ?? 0x2C
  }

  /// Returns the number of a column by its header, without regard to case.
  func optionalColumn(named name: String) -> Int? {
    header.firstIndex { $0.lowercased() == name.lowercased() }
  }

  func column(named name: String) throws(TitleTableError) -> Int {
    guard let column = optionalColumn(named: name) else {
      throw TitleTableError(
        path: path, line: headerRecord?.line ?? 1, column: 1,
        reason: .missingColumn(name, found: header))
    }
    return column
  }

  /// The text of a cell, without white space around it; empty where the row is shorter.
  func text(of column: Int, in record: DelimitedTextReader.Record) -> String {
    guard column < record.fields.count else { return "" }
    return String(decoding: record.fields[column], as: UTF8.self).trimmed
  }

  /// Returns an error at a cell.
  func error(
    _ reason: TitleTableError.Reason, at column: Int, in record: DelimitedTextReader.Record
  ) -> TitleTableError {
    let offset =
      column < record.fieldOffsets.count ? record.fieldOffsets[column] : record.range.upperBound
    var line = record.line
    var place = 1
    for byte in bytes[record.range.lowerBound..<offset] {
      if byte == 0x0A {
        (line, place) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        place += 1
      }
    }
    return TitleTableError(path: path, line: line, column: place, reason: reason)
  }

  /// The roles that a cell names; none for `-`.
  func roles(
    in record: DelimitedTextReader.Record, at column: Int, for matcher: RoleMatcher
  ) throws(TitleTableError) -> [String] {
    let cell = text(of: column, in: record)
    if cell == "-" { return [] }
    var ids: [String] = []
    for part in cell.split(separator: ";", omittingEmptySubsequences: false) {
      let id = String(part).trimmed
      guard matcher.catalogue.role(id) != nil else {
        throw error(
          .unknownRole(id, suggestions: matcher.roles(meantBy: id)), at: column, in: record)
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The level that a cell names; `nil` for an empty one.
  func level(
    in record: DelimitedTextReader.Record, at column: Int
  ) throws(TitleTableError) -> JobLevel? {
    let cell = text(of: column, in: record)
    guard !cell.isEmpty else { return nil }
    guard let level = JobLevel(rawValue: cell.lowercased()) else {
      throw error(.unknownLevel(cell), at: column, in: record)
    }
    return level
  }
}

extension RoleMatcher {
  /// The ids that were perhaps meant by what is none: roles of that title, or spelt much like it.
  public func roles(meantBy text: String) -> [String] {
    let matches = resolve(title: text, language: nil).filter(\.isSure)
    let found = matches.isEmpty ? suggestions(for: text, language: nil, count: 3) : matches
    return found.prefix(3).map(\.role)
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
  }
}
