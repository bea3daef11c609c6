/// Where in a text its anchors stand, to a block of bytes.
///
/// Blocks make it small (a byte for each) and let a stretch be asked for in a few steps. An answer
/// covers the blocks that a stretch touches, so it may name an anchor that stands just beside it.
struct AnchorMap: Sendable {
  /// The bytes of a block.
  static let blockSize = 32

  /// The first byte of the text that the map is of.
  private let start: Int
  private let blocks: [UInt8]

  /// - Parameter blocks: The anchors of each block from `start` on.
  init(start: Int, blocks: [UInt8]) {
    self.start = start
    self.blocks = blocks
  }

  /// Returns the anchors that stand in a range, or in the rest of its outer blocks.
  ///
  /// - Complexity: A step a block.
  func anchors(in range: Range<Int>) -> Anchors {
    guard !range.isEmpty else { return [] }
    let first = (range.lowerBound - start) / AnchorMap.blockSize
    let last = (range.upperBound - 1 - start) / AnchorMap.blockSize
    var anchors: UInt8 = 0
    for block in first...last { anchors |= blocks[block] }
    return Anchors(rawValue: anchors)
  }
}
