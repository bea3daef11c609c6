/// What a code point is to a title, with its folded form.
public struct Letter: Sendable {
  /// The kind in the upper byte; below it a Latin letter's capital flag and its two folded letters,
  /// or the folded code point of any other.
  private let packed: UInt32

  private static let kinds: UInt32 = 0xFF00_0000
  private static let latinKind: UInt32 = 1 << 24
  private static let ideographKind: UInt32 = 2 << 24
  private static let otherKind: UInt32 = 3 << 24
  private static let capital: UInt32 = 1 << 23

  private init(packed: UInt32) { self.packed = packed }

  /// No part of a word.
  static let none = Letter(packed: 0)
  /// A combining mark, which folding drops.
  static let mark = Letter(packed: 4 << 24)

  /// A Latin letter or a digit, as one or two lower-case ASCII letters (0: no second).
  static func latin(_ first: UInt8, _ second: UInt8 = 0, isCapital: Bool = false) -> Letter {
    Letter(packed: latinKind | UInt32(second) << 8 | UInt32(first) | (isCapital ? capital : 0))
  }

  /// A character of a script without spaces, folded.
  static func ideograph(_ scalar: UInt32) -> Letter { Letter(packed: ideographKind | scalar) }

  /// A letter of any other script.
  static func other(_ scalar: UInt32) -> Letter { Letter(packed: otherKind | scalar) }

  public var isLatin: Bool { packed & Letter.kinds == Letter.latinKind }
  public var isIdeograph: Bool { packed & Letter.kinds == Letter.ideographKind }
  public var isOther: Bool { packed & Letter.kinds == Letter.otherKind }
  public var isMark: Bool { packed & Letter.kinds == Letter.mark.packed }
  var isCapital: Bool { packed & Letter.capital != 0 }
  /// Whether a word may begin with it.
  var isPartOfWord: Bool { isLatin || isIdeograph || isOther }
  /// The folded letter of a Latin one.
  public var first: UInt8 { UInt8(truncatingIfNeeded: packed) }
  /// The second folded letter of “ß”, “æ” and the like; 0 of others.
  public var second: UInt8 { UInt8(truncatingIfNeeded: packed >> 8) }
  /// The folded code point of a letter that is not Latin.
  public var scalar: UInt32 { packed & 0x1F_FFFF }
}

/// How letters that differ only in case, accent or script variant become one.
///
/// Accents fall away (“Köche” and “Koch” share a stem then, “księgową” and “księgowa” a form),
/// full-width letters become plain ones, traditional Chinese characters simplified ones.
public struct LetterFolding: Sendable {
  /// The traditional characters and their simplified forms in a table with open addressing; each
  /// slot holds both, or twice 0.
  private let simplified: [SIMD2<UInt32>]
  private let low = LetterFolding.lowLetters

  /// - Parameter simplified: The traditional characters and their simplified forms.
  public init(simplified: [(traditional: UInt32, simple: UInt32)] = []) {
    guard !simplified.isEmpty else {
      self.simplified = []
      return
    }
    var size = 16
    while size < simplified.count * 4 { size *= 2 }
    var slots = [SIMD2<UInt32>](repeating: .zero, count: size)
    for (traditional, simple) in simplified {
      var slot = LetterFolding.slot(of: traditional, in: size)
      while slots[slot].x != 0, slots[slot].x != traditional { slot = (slot + 1) & (size - 1) }
      slots[slot] = SIMD2(traditional, simple)
    }
    self.simplified = slots
  }

  private static func slot(of scalar: UInt32, in size: Int) -> Int {
    Int((scalar &* 0x9E37_79B9) >> 16) & (size - 1)
  }

  /// Returns what the code point is.
  @inline(__always)
  public func letter(_ scalar: UInt32) -> Letter {
    if scalar < 0x250 { return low[Int(scalar)] }
    if scalar &- 0x4E00 < 0x5200 { return .ideograph(simplifiedForm(of: scalar)) }
    return highLetter(scalar)
  }

  private func highLetter(_ scalar: UInt32) -> Letter {
    switch scalar {
    case 0x3005, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF, 0x20000...0x2FFFF:
      return .ideograph(simplifiedForm(of: scalar))
    case 0x300...0x36F:
      return .mark
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return low[Int(scalar - 0xFEE0)]
    case 0x370...0x3FF, 0x400...0x52F, 0x5D0...0x5EA, 0x620...0x6D3, 0x900...0x1FFF,
      0xAC00...0xD7A3:
      return .other(scalar)
    default:
      return .none
    }
  }

  @inline(__always)
  private func simplifiedForm(of scalar: UInt32) -> UInt32 {
    guard !simplified.isEmpty else { return scalar }
    var slot = LetterFolding.slot(of: scalar, in: simplified.count)
    while simplified[slot].x != 0 {
      if simplified[slot].x == scalar { return simplified[slot].y }
      slot = (slot + 1) & (simplified.count - 1)
    }
    return scalar
  }
}

extension LetterFolding {
  /// The base letters of U+00C0 to U+017F; a space stands for a sign that is no letter.
  private static let latin =
    ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8

  /// The code points below U+0250, where Latin letters are.
  private static let lowLetters = LetterTable(makeLowLetters())

  private static func makeLowLetters() -> [Letter] {
    var letters = [Letter](repeating: .none, count: 0x250)
    for digit in UInt8(0x30)...0x39 { letters[Int(digit)] = .latin(digit) }
    for letter in UInt8(0x61)...0x7A {
      letters[Int(letter)] = .latin(letter)
      letters[Int(letter) - 32] = .latin(letter, isCapital: true)
    }
    // “Food & Beverage Manager”: a word of its own.
    letters[0x26] = .other(0x26)
    for (scalar, base) in zip(UInt32(0xC0)..., latin) where base != 0x20 {
      letters[Int(scalar)] = .latin(base, second(of: scalar), isCapital: isCapital(scalar))
    }
    for scalar in UInt32(0x218)...0x21B {
      letters[Int(scalar)] = .latin(scalar < 0x21A ? 0x73 : 0x74, isCapital: scalar & 1 == 0)
    }
    return letters
  }

  /// The second letter where folding gives two: ß, æ, œ, þ.
  private static func second(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xDF: 0x73
    case 0xC6, 0xE6, 0x152, 0x153: 0x65
    case 0xDE, 0xFE: 0x68
    default: 0
    }
  }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xDE: true
    case 0xDF...0xFF: false
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    case 0x178: true
    default: scalar & 1 == 0
    }
  }
}

/// A table of letters that stays for as long as the program runs.
///
/// Unlike an array it is not counted, which would cost more than looking a letter up.
@safe private struct LetterTable: @unchecked Sendable {
  private let start: UnsafePointer<Letter>
  private let count: Int

  init(_ letters: [Letter]) {
    let memory = UnsafeMutableBufferPointer<Letter>.allocate(capacity: letters.count)
    _ = unsafe memory.initialize(from: letters)
    unsafe start = UnsafePointer(memory.baseAddress ?? .allocate(capacity: 1))
    count = letters.count
  }

  @inline(__always)
  subscript(scalar: Int) -> Letter {
    precondition(scalar >= 0 && scalar < count, "a letter that the table does not have")
    return unsafe start[scalar]
  }
}
