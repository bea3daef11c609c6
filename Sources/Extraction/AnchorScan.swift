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

  /// Longer words are told by their beginning; the readers look at the rest.
  private static let longestPattern = 10

  init(_ lexicons: [Lexicon]) {
    let lists = lexicons.map(\.phrases)
    assignClasses(lists)
    next = [UInt16](repeating: 0, count: AnchorScan.slots)
    next.reserveCapacity(AnchorScan.slots * 16_384)
    for list in lists {
      for phrase in list.phrases {
        if let anchor = AnchorScan.anchor(phrase) {
          add(list.bytes[phrase.range.prefix(AnchorScan.longestPattern)], of: phrase, anchor)
        }
      }
    }
    add([], Symbols.digit, .digit)
    for escape in ["&pound;", "&euro;", "&yen;", "&#163;", "&#8364;"] {
      add(Array(escape.utf8)[...], nil, .money)
    }
    // Full-width digits.
    for last: UInt8 in 0x90...0x99 { add([0xEF, 0xBC, last], nil, .digit) }
    resolveFailures()
  }

  private static func anchor(_ phrase: PhraseList.Phrase) -> Anchors? {
    switch phrase.category {
    case .currency: .money
    case .multiplier: phrase.range.count > 2 ? [.money, .numberWord] : nil
    case .number: phrase.number >= 2 || phrase.number == 0.5 ? .numberWord : nil
    case .pay: phrase.number >= 2 ? .pay : nil
    case .component, .percentile: .pay
    case .outlookSubject: .outlookSubject
    case .outlookDirection: .outlookDirection
    case .outlookVerdict: .outlookVerdict
    default: nil
    }
  }

  /// Adds what a phrase is looked for as: a long one by its beginning, a short word with what has to
  /// stand around it.
  private mutating func add(
    _ word: ArraySlice<UInt8>, of phrase: PhraseList.Phrase, _ anchor: Anchors
  ) {
    guard CharacterShape(word, at: word.startIndex).isLetter, !phrase.startsInside else {
      return add(word, nil, anchor)
    }
    let isShort = word.count <= 5
    let endsWord = isShort && !phrase.isOpen && word.count == phrase.range.count
    // A short word needs its beginning, or half of all words would hold it: a boundary, a digit, or
    // the last byte of a space that does not break.
    let heads: [Int?] =
      isShort
      ? [Symbols.boundary, Symbols.digit, Int(classes[0xA0]), Int(classes[0xAF])] : [nil]
    for head in heads {
      add(word, head, anchor, endsWord: endsWord)
      if let capitalized = AnchorScan.capitalized(word) {
        add(capitalized, head, anchor, endsWord: endsWord)
      }
    }
  }

  /// The word with the capital of a first letter outside ASCII, where it has one.
  private static func capitalized(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = word.first, (0xC3..<0xE0).contains(first), word.count > 1 else { return nil }
    let (scalar, length) = UTF8Scalar.decode(word, at: word.startIndex, end: word.endIndex)
    for distance: UInt32 in [1, 32, 80] where CaseFolding.lower(scalar - distance) == scalar {
      var capital: [UInt8] = []
      UTF8Scalar.encode(scalar - distance) { capital.append($0) }
      return (capital + word.dropFirst(length))[...]
    }
    return nil
  }

  /// The classes of bytes that stand for many.
  private enum Symbols {
    /// Of every byte that ends a word; letters, and bytes of other scripts, have their own.
    static let boundary = 0
    static let digit = 1
    /// Of bytes of letters that are part of no phrase, which continue a word, and of the last ones
    /// where there are more than slots.
    static let other = slots - 1
  }

  private mutating func assignClasses(_ lists: [PhraseList]) {
    var isUsed = [Bool](repeating: false, count: 256)
    for list in lists {
      for byte in list.bytes { isUsed[Int(byte)] = true }
    }
    // Spaces that do not break, full-width digits.
    for byte: UInt8 in [0xA0, 0xAF, 0xEF, 0xBC] { isUsed[Int(byte)] = true }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      classes[Int(digit)] = UInt8(Symbols.digit)
    }
    var next = 2
    func assign(_ byte: Int) {
      classes[byte] = UInt8(min(next, Symbols.other))
      next += 1
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { assign(Int(letter)) }
    // A stop or a hyphen within a phrase ends a word like any other; only a sign is told apart.
    assign(Int(UInt8(ascii: "$")))
    for byte in 0x80...0xFF where isUsed[byte] { assign(byte) }
    for byte in 0x80...0xFF where classes[byte] == 0 { classes[byte] = UInt8(Symbols.other) }
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      classes[Int(letter)] = classes[Int(letter | 0x20)]
    }
  }

  /// Adds a sequence of bytes: what stands before it, the bytes, and the end of a word behind them.
  private mutating func add(
    _ bytes: ArraySlice<UInt8>, _ head: Int?, _ anchor: Anchors, endsWord: Bool = false
  ) {
    var state = 0
    if let head { state = follow(state, head) }
    for byte in bytes { state = follow(state, Int(classes[Int(byte)])) }
    if endsWord { state = follow(state, Symbols.boundary) }
    found[state] |= anchor.rawValue
  }

  /// Returns the state behind a symbol, which is added where it is missing; the state itself where
  /// there is no room for more, so that what is found there is found too early rather than never.
  private mutating func follow(_ state: Int, _ symbol: Int) -> Int {
    let slot = state * AnchorScan.slots + symbol
    if next[slot] == 0 {
      guard found.count < Int(UInt16.max) else { return state }
      next[slot] = UInt16(found.count)
      found.append(0)
      next.append(contentsOf: repeatElement(0, count: AnchorScan.slots))
    }
    return Int(next[slot])
  }

  /// Makes it the automaton of Aho and Corasick, its failure links resolved into steps.
  private mutating func resolveFailures() {
    var failure = [Int](repeating: 0, count: found.count)
    var queue = [Int](repeating: 0, count: found.count)
    var end = 0
    for symbol in 0..<AnchorScan.slots where next[symbol] != 0 {
      queue[end] = Int(next[symbol])
      end += 1
    }
    for head in 0..<found.count where head < end {
      let state = queue[head]
      found[state] |= found[failure[state]]
      let row = state * AnchorScan.slots
      let fallbackRow = failure[state] * AnchorScan.slots
      for symbol in 0..<AnchorScan.slots {
        let own = next[row + symbol]
        let fallback = next[fallbackRow + symbol]
        if own == 0 {
          next[row + symbol] = fallback
        } else {
          failure[Int(own)] = Int(fallback)
          queue[end] = Int(own)
          end += 1
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
