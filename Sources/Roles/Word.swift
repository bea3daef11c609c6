/// What stands between a word and the one before it.
enum Separator: UInt8, Sendable {
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
struct Word: Sendable {
  /// The bytes, with a gender suffix (“Manager:in”), without a possessive `’s`.
  var range: Range<Int>
  /// The hash of the folded letters, without the gender suffix.
  var hash: UInt64
  /// The hash of the word before and this one as if they were one word.
  var joined: UInt64
  var separator: Separator
  /// The number of folded letters.
  var length: Int32
  var isCapitalized: Bool
  /// All letters are capitals, but for a plural `s` at the end (“PMs”).
  var isAllCapitals: Bool
  var isNumber: Bool
  var isIdeograph: Bool
  /// A character of the Japanese syllabary for loan words, which must not be cut in two.
  var isKatakana: Bool
  var isPossessive: Bool
  /// A suffix such as `:in` or `(a)` belongs to the word.
  var hasGenderSuffix: Bool
  /// The last letter as folded.
  var lastLetter: UInt8
}
