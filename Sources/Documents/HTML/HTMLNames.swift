/// What is known of the names of elements and attributes that one parser hands over.
///
/// libxml2 keeps each name once and hands over its address, by which it is looked up here; text is
/// compared only when an address is met first.
@safe
final class HTMLNames {
  /// An element's name.
  struct Element {
    let text: String
    let element: HTMLElement
    /// Whether it is left out and parts the text around it: an icon or a script within a sentence
    /// does not.
    let standsApart: Bool
  }

  private(set) var elements: [Element] = []
  private var elementsByAddress: [UInt: Int] = [:]
  private var elementsByText: [String: Int] = [:]
  /// `nil` for attributes that say nothing of the text.
  private var attributesByAddress: [UInt: String?] = [:]

  /// Returns the number of an element's name; the same for the same name.
  func element(_ name: UnsafePointer<UInt8>) -> Int {
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
    elementsByAddress[address] = number
    return number
  }

  /// Returns the attributes that say something of the text.
  ///
  /// - Parameter list: C strings, name and value in turn, that a null pointer ends.
  func attributes(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> HTMLAttributes {
    var attributes = HTMLAttributes()
    guard var next = unsafe list else { return attributes }
    while let name = unsafe next[0] {
      if let known = unsafe attribute(name) {
        attributes.add(known, unsafe next[1].map { unsafe String(cString: $0) } ?? "")
      }
      unsafe next += 2
    }
    return attributes
  }

  private func attribute(_ name: UnsafePointer<UInt8>) -> String? {
    let address = UInt(bitPattern: name)
    if let known = attributesByAddress[address] { return known }
    let text = unsafe String(cString: name).lowercased()
    let known = HTMLAttributes.names.contains(text) ? text : nil
    attributesByAddress[address] = .some(known)
    return known
  }
}
