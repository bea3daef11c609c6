internal import Compensation

/// The titles that are looked for in the texts of one language: its own and the English ones.
///
/// A trie over words. A word of a text leads to the words of titles that it is a form of
/// (*kierownikiem* to *kierownik*), and these lead from node to node.
struct TitleIndex: Sendable {
  /// A title's word that a written form belongs to.
  struct Form: Sendable {
    var lexeme: Int32
    /// The next entry for the same form, or -1.
    var next: Int32
    /// The form is the one in the catalogue's title.
    var isBase: Bool
  }

  /// A noun that titles are made with.
  struct Head: Sendable {
    var kind: HeadKind
    /// The words that say which stand before it (English), not behind it (Polish).
    var isLast: Bool
    /// The head comes from the English list.
    var isEnglish: Bool
    /// A common word too (“cook”), which by itself needs a context.
    var isCommonWord: Bool
  }

  struct Node: Sendable {
    /// The number of the title that ends here, or -1.
    var title: Int32 = -1
    var level: JobLevel?
    var head: Head?
  }

  /// A title of a role.
  struct Title: Sendable {
    var role: Int32
    /// The next title with the same words, of another role, or -1.
    var next: Int32 = -1
    /// The title's number in the catalogue's list of its language.
    var number: Int32
    var isEnglish: Bool
    /// A single word in capitals (“PM”), which only matches when written so.
    var isAbbreviation: Bool
    /// A common word too (“cook”), which needs a context.
    var isCommonWord: Bool
    /// Where the title's words stand in `lexemes`.
    var words: Range<Int32>
  }

  let language: String
  let folding: LetterFolding
  var genderSuffixes = HashTable()
  var forms = HashTable()
  var formList: [Form] = []
  var edges = HashTable()
  var nodes: [Node] = [Node()]
  var titles: [Title] = []
  var lexemes: [Int32] = []
  var boundaries = HashTable()
  var before = HashTable()
  var after = HashTable()
  var denials = HashTable()
  var connectors = HashTable()
  /// Heads that end compounds, by the hash of their letters from last to first.
  var compoundHeads = HashTable()
  var compoundHeadList: [Head] = []
  /// Endings of adjectives by the hash of their letters from last to first.
  var endings = HashTable()

  init(language: String, folding: LetterFolding) {
    self.language = language
    self.folding = folding
  }

  /// Whether compounds are written as one word, and nouns with a capital letter in German.
  var isCompounding: Bool { language == "de" || language == "nl" }

  /// Whether titles of a language end with the noun that says what the work is.
  static func headIsLast(in language: String) -> Bool {
    ["en", "de", "nl", "zh", "ja"].contains(language)
  }

  static func edge(_ node: Int32, _ lexeme: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme)))
      &* 0xD6E8_FEB8_6659_FD93
  }

  func child(of node: Int32, by lexeme: Int32) -> Int32? {
    edges[TitleIndex.edge(node, lexeme)]
  }

  /// Whether a word may stand between two words of a title with this separator before it.
  func mayContinue(_ words: [Word], at index: Int) -> Bool {
    switch words[index].separator {
    case .none, .space, .hyphen, .slash, .apostrophe:
      return index < words.count - 1
    case .fullStop:
      return index < words.count - 1 && index > 0 && words[index - 1].length <= 4
    case .line:
      // A title may run over the end of a line, but a new line's title begins with a capital.
      return index < words.count - 1 && index > 0 && !words[index].isCapitalized
        && !words[index].isIdeograph && !words[index].isNumber
    case .openingParenthesis, .comma, .cell, .other:
      return false
    }
  }

  func reader(of bytes: [UInt8]) -> WordReader {
    WordReader(bytes: bytes, folding: folding, genderSuffixes: genderSuffixes)
  }
}
