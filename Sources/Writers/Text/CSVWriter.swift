public import Compensation

/// Writes tables as comma-separated values (RFC 4180): a header, lines that end in CR LF, fields
/// quoted where they have to be.
///
/// Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab, a
/// line break, or the full-width form of a sign) gets a leading `'`; LibreOffice evaluates `=1+1`
/// even in quotes. Numbers are ours and stay bare, negative ones too.
public struct CSVWriter: Sendable {
  /// Whether the file begins with a byte order mark, by which Excel knows UTF-8.
  public var writesByteOrderMark: Bool
  /// Whether text stays as it is even where a spreadsheet would run it.
  public var isRaw: Bool

  public init(writesByteOrderMark: Bool = false, isRaw: Bool = false) {
    self.writesByteOrderMark = writesByteOrderMark
    self.isRaw = isRaw
  }

  /// Returns the whole file.
  public func bytes(of table: DataTable) -> [UInt8] {
    var buffer: [UInt8] = []
    appendHeader(of: table, to: &buffer)
    for index in 0..<table.rowCount { appendRow(table.row(index), to: &buffer) }
    return buffer
  }

  private func appendHeader(of table: DataTable, to buffer: inout [UInt8]) {
    if writesByteOrderMark { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    appendRow(table.columns.map { .text($0) }, to: &buffer)
  }

  /// Appends a line.
  public func appendRow(_ row: [FieldValue], to buffer: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      switch value {
      case .null: break
      case .text(let text): append(text, to: &buffer)
      case .number(let number) where !number.isFinite: break
      default: JSONText.append(value, to: &buffer)
      }
    }
    buffer.append(contentsOf: [0x0D, 0x0A])
  }

  private func append(_ text: String, to buffer: inout [UInt8]) {
    let needsMark = !isRaw && startsFormula(text)
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
    if needsMark { buffer.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): buffer.append(contentsOf: [byte, byte])
      // A NUL ends the text for most readers written in C.
      case 0: buffer.append(contentsOf: [0xEF, 0xBF, 0xBD])
      default: buffer.append(byte)
      }
    }
    if needsQuotes { buffer.append(UInt8(ascii: "\"")) }
  }

  private func startsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
