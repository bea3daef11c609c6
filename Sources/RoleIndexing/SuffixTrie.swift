/// The endings of words in a trie from their last letter to the first.
///
/// A node has a bit for each letter that leads on, and its children side by side in the order of
/// the letters.
public struct SuffixTrie {
  private(set) var low: [UInt32] = []
  private(set) var high: [UInt32] = []
  private(set) var firstChildren: [UInt32] = []
  /// What ends at each node; 0 for nothing.
  private(set) var values: [UInt32] = []

  /// - Parameter endings: Folded endings and what they stand for; those with other letters than
  ///   `a` to `z` and digits end no folded word and are left out.
  init(_ endings: [(letters: [UInt8], value: UInt32)]) {
    let keys = endings.compactMap { ending -> (letters: [UInt8], value: UInt32)? in
      let bits = ending.letters.reversed().compactMap(SuffixTrie.bit)
      return bits.count == ending.letters.count && !bits.isEmpty ? (bits, ending.value) : nil
    }.sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
    guard !keys.isEmpty else { return }
    var queue = [(keys: keys.indices, depth: 0)]
    var position = 0
    while position < queue.count {
      var (range, depth) = queue[position]
      position += 1
      values.append(0)
      while let first = range.first, keys[first].letters.count == depth {
        values[values.count - 1] = keys[first].value
        range = range.dropFirst()
      }
      firstChildren.append(UInt32(queue.count))
      var mask: UInt64 = 0
      while let first = range.first {
        let letter = keys[first].letters[depth]
        let end = range.first { keys[$0].letters[depth] != letter } ?? range.upperBound
        mask |= 1 << UInt64(letter)
        queue.append((first..<end, depth + 1))
        range = end..<range.upperBound
      }
      low.append(UInt32(mask & 0xFFF_FFFF))
      high.append(UInt32(mask >> 28))
    }
  }

  /// The bit of a folded letter or digit.
  @inlinable @inline(__always)
  public static func bit(of letter: UInt8) -> UInt8? {
    if letter &- 0x61 < 26 { return letter &- 0x61 }
    return letter &- 0x30 < 10 ? letter &- 0x30 + 26 : nil
  }
}
