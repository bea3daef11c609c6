internal import FoundationEssentials
internal import Writers

/// JSON for programs that read what a command lists.
enum JSONOutput {
  /// Returns a value as JSON with sorted keys in snake case and a line break at its end.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// Prints a value on standard output.
  static func print(_ value: some Encodable) throws {
    try FileOutput.standardOutput.write(bytes(of: value))
  }
}
