internal import Glibc

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
    var scan = HTMLTagScan()
    unsafe source.withUnsafeBufferPointer { unsafe scan.read($0) }
    guard !scan.excesses.isEmpty else { return source }
    var bytes = source
    for range in scan.excesses {
      for index in range { bytes[index] = 0x20 }
    }
    return bytes
  }
}

/// Looks for tags that are too long.
private struct HTMLTagScan {
  /// The attributes of tags that are too long, ascending.
  private(set) var excesses: [Range<Int>] = []

  mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while let start = unsafe next(UInt8(ascii: "<"), in: source, from: index) {
      index = start + 1
      guard index < source.count else { break }
      let first = unsafe source[index]
      if first == UInt8(ascii: "!"), unsafe isComment(at: index, in: source) {
        guard let end = unsafe commentEnd(in: source, from: index + 3) else { break }
        index = end
        continue
      }
      guard HTMLTagScan.isLetter(first) || first == UInt8(ascii: "/") else { continue }
      guard let end = unsafe readTag(in: source, from: start) else { break }
      index = end
    }
  }

  /// Reads a tag; returns where reading goes on, `nil` where no tag ends behind this place.
  private mutating func readTag(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var nameEnd = start + 1
    while nameEnd < source.count, unsafe HTMLTagScan.isNamePart(source[nameEnd]) { nameEnd += 1 }
    guard let end = unsafe tagEnd(in: source, from: nameEnd) else {
      if source.count - nameEnd > HTMLTagCap.byteLimit { excesses.append(nameEnd..<source.count) }
      return nil
    }
    if end.offset - start > HTMLTagCap.byteLimit || end.spaces > HTMLTagCap.spaceLimit {
      excesses.append(nameEnd..<end.offset)
    }
    let name = unsafe UnsafeBufferPointer(rebasing: source[(start + 1)..<nameEnd])
    for raw in HTMLTagScan.rawTextNames where unsafe HTMLTagScan.isEqual(name, raw) {
      return unsafe rawTextEnd(of: raw, in: source, from: end.offset + 1)
    }
    return end.offset + 1
  }

  /// The elements whose text holds no tags.
  private static let rawTextNames = [Array("script".utf8), Array("style".utf8)]

  /// Whether a name in any case is one in small letters.
  private static func isEqual(_ name: UnsafeBufferPointer<UInt8>, _ other: [UInt8]) -> Bool {
    guard name.count == other.count else { return false }
    for index in other.indices where unsafe name[index] | 0x20 != other[index] { return false }
    return true
  }

  /// Returns where a tag's `>` is, and how much white space parts its attributes.
  private func tagEnd(
    in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (offset: Int, spaces: Int)? {
    var spaces = 0
    var previous: UInt8 = 0
    var index = start
    while index < source.count {
      let byte = unsafe source[index]
      if byte == UInt8(ascii: ">") { return (index, spaces) }
      if previous == UInt8(ascii: "="), byte == 0x22 || byte == 0x27 {
        // A quote that never closes: the tag ends at the first `>` after all.
        guard let close = unsafe next(byte, in: source, from: index + 1) else { break }
        index = close
      } else if byte <= 0x20 || byte == UInt8(ascii: "/") {
        spaces += 1
      }
      if byte > 0x20 { previous = byte }
      index += 1
    }
    return unsafe next(UInt8(ascii: ">"), in: source, from: start).map { ($0, spaces) }
  }

  private func rawTextEnd(
    of name: [UInt8], in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var index = start
    while let found = unsafe next(UInt8(ascii: "<"), in: source, from: index) {
      index = found + 1
      let end = found + 2 + name.count
      guard end <= source.count, unsafe source[index] == UInt8(ascii: "/") else { continue }
      let rest = unsafe UnsafeBufferPointer(rebasing: source[(found + 2)..<end])
      if unsafe HTMLTagScan.isEqual(rest, name) { return found }
    }
    return source.count
  }

  private func isComment(at index: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe index + 2 < source.count && source[index + 1] == 0x2D && source[index + 2] == 0x2D
  }

  /// Returns the offset behind a comment's `-->`.
  private func commentEnd(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while let found = unsafe next(UInt8(ascii: ">"), in: source, from: index) {
      if found >= start + 2, unsafe source[found - 1] == 0x2D && source[found - 2] == 0x2D {
        return found + 1
      }
      index = found + 1
    }
    return nil
  }

  /// Returns where a byte stands next.
  private func next(
    _ byte: UInt8, in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < source.count, let base = source.baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), source.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "/")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || (0x30...0x39).contains(byte)
  }
}
