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

  /// Returns the anchors of each of some ranges of the bytes, each as if it stood alone.
  ///
  /// - Parameter known: What was found in other ranges of the same document.
  /// - Complexity: One step a byte; of a range whose bytes are known, an eighth of that.
  func anchors(
    of ranges: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>, known: AnchorMemo?
  ) -> [Anchors] {
    var found = [Anchors](repeating: [], count: ranges.count)
    guard let text = bytes.baseAddress else { return found }
    guard let known else {
      unsafe scan(Array(ranges.indices), of: ranges, in: text, into: &found)
      return found
    }
    var hashes: [UInt64] = []
    var unknown: [Int] = []
    hashes.reserveCapacity(ranges.count)
    for (index, range) in ranges.enumerated() {
      let hash = unsafe ByteRun.hash(
        UnsafeRawBufferPointer(start: text + range.lowerBound, count: range.count))
      hashes.append(hash)
      if let anchors = known[hash] { found[index] = anchors } else { unknown.append(index) }
    }
    unsafe scan(unknown, of: ranges, in: text, into: &found)
    for index in unknown { known[hashes[index]] = found[index] }
    return found
  }

  /// How many ranges are passed over side by side, so that none waits for the other's memory.
  private static let laneCount = 4
  private typealias Lanes<Element> = InlineArray<4, Element>
  /// The bytes that a lane passes over before the next one is looked at again.
  private static let blockSize = 32

  /// Passes over the ranges of the numbers given, an equal share of them in each lane.
  private func scan(
    _ numbers: [Int], of ranges: [Range<Int>], in text: UnsafePointer<UInt8>,
    into found: inout [Anchors]
  ) {
    guard !numbers.isEmpty else { return }
    unsafe withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: (AnchorScan.laneCount + 1) * AnchorScan.blockSize
    ) { ends in
      guard let ends = ends.baseAddress else { return }
      unsafe walk { walk in
        let shares = AnchorScan.shares(of: numbers, ranges)
        var lanes = unsafe Lanes<Lane> { lane in
          unsafe Lane(shares[lane], end: ends + lane * AnchorScan.blockSize)
        }
        let nothing = unsafe ends + AnchorScan.laneCount * AnchorScan.blockSize
        unsafe nothing.initialize(repeating: UInt8(ascii: " "), count: AnchorScan.blockSize)
        var places = unsafe Lanes<UnsafePointer<UInt8>>(repeating: UnsafePointer(nothing))
        var states = unsafe Lanes<Int>(repeating: walk.start)
        while true {
          var isDone = true
          for lane in 0..<AnchorScan.laneCount {
            if unsafe lanes[lane].isBetween {
              unsafe states[lane] = walk.start
              unsafe lanes[lane].begin(numbers, ranges)
            }
            if let place = unsafe lanes[lane].next(in: text) {
              unsafe places[lane] = place
              isDone = false
            } else {
              unsafe places[lane] = UnsafePointer(nothing)
            }
          }
          if isDone { return }
          var anchors = Lanes<UInt8> { unsafe AnchorScan.digits(in: places[$0]) }
          for offset in 0..<AnchorScan.blockSize {
            for lane in 0..<AnchorScan.laneCount {
              unsafe states[lane] = walk.step(from: states[lane], places[lane][offset])
              anchors[lane] |= unsafe walk.found[states[lane]]
            }
          }
          for lane in 0..<AnchorScan.laneCount {
            guard let number = unsafe lanes[lane].number else { continue }
            found[number].formUnion(Anchors(rawValue: anchors[lane]))
          }
        }
      }
    }
  }

  /// Divides the numbers of ranges into stretches of about as many blocks.
  private static func shares(of numbers: [Int], _ ranges: [Range<Int>]) -> Lanes<Range<Int>> {
    let total = numbers.reduce(0) { $0 + ranges[$1].count / blockSize + 1 }
    var (place, blocks) = (0, 0)
    return Lanes { lane in
      let first = place
      while place < numbers.count, blocks * laneCount < total * (lane + 1) {
        blocks += ranges[numbers[place]].count / blockSize + 1
        place += 1
      }
      return first..<place
    }
  }

  /// The ranges that are passed over one behind the other, block by block; the last block of each is
  /// filled with spaces, of which there is one at least: the boundary behind the last word.
  @unsafe
  private struct Lane {
    /// The places of the numbers still to come.
    private var rest: Range<Int>
    /// What is left of the range being passed over, its last block included.
    private var position = 0
    private var limit = -1
    private let end: UnsafeMutablePointer<UInt8>
    /// The number of the range being passed over.
    private(set) var number: Int?

    init(_ share: Range<Int>, end: UnsafeMutablePointer<UInt8>) {
      unsafe rest = share
      unsafe self.end = unsafe end
    }

    /// Whether a range ended with the block before.
    var isBetween: Bool { unsafe position > limit }

    /// Begins with the next range, if there is one.
    mutating func begin(_ numbers: [Int], _ ranges: [Range<Int>]) {
      guard let next = unsafe rest.first else {
        unsafe number = nil
        return
      }
      unsafe rest = next + 1..<rest.upperBound
      unsafe number = numbers[next]
      unsafe position = ranges[numbers[next]].lowerBound
      unsafe limit = ranges[numbers[next]].upperBound
    }

    /// Returns where the next block stands; `nil` where nothing is left.
    mutating func next(in text: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
      guard unsafe number != nil else { return nil }
      let start = unsafe position
      unsafe position += AnchorScan.blockSize
      let left = unsafe limit - start
      if left >= AnchorScan.blockSize { return unsafe text + start }
      unsafe end.initialize(repeating: UInt8(ascii: " "), count: AnchorScan.blockSize)
      unsafe end.update(from: text + start, count: left)
      return unsafe UnsafePointer(end)
    }
  }

  /// The anchor of a digit where a block holds one.
  @inline(__always)
  private static func digits(in block: UnsafePointer<UInt8>) -> UInt8 {
    var found = ByteBlock.Found.zero
    for offset in stride(from: 0, to: blockSize, by: ByteBlock.count) {
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
