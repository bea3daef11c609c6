/// How the words of a language change: which endings stand in the place of which.
///
/// The rules of `inflection/<language>.csv` make more forms than the language has; what is never
/// written does no harm, and no word of the catalogue needs a class of declension.
struct InflectionRules: Sendable {
  private struct Rule {
    var replacements: [[UInt8]] = []
    /// No rule for a shorter ending applies.
    var isExclusive = false
  }

  private var rules: [Rule] = []
  private var numbers = HashTable()
  private var longestEnding = 0

  /// Adds the rule of a table's row.
  ///
  /// - Parameters:
  ///   - ending: The folded ending of a base form; empty for all words.
  ///   - replacements: What stands in its place; `-` for nothing.
  ///   - isExclusive: Whether the rules for shorter endings are left out.
  mutating func add(ending: String, replacements: [String], isExclusive: Bool) {
    let ending = Array(ending.utf8)
    let list = replacements.map { $0 == "-" ? [] : Array($0.utf8) }
    let key = WordHash.of(ending)
    let number = numbers[key] ?? Int32(rules.count)
    if Int(number) == rules.count {
      rules.append(Rule())
      numbers[key] = number
    }
    rules[Int(number)].replacements += list
    if isExclusive { rules[Int(number)].isExclusive = true }
    longestEnding = max(longestEnding, ending.count)
  }

  /// Calls `body` for each form of a folded word but the word itself, with the length of the stem
  /// and what follows it.
  func forEachForm(of word: [UInt8], _ body: (_ stem: Int, _ ending: [UInt8]) -> Void) {
    guard word.count >= 2, !rules.isEmpty else { return }
    var length = min(longestEnding, word.count)
    while length >= 0 {
      let stem = word.count - length
      length -= 1
      guard let number = numbers[WordHash.of(word[stem...])] else { continue }
      for replacement in rules[Int(number)].replacements { body(stem, replacement) }
      if rules[Int(number)].isExclusive { return }
    }
  }
}
