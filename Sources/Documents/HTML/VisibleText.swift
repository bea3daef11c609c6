internal import Compensation

/// Text that grows byte by byte, each with its place in the source.
struct VisibleText {
  private(set) var bytes: [UInt8] = []
  /// One where the distance to the source changes.
  private(set) var origins: [TextOrigin] = []
  private var distance: Int?

  var count: Int { bytes.count }

  /// Adds a byte that stands at `source` in the source.
  mutating func append(_ byte: UInt8, from source: Int) {
    if distance != source - bytes.count {
      distance = source - bytes.count
      origins.append(TextOrigin(textOffset: bytes.count, sourceOffset: source))
    }
    bytes.append(byte)
  }

  /// Adds bytes that stand in the source one behind the other from `source` on.
  mutating func append(_ run: UnsafeBufferPointer<UInt8>, from source: Int) {
    if distance != source - bytes.count {
      distance = source - bytes.count
      origins.append(TextOrigin(textOffset: bytes.count, sourceOffset: source))
    }
    unsafe bytes.append(contentsOf: run)
  }

  /// Adds the character that a longer piece of the source (`&euro;`) stands for: its first byte
  /// leads to the piece's first, its last to the piece's last.
  mutating func append(_ character: some Collection<UInt8>, for source: Range<Int>) {
    let last = character.count - 1
    for (index, byte) in character.enumerated() {
      append(
        byte, from: index == last && last > 0 ? source.upperBound - 1 : source.lowerBound + index)
    }
  }

  /// Adds a byte that the source does not hold: a line break between blocks.
  mutating func append(separator byte: UInt8) {
    bytes.append(byte)
  }

  /// Adds text that stands already further up, with the places it has there.
  mutating func repeatText(_ range: Range<Int>) {
    for offset in range { append(bytes[offset], from: source(of: offset)) }
  }

  /// Takes back everything from `count` on.
  mutating func truncate(to count: Int) {
    bytes.removeLast(max(0, bytes.count - count))
    while let last = origins.last, last.textOffset >= count { origins.removeLast() }
    distance = origins.last.map { $0.sourceOffset - $0.textOffset }
  }

  private func source(of offset: Int) -> Int {
    let next = origins.partitioningIndex { $0.textOffset > offset }
    guard next > 0 else { return offset }
    return origins[next - 1].sourceOffset + offset - origins[next - 1].textOffset
  }
}
