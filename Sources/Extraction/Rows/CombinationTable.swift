/// Texts of a row that together say what its amount is, by their numbers in the memories; -1 where
/// the table has no such column.
struct Combination: Equatable, Sendable {
  /// Which column the amount stands in.
  var column: Int32
  var terms: Int32
  var title: Int32 = -1
  var currency: Int32 = -1
  var country: Int32 = -1
  var period: Int32 = -1
  var basis: Int32 = -1
  var component: Int32 = -1
  var segment: Int32 = -1

  /// A few multiplications: a row costs little more than this.
  fileprivate var hash: UInt64 {
    func mixed(_ hash: UInt64, _ first: Int32, _ second: Int32) -> UInt64 {
      let word =
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
      let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      return product.high ^ product.low
    }
    var hash = mixed(0x9E37_79B9_7F4A_7C15, column, terms)
    hash = mixed(hash, title, currency)
    hash = mixed(hash, country, period)
    hash = mixed(hash, basis, component)
    return mixed(hash, segment, 0)
  }
}

/// Numbers of combinations, in the order in which they were first met.
struct CombinationTable: Sendable {
  private var combinations: [Combination] = []
  /// The number of a combination plus one by its hash; 0 is free.
  private var slots = [Int32](repeating: 0, count: 256)

  /// Returns the number of a combination, and whether it is new.
  @inline(__always)
  mutating func number(of combination: Combination) -> (number: Int, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: combination.hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if combinations[number] == combination { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    combinations.append(combination)
    slots[slot] = Int32(combinations.count)
    if combinations.count * 2 > slots.count { grow() }
    return (combinations.count - 1, true)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (number, combination) in combinations.enumerated() {
      var slot = Int(truncatingIfNeeded: combination.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
