/// Where each of many hashes stands: up to four numbers for one hash, in a few stretches of memory.
///
/// A table of open addressing; a hash is its own place in it, since its bits are scattered already.
struct HashPlaces {
  /// How many numbers are kept for a hash.
  static let limit = 4

  private struct Slot {
    /// 0 in a free slot.
    var key: UInt64 = 0
    /// A number, or below zero where ``more`` has several.
    var value: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  /// The numbers of hashes with several, -1 for none.
  private var more: [SIMD4<Int32>] = []
  private var count = 0

  /// Adds a number to those of a hash, unless it has as many as are kept, and calls a function with
  /// each that it had.
  mutating func add(_ number: Int32, for hash: UInt64, _ body: (Int32) -> Void) {
    // The kept hashes of a text are below a bound, so none is the largest number.
    let key = hash == 0 ? .max : hash
    let place = place(of: key)
    let slot = slots[place]
    guard slot.key == key else {
      slots[place] = Slot(key: key, value: number)
      count += 1
      if count > slots.count / 4 * 3 { grow() }
      return
    }
    guard slot.value < 0 else {
      body(slot.value)
      slots[place].value = ~Int32(more.count)
      more.append(SIMD4(slot.value, number, -1, -1))
      return
    }
    let index = Int(~slot.value)
    for lane in 0..<HashPlaces.limit {
      guard more[index][lane] >= 0 else {
        more[index][lane] = number
        return
      }
      body(more[index][lane])
    }
  }

  /// Returns the slot that has a key, else the free one for it.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key) & mask
    while slots[place].key != key, slots[place].key != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
  }
}
