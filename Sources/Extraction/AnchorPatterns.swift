/// The bytes that the automaton tells apart, as the symbols that it steps by.
struct ByteClasses: Sendable {
  /// The symbol of every byte that ends a word; letters, and bytes of other scripts, have their own.
  static let boundary: UInt8 = 0
  /// The class of each byte.
  private(set) var symbols = [UInt8](repeating: boundary, count: 256)
  /// How many symbols there are.
  let count: Int
  /// There are no more symbols than this.
  private static let most = 128

  /// What stands in no letter: the last byte of spaces that do not break (U+00A0, U+202F), the first
  /// one of `£`, `–` and all other signs below U+00C0 and from U+2000 on. Where such a byte is a
  /// letter's (`à`), a word too many is seen.
  private static let signs: [UInt8] = [0xA0, 0xAF, 0xC2, 0xE2]

  /// - Parameter isUsed: Which bytes the patterns hold.
  init(isUsed: [Bool]) {
    let own = (0x80...0xFF).filter { isUsed[$0] && !ByteClasses.signs.contains(UInt8($0)) }
    var next: UInt8 = 1
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      symbols[Int(letter)] = next
      symbols[Int(letter & ~0x20)] = next
      next += 1
    }
    // A stop or a hyphen within a phrase ends a word like any other; only what a pattern without
    // letters has is told apart: `$`, `&#163;`.
    for sign in ["$", "#"] as [Unicode.Scalar] {
      symbols[Int(UInt8(ascii: sign))] = next
      next += 1
    }
    count = min(ByteClasses.most, Int(next) + own.count + 1)
    // Bytes of letters that are part of no phrase continue a word; and so do the last ones where
    // there are more than symbols.
    let other = UInt8(count - 1)
    for byte in 0x80...0xFF where !ByteClasses.signs.contains(UInt8(byte)) {
      symbols[byte] = other
    }
    for byte in own {
      symbols[byte] = min(next, other)
      next = min(next + 1, other)
    }
  }

  subscript(_ byte: UInt8) -> UInt8 { symbols[Int(byte)] }
}

/// What the automaton looks for: of each phrase that makes a passage worth reading, its beginning.
struct AnchorPatterns {
  let classes: ByteClasses
  private(set) var trie = AnchorTrie()

  /// Longer words are told by their beginning; the readers look at the rest.
  static let longest = 10

  init(_ lists: [PhraseList]) {
    var isUsed = [Bool](repeating: false, count: 256)
    // Full-width digits.
    for byte: UInt8 in [0xEF, 0xBC] + Array(0x90...0x99) { isUsed[Int(byte)] = true }
    for list in lists {
      for phrase in list.phrases where AnchorPatterns.anchor(phrase, of: list) != nil {
        for byte in list.bytes[phrase.range.prefix(AnchorPatterns.longest)] {
          isUsed[Int(byte)] = true
        }
      }
    }
    classes = ByteClasses(isUsed: isUsed)
    for list in lists {
      for phrase in list.phrases {
        if let anchor = AnchorPatterns.anchor(phrase, of: list) {
          add(list.bytes[phrase.range.prefix(AnchorPatterns.longest)], of: phrase, anchor)
        }
      }
    }
    for escape in ["&pound;", "&euro;", "&yen;", "&#163;", "&#8364;"] {
      add(Array(escape.utf8)[...], .money)
    }
    for last: UInt8 in 0x90...0x99 { add([0xEF, 0xBC, last], .digit) }
  }

  private static func anchor(_ phrase: PhraseList.Phrase, of list: PhraseList) -> Anchors? {
    let number = list.values[Int(phrase.row)].number
    return switch phrase.category {
    case .currency, .currencyLetter: .money
    case .multiplier: phrase.range.count > 2 ? [.money, .numberWord] : nil
    case .number: number >= 2 || number == 0.5 ? .numberWord : nil
    case .pay: number >= 2 ? .pay : nil
    case .component, .percentile: .pay
    case .outlookSubject: .outlookSubject
    case .outlookDirection: .outlookDirection
    case .outlookVerdict, .outlookComparison: .outlookVerdict
    default: nil
    }
  }

  /// Adds what a phrase is looked for as: a long one by its beginning, a short word with what has to
  /// stand around it, or half of all words would hold it.
  private mutating func add(
    _ word: ArraySlice<UInt8>, of phrase: PhraseList.Phrase, _ anchor: Anchors
  ) {
    guard CharacterShape(word, at: word.startIndex).isLetter, !phrase.startsInside else {
      return add(word, anchor)
    }
    let isShort = word.count <= 5
    let endsWord = isShort && !phrase.isOpen && word.count == phrase.range.count
    add(word, anchor, beginsWord: isShort, endsWord: endsWord)
    if let capitalized = AnchorPatterns.capitalized(word) {
      add(capitalized, anchor, beginsWord: isShort, endsWord: endsWord)
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

  private mutating func add(
    _ bytes: ArraySlice<UInt8>, _ anchor: Anchors, beginsWord: Bool = false,
    endsWord: Bool = false
  ) {
    var node = 0
    if beginsWord { node = trie.follow(node, ByteClasses.boundary) }
    for byte in bytes { node = trie.follow(node, classes[byte]) }
    if endsWord { node = trie.follow(node, ByteClasses.boundary) }
    trie.mark(node, anchor)
  }
}
