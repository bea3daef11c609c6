/// The phrases of a language by their bytes, laid out flat so that a step costs a few comparisons.
struct PhraseTrie: Sendable {
  private struct Node: Sendable {
    var edges: Range<Int32> = 0..<0
    var entries: Range<Int32> = 0..<0
  }

  private struct Edge: Sendable {
    var byte: UInt8
    var target: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private var entries: [PhraseList.Phrase] = []
  /// The node behind each first byte; 0 where no phrase begins so.
  private var roots = [Int32](repeating: 0, count: 256)
  /// A bit for each pair of bytes that a phrase begins with: most of a text ends here.
  private var beginnings = [UInt64](repeating: 0, count: 1024)

  /// - Parameters:
  ///   - phrases: Phrases in the order of their bytes, ``PhraseList/sorted``.
  ///   - bytes: The bytes that their ranges are of.
  init(_ phrases: [PhraseList.Phrase], of bytes: [UInt8]) {
    entries = phrases
    nodes.reserveCapacity(entries.count * 5)
    edges.reserveCapacity(entries.count * 5)
    nodes.append(Node())
    lay(0..<entries.count, of: bytes, depth: 0, at: 0)
    for phrase in entries {
      let first = Int(bytes[phrase.range.lowerBound]) << 8
      if phrase.range.count > 1 {
        allow(first | Int(bytes[phrase.range.lowerBound + 1]))
      } else {
        for second in 0..<256 { allow(first | second) }
      }
    }
  }

  private mutating func allow(_ pair: Int) { beginnings[pair >> 6] |= 1 << UInt64(pair & 63) }

  /// Lays out the node that sorted entries share up to `depth`, then the nodes behind it.
  private mutating func lay(_ range: Range<Int>, of bytes: [UInt8], depth: Int, at node: Int) {
    var index = range.lowerBound
    while index < range.upperBound, entries[index].range.count == depth { index += 1 }
    nodes[node].entries = Int32(range.lowerBound)..<Int32(index)
    let firstEdge = edges.count
    let firstOfGroups = index
    while index < range.upperBound {
      let byte = bytes[entries[index].range.lowerBound + depth]
      if depth == 0 { roots[Int(byte)] = Int32(nodes.count) }
      edges.append(Edge(byte: byte, target: Int32(nodes.count)))
      nodes.append(Node())
      index = groupEnd(from: index, to: range.upperBound, of: bytes, depth: depth)
    }
    let endEdge = edges.count
    nodes[node].edges = Int32(firstEdge)..<Int32(endEdge)
    index = firstOfGroups
    for edge in firstEdge..<endEdge {
      let end = groupEnd(from: index, to: range.upperBound, of: bytes, depth: depth)
      lay(index..<end, of: bytes, depth: depth + 1, at: Int(edges[edge].target))
      index = end
    }
  }

  /// Returns where the entries end that share the byte at `depth` with the first.
  private func groupEnd(from first: Int, to limit: Int, of bytes: [UInt8], depth: Int) -> Int {
    let byte = bytes[entries[first].range.lowerBound + depth]
    var end = first + 1
    while end < limit, bytes[entries[end].range.lowerBound + depth] == byte { end += 1 }
    return end
  }

  /// Calls a function with the entries of each phrase that begins at a place, the shortest first.
  ///
  /// - Parameter found: Takes an entry and where its phrase ends.
  @inline(__always)
  func match(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int,
    found: (PhraseList.Phrase, Int) -> Void
  ) {
    let first = unsafe bytes[start]
    let second = start + 1 < end ? unsafe bytes[start + 1] : 0
    let pair = Int(first) << 8 | Int(second)
    guard beginnings[pair >> 6] & 1 << UInt64(pair & 63) != 0 else { return }
    var node = Int(roots[Int(first)])
    var position = start + 1
    while node != 0 {
      for entry in nodes[node].entries {
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
    var edge = Int(nodes[node].edges.lowerBound)
    let end = Int(nodes[node].edges.upperBound)
    while edge < end {
      if edges[edge].byte == byte { return Int(edges[edge].target) }
      edge += 1
    }
    return 0
  }
}
