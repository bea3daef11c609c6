extension TitleTrieBuilder {
  /// Adds the titles of a language: first as they stand, then in their other spellings, which
  /// never take a place from a title that stands so in the catalogue.
  mutating func addTitles(of language: String) {
    guard let table = catalogue.titles[language] else { return }
    let isForeign = language != index.language
    let commonWords = Set(vocabularies[language].commonWords.map { phraseHash(titleWords($0)) })
    let preferred = firstChoices(vocabularies[language].preferred)
    let words = reader.words(in: table.bytes, range: table.bytes.indices)
    var others: [(words: [TitleWord], title: Int32)] = []
    var first = 0
    for (number, entry) in table.entries.enumerated() {
      while words[first].range.lowerBound < entry.range.lowerBound { first += 1 }
      var end = first
      while end < words.count - 1, words[end].range.lowerBound < entry.range.upperBound { end += 1 }
      let read = words[first..<end]
      first = end
      guard let head = read.first else { continue }
      let node = node(for: read, in: table.bytes, isForeign: isForeign)
      let start = Int32(index.lexemes.count)
      index.lexemes += path
      let phrase = phraseHash(read)
      let title = TitleTrie.Title(
        role: entry.role, number: Int32(number), isEnglish: language == "en",
        isAbbreviation: read.count == 1 && head.isAllCapitals && head.length <= 6,
        isCommonWord: commonWords.contains(phrase),
        words: start..<Int32(index.lexemes.count))
      let isFirstChoice = preferred[phrase] == entry.role
      guard place(title, at: node, isFirstChoice: isFirstChoice) else { continue }
      let position = Int32(index.titles.count - 1)
      for words in spellings(of: read, in: table.bytes, isForeign: isForeign) {
        others.append((words, position))
      }
    }
    for (words, title) in others {
      let node = node(for: words, isForeign: isForeign)
      if index.nodes[Int(node)].title < 0 { index.nodes[Int(node)].title = title }
    }
  }

  /// The role that a title of several roles is taken for, by the hash of its words.
  private func firstChoices(_ preferred: [String: [String]]) -> [UInt64: Int32] {
    var choices: [UInt64: Int32] = [:]
    for (title, roles) in preferred {
      guard let id = roles.first, let role = catalogue.occupations.number(of: id) else { continue }
      choices[phraseHash(titleWords(title))] = Int32(role)
    }
    return choices
  }

  /// Adds a title where its words end; `false` if the role has it there already, or if the title
  /// is English and the text's language has it for a role of its own.
  private mutating func place(
    _ title: TitleTrie.Title, at node: Int32, isFirstChoice: Bool
  ) -> Bool {
    let first = index.nodes[Int(node)].title
    let position = Int32(index.titles.count)
    var last = first
    var entry = first
    while entry >= 0 {
      let other = index.titles[Int(entry)]
      if other.role == title.role || other.isEnglish != title.isEnglish { return false }
      last = entry
      entry = other.next
    }
    index.titles.append(title)
    if first < 0 || isFirstChoice {
      index.titles[Int(position)].next = first
      index.nodes[Int(node)].title = position
    } else {
      index.titles[Int(last)].next = position
    }
    return true
  }

  /// Returns the other spellings of a title: variants of its words, and parts that a hyphen joins
  /// (in compounding languages also a space) as one word.
  private func spellings(
    of read: ArraySlice<Word>, in bytes: [UInt8], isForeign: Bool
  ) -> [[TitleWord]] {
    let joins = read.indices.dropFirst().filter { place in
      guard !read[place].isIdeograph, !read[place - 1].isIdeograph else { return false }
      return read[place].separator == .hyphen
        || (read[place].separator == .space && index.isCompounding && read.count == 2 && !isForeign)
    }
    guard !joins.isEmpty || read.contains(where: { !groups(beginningWith: $0.hash).isEmpty })
    else { return [] }
    let words = read.map {
      TitleWord(
        hash: $0.hash, letters: reader.letters(of: $0, in: bytes.span),
        ideograph: reader.ideograph(of: $0, in: bytes.span))
    }
    var result = alternatives(to: words)
    for place in joins {
      let next = place - read.startIndex
      let letters = words[next - 1].letters + words[next].letters
      result.append(
        Array(words[..<(next - 1)]) + [TitleWord(hash: WordHash.of(letters), letters: letters)]
          + Array(words[(next + 1)...]))
    }
    return result
  }

  private func phraseHash(_ words: [TitleWord]) -> UInt64 {
    words.reduce(WordHash.empty) { ($0 &* 31) ^ $1.hash }
  }

  private func phraseHash(_ words: ArraySlice<Word>) -> UInt64 {
    words.reduce(WordHash.empty) { ($0 &* 31) ^ $1.hash }
  }

  /// Adds the level words and the heads of titles; those of the text's language go first.
  mutating func addHeadsAndLevels(of language: String) {
    let isForeign = language != index.language
    for (word, level) in vocabularies[language].levels {
      let bytes = Array(word.utf8)
      let read = reader.words(in: bytes, range: bytes.indices).dropLast()
      let sequences = spellings(of: read, in: bytes, isForeign: isForeign) + [titleWords(word)]
      for words in sequences where !words.isEmpty {
        let node = Int(node(for: words, isForeign: isForeign))
        if index.nodes[node].level == nil { index.nodes[node].level = level }
      }
    }
    let commonWords = Set(vocabularies[language].commonWords.map { phraseHash(titleWords($0)) })
    for (word, kind) in vocabularies[language].heads {
      addHead(
        word,
        TitleTrie.Head(
          kind: kind, isLast: TitleTrie.headIsLast(in: language), isEnglish: language == "en",
          isCommonWord: commonWords.contains(phraseHash(titleWords(word)))))
    }
  }

  private mutating func addHead(_ word: String, _ head: TitleTrie.Head) {
    let isForeign = head.isEnglish && index.language != "en"
    let words = titleWords(word)
    guard !words.isEmpty else { return }
    let node = Int(node(for: words, isForeign: isForeign))
    if index.nodes[node].head == nil { index.nodes[node].head = head }
    guard !isForeign else { return }
    // Where a language has the word itself, the English title of that name is another trade:
    // the Dutch “docent” is no museum guide.
    let title = Int(index.nodes[node].title)
    if title >= 0, index.titles[title].isEnglish, index.language != "en" {
      index.nodes[node].title = -1
    }
    guard word.hasPrefix("-") else { return }
    var spellings: [[UInt8]] = []
    forEachSpelling(of: words[0].letters) { spellings.append($0) }
    for spelling in spellings { index.compoundHeads[spelling] = head }
  }
}
