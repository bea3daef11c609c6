/// What is known of the names of elements and attributes that one parser hands over.
///
/// libxml2 keeps each name once and hands over its address, by which it is looked up here; text is
/// compared only when an address is met first.
struct HTMLNames {
  /// An element's name.
  struct Element {
    let text: String
    let element: HTMLElement
    /// Whether it is left out and parts the text around it: an icon or a script within a sentence
    /// does not.
    let standsApart: Bool
  }

  private(set) var elements: [Element] = []
  private var elementsByAddress = AddressTable()
  private var elementsByText: [String: Int] = [:]
  /// The attributes that were met; `nil` for those that say nothing of the text.
  private var attributes: [HTMLAttribute?] = []
  private var attributesByAddress = AddressTable()

  /// Returns the number of an element's name; the same for the same name.
  mutating func element(_ name: UnsafePointer<UInt8>) -> Int {
    let address = UInt(bitPattern: name)
    if let known = elementsByAddress[address] { return known }
    let text = unsafe String(cString: name).lowercased()
    let number = elementsByText[text] ?? elements.count
    if number == elements.count {
      elements.append(
        Element(
          text: text, element: HTMLElement(name: text),
          standsApart: ["nav", "aside", "footer"].contains(text)))
      elementsByText[text] = number
    }
    elementsByAddress.add(address, number)
    return number
  }

  /// Returns the attribute of a name, `nil` for one that says nothing of the text.
  mutating func attribute(_ name: UnsafePointer<UInt8>) -> HTMLAttribute? {
    let address = UInt(bitPattern: name)
    if let known = attributesByAddress[address] { return attributes[known] }
    let attribute = HTMLAttribute(rawValue: unsafe String(cString: name).lowercased())
    attributesByAddress.add(address, attributes.count)
    attributes.append(attribute)
    return attribute
  }
}

/// Numbers by addresses: a hash table with open addressing, as each tag of a page asks it twice.
private struct AddressTable {
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
