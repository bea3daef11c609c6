public import Compensation

/// Writes records as newline-delimited JSON: one record a line, the keys in the order of the
/// published contract, absent values as `null`.
public enum NDJSONWriter {
  /// Appends one line.
  public static func append(_ record: Record, to buffer: inout [UInt8]) {
    append(record.fields, to: &buffer)
  }

  /// Appends one line of fields, of which there is at least one.
  public static func append(_ fields: [Field], to buffer: inout [UInt8]) {
    var separator = UInt8(ascii: "{")
    for field in fields {
      buffer.append(separator)
      separator = UInt8(ascii: ",")
      JSONText.append(key: field.name, to: &buffer)
      JSONText.append(field.value, to: &buffer)
    }
    buffer.append(contentsOf: "}\n".utf8)
  }

  /// Returns the lines of the records.
  public static func lines(of records: [Record]) -> [UInt8] {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(records.count * 768)
    for record in records { append(record, to: &buffer) }
    return buffer
  }

  /// Writes the lines of the records to an open file or standard output.
  public static func write(
    _ records: some Sequence<Record>, to output: FileOutput
  ) throws(WriterError) {
    var buffer: [UInt8] = []
    for record in records {
      append(record, to: &buffer)
      try output.drain(&buffer)
    }
    try output.write(buffer)
  }
}
