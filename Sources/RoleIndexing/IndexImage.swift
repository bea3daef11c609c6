/// The image of a language's index: what the build makes from the tables and look-ups read as it
/// is, without making anything from it first.
///
/// A Swift program carries bytes in its read-only data as a string literal alone, so the image is
/// ASCII: a number is written in digits of seven bits, the lowest first. Numbers lie in the records
/// of ``IndexPart``s; all records of a part are as long, a field as wide as its largest number
/// needs. The head of the image says where the parts are.
public enum IndexImage {
  public static let digitBits: UInt32 = 7
  public static let widestField = 4
  /// The largest number that a field can hold.
  public static let largest: UInt32 = 1 << 28 - 1
  /// Unused digits at the end, so that a field can always be read as four.
  public static let padding = 4
  /// The salt of the keys, then of each part its offset, its number of records, and the widths of
  /// its fields.
  public static let saltOffset = 0
  public static let partHeadLength = 4 + 4 + mostFields
  public static let mostFields = 6

  /// The offset of a part's head.
  public static func headOffset(of part: IndexPart) -> Int {
    widestField + part.rawValue * partHeadLength
  }

  /// The bytes before the first part.
  public static var headLength: Int { widestField + IndexPart.allCases.count * partHeadLength }
}

/// A part of an index's image, with the fields of its records.
public enum IndexPart: Int, CaseIterable, Sendable {
  /// Traditional character, simplified character.
  case simplified
  /// Hashes in three fields of 28, 28 and 8 bits.
  case genderSuffixes
  /// Low tag, high tag, ``ContextUse/flag``s. A hash table, whose tags are digits as they stand.
  case context
  /// A Bloom filter of seven bits a digit, two of them for each key: the words that may begin something.
  case filter
  /// Low tag, high tag, a form or the place of several in `formList`. A hash table.
  case forms
  /// Forms; see ``PackedForm``.
  case formList
  /// By lexeme, the root's child; 0 for none.
  case rootChildren
  /// What ends at a node; see ``PackedEnds``.
  case nodes
  /// Tag, child. A hash table by the node before and the lexeme.
  case edges
  /// Role, next title of the same words + 1, number in the catalogue, flags, first word in
  /// `titleWords`, number of words.
  case titles
  /// Lexemes.
  case titleWords
  /// By lexeme, where the titles that it heads begin in `headTitles`; one more at the end.
  case headStarts
  /// Titles in ascending order for each lexeme.
  case headTitles
  /// Low and high half of the letters that lead on, first child, marks of a head.
  case compounds
  /// Low and high half of the letters that lead on, first child, 1 where an ending ends.
  case endings
  /// Where each role's id begins in `roleText`; one more at the end.
  case roleStarts
  /// ASCII.
  case roleText
}

extension UInt32 {
  /// The number that four digits of seven bits in the bytes of this one are.
  @inlinable @inline(__always)
  public var numberOfDigits: UInt32 {
    let pairs = self & 0x007F_007F | (self & 0x7F00_7F00) >> 1
    return pairs & 0x3FFF | (pairs & 0x3FFF_0000) >> 2
  }
}

/// The place of a hash in the image's tables.
public struct IndexKey: Sendable {
  public let mixed: UInt64
  /// Four digits as they stand in the image.
  public let lowTag: UInt32
  /// One digit more.
  public let highTag: UInt8

  @inlinable @inline(__always)
  public init(_ hash: UInt64, salt: UInt64) {
    mixed = (hash | 1) &* (0x9E37_79B9_7F4A_7C15 &+ salt &* 0xD1B5_4A32_D192_ED02)
    let low = UInt32(truncatingIfNeeded: hash >> 1) & 0x7F7F_7F7F
    // 0 marks a free slot.
    lowTag = low == 0 ? 1 : low
    highTag = UInt8(truncatingIfNeeded: hash >> 33) & 0x7F
  }

  /// What stands in the filter for a character that begins something without the one behind it.
  @inlinable @inline(__always)
  public static func single(_ hash: UInt64) -> UInt64 { hash ^ 0x5A5A_0000_0000_A5A4 }

  /// What stands in the filter for two characters that begin something, by the hash of both.
  @inlinable @inline(__always)
  public static func pair(_ hash: UInt64) -> UInt64 { hash ^ 0x3C3C_0000_0000_C3C2 }

  /// The key of the edge from a node by a lexeme.
  @inlinable @inline(__always)
  public static func edge(of node: Int, by lexeme: Int, salt: UInt64) -> IndexKey {
    let from = UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15
    return IndexKey(
      from ^ UInt64(truncatingIfNeeded: lexeme) &* 0xD6E8_FEB8_6659_FD93, salt: salt)
  }

  /// The slot in a table of any size where the search begins.
  @inlinable @inline(__always)
  public func slot(in size: Int) -> Int {
    Int(truncatingIfNeeded: ((mixed >> 32) &* UInt64(truncatingIfNeeded: size)) >> 32)
  }

