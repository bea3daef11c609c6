import Compensation

/// Finds the passages that are worth reading: one automaton over the bytes as they stand.
///
/// Most of a text holds neither pay nor prospects; it costs a step of the automaton a byte and
/// nothing else. What the automaton finds is a superset of what the readers find.
struct AnchorScan: Sendable {
  private let automaton: AnchorAutomaton
  /// By byte, what ``AnchorAutomaton/offset(of:)`` says of its class.
  private let offsets: [UInt32]

  init(_ lexicons: [Lexicon]) {
    let patterns = AnchorPatterns(Lexicon.phrases(of: lexicons))
    let automaton = patterns.trie.automaton(symbols: patterns.classes.count)
    self.automaton = automaton
    offsets = patterns.classes.symbols.map { UInt32(automaton.offset(of: $0)) }
  }

  /// How many parts of a text are passed over side by side, so that none waits for the other's
  /// memory.
  private static let lanes = 4
  private typealias Lanes<Element> = InlineArray<4, Element>

  /// Returns the anchors of a range of the bytes.
  ///
  /// - Complexity: One step a byte.
  func map(of bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> AnchorMap {
    let size = AnchorMap.blockSize
    let count = (range.count + size - 1) / size
    let perLane = count / AnchorScan.lanes
    let blocks = unsafe [UInt8](unsafeUninitializedCapacity: count) { blocks, initialized in
      initialized = count
      guard count > 0, let out = blocks.baseAddress, let text = bytes.baseAddress else { return }
      unsafe walk { walk in
        let base = unsafe text + range.lowerBound
        let distance = perLane * size
        // What began in the lane before is carried over.
        var states = Lanes<Int> { lane in
          let from = range.lowerBound + lane * distance
          var state = unsafe walk.start
          let lead = max(range.lowerBound, from - AnchorPatterns.longest - 2)
          for index in lead..<from { unsafe state = walk.step(from: state, text[index]) }
          return state
        }
        for block in 0..<perLane {
          let place = unsafe base + block * size
          var found = Lanes<UInt8> { unsafe AnchorScan.digits(in: place + $0 * distance) }
          for offset in 0..<size {
            for lane in 0..<AnchorScan.lanes {
              unsafe states[lane] = walk.step(
                from: states[lane], place[offset &+ lane &* distance])
              found[lane] |= unsafe walk.found[states[lane]]
            }
          }
          for lane in 0..<AnchorScan.lanes { unsafe out[block + lane * perLane] = found[lane] }
        }
        // The rest, and the boundary behind the last byte.
        var state = unsafe perLane == 0 ? walk.start : states[AnchorScan.lanes - 1]
        for block in AnchorScan.lanes * perLane..<count {
          var found: UInt8 = 0
          for index in block * size..<min(range.count, (block + 1) * size) {
            let byte = unsafe base[index]
            unsafe state = walk.step(from: state, byte)
            found |= unsafe walk.found[state] | (isDigit(byte) ? Anchors.digit.rawValue : 0)
          }
          unsafe out[block] = found
        }
        unsafe out[count - 1] |= walk.found[walk.end(from: state)]
      }
    }
    return AnchorMap(start: range.lowerBound, blocks: blocks)
  }

  /// The anchor of a digit where a block holds one.
  @inline(__always)
  private static func digits(in block: UnsafePointer<UInt8>) -> UInt8 {
    var found = ByteBlock.Found.zero
    for offset in stride(from: 0, to: AnchorMap.blockSize, by: ByteBlock.count) {
      found |= unsafe ByteBlock(block + offset).digits
    }
    return ByteBlock.isAny(found) ? Anchors.digit.rawValue : 0
  }

  /// The automaton's tables where they lie in memory.
  @unsafe
  private struct Walk {
    let steps: UnsafePointer<UInt16>
    let found: UnsafePointer<UInt8>
    let offsets: UnsafePointer<UInt32>

    /// The state behind the boundary before the first byte.
    var start: Int { unsafe end(from: 0) }

    @inline(__always)
    func step(from state: Int, _ byte: UInt8) -> Int {
      let offset = unsafe Int(truncatingIfNeeded: offsets[Int(byte)])
      return unsafe Int(steps[state &<< AnchorAutomaton.planeBits &+ offset])
    }

    /// The state behind a boundary.
    func end(from state: Int) -> Int { unsafe step(from: state, UInt8(ascii: " ")) }
  }

  private func walk(_ body: (Walk) -> Void) {
    unsafe automaton.steps.withUnsafeBufferPointer { steps in
      unsafe automaton.found.withUnsafeBufferPointer { found in
        unsafe offsets.withUnsafeBufferPointer { offsets in
          guard let steps = steps.baseAddress, let found = found.baseAddress,
            let offsets = offsets.baseAddress
          else { return }
          unsafe body(Walk(steps: steps, found: found, offsets: offsets))
        }
      }
    }
  }
}
