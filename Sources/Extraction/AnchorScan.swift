/// What a stretch of text holds that a record could come from.
struct Anchors: OptionSet, Sendable {
  let rawValue: UInt8

  static let digit = Anchors(rawValue: 1)
  static let money = Anchors(rawValue: 2)
  static let pay = Anchors(rawValue: 4)
  static let numberWord = Anchors(rawValue: 8)
  static let outlookSubject = Anchors(rawValue: 16)
  static let outlookDirection = Anchors(rawValue: 32)
  static let outlookVerdict = Anchors(rawValue: 64)

  /// Whether an amount of pay can be in the stretch.
  var canHoldPay: Bool {
    (contains(.digit) || contains(.numberWord)) && (contains(.money) || contains(.pay))
  }

  /// Whether a record of any kind can be in it.
  var areWorthReading: Bool { canHoldPay || canHoldOutlook }

  /// Whether a statement on prospects can be in it.
  var canHoldOutlook: Bool {
    contains(.outlookVerdict) || (contains(.outlookSubject) && contains(.outlookDirection))
  }
}

/// Finds the passages that are worth reading: one automaton over the bytes as they stand.
///
/// Most of a text holds neither pay nor prospects; it costs a step of the automaton a byte and
/// nothing else. What the automaton finds is a superset of what the readers find.
struct AnchorScan: Sendable {
  /// The next state by state and class of byte.
  private var next: [UInt16] = []
  /// What ends in a state.
  private var found: [UInt8] = [0]
  private var classes = [UInt8](repeating: 0, count: 256)
  /// A state's row has this many bits of slots, so that a step needs no multiplication.
  private static let classBits = 7
  private static let slots = 1 << classBits

  /// The class of every byte that ends a word; letters, and bytes of other scripts, have their own.
  private static let boundary: UInt8 = 0
  private static let digitClass: UInt8 = 1

  /// Longer words are told by their beginning; the readers look at the rest.
  private static let longestPattern = 10

  init(_ lexicons: [Lexicon]) {
    var patterns: [[UInt8]: UInt8] = [:]
    for lexicon in lexicons {
      for (category, pattern) in lexicon.patterns {
        guard let anchor = AnchorScan.anchor(category, pattern) else { continue }
        for bytes in AnchorScan.spellings(pattern) {
          patterns[bytes, default: 0] |= anchor.rawValue
        }
      }
    }
    patterns[[AnchorScan.digitClass]] = Anchors.digit.rawValue
    for (bytes, anchor) in AnchorScan.escapes { patterns[bytes, default: 0] |= anchor.rawValue }
    assignClasses(patterns.keys)
    build(patterns)
  }

  private static func anchor(_ category: Category, _ pattern: Lexicon.Pattern) -> Anchors? {
    switch category {
    case .currency: .money
    case .multiplier: pattern.bytes.count > 2 ? [.money, .numberWord] : nil
    case .number: pattern.number >= 2 || pattern.number == 0.5 ? .numberWord : nil
    case .pay: pattern.number >= 2 ? .pay : nil
    case .component, .percentile: .pay
    case .outlookSubject: .outlookSubject
    case .outlookDirection: .outlookDirection
    case .outlookVerdict: .outlookVerdict
    default: nil
    }
  }

  /// The byte sequences that a pattern is looked for as: a long phrase by its beginning, a short word
  /// with what has to stand around it.
  ///
  /// A 0 stands for any boundary, a 1 for any digit.
  private static func spellings(_ pattern: Lexicon.Pattern) -> [[UInt8]] {
    let word = pattern.bytes.prefix(longestPattern).map { $0 == 0x20 ? 0 : $0 }
    guard !word.isEmpty else { return [] }
    let isWord = CharacterShape(word, at: 0).isLetter
    if !isWord || pattern.startsInside { return [word] }
    let isShort = word.count <= 5
    let tail: [UInt8] = isShort && !pattern.isOpen && word.count == pattern.bytes.count ? [0] : []
    var spellings: [[UInt8]] = []
    for first in [word, capitalized(word)] {
      // A short word needs its beginning, or half of all words would hold it: a boundary, a digit,
      // or the last byte of a space that does not break.
      let heads: [[UInt8]] = isShort ? [[0], [1], [0xA0], [0xAF]] : [[]]
      spellings += heads.map { $0 + first + tail }
    }
    return spellings
  }

  /// The word with the capital of a first letter outside ASCII.
  private static func capitalized(_ word: [UInt8]) -> [UInt8] {
    guard word[0] >= 0xC3, word[0] < 0xE0, word.count > 1 else { return word }
    let (scalar, length) = UTF8Scalar.decode(word, at: 0, end: word.count)
    for distance: UInt32 in [1, 32, 80] where CaseFolding.lower(scalar - distance) == scalar {
      var capital: [UInt8] = []
      UTF8Scalar.encode(scalar - distance) { capital.append($0) }
      return capital + word[length...]
    }
    return word
  }

