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
  private var classCount = 1

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
    classCount = 2
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      classes[Int(digit)] = AnchorScan.digitClass
    }
    var used = Set<UInt8>()
    for pattern in patterns { used.formUnion(pattern.filter { $0 > 1 }) }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { used.insert(letter) }
    // A stop or a hyphen within a phrase ends a word like any other; only a sign is told apart.
    for byte in used.sorted() where isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "$") {
      classes[Int(byte)] = UInt8(classCount)
      classCount += 1
    }
    // Other bytes of letters continue a word without being part of a pattern.
    let other = UInt8(classCount)
    classCount += 1
    for byte in 0x80...0xFF where classes[byte] == 0 { classes[byte] = other }
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      classes[Int(letter)] = classes[Int(letter | 0x20)]
    }
  }

  /// Builds the automaton of Aho and Corasick, its failure links resolved into steps.
  private mutating func build(_ patterns: [[UInt8]: UInt8]) {
    next = [UInt16](repeating: 0, count: classCount)
    for (pattern, anchor) in patterns.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var state = 0
      for byte in pattern {
        let symbol = Int(byte == 0 ? 0 : byte == 1 ? 1 : classes[Int(byte)])
        let slot = state * classCount + symbol
        if next[slot] == 0 {
          guard found.count < Int(UInt16.max) else { break }
          next[slot] = UInt16(found.count)
          found.append(0)
          next.append(contentsOf: repeatElement(0, count: classCount))
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
    for symbol in 0..<classCount where next[symbol] != 0 { queue.append(Int(next[symbol])) }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      found[state] |= found[failure[state]]
      for symbol in 0..<classCount {
        let slot = state * classCount + symbol
        let fallback = next[failure[state] * classCount + symbol]
        if next[slot] == 0 {
          next[slot] = fallback
        } else {
          failure[Int(next[slot])] = Int(fallback)
          queue.append(Int(next[slot]))
        }
      }
    }
  }

  /// Returns what a range of the bytes holds.
  ///
  /// - Complexity: One step a byte.
  func anchors(in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Anchors {
    var state = 0
    var anchors: UInt8 = 0
    var hasDigit = false
    unsafe next.withUnsafeBufferPointer { next in
      unsafe found.withUnsafeBufferPointer { found in
        unsafe classes.withUnsafeBufferPointer { classes in
          // A boundary stands before the first byte and behind the last.
          state = Int(unsafe next[0])
          for index in range {
            let symbol = Int(unsafe classes[Int(unsafe bytes[index])])
            state = Int(unsafe next[state &* classCount &+ symbol])
            anchors |= unsafe found[state]
            if symbol == 1 { hasDigit = true }
          }
          state = Int(unsafe next[state &* classCount])
          anchors |= unsafe found[state]
        }
      }
    }
    var result = Anchors(rawValue: anchors)
    if hasDigit { result.insert(.digit) }
    return result
  }
}
