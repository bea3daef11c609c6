/// Makes the trie of a language from the catalogue and the vocabularies.
struct TitleTrieBuilder {
  /// A word of a title: the hash that it has in a text, and its folded Latin letters.
  struct TitleWord {
    var hash: UInt64
    var letters: [UInt8]
    /// The folded character of a script without spaces.
    var ideograph: UInt32?
  }

  var index: TitleTrie
  let reader: WordReader
  let catalogue: CatalogueSnapshot
  let vocabularies: Vocabularies
  private let ownRules: InflectionRules
  private let englishRules: InflectionRules
  private var lexemes = HashTable()
  /// Whether a lexeme has its forms in the text's language, by lexeme.
  private var hasOwnForms: [Bool] = []
  /// The lexemes on the way to the node last asked for.
  private(set) var path: [Int32] = []
  /// The hash of each beginning of the word whose forms were last made, and of the forms.
  private var states: [UInt64] = []
  private var hashes: [UInt64] = []
  /// Phrases of equal meaning.
  private var variants: [[[TitleWord]]] = []
  /// The numbers in `variantGroups`, by the hash of the word that a phrase begins with.
  private var variantStarts = HashTable()
  /// The groups of `variants` that hold a phrase with a certain first word.
  private var variantGroups: [[Int]] = []

  /// Returns the trie for texts of a language.
  static func trie(
    language: String, catalogue: CatalogueSnapshot, vocabularies: Vocabularies
  ) -> TitleTrie {
    var builder = TitleTrieBuilder(language, catalogue, vocabularies)
    builder.addContext()
    builder.reserve(language)
    builder.addVariants(language)
    if language != "en" { builder.addVariants("en") }
    builder.addTitles(of: language)
    if language != "en" { builder.addTitles(of: "en") }
    builder.addHeadsAndLevels(of: language)
    if language != "en" { builder.addHeadsAndLevels(of: "en") }
    return builder.index
  }

  private init(
    _ language: String, _ catalogue: CatalogueSnapshot, _ vocabularies: Vocabularies
  ) {
    self.catalogue = catalogue
    self.vocabularies = vocabularies
    reader = WordReader(
      folding: LetterFolding(simplified: vocabularies.simplified),
      genderSuffixes: vocabularies[language].genderSuffixes.map { WordHash.of($0.utf8) })
    index = TitleTrie(language: language)
    ownRules = language == "en" ? InflectionRules() : vocabularies[language].inflection
    englishRules = vocabularies["en"].inflection
  }

  /// Makes room for the titles, so that the tables need not grow step by step.
  private mutating func reserve(_ language: String) {
    let size = Set([language, "en"]).reduce(0) { $0 + (catalogue.titles[$1]?.bytes.count ?? 0) }
    index.edges = HashTable(capacity: size / 8)
    index.forms = HashTable(capacity: size / 8)
    index.nodes.reserveCapacity(size / 8)
    index.lexemes.reserveCapacity(size / 6)
  }

  /// Returns the words of a title as the reader of texts sees them.
  func titleWords(_ title: String) -> [TitleWord] {
    let bytes = Array(title.utf8)
    return reader.words(in: bytes, range: bytes.indices).dropLast().map {
      TitleWord(
        hash: $0.hash, letters: reader.letters(of: $0, in: bytes.span),
        ideograph: reader.ideograph(of: $0, in: bytes.span))
    }
  }

  private mutating func addContext() {
    for (use, phrases) in vocabularies[index.language].context {
      if use == .ending {
        index.endings = phrases.map { Array($0.utf8) }
        continue
      }
      for phrase in phrases {
        // A phrase of two characters is found as one joined word.
        let words = titleWords(phrase)
        guard words.count == 1 || words.allSatisfy({ $0.letters.isEmpty }) else { continue }
        index.context[use, default: []].append(joinedHash(phrase))
      }
    }
  }

  private func joinedHash(_ phrase: String) -> UInt64 {
    phrase.unicodeScalars.reduce(WordHash.empty) { hash, scalar in
      let letter = reader.folding.letter(scalar.value)
      if letter.isIdeograph || letter.isOther {
        return WordHash.appending(scalar: letter.scalar, to: hash)
      }
      guard letter.isLatin else { return hash }
      let first = WordHash.appending(letter.first, to: hash)
      return letter.second == 0 ? first : WordHash.appending(letter.second, to: first)
    }
  }

  private mutating func addVariants(_ language: String) {
    for row in vocabularies[language].variants {
      let group = ([row.word] + row.others).map(titleWords)
      for phrase in group {
        guard let first = phrase.first else { continue }
        let start = variantStarts[first.hash] ?? Int32(variantGroups.count)
        if Int(start) == variantGroups.count {
          variantGroups.append([])
          variantStarts[first.hash] = start
        }
        variantGroups[Int(start)].append(variants.count)
      }
      variants.append(group)
    }
  }

  /// The groups of phrases of equal meaning that hold one which begins with a word.
  func groups(beginningWith hash: UInt64) -> [Int] {
    variantStarts[hash].map { variantGroups[Int($0)] } ?? []
  }

