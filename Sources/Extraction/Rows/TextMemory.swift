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
    let hash = ByteRun.hash(of: text, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, ByteRun.areEqual(texts, places[index], text, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return add(make(range), text, range, hash)
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
}
