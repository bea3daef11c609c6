/// The phrases of a language by their bytes, laid out flat so that a step costs a few comparisons.
struct PhraseTrie: Sendable {
  /// What a phrase says, and whether the rest of its last word may follow.
  struct Entry: Sendable {
    let category: Category
    let value: ShortText
    let number: Double
    let isOpen: Bool
  }

  private struct Node: Sendable {
    var firstEdge: Int32
    var endEdge: Int32
    var firstEntry: Int32
    var endEntry: Int32
  }

  private struct Edge: Sendable {
    var byte: UInt8
    var target: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private var entries: [Entry] = []
  /// The node behind each first byte; 0 where no phrase begins so.
  private var roots = [Int32](repeating: 0, count: 256)
  /// A bit for each pair of bytes that a phrase begins with: most of a text ends here.
  private var beginnings = [UInt64](repeating: 0, count: 1024)

  /// - Parameter phrases: Normalized phrases, in any order.
  init(_ phrases: [(bytes: [UInt8], entry: Entry)]) {
    let sorted = phrases.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    nodes = [Node(firstEdge: 0, endEdge: 0, firstEntry: 0, endEntry: 0)]
    lay(sorted[...], depth: 0, at: 0)
    for phrase in sorted where !phrase.bytes.isEmpty {
      let first = Int(phrase.bytes[0]) << 8
      if phrase.bytes.count > 1 {
        allow(first | Int(phrase.bytes[1]))
      } else {
        for second in 0..<256 { allow(first | second) }
      }
    }
  }

  private mutating func allow(_ pair: Int) { beginnings[pair >> 6] |= 1 << UInt64(pair & 63) }

  /// Lays out the node that the phrases share up to `depth`, then the nodes behind it.
  private mutating func lay(
    _ phrases: ArraySlice<(bytes: [UInt8], entry: Entry)>, depth: Int, at node: Int
  ) {
    var index = phrases.startIndex
    nodes[node].firstEntry = Int32(entries.count)
    while index < phrases.endIndex, phrases[index].bytes.count == depth {
      entries.append(phrases[index].entry)
      index += 1
    }
    nodes[node].endEntry = Int32(entries.count)
    var groups: [Range<Int>] = []
    let firstEdge = edges.count
    while index < phrases.endIndex {
      let byte = phrases[index].bytes[depth]
      var end = index + 1
      while end < phrases.endIndex, phrases[end].bytes[depth] == byte { end += 1 }
      if depth == 0 { roots[Int(byte)] = Int32(nodes.count) }
      edges.append(Edge(byte: byte, target: Int32(nodes.count)))
      nodes.append(Node(firstEdge: 0, endEdge: 0, firstEntry: 0, endEntry: 0))
      groups.append(index..<end)
      index = end
    }
    nodes[node].firstEdge = Int32(firstEdge)
    nodes[node].endEdge = Int32(edges.count)
    for (offset, group) in groups.enumerated() {
      lay(phrases[group], depth: depth + 1, at: Int(edges[firstEdge + offset].target))
    }
  }

  /// Calls a function with the entries of each phrase that begins at a place, the shortest first.
  ///
  /// - Parameter found: Takes an entry and where its phrase ends.
  @inline(__always)
  func match(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, found: (Entry, Int) -> Void
  ) {
    let first = unsafe bytes[start]
    let second = start + 1 < end ? unsafe bytes[start + 1] : 0
    let pair = Int(first) << 8 | Int(second)
    guard beginnings[pair >> 6] & 1 << UInt64(pair & 63) != 0 else { return }
    var node = Int(roots[Int(first)])
    var position = start + 1
    while node != 0 {
      for entry in nodes[node].firstEntry..<nodes[node].endEntry {
        found(entries[Int(entry)], position)
      }
      guard position < end else { return }
      node = next(node, unsafe bytes[position])
      position += 1
    }
  }

  /// The node behind a further byte, or 0.
  @inline(__always)
  private func next(_ node: Int, _ byte: UInt8) -> Int {
    var edge = Int(nodes[node].firstEdge)
    let end = Int(nodes[node].endEdge)
    while edge < end {
      if edges[edge].byte == byte { return Int(edges[edge].target) }
      edge += 1
    }
    return 0
  }
}
