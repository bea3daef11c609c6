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
    var edges: Range<Int32>
    var entries: Range<Int32>
  }

  private var nodes: [Node] = []
  private var edgeBytes: [UInt8] = []
  private var edgeTargets: [Int32] = []
  private var entries: [Entry] = []
  /// The node behind each first byte; 0 where no phrase begins so.
  private var roots = [Int32](repeating: 0, count: 256)

  /// - Parameter phrases: Normalized phrases, in any order.
  init(_ phrases: [(bytes: [UInt8], entry: Entry)]) {
    let sorted = phrases.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    nodes = [Node(edges: 0..<0, entries: 0..<0)]
    lay(sorted[...], depth: 0, at: 0)
  }

  /// Lays out the node that the phrases share up to `depth`, then the nodes behind it.
  private mutating func lay(
    _ phrases: ArraySlice<(bytes: [UInt8], entry: Entry)>, depth: Int, at node: Int
  ) {
    var index = phrases.startIndex
    let firstEntry = Int32(entries.count)
    while index < phrases.endIndex, phrases[index].bytes.count == depth {
      entries.append(phrases[index].entry)
      index += 1
    }
    nodes[node].entries = firstEntry..<Int32(entries.count)
    var groups: [(byte: UInt8, phrases: Range<Int>)] = []
    while index < phrases.endIndex {
      let byte = phrases[index].bytes[depth]
      var end = index + 1
      while end < phrases.endIndex, phrases[end].bytes[depth] == byte { end += 1 }
      groups.append((byte, index..<end))
      index = end
    }
    let firstEdge = Int32(edgeBytes.count)
    for group in groups {
      edgeBytes.append(group.byte)
      edgeTargets.append(Int32(nodes.count))
      if depth == 0 { roots[Int(group.byte)] = Int32(nodes.count) }
      nodes.append(Node(edges: 0..<0, entries: 0..<0))
    }
    nodes[node].edges = firstEdge..<Int32(edgeBytes.count)
    for (offset, group) in groups.enumerated() {
      lay(phrases[group.phrases], depth: depth + 1, at: Int(edgeTargets[Int(firstEdge) + offset]))
    }
  }

  /// The node behind a first byte, or 0.
  func root(_ byte: UInt8) -> Int32 { roots[Int(byte)] }

  /// The node behind a further byte, or 0.
  func next(_ node: Int32, _ byte: UInt8) -> Int32 {
    let edges = nodes[Int(node)].edges
    for edge in edges where edgeBytes[Int(edge)] == byte { return edgeTargets[Int(edge)] }
    return 0
  }

  /// The entries of the phrases that end at a node.
  func entries(_ node: Int32) -> ArraySlice<Entry> {
    let range = nodes[Int(node)].entries
    return entries[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
