import Testing

@testable import Extraction

/// Where lines end, and what their cells may be parted by.
struct LineScanTests {
  /// What is found block by block is what a look at each byte finds.
  @Test func theBytesOfALineAreSeenWhereverItsBlocksEnd() {
    var chance = SystemRandomNumberGenerator()
    let signs = Array("ab \t|;,\n\r".utf8)
    for length in 0...70 {
      for rare in [1, 9, 40] {
        let bytes: [UInt8] = (0..<length).map { _ in
          Int.random(in: 0..<rare, using: &chance) == 0
            ? signs.randomElement(using: &chance) ?? 0 : UInt8(ascii: "x")
        }
        for start in 0...min(length, 20) {
          let scan = unsafe bytes.withUnsafeBufferPointer {
            unsafe LineScan($0, from: start, limit: length)
          }
          let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
          #expect(scan.end == line.endIndex, "\(bytes) from \(start)")
          var expected: LineScan.Signs = []
          if line.contains(0x09) { expected.insert(.tab) }
          if line.contains(UInt8(ascii: "|")) { expected.insert(.bar) }
          if line.contains(UInt8(ascii: ";")) { expected.insert(.semicolon) }
          if line.contains(UInt8(ascii: ",")) { expected.insert(.comma) }
          #expect(scan.signs.subtracting(.gap) == expected, "\(bytes) from \(start)")
          let isGap = zip(line, line.dropFirst()).contains { $0 == (0x20, 0x20) }
          #expect(
            scan.signs.contains(.gap) == (isGap || line.last == 0x20), "\(bytes) from \(start)")
        }
      }
    }
  }
}
