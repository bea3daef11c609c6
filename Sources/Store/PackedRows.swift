internal import Compensation
internal import GRDB

/// Rows of several tables in one piece, as a report needs all of them at once: reading one value takes a
/// hundredth of what reading a row does.
///
/// A row is a run of values: a kind, and what it is. Whole numbers are zigzag variable-length integers;
/// a text that occurred before is its number.
struct PackedRowWriter {
  private(set) var bytes: [UInt8] = [PackedRows.version]
  private var texts: [String: Int] = [:]

  /// Appends the rows of a table, with their number.
  mutating func append(_ rows: [[DatabaseValue]]) {
    append(UInt64(rows.count))
    for row in rows {
      for value in row { append(value) }
    }
  }

  private mutating func append(_ value: DatabaseValue) {
    switch value.storage {
    case .null:
      bytes.append(PackedRows.Kind.null.rawValue)
    case .int64(let number):
      bytes.append(PackedRows.Kind.integer.rawValue)
      append(UInt64(bitPattern: number << 1 ^ number >> 63))
    case .double(let number):
      bytes.append(PackedRows.Kind.real.rawValue)
      for place in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * place)))
      }
    case .string(let text):
      if let known = texts[text] {
        bytes.append(PackedRows.Kind.knownText.rawValue)
        append(UInt64(known))
      } else {
        texts[text] = texts.count
        bytes.append(PackedRows.Kind.text.rawValue)
        append(UInt64(text.utf8.count))
        bytes += text.utf8
      }
    case .blob:
      preconditionFailure("no table of records has bytes")
    }
  }

  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads packed rows one after the other, in the order in which they were written.
///
/// A class, as it is handed on for each value of a row: those of the row that was read last, which
/// stand where those of the row before stood.
final class PackedRows: RowValues {
  enum Kind: UInt8 {
    case null, integer, real, text, knownText
  }

  /// A text by its number.
  fileprivate enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(Int)
  }

  /// What the bytes of another program's rows begin with is another number.
  static let version: UInt8 = 1

  /// What is thrown where the bytes are not those of packed rows.
  struct Malformed: Error {}

  private var cursor: PackedRowCursor
  private var row: [Value] = []

  /// - Returns: `nil` where the bytes are written in another way than this program's.
  init?(_ bytes: [UInt8]) {
    guard bytes.first == PackedRows.version else { return nil }
    cursor = PackedRowCursor(bytes, from: 1)
  }

  /// Whether all rows have been read.
  var isAtEnd: Bool { cursor.isAtEnd }

  /// Reads the number of rows that follow.
  func count() throws(Malformed) -> Int { try cursor.count() }

  /// Reads the next row, whose values are then these rows' values.
  func next(columns: Int) throws(Malformed) { try cursor.read(columns, into: &row) }

  func integer(_ index: Int) -> Int64? {
    if case .integer(let number) = row[index] { number } else { nil }
  }

  func real(_ index: Int) -> Double? {
    switch row[index] {
    case .real(let number): number
    case .integer(let number): Double(number)
    case .null, .text: nil
    }
  }

  func text(_ index: Int) -> String? {
    if case .text(let number) = row[index] { cursor.texts[number] } else { nil }
  }
}

/// A place in packed rows, and the texts before it. Apart from the rows, so that what a row is read
/// with is looked up once a row.
private struct PackedRowCursor {
  private let bytes: [UInt8]
  private var position: Int
  private(set) var texts: [String] = []

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func count() throws(PackedRows.Malformed) -> Int {
    let count = try number()
    // A row has a value, and a value a byte at least.
    guard count <= bytes.count - position else { throw PackedRows.Malformed() }
    return Int(count)
  }

  mutating func read(
    _ columns: Int, into row: inout [PackedRows.Value]
  ) throws(PackedRows.Malformed) {
    row.removeAll(keepingCapacity: true)
    for _ in 0..<columns { row.append(try value()) }
  }

  private mutating func value() throws(PackedRows.Malformed) -> PackedRows.Value {
    guard position < bytes.count, let kind = PackedRows.Kind(rawValue: bytes[position]) else {
      throw PackedRows.Malformed()
    }
    position += 1
    switch kind {
    case .null:
      return .null
    case .integer:
      let number = try number()
      return .integer(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
    case .real:
      guard bytes.count - position >= 8 else { throw PackedRows.Malformed() }
      var bits: UInt64 = 0
      for place in 0..<8 { bits |= UInt64(bytes[position + place]) << UInt64(8 * place) }
      position += 8
      return .real(Double(bitPattern: bits))
    case .text:
      let length = try count()
      texts.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
      position += length
      return .text(texts.count - 1)
    case .knownText:
      let known = try number()
      guard known < texts.count else { throw PackedRows.Malformed() }
      return .text(Int(known))
    }
  }

  private mutating func number() throws(PackedRows.Malformed) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard position < bytes.count else { throw PackedRows.Malformed() }
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return number }
    }
    throw PackedRows.Malformed()
  }
}
