/// How letters that differ only in case, accent or script variant become one.
///
/// Accents fall away (“Köche” and “Koch” share a stem then, “księgową” and “księgowa” a form),
/// full-width letters become plain ones, traditional Chinese characters simplified ones.
struct LetterFolding: Sendable {
  /// What a code point is to a title.
  enum Letter {
    /// A Latin letter or a digit, as one or two lower-case ASCII letters (0: no second).
    case latin(UInt8, UInt8, isCapital: Bool)
    /// A character of a script without spaces, folded.
    case ideograph(UInt32)
    /// A letter of any other script.
    case other(UInt32)
    /// A combining mark, which folding drops.
    case mark
    case none
  }

  private let simplified: [UInt32: UInt32]

  /// - Parameter simplified: The traditional characters and their simplified forms.
  init(simplified: [UInt32: UInt32] = [:]) {
    self.simplified = simplified
  }

  /// The base letters of U+00C0 to U+017F; a space stands for a sign that is no letter.
  private static let latin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// Returns what the code point is.
  func letter(_ scalar: UInt32) -> Letter {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A:
      return .latin(UInt8(truncatingIfNeeded: scalar), 0, isCapital: false)
    case 0x41...0x5A:
      return .latin(UInt8(truncatingIfNeeded: scalar + 32), 0, isCapital: true)
    case 0xC0...0x17F:
      let base = LetterFolding.latin[Int(scalar) - 0xC0]
      guard base != 0x20 else { return .none }
      return .latin(base, second(of: scalar), isCapital: isCapital(scalar))
    case 0x218...0x21B:
      return .latin(scalar < 0x21A ? 0x73 : 0x74, 0, isCapital: scalar & 1 == 0)
    case 0x300...0x36F:
      return .mark
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return letter(scalar - 0xFEE0)
    case 0x3005, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0x20000...0x2FFFF:
      return .ideograph(simplified[scalar] ?? scalar)
    case 0x26:  // “Food & Beverage Manager”: a word of its own
      return .other(scalar)
    case 0x370...0x3FF, 0x400...0x52F, 0x5D0...0x5EA, 0x620...0x6D3, 0x900...0x1FFF,
      0xAC00...0xD7A3:
      return .other(scalar)
    default:
      return .none
    }
  }

  /// The second letter where folding gives two: ß, æ, œ, þ.
  private func second(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xDF: 0x73
    case 0xC6, 0xE6, 0x152, 0x153: 0x65
    case 0xDE, 0xFE: 0x68
    default: 0
    }
  }

  private func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xDE: true
    case 0xDF...0xFF: false
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    case 0x178: true
    default: scalar & 1 == 0
    }
  }
}
