/// An attribute that says something of an element's text.
enum HTMLAttribute: String {
  case ariaHidden = "aria-hidden"
  case columnSpan = "colspan"
  case content
  case dateTime = "datetime"
  case hidden
  case httpEquivalent = "http-equiv"
  case id
  case itemProperty = "itemprop"
  case itemScope = "itemscope"
  case itemType = "itemtype"
  case language = "lang"
  case name
  case property
  case publicationDate = "pubdate"
  case role
  case rowSpan = "rowspan"
  case style
  case type
  case typeOf = "typeof"
  case value
  case xmlLanguage = "xml:lang"
}

/// An element's attributes, as far as they say something of its text.
///
/// One value serves all elements of a page, one after another, so that an attribute costs the copy
/// of its bytes.
struct HTMLAttributes {
  private var places: [(name: HTMLAttribute, range: Range<Int>)] = []
  private var text: [UInt8] = []

  /// Forgets the attributes, for those of the next element.
  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: HTMLAttribute, _ value: UnsafeBufferPointer<UInt8>) {
    let start = text.count
    unsafe text.append(contentsOf: value)
    places.append((name, start..<text.count))
  }

  subscript(_ name: HTMLAttribute) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  private func bytes(of name: HTMLAttribute) -> ArraySlice<UInt8>? {
    for place in places where place.name == name { return text[place.range] }
    return nil
  }

  var isEmpty: Bool { places.isEmpty }

  /// Whether the element is a thing or a property of one, in microdata or RDFa Lite.
  var describes: Bool {
    for place in places {
      switch place.name {
      case .itemProperty, .itemScope, .property, .typeOf: return true
      default: break
      }
    }
    return false
  }

  /// Whether the element says that it is not shown.
  var hide: Bool {
    for place in places {
      switch place.name {
      case .hidden: if self[.hidden]?.lowercased() != "until-found" { return true }
      case .ariaHidden: if self[.ariaHidden]?.lowercased() == "true" { return true }
      case .style: if HTMLAttributes.hides(text[place.range]) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether one of a style's declarations is that nothing is displayed.
  private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    style.split(separator: UInt8(ascii: ";")).contains { declaration in
      let plain = declaration.lazy.filter { $0 > 0x20 }
        .map { (65...90).contains($0) ? $0 | 0x20 : $0 }
      return plain.elementsEqual("display:none".utf8)
        || plain.elementsEqual("display:none!important".utf8)
    }
  }

  /// How many columns or rows a cell takes, within reason.
  func span(_ name: HTMLAttribute) -> Int {
    min(max(self[name].flatMap { Int($0) } ?? 1, 1), 100)
  }
}
