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
