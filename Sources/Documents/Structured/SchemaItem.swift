/// A thing that a page describes in fields for machines, by the words of schema.org.
///
/// JSON-LD and microdata write the same things in two ways; both are read into this shape.
struct SchemaItem {
  struct Property {
    let name: String
    let value: SchemaValue
    /// Where the property stands as a whole: its member of JSON, its element.
    let range: Range<Int>
  }

  /// The names of the types without the vocabulary's address: `JobPosting`.
  var types: [String] = []
  var properties: [Property] = []

  /// Returns the values of a property, in order.
  func values(_ name: String) -> [SchemaValue] {
    properties.lazy.filter { $0.name == name }.map(\.value)
  }

  /// Returns the first text of the properties of these names, the first name first.
  func text(_ names: String...) -> String? {
    for name in names {
      for value in values(name) {
        if let text = value.text, !text.isEmpty { return text }
      }
    }
    return nil
  }

  /// Returns the things that the properties of these names hold.
  func items(_ names: String...) -> [SchemaItem] {
    names.flatMap { values($0).compactMap(\.item) }
  }

  /// Returns a type's or a property's name without its vocabulary: `http://schema.org/JobPosting`,
  /// `schema:JobPosting`.
  static func localName(_ name: some StringProtocol) -> String {
    let end = name.lastIndex { $0 == "/" || $0 == "#" || $0 == ":" }
    return String(end.map { name[name.index(after: $0)...] } ?? name[...])
  }
}

/// What a property holds.
indirect enum SchemaValue {
  /// A text or a number as written, white space folded, and where it stands.
  case text(String, Range<Int>)
  case item(SchemaItem)

  var item: SchemaItem? {
    if case .item(let item) = self { item } else { nil }
  }

  /// The text, or the name of a thing.
  var text: String? {
    switch self {
    case .text(let text, _): text
    case .item(let item): item.text("name", "legalName")
    }
  }
}
