internal import Compensation

/// Makes the index of a language from the catalogue and the vocabularies.
struct TitleIndexBuilder {
  /// A word of a title: the hash that it has in a text, and its folded Latin letters.
  struct TitleWord {
    var hash: UInt64
    var letters: [UInt8]
  }

  var index: TitleIndex
  let catalogue: RoleCatalogue
  let vocabularies: Vocabularies
  private let rules: [InflectionRules]
  private var lexemes = HashTable()
  private var lexemeCount: Int32 = 0
  /// The lexemes on the way to the node last asked for.
  private(set) var path: [Int32] = []
  /// Phrases of equal meaning.
  private var variants: [[[TitleWord]]] = []
  /// The groups in `variants` that hold a phrase beginning with a word, by the word's hash.
  private var variantGroups: [UInt64: [Int]] = [:]

  /// Returns the index for texts of a language.
  static func index(
    language: String, catalogue: RoleCatalogue, vocabularies: Vocabularies
  ) -> TitleIndex {
    var builder = TitleIndexBuilder(language, catalogue, vocabularies)
    builder.addContext()
    builder.addVariants(language)
    if language != "en" { builder.addVariants("en") }
    builder.addTitles(of: language)
    if language != "en" { builder.addTitles(of: "en") }
    builder.addHeadsAndLevels(of: language)
    if language != "en" { builder.addHeadsAndLevels(of: "en") }
    return builder.index
  }

  private init(_ language: String, _ catalogue: RoleCatalogue, _ vocabularies: Vocabularies) {
    self.catalogue = catalogue
    self.vocabularies = vocabularies
    index = TitleIndex(
      language: language, folding: LetterFolding(simplified: vocabularies.simplified))
    // English titles take the endings of the language that they stand in: “account managerem”.
    rules = Set([language, "en"]).sorted().map { vocabularies[$0].inflection }
    for suffix in vocabularies[language].genderSuffixes {
      index.genderSuffixes[WordHash.of(suffix.utf8)] = 1
    }
  }

  /// Returns the words of a title as the reader of texts sees them.
  func titleWords(_ title: String) -> [TitleWord] {
    let bytes = Array(title.utf8)
    let reader = index.reader(of: bytes)
    return reader.words(in: bytes.indices).dropLast().map {
      TitleWord(hash: $0.hash, letters: reader.letters(of: $0))
    }
  }

  private mutating func addContext() {
    let context = vocabularies[index.language].context
    func table(_ use: ContextUse) -> HashTable {
      var table = HashTable()
      for phrase in context[use] ?? [] {
        // A phrase of two characters is found as one joined word.
        let words = titleWords(phrase)
        if words.count == 1 || words.allSatisfy({ $0.letters.isEmpty }) {
          table[joinedHash(phrase)] = 1
        } else {
          for word in words { table[word.hash] = 1 }
        }
      }
      return table
    }
    index.boundaries = table(.boundary)
    index.before = table(.before)
    index.after = table(.after)
    index.denials = table(.denial)
    index.connectors = table(.connector)
    for ending in context[.ending] ?? [] {
      index.endings[WordHash.of(ending.utf8.reversed())] = 1
    }
  }

  private func joinedHash(_ phrase: String) -> UInt64 {
    phrase.unicodeScalars.reduce(WordHash.empty) { hash, scalar in
      switch index.folding.letter(scalar.value) {
      case .latin(let first, let second, _):
        let hash = WordHash.appending(first, to: hash)
        return second == 0 ? hash : WordHash.appending(second, to: hash)
      case .ideograph(let scalar), .other(let scalar):
        return WordHash.appending(scalar: scalar, to: hash)
      case .mark, .none:
        return hash
      }
    }
  }

  private mutating func addVariants(_ language: String) {
    for row in vocabularies[language].variants {
      let group = ([row.word] + row.others).map(titleWords)
      for phrase in group {
        guard let first = phrase.first else { continue }
        variantGroups[first.hash, default: []].append(variants.count)
      }
      variants.append(group)
    }
  }

  /// Returns the sequences that mean the same as a title, without the title itself.
  func alternatives(to words: [TitleWord]) -> [[TitleWord]] {
    var result: [[TitleWord]] = []
    for start in words.indices {
      for group in variantGroups[words[start].hash] ?? [] {
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
  mutating func node(for words: [TitleWord]) -> Int32 {
    var node: Int32 = 0
    path.removeAll(keepingCapacity: true)
    for word in words {
      let lexeme = lexeme(of: word)
      path.append(lexeme)
      if let child = index.child(of: node, by: lexeme) {
        node = child
        continue
      }
      let child = Int32(index.nodes.count)
      index.nodes.append(TitleIndex.Node())
      index.edges[TitleIndex.edge(node, lexeme)] = child
      node = child
    }
    return node
  }

  private mutating func lexeme(of word: TitleWord) -> Int32 {
    if let known = lexemes[word.hash] { return known }
    let lexeme = lexemeCount
    lexemeCount += 1
    lexemes[word.hash] = lexeme
    addForm(word.hash, of: lexeme, isBase: true)
    addForms(of: word.letters, lexeme)
    for group in variantGroups[word.hash] ?? [] {
      let phrases = variants[group].filter { $0.count == 1 }.compactMap(\.first)
      guard phrases.contains(where: { $0.hash == word.hash }) else { continue }
      for other in phrases where other.hash != word.hash {
        addForm(other.hash, of: lexeme, isBase: false)
        addForms(of: other.letters, lexeme)
      }
    }
    return lexeme
  }

  private mutating func addForms(of letters: [UInt8], _ lexeme: Int32) {
    guard letters.count > 1 else { return }
    var states = [WordHash.empty]
    states.reserveCapacity(letters.count + 1)
    for letter in letters {
      states.append(WordHash.appending(letter, to: states[states.count - 1]))
    }
    var hashes: [UInt64] = []
    for rules in rules {
      rules.forEachForm(of: letters) { stem, ending in
        hashes.append(ending.reduce(states[stem]) { WordHash.appending($1, to: $0) })
      }
    }
    for hash in hashes where hash != states[letters.count] {
      addForm(hash, of: lexeme, isBase: false)
    }
  }

  private mutating func addForm(_ hash: UInt64, of lexeme: Int32, isBase: Bool) {
    let first = index.forms[hash] ?? -1
    var entry = first
    while entry >= 0 {
      if index.formList[Int(entry)].lexeme == lexeme { return }
      entry = index.formList[Int(entry)].next
    }
    index.forms[hash] = Int32(index.formList.count)
    index.formList.append(TitleIndex.Form(lexeme: lexeme, next: first, isBase: isBase))
  }

  /// Calls `body` with the letters of a word and of each of its forms.
  func forEachSpelling(of letters: [UInt8], _ body: ([UInt8]) -> Void) {
    body(letters)
    for rules in rules {
      rules.forEachForm(of: letters) { stem, ending in body(Array(letters[..<stem]) + ending) }
    }
  }
}
