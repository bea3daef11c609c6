/// Finds the passages that are worth reading: one automaton over the bytes as they stand.
///
/// Most of a text holds neither pay nor prospects; it costs a step of the automaton a byte and
/// nothing else. What the automaton finds is a superset of what the readers find.
struct AnchorScan: Sendable {
  /// The next state by state and class of byte.
  private let next: [UInt16]
  /// What ends in a state.
  private let found: [UInt8]
  private let classes: ByteClasses

  init(_ lexicons: [Lexicon]) {
    let patterns = AnchorPatterns(lexicons.map(\.phrases))
    classes = patterns.classes
    (next, found) = patterns.trie.automaton(rowBits: classes.rowBits)
  }

  /// How many parts of a text are passed over side by side, so that none waits for the other's
  /// memory.
  private static let lanes = 4

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
      unsafe steps { step in
        let base = unsafe text + range.lowerBound
        var states = (0, 0, 0, 0)
        let distance = perLane * size
        for lane in 0..<AnchorScan.lanes {
          // What began in the lane before is carried over.
          let from = range.lowerBound + lane * distance
          var state = unsafe step.start
          let lead = max(range.lowerBound, from - AnchorPatterns.longest - 2)
          for index in lead..<from { unsafe step.advance(&state, text[index]) }
          switch lane {
          case 0: states.0 = state
          case 1: states.1 = state
          case 2: states.2 = state
          default: states.3 = state
          }
        }
        for block in 0..<perLane {
          let place = unsafe base + block * size
          var found = unsafe (
            AnchorScan.digits(in: place), AnchorScan.digits(in: place + distance),
            AnchorScan.digits(in: place + 2 * distance), AnchorScan.digits(in: place + 3 * distance)
          )
          for offset in 0..<size {
            unsafe step.advance(&states.0, place[offset])
            unsafe step.advance(&states.1, place[offset &+ distance])
            unsafe step.advance(&states.2, place[offset &+ 2 &* distance])
            unsafe step.advance(&states.3, place[offset &+ 3 &* distance])
            found.0 |= unsafe step.found[states.0]
            found.1 |= unsafe step.found[states.1]
            found.2 |= unsafe step.found[states.2]
            found.3 |= unsafe step.found[states.3]
          }
          unsafe out[block] = found.0
          unsafe out[block + perLane] = found.1
          unsafe out[block + 2 * perLane] = found.2
          unsafe out[block + 3 * perLane] = found.3
        }
        // The rest, and the boundary behind the last byte.
        var state = unsafe perLane == 0 ? step.start : states.3
        for block in AnchorScan.lanes * perLane..<count {
          var found: UInt8 = 0
          for index in block * size..<min(range.count, (block + 1) * size) {
            let byte = unsafe base[index]
            unsafe step.advance(&state, byte)
            found |= unsafe step.found[state] | (isDigit(byte) ? Anchors.digit.rawValue : 0)
          }
          unsafe out[block] = found
        }
        unsafe out[count - 1] |= step.found[step.end(state)]
      }
    }
    return AnchorMap(start: range.lowerBound, blocks: blocks)
  }

  /// The anchor of a digit where a block holds one, compared sixteen bytes at a time.
  @inline(__always)
  private static func digits(in block: UnsafePointer<UInt8>) -> UInt8 {
    let zero = SIMD16<UInt8>(repeating: UInt8(ascii: "0"))
    let ten = SIMD16<UInt8>(repeating: 10)
    var found = SIMD2<UInt64>(repeating: 0)
    for offset in stride(from: 0, to: AnchorMap.blockSize, by: 16) {
      let bytes = unsafe UnsafeRawPointer(block + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let isDigit = (bytes &- zero) .< ten
      found |= unsafe unsafeBitCast(isDigit, to: SIMD2<UInt64>.self)
    }
    return found[0] | found[1] == 0 ? 0 : Anchors.digit.rawValue
  }

  /// The automaton's tables where they lie in memory.
  @unsafe
  private struct Steps {
    let next: UnsafePointer<UInt16>
    let found: UnsafePointer<UInt8>
    let symbols: UnsafePointer<UInt8>
    let rowBits: Int

    /// The state behind the boundary before the first byte.
    var start: Int { unsafe end(0) }

    @inline(__always)
    func advance(_ state: inout Int, _ byte: UInt8) {
      state = unsafe Int(next[state &<< rowBits | Int(symbols[Int(byte)])])
    }

    /// The state behind a boundary.
    func end(_ state: Int) -> Int {
      unsafe Int(next[state &<< rowBits | Int(ByteClasses.boundary)])
    }
  }

  private func steps(_ body: (Steps) -> Void) {
    unsafe next.withUnsafeBufferPointer { next in
      unsafe found.withUnsafeBufferPointer { found in
        unsafe classes.symbols.withUnsafeBufferPointer { symbols in
          guard let next = next.baseAddress, let found = found.baseAddress,
            let symbols = symbols.baseAddress
          else { return }
          unsafe body(Steps(next: next, found: found, symbols: symbols, rowBits: classes.rowBits))
        }
      }
    }
  }
}
