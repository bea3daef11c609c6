/// How the words of a language change: which endings stand in the place of which.
///
/// The rules of `inflection/<language>.csv` make more forms than the language has; what is never
/// written does no harm, and no word of the catalogue needs a class of declension.
public struct InflectionRules: Sendable {
  private struct Rule {
    /// What may stand in the place of the ending, as ranges of `letters`.
    var replacements: [Range<Int>] = []
    /// No rule for a shorter ending applies.
    var isExclusive = false
  }

  /// The letters of all replacements, one after the other.
  public private(set) var letters: [UInt8] = []
  private var rules: [Rule] = []
  private var numbers = HashTable()
  private var longestEnding = 0

  public init() {}

  /// Adds the rule of a table's row.
  ///
  /// - Parameters:
  ///   - ending: The folded ending of a base form; empty for all words.
  ///   - replacements: What stands in its place; `-` for nothing.
  ///   - isExclusive: Whether the rules for shorter endings are left out.
  public mutating func add(ending: String, replacements: [String], isExclusive: Bool) {
    let key = WordHash.of(ending.utf8)
    let number = numbers[key] ?? Int32(rules.count)
    if Int(number) == rules.count {
      rules.append(Rule())
      numbers[key] = number
    }
    for replacement in replacements {
      let start = letters.count
      if replacement != "-" { letters += Array(replacement.utf8) }
      rules[Int(number)].replacements.append(start..<letters.count)
    }
    if isExclusive { rules[Int(number)].isExclusive = true }
    longestEnding = max(longestEnding, ending.utf8.count)
  }

  /// Words of so many letters are abbreviations: they take an `s` and no ending that makes another
  /// abbreviation of them, as `OTE` would be of `OT`.
  private static let longestAbbreviation = 3

  /// Calls `body` for each form of a folded word but the word itself, with the length of the stem
  /// and the range of `letters` that follows it.
  @inline(__always)
  public func forEachForm(of word: [UInt8], _ body: (_ stem: Int, _ ending: Range<Int>) -> Void) {
    guard word.count >= 2, !rules.isEmpty else { return }
    var length = min(longestEnding, word.count)
    while length >= 0 {
      let stem = word.count - length
      length -= 1
      var key = WordHash.empty
      for letter in word[stem...] { key = WordHash.appending(letter, to: key) }
      guard let number = numbers[key] else { continue }
      for replacement in rules[Int(number)].replacements
      where word.count > InflectionRules.longestAbbreviation || isPlural(replacement) {
        body(stem, replacement)
      }
      if rules[Int(number)].isExclusive { return }
    }
  }

  /// Whether a replacement is the letter `s`.
  private func isPlural(_ replacement: Range<Int>) -> Bool {
    replacement.count == 1 && letters[replacement.lowerBound] == UInt8(ascii: "s")
  }
}