  /// The digit of a filter, whose size is a power of two, and two bits in it.
  @inlinable @inline(__always)
  public func filterPlace(in size: Int) -> (digit: Int, bits: UInt8) {
    let first = 1 << UInt8(truncatingIfNeeded: ((mixed >> 24 & 0xFF) &* 7) >> 8)
    let second = 1 << UInt8(truncatingIfNeeded: ((mixed >> 16 & 0xFF) &* 7) >> 8)
    return (
      Int(truncatingIfNeeded: mixed >> 32) & (size - 1), UInt8(truncatingIfNeeded: first | second)
    )
  }
}

/// A form as the image holds it: the lexeme, whether the form is its base form, and a flag.
///
/// In `forms` the flag says that the rest is a place in `formList`; there, that another form follows.
public struct PackedForm: Sendable {
  public let bits: UInt32

  @inlinable @inline(__always)
  public init(bits: UInt32) { self.bits = bits }

  init(lexeme: Int32, isBase: Bool, isFollowed: Bool = false) {
    bits = UInt32(lexeme) << 2 | (isBase ? 2 : 0) | (isFollowed ? 1 : 0)
  }

  init(place: Int) { bits = UInt32(place) << 1 | 1 }

  @inlinable @inline(__always) public var lexeme: Int { Int(bits >> 2) }
  @inlinable @inline(__always) public var isBase: Bool { bits & 2 != 0 }
  @inlinable @inline(__always) public var isFollowed: Bool { bits & 1 != 0 }
  /// The place in `formList` of the first of several forms.
  @inlinable @inline(__always) public var place: Int? { bits & 1 != 0 ? Int(bits >> 1) : nil }
}

/// What ends at a node of the image: a title and the ``PackedMarks`` of a level or a head.
public struct PackedEnds: Sendable {
  public let bits: UInt32

  @inlinable @inline(__always)
  public init(bits: UInt32) { self.bits = bits }

  init(title: Int32, marks: PackedMarks) { bits = UInt32(title + 1) << 7 | UInt32(marks.bits) }

  /// The number of the title.
  @inlinable @inline(__always) public var title: Int? { bits >> 7 == 0 ? nil : Int(bits >> 7) - 1 }
  public var marks: PackedMarks { PackedMarks(bits: UInt8(bits & 0x7F)) }
}

/// What a node of the image says beside its title: a level and a head.
public struct PackedMarks: Sendable {
  public let bits: UInt8

  public init(bits: UInt8) { self.bits = bits }

  init(level: TitleLevel?, head: TitleTrie.Head?) {
    var bits: UInt8 = 0
    if let level { bits = PackedMarks.number(of: level, in: PackedMarks.levels) }
    if let head {
      bits |= PackedMarks.number(of: head.kind, in: PackedMarks.kinds) << 2
      bits |= (head.isLast ? 16 : 0) | (head.isEnglish ? 32 : 0) | (head.isCommonWord ? 64 : 0)
    }
    self.bits = bits
  }

  private static let levels = TitleLevel.allCases
  private static let kinds = HeadKind.allCases

  private static func number<Case: Equatable>(of element: Case, in all: [Case]) -> UInt8 {
    UInt8((all.firstIndex(of: element) ?? -1) + 1)
  }

  @inlinable @inline(__always) public var hasLevel: Bool { bits & 3 != 0 }
  @inlinable @inline(__always) public var hasHead: Bool { bits & 12 != 0 }
  public var level: TitleLevel? { bits & 3 == 0 ? nil : PackedMarks.levels[Int(bits & 3) - 1] }
  /// The kind of the head, or `nil` where no head ends.
  public var headKind: HeadKind? {
    bits & 12 == 0 ? nil : PackedMarks.kinds[Int(bits >> 2 & 3) - 1]
  }
  /// The words that say which stand before the head (English), not behind it (Polish).
  public var headIsLast: Bool { bits & 16 != 0 }
  public var headIsEnglish: Bool { bits & 32 != 0 }
  public var headIsCommonWord: Bool { bits & 64 != 0 }
}

/// What is known of a title of the image.
public struct TitleFlags: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let english = TitleFlags(rawValue: 1)
  /// A single word in capitals (“PM”), which only matches when written so.
  public static let abbreviation = TitleFlags(rawValue: 2)
  /// A common word too (“cook”), which needs a context.
  public static let commonWord = TitleFlags(rawValue: 4)
  /// The noun that says what the work is stands last.
  public static let headIsLast = TitleFlags(rawValue: 8)
}

extension ContextUse {
  /// The bit of the use in the image.
  public var flag: UInt32 {
    switch self {
    case .boundary: 1
    case .before: 2
    case .after: 4
    case .denial: 8
    case .connector: 16
    case .ending: 32
    case .tail: 64
    case .noise: 128
    case .trade: 256
    }
  }
}
