/// The phrases of a language by their bytes, laid out flat so that a step costs a few comparisons.
struct PhraseTrie: Sendable {
  private struct Node: Sendable {
    var edges: Range<Int32> = 0..<0
    /// The entries that end here; of a tail, those that go on from here alike.
    var entries: Range<Int32> = 0..<0
    /// Whether nothing branches off behind it.
    var isTail = false
  }

  private struct Edge: Sendable {
    var byte: UInt8
    var target: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private let entries: [PhraseList.Phrase]
  /// What the entries' ranges are of.
  private let bytes: [UInt8]
  /// The node behind each first byte; 0 where no phrase begins so.
  private var roots = [Int32](repeating: 0, count: 256)
  /// A bit for each pair of bytes that a phrase begins with: most of a text ends here.
  private var beginnings = [UInt64](repeating: 0, count: 1024)

  /// - Parameters:
  ///   - phrases: Phrases in the order of their bytes, ``PhraseList/sorted``.
  ///   - bytes: What their ranges are of.
  init(_ phrases: [PhraseList.Phrase], of bytes: [UInt8]) {
    entries = phrases
    self.bytes = bytes
    nodes.reserveCapacity(entries.count * 2)
    edges.reserveCapacity(entries.count * 2)
    nodes.append(Node())
    var ends: [Int32] = []
    lay(0..<entries.count, depth: 0, at: 0, &ends)
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
  ///
  /// - Parameter ends: Where the groups of the nodes around end; those of this one are taken off again.
  private mutating func lay(
    _ range: Range<Int>, depth: Int, at node: Int, _ ends: inout [Int32]
  ) {
    if depth > 0, isOfOnePhrase(range) {
      nodes[node].entries = Int32(range.lowerBound)..<Int32(range.upperBound)
      nodes[node].isTail = true
      return
    }
    var index = range.lowerBound
    while index < range.upperBound, entries[index].range.count == depth { index += 1 }
    nodes[node].entries = Int32(range.lowerBound)..<Int32(index)
    let firstEdge = edges.count
    let firstEnd = ends.count
    var start = index
    while index < range.upperBound {
      let byte = bytes[entries[index].range.lowerBound + depth]
      if depth == 0 { roots[Int(byte)] = Int32(nodes.count) }
      edges.append(Edge(byte: byte, target: Int32(nodes.count)))
      nodes.append(Node())
      index = groupEnd(from: index, to: range.upperBound, depth: depth)
      ends.append(Int32(index))
    }
    nodes[node].edges = Int32(firstEdge)..<Int32(edges.count)
    for number in 0..<ends.count - firstEnd {
      let end = Int(ends[firstEnd + number])
      lay(start..<end, depth: depth + 1, at: Int(edges[firstEdge + number].target), &ends)
      start = end
    }
    ends.removeLast(ends.count - firstEnd)
  }

  /// Whether sorted entries have the same bytes.
  private func isOfOnePhrase(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return true }
    let (first, last) = (entries[range.lowerBound].range, entries[range.upperBound - 1].range)
    return first.count == last.count && bytes[first].elementsEqual(bytes[last])
  }

  /// Returns where the entries end that share the byte at `depth` with the first.
  private func groupEnd(from first: Int, to limit: Int, depth: Int) -> Int {
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
      if nodes[node].isTail {
        if let end = unsafe tailEnd(of: node, bytes, from: start, at: position, end: end) {
          for entry in nodes[node].entries { found(entries[Int(entry)], end) }
        }
        return
      }
      for entry in nodes[node].entries {
        found(entries[Int(entry)], position)
      }
      guard position < end else { return }
      node = next(node, unsafe bytes[position])
      position += 1
    }
  }

  /// Whether a phrase is written so in the tables.
  func holds(_ phrase: ArraySlice<UInt8>) -> Bool {
    guard !phrase.isEmpty else { return false }
    var holds = false
    unsafe phrase.withUnsafeBufferPointer { bytes in
      unsafe match(bytes, at: 0, end: bytes.count) { entry, end in
        if end == phrase.count, !entry.isPlain { holds = true }
      }
    }
    return holds
  }

  /// Returns where the phrase of a tail ends that begins at `start` and is the same up to `position`;
  /// `nil` where the text goes on otherwise.
  @inline(__always)
  private func tailEnd(
    of node: Int, _ text: UnsafeBufferPointer<UInt8>, from start: Int, at position: Int, end: Int
  ) -> Int? {
    let phrase = entries[Int(nodes[node].entries.lowerBound)].range
    guard start + phrase.count <= end else { return nil }
    for offset in position - start..<phrase.count
    where unsafe bytes[phrase.lowerBound + offset] != text[start + offset] {
      return nil
    }
    return start + phrase.count
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
