/// The patterns of an automaton, one symbol a step.
struct AnchorTrie {
  private struct Node {
    var symbol: UInt8
    /// What ends here.
    var found: UInt8 = 0
    /// The last of its children, and the one before this node; 0 where there is none.
    var child: UInt16 = 0
    var sibling: UInt16 = 0
  }

  private var nodes = [Node(symbol: 0)]
  /// The root's children by their symbols.
  private var rootChildren = [UInt16](repeating: 0, count: 256)

  /// Returns the node behind a symbol, which is added where it is missing; the node itself where
  /// there is no room for more, so that what is found there is found too early rather than never.
  mutating func follow(_ node: Int, _ symbol: UInt8) -> Int {
    var child = node == 0 ? Int(rootChildren[Int(symbol)]) : Int(nodes[node].child)
    while child != 0, nodes[child].symbol != symbol { child = Int(nodes[child].sibling) }
    guard child == 0 else { return child }
    guard nodes.count < Int(UInt16.max) else { return node }
    let added = UInt16(nodes.count)
    nodes.append(Node(symbol: symbol, sibling: nodes[node].child))
    nodes[node].child = added
    if node == 0 { rootChildren[Int(symbol)] = added }
    return Int(added)
  }

  /// Notes what is found at a node.
  mutating func mark(_ node: Int, _ anchor: Anchors) { nodes[node].found |= anchor.rawValue }

  /// Returns the automaton of Aho and Corasick, its failure links resolved into steps: for each state
  /// a row of the next one by symbol, and what is found in it.
  ///
  /// States are numbered by their distance from the beginning, so that those met most lie together.
  ///
  /// - Complexity: One copied row for each node.
  func automaton(rowBits: Int) -> (next: [UInt16], found: [UInt8]) {
    let row = 1 << rowBits
    var found = [UInt8](repeating: 0, count: nodes.count)
    // By state: its node, and the state whose pattern is the longest end of this one's.
    var order = [0]
    order.reserveCapacity(nodes.count)
    var failure = [0]
    failure.reserveCapacity(nodes.count)
    let next = unsafe [UInt16](unsafeUninitializedCapacity: nodes.count * row) { next, count in
      count = nodes.count * row
      for symbol in 0..<row { unsafe next.initializeElement(at: symbol, to: 0) }
      var state = 0
      while state < order.count {
        let node = nodes[order[state]]
        let fallback = failure[state] * row
        if state > 0 {
          for symbol in 0..<row {
            unsafe next.initializeElement(at: state * row + symbol, to: next[fallback + symbol])
          }
        }
        found[state] = node.found | found[failure[state]]
        var child = Int(node.child)
        while child != 0 {
          let slot = state * row + Int(nodes[child].symbol)
          failure.append(state == 0 ? 0 : unsafe Int(next[slot]))
          unsafe next[slot] = UInt16(order.count)
          order.append(child)
          child = Int(nodes[child].sibling)
        }
        state += 1
      }
    }
    return (next, found)
  }
}
