/// Writes the parts of an index's image.
struct ImageWriter {
  /// The fields of each part, column by column.
  private var parts = [[[UInt32]]](repeating: [], count: IndexPart.allCases.count)
  /// Sets the keys of the tables apart from each other.
  private var salt: UInt64 = 0

  /// Sets a part; its fields have as many entries each.
  mutating func set(_ part: IndexPart, _ fields: [UInt32]...) {
    precondition(fields.count <= IndexImage.mostFields)
    parts[part.rawValue] = fields
  }

  /// An edge of the trie from a node to a child.
  struct Edge {
    var node: UInt32
    var lexeme: UInt32
    var child: UInt32
  }

  /// Sets the parts that are hash tables, and the filter over some of the keys of `forms`.
  mutating func setTables(
    context: [UInt64: UInt32], forms: [UInt64: UInt32], filtered: [UInt64], edges: [Edge]
  ) {
    // Two keys of the same tag that lie side by side could not be told apart; another salt puts
    // them elsewhere.
    while parts[IndexPart.forms.rawValue].isEmpty {
      precondition(salt < 100, "the words of an index cannot be told apart by their hashes")
      let contextKeys = context.map { (IndexKey($0, salt: salt), $1) }
      let formKeys = forms.map { (IndexKey($0, salt: salt), $1) }
      let edgeKeys = edges.map { edge in
        let key = IndexKey.edge(of: Int(edge.node), by: Int(edge.lexeme), salt: salt)
        return (key, edge.child)
      }
      if let contextTable = ImageWriter.table(contextKeys, hasHighTags: true),
        let formTable = ImageWriter.table(formKeys, hasHighTags: true),
        let edgeTable = ImageWriter.table(edgeKeys, hasHighTags: false)
      {
        parts[IndexPart.context.rawValue] = contextTable
        parts[IndexPart.forms.rawValue] = formTable
        parts[IndexPart.edges.rawValue] = edgeTable
      } else {
        salt += 1
      }
    }
    var size = 16
    while size < filtered.count { size *= 2 }
    var filter = [UInt32](repeating: 0, count: size)
    for key in filtered {
      let place = IndexKey(key, salt: salt).filterPlace(in: size)
      filter[place.digit] |= UInt32(place.bits)
    }
    set(.filter, filter)
  }

  /// Returns the columns of a table with open addressing, or `nil` if two keys look the same.
  private static func table(
    _ values: [(key: IndexKey, value: UInt32)], hasHighTags: Bool
  ) -> [[UInt32]]? {
    let size = values.count * 2 + 1
    var low = [UInt32](repeating: 0, count: size)
    var high = low
    var stored = low
    // The same tables give the same bytes, whatever the order of a dictionary.
    for (key, value) in values.sorted(by: { $0.key.mixed < $1.key.mixed }) {
      var slot = key.slot(in: size)
      let lowTag = key.lowTag.numberOfDigits
      let highTag = hasHighTags ? UInt32(key.highTag) : 0
      while low[slot] != 0 {
        if low[slot] == lowTag, high[slot] == highTag { return nil }
        slot = slot + 1 == size ? 0 : slot + 1
      }
      (low[slot], high[slot], stored[slot]) = (lowTag, highTag, value)
    }
    return hasHighTags ? [low, high, stored] : [low, stored]
  }

  /// The image.
  func bytes() -> [UInt8] {
    var image = [UInt8](repeating: 0, count: IndexImage.headLength)
    ImageWriter.put(UInt32(salt), at: IndexImage.saltOffset, width: 4, in: &image)
    for part in IndexPart.allCases {
      let fields = parts[part.rawValue]
      let widths = fields.map { ImageWriter.width(of: $0.max() ?? 0) }
      let head = IndexImage.headOffset(of: part)
      let count = fields.first?.count ?? 0
      ImageWriter.put(UInt32(image.count), at: head, width: 4, in: &image)
      ImageWriter.put(UInt32(count), at: head + 4, width: 4, in: &image)
      for (field, width) in widths.enumerated() { image[head + 8 + field] = UInt8(width) }
      var offset = image.count
      image += [UInt8](repeating: 0, count: count * widths.reduce(0, +))
      for record in 0..<count {
        for (field, width) in zip(fields, widths) {
          ImageWriter.put(field[record], at: offset, width: width, in: &image)
          offset += width
        }
      }
    }
    return image + [UInt8](repeating: 0, count: IndexImage.padding)
  }

  private static func width(of largest: UInt32) -> Int {
    precondition(largest <= IndexImage.largest, "a number of the index needs more than 28 bits")
    var width = 1
    while largest >> (IndexImage.digitBits * UInt32(width)) != 0 { width += 1 }
    return width
  }

  private static func put(_ number: UInt32, at offset: Int, width: Int, in image: inout [UInt8]) {
    var rest = number
    for place in offset..<offset + width {
      image[place] = UInt8(rest & 0x7F)
      rest >>= IndexImage.digitBits
    }
  }
}
