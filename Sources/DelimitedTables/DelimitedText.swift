/// Reads records of delimited text (RFC 4180: CSV, TSV and their kin) from bytes.
///
/// Fields may be quoted, quotes within are doubled, and a quoted field may hold delimiters and line
/// breaks. Records end with LF, CR LF or CR; a last record needs no line break.
///
/// - Complexity: Linear in the bytes.
public struct DelimitedTextReader: Sendable {
  /// One record: its fields, unquoted, and where it begins.
  public struct Record: Sendable {
    /// The line on which the record begins, counted from 1.
    public var line: Int
    /// The bytes of the whole record in the input, without its line break.
    public var range: Range<Int>
    public var fields: [[UInt8]]
    /// Where each field's text begins in the input, behind its opening quote.
    public var fieldOffsets: [Int]
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  private var line = 1
  /// How many fields the record before has: nearly always as many as the next one.
  private var fieldCount = 0

  public init(bytes: [UInt8], delimiter: UInt8, from offset: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = offset
  }

  /// Returns the next record, or `nil` at the end.
  ///
  /// - Throws: ``DelimitedTextError`` for a quote that never closes or that text follows. The
  ///   record is skipped up to the end of its line, so that reading can go on behind it.
  public mutating func next() throws(DelimitedTextError) -> Record? {
    guard position < bytes.count else { return nil }
    let start = position
    let startLine = line
    var record = Record(line: line, range: start..<start, fields: [], fieldOffsets: [])
    record.fields.reserveCapacity(fieldCount)
    record.fieldOffsets.reserveCapacity(fieldCount)
    while true {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        try readQuoted(into: &record, recordStart: start, recordLine: startLine)
      } else {
        let fieldStart = position
        while position < bytes.count, !endsField(bytes[position]) { position += 1 }
        record.fields.append(Array(bytes[fieldStart..<position]))
        record.fieldOffsets.append(fieldStart)
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    record.range = start..<position
    fieldCount = record.fields.count
    skipLineBreak()
    return record
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private mutating func skipLineBreak() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func readQuoted(
    into record: inout Record, recordStart: Int, recordLine: Int
  ) throws(DelimitedTextError) {
    let opening = position
    let openingLine = line
    var field: [UInt8] = []
    position += 1
    let fieldStart = position
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        if position < bytes.count, bytes[position] == byte {
          field.append(byte)
          position += 1
          continue
        }
        guard position == bytes.count || endsField(bytes[position]) else {
          let error = failure(.textAfterQuote, at: position, line: line)
          skipLine()
          throw error
        }
        record.fields.append(field)
        record.fieldOffsets.append(fieldStart)
        return
      }
      if byte == 0x0A || (byte == 0x0D && (position == bytes.count || bytes[position] != 0x0A)) {
        line += 1
      }
      field.append(byte)
    }
    let error = failure(.unclosedQuote, at: opening, line: openingLine)
    position = recordStart
    line = recordLine
    skipLine()
    throw error
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position += 1
    }
    skipLineBreak()
  }

  private func failure(
    _ reason: DelimitedTextError.Reason, at offset: Int, line: Int
  ) -> DelimitedTextError {
    var column = 1
    var index = offset
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D {
      index -= 1
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
    return DelimitedTextError(reason: reason, line: line, column: column, offset: offset)
  }
}

/// A record of delimited text that cannot be read.
public struct DelimitedTextError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unclosedQuote, textAfterQuote
  }

  public var reason: Reason
  /// Counted from 1.
  public var line: Int
  /// Counted from 1 in code points.
  public var column: Int
  /// Counted from 0 in bytes.
  public var offset: Int

  public init(reason: Reason, line: Int, column: Int, offset: Int) {
    self.reason = reason
    self.line = line
    self.column = column
    self.offset = offset
  }

  public var description: String {
    switch reason {
    case .unclosedQuote:
      "expected a closing quote, found the end of the file; close the field or double the quote"
    case .textAfterQuote:
      "expected a delimiter or a line break after the closing quote, found text; double quotes that belong to the field"
    }
  }
}
