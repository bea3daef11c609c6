/// Keeps tags of unreasonable size from the parser, whose time grows with the square of the number
/// of attributes.
///
/// The attributes of such a tag (pictures written into the page, mostly) are blanked in place, so
/// that every offset stays.
enum HTMLTagCap {
  static let byteLimit = 64 << 10
  static let spaceLimit = 512

  /// Returns the source with the attributes of over-long tags blanked.
  static func capped(_ source: [UInt8]) -> [UInt8] {
    var bytes = source
    var index = 0
    while let start = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < source.count else { break }
      if source[index...].starts(with: "!--".utf8) {
        guard let end = find("-->", in: source, from: index + 3) else { break }
        index = end + 3
        continue
      }
      guard isLetter(source[index]) || source[index] == UInt8(ascii: "/") else { continue }
      let nameEnd =
        source[index...].firstIndex { !isLetter($0) && $0 != UInt8(ascii: "/") } ?? source.count
      let name = source[index..<nameEnd].map { $0 | 0x20 }
      guard let end = tagEnd(in: source, from: nameEnd) else {
        // No tag ends behind this place.
        if source.count - nameEnd > byteLimit { blank(&bytes, nameEnd..<source.count) }
        break
      }
      if end.offset - start > byteLimit || end.spaces > spaceLimit {
        blank(&bytes, nameEnd..<end.offset)
      }
      index = end.offset + 1
      if name == Array("script".utf8) || name == Array("style".utf8) {
        index = rawTextEnd(of: name, in: source, from: index)
      }
    }
    return bytes
  }

  /// Returns where a tag's `>` is, and how much white space parts its attributes.
  private static func tagEnd(
    in source: [UInt8], from start: Int
  ) -> (offset: Int, spaces: Int)? {
    var spaces = 0
    var quote: UInt8?
    var previous: UInt8 = 0
    for index in start..<source.count {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return (index, spaces)
      } else if previous == UInt8(ascii: "="), byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        spaces += 1
      }
      if byte > 0x20 { previous = byte }
    }
    // A quote that never closes: the tag ends at the first `>` after all.
    return source[start...].firstIndex(of: UInt8(ascii: ">")).map { ($0, spaces) }
  }

  private static func rawTextEnd(of name: [UInt8], in source: [UInt8], from start: Int) -> Int {
    var index = start
    while let end = find("</", in: source, from: index) {
      if source[(end + 2)...].prefix(name.count).map({ $0 | 0x20 }) == name { return end }
      index = end + 2
    }
    return source.count
  }

  private static func find(_ text: StaticString, in source: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.description.utf8)
    guard let first = wanted.first, start <= source.count else { return nil }
    var index = start
    while let found = source[index...].firstIndex(of: first) {
      if source[found...].starts(with: wanted) { return found }
      index = found + 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
      || (0x30...0x39).contains(byte)
  }

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range { bytes[index] = 0x20 }
  }
}
