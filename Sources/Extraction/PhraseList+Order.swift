extension PhraseList {
  /// The phrases in the order of their bytes, a phrase before those that it begins; equal ones in
  /// the order of the tables. None is another without diacritics and in the tables too.
  var sorted: [Phrase] {
    // The first bytes decide nearly every comparison, and are compared as a number.
    var keys = phrases.indices.map { key(of: $0) }
    keys.sort()
    var sorted: [Phrase] = []
    sorted.reserveCapacity(keys.count)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].head == keys[start].head { end += 1 }
      if end - start > 1 { settle(&keys, start..<end) }
      var lastOfTables: Range<Int>?
      for key in keys[start..<end] {
        let phrase = phrases[key.place]
        if !phrase.isPlain {
          lastOfTables = phrase.range
        } else if let lastOfTables, ByteRun.areEqual(bytes, lastOfTables, bytes, phrase.range) {
          continue
        }
        sorted.append(phrase)
      }
      start = end
    }
    return sorted
  }

  /// What a phrase is sorted by: its first twelve bytes, and below them its place in the tables.
  private struct Key: Comparable {
    static let headLength = 12
    private let bits: UInt128

    init(head: UInt128, place: Int) {
      bits = head << 32 | UInt128(truncatingIfNeeded: place)
    }

    var head: UInt128 { bits >> 32 }
    var place: Int { Int(UInt32(truncatingIfNeeded: bits)) }

    static func < (left: Key, right: Key) -> Bool { left.bits < right.bits }
  }

  private func key(of place: Int) -> Key {
    let range = phrases[place].range
    var head: UInt128 = 0
    for byte in bytes[range.prefix(Key.headLength)] { head = head << 8 | UInt128(byte) }
    // A shorter phrase is filled with zeros.
    let missing = max(0, Key.headLength - range.count)
    return Key(head: head << UInt128(8 * missing), place: place)
  }

  /// Puts phrases of the same first bytes in order: a few, nearly always.
  private func settle(_ keys: inout [Key], _ range: Range<Int>) {
    guard range.count <= PhraseList.few else { return keys[range].sort(by: precedes) }
    for place in range.dropFirst() {
      var place = place
      while place > range.lowerBound, precedes(keys[place], keys[place - 1]) {
        keys.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private static let few = 12

  /// Whether one of two phrases of the same first bytes comes first.
  private func precedes(_ left: Key, _ right: Key) -> Bool {
    let (first, second) = (bytes[phrases[left.place].range], bytes[phrases[right.place].range])
    return first == second ? left < right : first.lexicographicallyPrecedes(second)
  }
}
