/// What stands between a word and the one before it.
public enum Separator: Sendable {
  /// Nothing: the next character of a script without spaces, or the end of the text.
  case none
  case space, hyphen, slash, apostrophe
  /// A full stop and a space; it may belong to an abbreviation.
  case fullStop
  case openingParenthesis
  case comma
  /// A tab or an upright bar between cells.
  case cell
  /// A line break, and whatever stands around it; also the beginning of the text.
  case line
  case other
}

/// A word of a text, or one character of a script without spaces.
public struct Word: Sendable {
  /// The bytes, with a gender suffix (“Manager:in”), without a possessive `’s`.
  public var range: Range<Int>
  /// The hash of the folded letters, without the gender suffix.
  public var hash: UInt64
  /// The hash of the word before and this one as if they were one word.
  public var joined: UInt64 = 0
  /// How many bytes at the end are a gender suffix such as `:in` or `(a)`.
  public var suffixLength: Int32 = 0
  /// The number of folded letters.
  public var length: Int32
  public var separator: Separator
  /// The last letter as folded.
  public var lastLetter: UInt8 = 0
  public var isCapitalized = false
  /// All letters are capitals, but for a plural `s` at the end (“PMs”).
  public var isAllCapitals = false
  public var isNumber = false
  public var isIdeograph = false
  /// A character of the Japanese syllabary for loan words, which must not be cut in two.
  public var isKatakana = false
  public var isPossessive = false

  public var hasGenderSuffix: Bool { suffixLength > 0 }

  /// The empty word behind the last one of a text.
  public static func end(at offset: Int, separator: Separator) -> Word {
    Word(range: offset..<offset, hash: 0, length: 0, separator: separator)
  }
}
