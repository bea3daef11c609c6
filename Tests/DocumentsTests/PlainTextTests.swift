import Compensation
import Documents
import Testing

/// What passes over text in blocks says the same as reading it byte by byte.
@Suite struct PlainTextTests {
  /// Characters on both sides of every border of the table of well-formed sequences.
  static let pieces: [[UInt8]] = [
    Array("a".utf8), Array("\n".utf8), Array("ż".utf8), Array("\u{7FF}".utf8),
    Array("\u{800}".utf8), Array("理".utf8), Array("\u{D7FF}".utf8), Array("\u{E000}".utf8),
    Array("\u{FFFD}".utf8), Array("，".utf8), Array("😀".utf8), Array("\u{10FFFF}".utf8),
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xE2, 0x82],
    [0xED, 0xA0, 0x80],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
  ]

  @Test(arguments: pieces)
  func aBreakIsFoundWhereverItStandsInABlock(piece: [UInt8]) throws {
    for filler in ["x", "ż", "理"] {
      for before in 0..<40 {
        let head = String(repeating: filler, count: 8) + String(repeating: "y", count: before)
        let bytes = Array(head.utf8) + piece + Array((filler + "z, the end of it all.").utf8)
        let expected = String(decoding: bytes, as: UTF8.self)
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        let document = DocumentReader(encoding: TextEncoding(label: "utf-8"))
          .read(bytes, path: "a.txt")
        let place = "\(filler) \(before) \(piece)"
        #expect(document.issues.isEmpty == isValid, "\(place)")
        let text = try #require(document.text)
        #expect(String(validating: text.bytes, as: UTF8.self) == expected, "\(place)")
      }
    }
  }

  @Test func linesBeginWhereABytewiseReaderSaysSo() {
    var state: UInt32 = 7
    for length in [0, 1, 2, 15, 16, 17, 64, 199, 2_047, 2_048, 2_049, 4_100] {
      let bytes = (0..<length).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return [0x0A, 0x0D, 0x61, 0x62, 0xC5][Int(state >> 24) % 5] as UInt8
      }
      var expected = [0]
      for (index, byte) in bytes.enumerated() {
        let isPair = byte == 0x0D && index + 1 < length && bytes[index + 1] == 0x0A
        if byte == 0x0A || (byte == 0x0D && !isPair) { expected.append(index + 1) }
      }
      #expect(DocumentText.lineStarts(of: bytes) == expected)
      let text = DocumentText(path: "a.txt", bytes: bytes)
      for offset in 0...length {
        let line = expected.lastIndex { $0 <= offset } ?? 0
        #expect(text.location(of: offset..<offset).line == line + 1)
      }
    }
  }

  /// Long texts are looked at in pieces of a megabyte, side by side.
  static let pieceSize = 1 << 20

  @Test(arguments: pieces)
  func aBreakIsFoundWhereverItStandsBesideTheEndOfAPiece(piece: [UInt8]) throws {
    for distance in [-5, -2, -1, 0, 1] {
      let head = [UInt8](repeating: UInt8(ascii: "y"), count: Self.pieceSize + distance)
      let bytes = head + piece + Array("z, the end of it all.".utf8)
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let document = DocumentReader(encoding: TextEncoding(label: "utf-8"))
        .read(bytes, path: "a.txt")
      #expect(document.issues.isEmpty == isValid, "\(distance) \(piece)")
      #expect(try #require(document.text).bytes.count >= bytes.count - piece.count)
    }
  }

  @Test func linesAreCountedOverTheEndsOfPieces() {
    for lineEnd in ["\n", "\r\n", "\r"] {
      for distance in -2...2 {
        // A line that fills a piece but for its end, one of two pieces without an end, a last one.
        let first = String(repeating: "a", count: Self.pieceSize + distance - lineEnd.utf8.count)
        let long = String(repeating: "b", count: 2 * Self.pieceSize)
        let text = first + lineEnd + long + lineEnd + "c"
        let document = DocumentText(path: "a.txt", bytes: Array(text.utf8))
        let second = first.utf8.count + lineEnd.utf8.count
        let places = [second - 1, second, second + Self.pieceSize, text.utf8.count - 1].map {
          document.location(of: $0..<$0)
        }
        #expect(places.map(\.line) == [1, 2, 2, 3], "\(distance) \(lineEnd.debugDescription)")
        #expect(places.dropFirst().map(\.column) == [1, Self.pieceSize + 1, 1])
      }
    }
  }
}
