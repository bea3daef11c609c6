/// The data tables of a target: embedded at build time, or read from a folder to try changes.
public struct TableFiles: Sendable {
  /// A text that is part of the binary stays there until it is asked for.
  private enum Text: Sendable {
    case embedded(StaticString)
    case own(String)

    var string: String {
      switch self {
      case .embedded(let text): text.description
      case .own(let text): text
      }
    }

    var bytes: [UInt8] {
      switch self {
      case .embedded(let text): text.withUTF8Buffer { unsafe Array($0) }
      case .own(let text): Array(text.utf8)
      }
    }
  }

  private var contents: [String: Text]

  /// - Parameter embedded: The list that the build makes from the target's folder.
  public init(embedded: [(path: String, text: StaticString)]) {
    contents = Dictionary(uniqueKeysWithValues: embedded.map { ($0.path, .embedded($0.text)) })
  }

  public init(texts: [String: String]) {
    contents = texts.mapValues { .own($0) }
  }

  /// Returns the tables with those of `other` in the place of the ones of the same path.
  public func overridden(by other: TableFiles) -> TableFiles {
    var result = self
    result.contents.merge(other.contents) { $1 }
    return result
  }

  /// The paths below the target's folder `Tables`, `pl/cues.csv`, sorted.
  public var paths: [String] { contents.keys.sorted() }

  /// The text of every table by its path; one alone is cheaper by ``text(of:)``.
  public var texts: [String: String] { contents.mapValues(\.string) }

  /// Returns the text of the table at `path`, or `nil` where there is no such table.
  public func text(of path: String) -> String? { contents[path]?.string }

  /// The names of the folders at the top, sorted: the languages, where a folder is a language.
  public var folders: [String] {
    let heads = contents.keys.compactMap { path in
      path.firstIndex(of: "/").map { String(path[..<$0]) }
    }
    return Set(heads).sorted()
  }

  /// Returns the rows of the table at `path`, or none where there is no such table.
  ///
  /// - Throws: ``DelimitedTextError`` for a broken quote, ``TableError`` for a row with more or
  ///   fewer cells than the header.
  public func rows(of path: String) throws -> [TableRow] {
    guard let text = contents[path] else { return [] }
    var header: [String: Int]?
    var rows: [TableRow] = []
    var reader = DelimitedTextReader(bytes: text.bytes, delimiter: UInt8(ascii: ","))
    while let record = try reader.next() {
      let cells = record.fields
      if cells.count == 1, cells[0].isEmpty { continue }
      if cells[0].first == UInt8(ascii: "#") { continue }
      guard let names = header else {
        header = Dictionary(
          uniqueKeysWithValues: cells.enumerated().map {
            (String(decoding: $1, as: UTF8.self), $0)
          })
        continue
      }
      guard cells.count == names.count else {
        throw TableError(
          path: path, line: record.line, expected: names.count, found: cells.count)
      }
      rows.append(TableRow(line: record.line, cells: cells, columns: names))
    }
    return rows
  }
}

/// One row of a data table, its cells by the names of the header.
public struct TableRow: Sendable {
  public let line: Int
  let cells: [[UInt8]]
  let columns: [String: Int]

  /// The cell of a column; empty where the table has no such column.
  public subscript(_ column: String) -> String {
    String(decoding: bytes(of: column), as: UTF8.self)
  }

  /// The bytes of a column's cell, which cost no text of their own.
  public func bytes(of column: String) -> [UInt8] {
    columns[column].map { cells[$0] } ?? []
  }

  /// The parts of a cell that holds several values, separated by semicolons.
  public func list(_ column: String) -> [String] {
    // By bytes: walking characters takes a third of a program's start.
    bytes(of: column).split(separator: UInt8(ascii: ";")).compactMap { part in
      var part = part
      while part.first == UInt8(ascii: " ") { part.removeFirst() }
      while part.last == UInt8(ascii: " ") { part.removeLast() }
      return part.isEmpty ? nil : String(decoding: part, as: UTF8.self)
    }
  }
}

/// A data table's row whose number of cells is not the header's.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let expected: Int
  public let found: Int

  public var description: String {
    "\(path):\(line):1: expected \(expected) cells as in the header, found \(found); quote cells that hold a comma"
  }
}
