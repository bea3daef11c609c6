internal import Compensation

extension TitleIndexBuilder {
  /// Adds the titles of a language: first as they stand, then in their other spellings, which
  /// never take a place from a title that stands so in the catalogue.
  mutating func addTitles(of language: String) {
    let commonWords = Set(vocabularies[language].commonWords.map { phraseHash(titleWords($0)) })
    let preferred = vocabularies[language].preferred
    let list = catalogue.titles(in: language)
    var others: [(words: [TitleWord], title: Int32)] = []
    for (number, title) in list.enumerated() {
      let bytes = Array(title.text.utf8)
      let read = index.reader(of: bytes).words(in: bytes.indices)
      let words = titleWords(title.text)
      guard !words.isEmpty else { continue }
      let start = Int32(index.lexemes.count)
      let node = node(for: words)
      index.lexemes += path
      let entry = TitleIndex.Title(
        role: Int32(title.role), number: Int32(number), isEnglish: language == "en",
        isAbbreviation: words.count == 1 && read[0].isAllCapitals && read[0].length <= 6,
        isCommonWord: commonWords.contains(phraseHash(words)),
        words: start..<Int32(index.lexemes.count))
      let isFirstChoice =
        preferred[title.text.lowercased()]?.first == catalogue.roles[title.role].id
      guard place(entry, at: node, isFirstChoice: isFirstChoice) else { continue }
      let position = Int32(index.titles.count - 1)
      for words in spellings(of: words, as: read) { others.append((words, position)) }
    }
    for (words, title) in others {
      let node = node(for: words)
      if index.nodes[Int(node)].title < 0 { index.nodes[Int(node)].title = title }
    }
  }

  /// Adds a title where its words end; `false` if the role has it there already, or if the title
  /// is English and the text's language has it for a role of its own.
  private mutating func place(
    _ title: TitleIndex.Title, at node: Int32, isFirstChoice: Bool
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
  private func spellings(of words: [TitleWord], as read: [Word]) -> [[TitleWord]] {
    var result = alternatives(to: words)
    let all = [words] + result
    for words in all where words.count == read.count - 1 {
      for place in words.indices.dropFirst() {
        let separator = read[place].separator
        let isJoined =
          separator == .hyphen
          || (separator == .space && index.isCompounding && words.count == 2)
        guard isJoined, !words[place].letters.isEmpty, !words[place - 1].letters.isEmpty else {
          continue
        }
        let letters = words[place - 1].letters + words[place].letters
        result.append(
          Array(words[..<(place - 1)]) + [TitleWord(hash: WordHash.of(letters), letters: letters)]
            + Array(words[(place + 1)...]))
      }
    }
    return result
  }

  private func phraseHash(_ words: [TitleWord]) -> UInt64 {
    words.reduce(WordHash.empty) { ($0 &* 31) ^ $1.hash }
  }

  /// Adds the level words and the heads of titles; those of the text's language go first.
  mutating func addHeadsAndLevels(of language: String) {
    for (word, level) in vocabularies[language].levels {
      let words = titleWords(word)
      let bytes = Array(word.utf8)
      let read = index.reader(of: bytes).words(in: bytes.indices)
      for words in [words] + spellings(of: words, as: read) where !words.isEmpty {
        let node = Int(node(for: words))
        if index.nodes[node].level == nil { index.nodes[node].level = level }
      }
    }
    let isLast = TitleIndex.headIsLast(in: language)
    for (word, kind) in vocabularies[language].heads {
      let head = TitleIndex.Head(kind: kind, isLast: isLast, isEnglish: language == "en")
      let words = titleWords(word)
      guard !words.isEmpty else { continue }
      let node = Int(node(for: words))
      if index.nodes[node].head == nil { index.nodes[node].head = head }
      guard word.hasPrefix("-"), language == index.language else { continue }
      let position = Int32(index.compoundHeadList.count)
      index.compoundHeadList.append(head)
      var hashes: [UInt64] = []
      forEachSpelling(of: words[0].letters) { hashes.append(WordHash.of($0.reversed())) }
      for hash in hashes { index.compoundHeads[hash] = position }
    }
  }
}
