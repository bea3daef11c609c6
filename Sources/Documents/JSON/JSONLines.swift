/// Tells documents of one value a line from those of one value.
enum JSONLines {
  /// Whether the first line that is not blank is values and is not the last: none of them goes on
  /// behind the line then.
  static func areValues(in bytes: [UInt8]) -> Bool {
    guard let line = line(from: 0, in: bytes), bytes[line.upperBound...].contains(where: isText)
    else { return false }
    return holdsValues(line, of: bytes)
  }

  /// Whether the first line begins an object and the second is one: of a document that is broken
  /// as one value, the first line is.
  static func areValues(behindFirstOf bytes: [UInt8]) -> Bool {
    guard let first = line(from: 0, in: bytes),
      bytes[first].first(where: isText) == UInt8(ascii: "{"),
      let second = line(from: first.upperBound, in: bytes),
      bytes[second].first(where: isText) == UInt8(ascii: "{")
    else { return false }
    return holdsValues(second, of: bytes)
  }

  private static func isText(_ byte: UInt8) -> Bool { byte > 0x20 }

  /// Returns the line that holds the first byte at or behind an offset that is no white space.
  private static func line(from offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard let start = bytes[offset...].firstIndex(where: isText) else { return nil }
    return start..<(ByteSearch.next(0x0A, in: bytes, from: start) ?? bytes.count)
  }

  private static func holdsValues(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard line.count <= JSONFormat.sizeLimit else { return false }
    var parser = JSONParser(bytes, from: line.lowerBound, byLine: true)
    do throws(JSONError) {
      while !parser.isAtEnd() { _ = try parser.value() }
      return true
    } catch {
      return false
    }
  }
}