  /// Amounts that the text's own escapes hide: entities, full-width digits.
  private static let escapes: [([UInt8], Anchors)] =
    ["&pound;", "&euro;", "&yen;", "&#163;", "&#8364;"].map { (Array($0.utf8), .money) }
    + (0x90...0x99).map { ([0xEF, 0xBC, $0], .digit) }

  private mutating func assignClasses(_ patterns: some Sequence<[UInt8]>) {
    classes[0] = AnchorScan.boundary
    var classCount = 2
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      classes[Int(digit)] = AnchorScan.digitClass
    }
    var used = Set<UInt8>()
    for pattern in patterns { used.formUnion(pattern.filter { $0 > 1 }) }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { used.insert(letter) }
    // A stop or a hyphen within a phrase ends a word like any other; only a sign is told apart.
    // Bytes of letters that are part of no pattern share a class, which continues a word; so do
    // the last ones where there are more than slots.
    let other = UInt8(AnchorScan.slots - 1)
    for byte in used.sorted() where isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "$") {
      classes[Int(byte)] = min(other, UInt8(classCount))
      classCount = min(classCount + 1, AnchorScan.slots - 1)
    }
    for byte in 0x80...0xFF where classes[byte] == 0 { classes[byte] = other }
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      classes[Int(letter)] = classes[Int(letter | 0x20)]
    }
  }

  /// Builds the automaton of Aho and Corasick, its failure links resolved into steps.
  private mutating func build(_ patterns: [[UInt8]: UInt8]) {
    next = [UInt16](repeating: 0, count: AnchorScan.slots)
    for (pattern, anchor) in patterns.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var state = 0
      for byte in pattern {
        let symbol = Int(byte == 0 ? 0 : byte == 1 ? 1 : classes[Int(byte)])
        let slot = state * AnchorScan.slots + symbol
        if next[slot] == 0 {
          guard found.count < Int(UInt16.max) else { break }
          next[slot] = UInt16(found.count)
          found.append(0)
          next.append(contentsOf: repeatElement(0, count: AnchorScan.slots))
        }
        state = Int(next[slot])
      }
      found[state] |= anchor
    }
    resolveFailures()
  }

  private mutating func resolveFailures() {
    var failure = [Int](repeating: 0, count: found.count)
    var queue: [Int] = []
    for symbol in 0..<AnchorScan.slots where next[symbol] != 0 { queue.append(Int(next[symbol])) }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      found[state] |= found[failure[state]]
      for symbol in 0..<AnchorScan.slots {
        let slot = state * AnchorScan.slots + symbol
        let fallback = next[failure[state] * AnchorScan.slots + symbol]
        if next[slot] == 0 {
          next[slot] = fallback
        } else {
          failure[Int(next[slot])] = Int(fallback)
          queue.append(Int(next[slot]))
        }
      }
    }
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
          let lead = max(range.lowerBound, from - AnchorScan.longestPattern - 2)
          for index in lead..<from { unsafe step.advance(&state, text[index]) }
          switch lane {
          case 0: states.0 = state
          case 1: states.1 = state
          case 2: states.2 = state
          default: states.3 = state
          }
        }
        for block in 0..<perLane {
          var found: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
          let place = unsafe base + block * size
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
            unsafe step.advance(&state, base[index])
            found |= unsafe step.found[state]
          }
          unsafe out[block] = found
        }
        unsafe out[count - 1] |= step.found[step.end(state)]
      }
    }
    return AnchorMap(start: range.lowerBound, blocks: blocks)
  }

  /// The automaton's tables where they lie in memory.
  @unsafe
  private struct Steps {
    let next: UnsafePointer<UInt16>
    let found: UnsafePointer<UInt8>
    let classes: UnsafePointer<UInt8>

    /// The state behind the boundary before the first byte.
    var start: Int { unsafe Int(next[0]) }

    @inline(__always)
    func advance(_ state: inout Int, _ byte: UInt8) {
      state = unsafe Int(next[state &<< AnchorScan.classBits | Int(classes[Int(byte)])])
    }

    func end(_ state: Int) -> Int { unsafe Int(next[state &<< AnchorScan.classBits]) }
  }

  private func steps(_ body: (Steps) -> Void) {
    unsafe next.withUnsafeBufferPointer { next in
      unsafe found.withUnsafeBufferPointer { found in
        unsafe classes.withUnsafeBufferPointer { classes in
          guard let next = next.baseAddress, let found = found.baseAddress,
            let classes = classes.baseAddress
          else { return }
          unsafe body(Steps(next: next, found: found, classes: classes))
        }
      }
    }
  }
}
