/// The titles that are looked for in the texts of one language: its own and the English ones.
///
/// A trie over words. A word of a text leads to the words of titles that it is a form of
/// (*kierownikiem* to *kierownik*), and these lead from node to node.
struct TitleTrie {
  /// A title's word that a written form belongs to.
  struct Form {
    var lexeme: Int32
    /// The next entry for the same form, or -1.
    var next: Int32
    /// The form is the one in the catalogue's title.
    var isBase: Bool
  }

  /// A noun that titles are made with.
  struct Head {
    var kind: HeadKind
    /// The words that say which stand before it (English), not behind it (Polish).
    var isLast: Bool
    /// The head comes from the English list.
    var isEnglish: Bool
    /// A common word too (“cook”), which by itself needs a context.
    var isCommonWord: Bool
  }

  struct Node {
    /// The node that leads here and the lexeme by which; -1 for the root.
    var parent: Int32
    var lexeme: Int32
    /// The number of the title that ends here, or -1.
    var title: Int32 = -1
    var level: TitleLevel?
    var head: Head?
  }

  /// A title of a role.
  struct Title {
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
  /// The first of the forms in `formList` by the hash of the form.
  var forms = HashTable()
  var formList: [Form] = []
  var edges = HashTable()
  var nodes: [Node] = [Node(parent: -1, lexeme: -1)]
  var titles: [Title] = []
  var lexemes: [Int32] = []
  /// The hashes of the words around titles, by their use.
  var context: [ContextUse: [UInt64]] = [:]
  /// Heads that end compounds, by their letters.
  var compoundHeads: [[UInt8]: Head] = [:]
  /// Endings of adjectives.
  var endings: [[UInt8]] = []

  /// The folded characters of scripts without spaces that are words of titles, by their hash.
  var ideographs: [UInt64: UInt32] = [:]

  init(language: String) {
    self.language = language
  }

  /// Whether compounds are written as one word.
  var isCompounding: Bool { language == "de" || language == "nl" }

  /// Whether titles of a language end with the noun that says what the work is.
  static func headIsLast(in language: String) -> Bool {
    ["en", "de", "nl", "zh", "ja"].contains(language)
  }

  private static func edge(_ node: Int32, _ lexeme: Int32) -> UInt64 {
    (UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme)))
      &* 0xD6E8_FEB8_6659_FD93
  }

  func child(of node: Int32, by lexeme: Int32) -> Int32? {
    edges[TitleTrie.edge(node, lexeme)]
  }

  /// Adds a node behind another.
  mutating func addChild(of node: Int32, by lexeme: Int32) -> Int32 {
    let child = Int32(nodes.count)
    nodes.append(Node(parent: node, lexeme: lexeme))
    edges[TitleTrie.edge(node, lexeme)] = child
    return child
  }
}
