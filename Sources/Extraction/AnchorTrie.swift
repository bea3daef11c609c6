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

  /// Returns the automaton of Aho and Corasick, its failure links resolved into steps.
  ///
  /// States are numbered by their distance from the beginning, so that those met most lie together.
  ///
  /// - Parameter symbols: How many symbols there are.
  /// - Complexity: One copied row for each node.
  func automaton(symbols: Int) -> AnchorAutomaton {
    var automaton = AnchorAutomaton(states: nodes.count, symbols: symbols)
    // By state: its node, and the state whose pattern is the longest end of this one's.
    var order = [0]
    order.reserveCapacity(nodes.count)
    var failure = [0]
    failure.reserveCapacity(nodes.count)
    var state = 0
    while state < order.count {
      let node = nodes[order[state]]
      automaton.add(state, like: failure[state], found: node.found)
      var child = Int(node.child)
      while child != 0 {
        let symbol = nodes[child].symbol
        failure.append(state == 0 ? 0 : automaton[state, symbol])
        automaton[state, symbol] = order.count
        order.append(child)
        child = Int(nodes[child].sibling)
      }
      state += 1
    }
    return automaton
  }
}

/// Which state each symbol leads to from each state, and what is found there.
struct AnchorAutomaton: Sendable {
  /// The symbols of a plane: one cache line of steps a state, so that letters, which are the first
  /// symbols, find most states near.
  static let planeBits = 5

  /// The steps plane by plane, in each state by state.
  private(set) var steps: [UInt16]
  /// What ends in a state.
  private(set) var found: [UInt8]
  private let planes: Int

  fileprivate init(states: Int, symbols: Int) {
    let planes = (symbols + 1 << AnchorAutomaton.planeBits - 1) >> AnchorAutomaton.planeBits
    self.planes = planes
    // Every state but the first is given the steps of an earlier one before any is read.
    steps = unsafe [UInt16](
      unsafeUninitializedCapacity: planes * states << AnchorAutomaton.planeBits
    ) { steps, count in
      count = steps.count
      for plane in 0..<planes {
        let first = (plane * states) << AnchorAutomaton.planeBits
        for symbol in 0..<1 << AnchorAutomaton.planeBits { unsafe steps[first + symbol] = 0 }
      }
    }
    found = [UInt8](repeating: 0, count: states)
  }

  /// What is added to a state's first step in the first plane to get the one by a symbol.
  func offset(of symbol: UInt8) -> Int {
    let (plane, place) = Int(symbol).quotientAndRemainder(
      dividingBy: 1 << AnchorAutomaton.planeBits)
    return (plane * found.count) << AnchorAutomaton.planeBits + place
  }

  /// The state that a symbol leads to.
  fileprivate subscript(_ state: Int, _ symbol: UInt8) -> Int {
    get { Int(steps[state << AnchorAutomaton.planeBits + offset(of: symbol)]) }
    set { steps[state << AnchorAutomaton.planeBits + offset(of: symbol)] = UInt16(newValue) }
  }

  /// Gives a state the steps of an earlier one, and what is found in both.
  fileprivate mutating func add(_ state: Int, like other: Int, found: UInt8) {
    self.found[state] = found | self.found[other]
    guard state != other else { return }
    let width = 1 << AnchorAutomaton.planeBits
    unsafe steps.withUnsafeMutableBufferPointer { steps in
      guard let start = steps.baseAddress else { return }
      for plane in 0..<planes {
        let first = unsafe start + plane * self.found.count * width
        unsafe (first + state * width).update(from: first + other * width, count: width)
      }
    }
  }
}
