internal import RoleIndexing

/// One field of all records of a part of an index's image.
@safe struct IndexColumn: @unchecked Sendable {
  /// The field of the first record.
  private let start: UnsafePointer<UInt8>
  private let stride: Int
  /// The digits of four that belong to the field.
  private let mask: UInt32
  let count: Int

  /// - Parameters:
  ///   - image: The image, which outlives the column.
  ///   - field: The field's number.
  init(_ image: UnsafePointer<UInt8>, _ part: IndexPart, field: Int = 0) {
    let head = unsafe image + IndexImage.headOffset(of: part)
    let widths = (0..<IndexImage.mostFields).map { unsafe Int(head[8 + $0]) }
    let offset = unsafe IndexColumn.number(in: head) + widths[..<field].reduce(0, +)
    unsafe start = image + offset
    unsafe count = IndexColumn.number(in: head + 4)
    stride = widths.reduce(0, +)
    mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(8 * widths[field])) - 1)
  }

  /// The number of a record's field.
  @inline(__always)
  subscript(record: Int) -> UInt32 { digits(record).numberOfDigits }

  /// The digits of a record's field as they stand, the lowest in the lowest byte.
  @inline(__always)
  func digits(_ record: Int) -> UInt32 {
    let place = unsafe UnsafeRawPointer(start + offset(of: record))
    return unsafe UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)) & mask
  }

  /// The number of a field that is one digit wide.
  @inline(__always)
  func digit(_ record: Int) -> UInt8 { unsafe start[offset(of: record)] }

  @inline(__always)
  private func offset(of record: Int) -> Int {
    precondition(
      UInt(bitPattern: record) < UInt(bitPattern: count), "a record that the index does not have")
    return record &* stride
  }

  /// The number at the beginning of the image.
  static func salt(of image: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(unsafe number(in: image + IndexImage.saltOffset))
  }

  private static func number(in place: UnsafePointer<UInt8>) -> Int {
    let digits = unsafe UnsafeRawPointer(place).loadUnaligned(as: UInt32.self)
    return Int(UInt32(littleEndian: digits).numberOfDigits)
  }
}

/// A hash table of an index's image.
struct IndexTable: Sendable {
  private let lowTags: IndexColumn
  private let highTags: IndexColumn
  private let values: IndexColumn

  init(_ image: UnsafePointer<UInt8>, _ part: IndexPart) {
    unsafe lowTags = IndexColumn(image, part, field: 0)
    unsafe highTags = IndexColumn(image, part, field: 1)
    unsafe values = IndexColumn(image, part, field: 2)
  }

  /// The value of a key, or `nil` if it is not in the table.
  @inline(__always)
  subscript(key: IndexKey) -> UInt32? {
    let size = lowTags.count
    var slot = key.slot(in: size)
    while true {
      let tag = lowTags.digits(slot)
      if tag == key.lowTag, highTags.digit(slot) == key.highTag { return values[slot] }
      if tag == 0 { return nil }
      slot = slot + 1 == size ? 0 : slot + 1
    }
  }
}

/// The edges between the nodes of an index's image but those from the root.
struct IndexEdges: Sendable {
  private let tags: IndexColumn
  private let children: IndexColumn

  init(_ image: UnsafePointer<UInt8>) {
    unsafe tags = IndexColumn(image, .edges, field: 0)
    unsafe children = IndexColumn(image, .edges, field: 1)
  }

  /// The node at the end of an edge, or `nil` if there is no such edge.
  @inline(__always)
  subscript(key: IndexKey) -> Int? {
    let size = tags.count
    var slot = key.slot(in: size)
    while true {
      let tag = tags.digits(slot)
      if tag == key.lowTag { return Int(children[slot]) }
      if tag == 0 { return nil }
      slot = slot + 1 == size ? 0 : slot + 1
    }
  }
}

/// The endings of words in an index's image, from the last letter to the first.
struct IndexEndings: Sendable {
  private let low: IndexColumn
  private let high: IndexColumn
  private let firstChildren: IndexColumn
  private let values: IndexColumn

  init(_ image: UnsafePointer<UInt8>, _ part: IndexPart) {
    unsafe low = IndexColumn(image, part, field: 0)
    unsafe high = IndexColumn(image, part, field: 1)
    unsafe firstChildren = IndexColumn(image, part, field: 2)
    unsafe values = IndexColumn(image, part, field: 3)
  }

  var isEmpty: Bool { values.count == 0 }

  /// Goes from a node by a letter, or returns `nil`.
  @inline(__always)
  func child(of node: Int, by letter: UInt8) -> Int? {
    guard let bit = SuffixTrie.bit(of: letter) else { return nil }
    let mask = UInt64(low[node]) | UInt64(high[node]) << 28
    let place = UInt64(1) << UInt64(bit)
    guard mask & place != 0 else { return nil }
    return Int(firstChildren[node]) + (mask & (place - 1)).nonzeroBitCount
  }

  /// What ends at a node; 0 for nothing.
  func value(_ node: Int) -> UInt32 { values[node] }
}