  /// Returns the sequences that mean the same as a title, without the title itself.
  func alternatives(to words: [TitleWord]) -> [[TitleWord]] {
    var result: [[TitleWord]] = []
    for start in words.indices {
      for group in groups(beginningWith: words[start].hash) {
        for phrase in variants[group] where isPart(phrase, of: words, at: start) {
          for other in variants[group] where other.count > 1 || phrase.count > 1 {
            guard other.map(\.hash) != phrase.map(\.hash) else { continue }
            result.append(
              Array(words[..<start]) + other + Array(words[(start + phrase.count)...]))
          }
        }
      }
    }
    return result
  }

  private func isPart(_ phrase: [TitleWord], of words: [TitleWord], at start: Int) -> Bool {
    phrase.count <= words.count - start
      && zip(phrase, words[start...]).allSatisfy { $0.hash == $1.hash }
  }

  /// Returns the node at the end of the words, which it makes where there is none.
  mutating func node(for words: [TitleWord], isForeign: Bool) -> Int32 {
    var node: Int32 = 0
    for (position, word) in words.enumerated() {
      let isInflected = !isForeign || position == words.count - 1
      let lexeme = lexeme(word.hash, word.ideograph, hasOwnForms: isInflected) { word.letters }
      node = index.child(of: node, by: lexeme) ?? index.addChild(of: node, by: lexeme)
    }
    return node
  }

  /// Returns the node at the end of words that a reader found, and keeps the way in `path`.
  mutating func node(
    for words: ArraySlice<Word>, in bytes: [UInt8], isForeign: Bool
  ) -> Int32 {
    let reader = reader
    var node: Int32 = 0
    path.removeAll(keepingCapacity: true)
    for position in words.indices {
      let word = words[position]
      // Of an English title, a language inflects but the last word: “account managerem”.
      let isInflected = !isForeign || position == words.endIndex - 1
      let lexeme = lexeme(
        word.hash, reader.ideograph(of: word, in: bytes.span), hasOwnForms: isInflected
      ) {
        reader.letters(of: word, in: bytes.span)
      }
      path.append(lexeme)
      node = index.child(of: node, by: lexeme) ?? index.addChild(of: node, by: lexeme)
    }
    return node
  }

  private mutating func lexeme(
    _ hash: UInt64, _ ideograph: UInt32?, hasOwnForms isInflected: Bool,
    letters: () -> [UInt8]
  ) -> Int32 {
    if let known = lexemes[hash] {
      if isInflected, !hasOwnForms[Int(known)] {
        hasOwnForms[Int(known)] = true
        addForms(of: letters(), known, by: ownRules)
      }
      return known
    }
    let lexeme = Int32(hasOwnForms.count)
    hasOwnForms.append(isInflected)
    lexemes[hash] = lexeme
    index.ideographs[hash] = ideograph
    addForm(hash, of: lexeme, isBase: true)
    let letters = letters()
    addForms(of: letters, lexeme, by: englishRules)
    if isInflected { addForms(of: letters, lexeme, by: ownRules) }
    for group in groups(beginningWith: hash) {
      let phrases = variants[group].filter { $0.count == 1 }.compactMap(\.first)
      guard phrases.contains(where: { $0.hash == hash }) else { continue }
      for other in phrases where other.hash != hash {
        index.ideographs[other.hash] = other.ideograph
        addForm(other.hash, of: lexeme, isBase: false)
        addForms(of: other.letters, lexeme, by: englishRules)
        addForms(of: other.letters, lexeme, by: ownRules)
      }
    }
    return lexeme
  }

  private mutating func addForms(
    of letters: [UInt8], _ lexeme: Int32, by rules: InflectionRules
  ) {
    guard letters.count > 1 else { return }
    states.removeAll(keepingCapacity: true)
    states.append(WordHash.empty)
    for letter in letters {
      states.append(WordHash.appending(letter, to: states[states.count - 1]))
    }
    hashes.removeAll(keepingCapacity: true)
    rules.forEachForm(of: letters) { stem, ending in
      var hash = states[stem]
      for position in ending { hash = WordHash.appending(rules.letters[position], to: hash) }
      hashes.append(hash)
    }
    let base = states[letters.count]
    for position in hashes.indices where hashes[position] != base {
      addForm(hashes[position], of: lexeme, isBase: false)
    }
  }

  private mutating func addForm(_ hash: UInt64, of lexeme: Int32, isBase: Bool) {
    let first = index.forms.replace(hash, with: Int32(index.formList.count))
    var entry = first
    while entry >= 0 {
      if index.formList[Int(entry)].lexeme == lexeme {
        index.forms[hash] = first
        return
      }
      entry = index.formList[Int(entry)].next
    }
    index.formList.append(TitleTrie.Form(lexeme: lexeme, next: first, isBase: isBase))
  }

  /// Calls `body` with the letters of a word and of each of its forms.
  func forEachSpelling(of letters: [UInt8], _ body: ([UInt8]) -> Void) {
    body(letters)
    for rules in [englishRules, ownRules] {
      rules.forEachForm(of: letters) { stem, ending in
        body(Array(letters[..<stem]) + rules.letters[ending])
      }
    }
  }
}
