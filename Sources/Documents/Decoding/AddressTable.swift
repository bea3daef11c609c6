/// Numbers by the addresses at which libxml2 keeps names: a hash table with open addressing, as
/// each tag asks it twice.
struct AddressTable {
  private var slots: [(address: UInt, number: Int)]
  private var count = 0

  init() { slots = AddressTable.empty(64) }

  private static func empty(_ size: Int) -> [(address: UInt, number: Int)] {
    [(address: UInt, number: Int)](repeating: (0, 0), count: size)
  }

  /// Returns the number of an address that was added; no name has the address 0.
  subscript(_ address: UInt) -> Int? {
    let slot = slots[slot(of: address)]
    return slot.address == address ? slot.number : nil
  }

  mutating func add(_ address: UInt, _ number: Int) {
    if count * 2 >= slots.count {
      let old = slots
      slots = AddressTable.empty(old.count * 2)
      for slot in old where slot.address != 0 { slots[self.slot(of: slot.address)] = slot }
    }
    slots[slot(of: address)] = (address, number)
    count += 1
  }

  /// Returns the slot that holds an address, or the free one where it belongs.
  private func slot(of address: UInt) -> Int {
    let mask = UInt(slots.count - 1)
    // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4): the high bits are mixed.
    var slot = ((address &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[Int(slot)].address != 0, slots[Int(slot)].address != address {
      slot = (slot &+ 1) & mask
    }
    return Int(slot)
  }
}
