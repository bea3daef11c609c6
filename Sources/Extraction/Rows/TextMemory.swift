/// What texts mean, each worked out once: a table writes the same titles and amounts again and again.
///
/// Texts are found by their bytes; nothing is copied of one that is known.
struct TextMemory<Value: Sendable>: Sendable {
  private var values: [Value] = []
  /// Where the text of each value lies in `texts`.
  private var places: [Range<Int>] = []
  private var hashes: [UInt64] = []
  private var texts: [UInt8] = []
  /// The index of a value plus one by the text's hash; 0 is free.
  private var slots: [Int32]

  init() { slots = [Int32](repeating: 0, count: 64) }

  var count: Int { values.count }

  subscript(index: Int) -> Value { values[index] }

  /// Changes a value.
  mutating func update(_ index: Int, _ change: (inout Value) -> Void) { change(&values[index]) }

  /// Returns the index of a text's value, which is made where the text is new.
  ///
  /// - Complexity: O(1) in the number of texts, linear in the text.
  @inline(__always)
  mutating func index(
    of text: [UInt8], _ range: Range<Int>, orMaking make: (Range<Int>) -> Value
  ) -> Int {
    let hash = TextMemory.hash(text, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isSame(index, text, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return add(make(range), text, range, hash)
  }

  private func isSame(_ index: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let place = places[index]
    guard place.count == range.count else { return false }
    for offset in 0..<range.count
    where texts[place.lowerBound + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func add(
    _ value: Value, _ text: [UInt8], _ range: Range<Int>, _ hash: UInt64
  ) -> Int {
    if (values.count + 1) * 2 > slots.count { grow() }
    let start = texts.count
    texts += text[range]
    places.append(start..<texts.count)
    hashes.append(hash)
    values.append(value)
    insert(values.count - 1)
    return values.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for index in values.indices { insert(index) }
  }

  private mutating func insert(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }

  /// Multiplies eight bytes at a time into one number (after Wang Yi's wyhash).
  private static func hash(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      var word: UInt64 = 0
      let end = min(position + 8, range.upperBound)
      while position < end {
        word = word << 8 | UInt64(text[position])
        position += 1
      }
      let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      hash = product.high ^ product.low
    }
    return hash
  }
}
