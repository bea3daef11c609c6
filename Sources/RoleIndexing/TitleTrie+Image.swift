extension TitleTrie {
  /// Returns the image of the trie, with what the reader of texts and the matcher need beside it.
  func image(
    roles: [Occupation], simplified: [(traditional: UInt32, simple: UInt32)],
    genderSuffixes: [UInt64]
  ) -> [UInt8] {
    var writer = ImageWriter()
    writer.set(.simplified, simplified.map(\.traditional), simplified.map(\.simple))
    writer.set(
      .genderSuffixes, genderSuffixes.map { UInt32($0 & 0xFFF_FFFF) },
      genderSuffixes.map { UInt32($0 >> 28 & 0xFFF_FFFF) }, genderSuffixes.map { UInt32($0 >> 56) })
    writeNodes(&writer)
    writeForms(&writer)
    writeTitles(&writer)
    writeEndings(&writer)
    var starts: [UInt32] = [0]
    var text: [UInt32] = []
    for role in roles {
      text += role.id.utf8.map { UInt32($0) }
      starts.append(UInt32(text.count))
    }
    writer.set(.roleStarts, starts)
    writer.set(.roleText, text)
    return writer.bytes()
  }

  private func writeNodes(_ writer: inout ImageWriter) {
    var rootChildren = [UInt32](repeating: 0, count: lexemeCount)
    for (number, node) in nodes.enumerated() where node.parent == 0 {
      rootChildren[Int(node.lexeme)] = UInt32(number)
    }
    writer.set(.rootChildren, rootChildren)
    writer.set(
      .nodes,
      nodes.map {
        PackedEnds(title: $0.title, marks: PackedMarks(level: $0.level, head: $0.head)).bits
      })
  }

  private var innerEdges: [ImageWriter.Edge] {
    nodes.enumerated().compactMap { number, node in
      node.parent <= 0
        ? nil
        : ImageWriter.Edge(
          node: UInt32(node.parent), lexeme: UInt32(node.lexeme), child: UInt32(number))
    }
  }

  private var lexemeCount: Int { Int((formList.map(\.lexeme).max() ?? -1) + 1) }

  private func writeForms(_ writer: inout ImageWriter) {
    var values: [UInt64: UInt32] = [:]
    var list: [UInt32] = []
    for (key, first) in forms.entries {
      let found = forms(from: first)
      if found.count == 1 {
        values[key] = PackedForm(lexeme: found[0].lexeme, isBase: found[0].isBase).bits
        continue
      }
      values[key] = PackedForm(place: list.count).bits
      for (position, form) in found.enumerated() {
        let isFollowed = position + 1 < found.count
        list.append(
          PackedForm(lexeme: form.lexeme, isBase: form.isBase, isFollowed: isFollowed).bits)
      }
    }
    var flags: [UInt64: UInt32] = [:]
    for (use, hashes) in context {
      for hash in hashes { flags[hash | 1, default: 0] |= use.flag }
    }
    writer.set(.formList, list)
    writer.setTables(
      context: flags, forms: values, filtered: beginnings + ideographBeginnings,
      edges: innerEdges)
  }

  private func forms(from first: Int32) -> [Form] {
    var found: [Form] = []
    var entry = first
    while entry >= 0 {
      found.append(formList[Int(entry)])
      entry = formList[Int(entry)].next
    }
    return found
  }

  /// The forms that may begin a title, a level or a head.
  private var beginnings: [UInt64] {
    forms.entries.filter { _, first in
      forms(from: first).contains { child(of: 0, by: $0.lexeme) != nil }
    }.map(\.key)
  }

  /// What the filter holds of characters of scripts without spaces, most of which begin some title:
  /// with the characters that may follow, and alone where none need follow or others may.
  private var ideographBeginnings: [UInt64] {
    var keys: Set<UInt64> = []
    var followers = [[Int32]](repeating: [], count: nodes.count)
    for node in nodes where node.parent > 0 { followers[Int(node.parent)].append(node.lexeme) }
    var characters = [[UInt32?]](repeating: [], count: lexemeCount)
    for (key, first) in forms.entries {
      for form in forms(from: first) {
        characters[Int(form.lexeme)].append(ideographs[key] ?? ideographs[key & ~1])
      }
    }
    for scalar in Set(ideographs.values) {
      let hash = WordHash.appending(scalar: scalar, to: WordHash.empty)
      guard let first = forms[hash] else { continue }
      for node in forms(from: first).compactMap({ child(of: 0, by: $0.lexeme) }) {
        let ends = nodes[Int(node)]
        let next = followers[Int(node)].flatMap { characters[Int($0)] }
        if ends.title >= 0 || ends.level != nil || ends.head != nil || next.contains(nil) {
          keys.insert(IndexKey.single(hash))
        }
        for case let next? in next {
          keys.insert(IndexKey.pair(WordHash.appending(scalar: next, to: hash)))
        }
      }
    }
    return Array(keys)
  }

  private func writeTitles(_ writer: inout ImageWriter) {
    let ownIsLast = TitleTrie.headIsLast(in: language)
    var headed = [[UInt32]](repeating: [], count: lexemeCount)
    var flags: [UInt32] = []
    for (number, title) in titles.enumerated() {
      var flag: TitleFlags = title.isEnglish ? .english : []
      if title.isAbbreviation { flag.insert(.abbreviation) }
      if title.isCommonWord { flag.insert(.commonWord) }
      let isLast = title.isEnglish || ownIsLast
      if isLast { flag.insert(.headIsLast) }
      flags.append(UInt32(flag.rawValue))
      let words = lexemes[Int(title.words.lowerBound)..<Int(title.words.upperBound)]
      if let head = isLast ? words.last : words.first { headed[Int(head)].append(UInt32(number)) }
    }
    var starts: [UInt32] = [0]
    for list in headed { starts.append((starts.last ?? 0) + UInt32(list.count)) }
    writer.set(
      .titles, titles.map { UInt32($0.role) }, titles.map { UInt32($0.next + 1) },
      titles.map { UInt32($0.number) }, flags, titles.map { UInt32($0.words.lowerBound) },
      titles.map { UInt32($0.words.count) })
    writer.set(.titleWords, lexemes.map { UInt32($0) })
    writer.set(.headStarts, starts)
    writer.set(.headTitles, headed.flatMap { $0 })
  }

  private func writeEndings(_ writer: inout ImageWriter) {
    let heads = SuffixTrie(
      compoundHeads.map { ($0, UInt32(PackedMarks(level: nil, head: $1).bits)) })
    writer.set(.compounds, heads.low, heads.high, heads.firstChildren, heads.values)
    let adjectives = SuffixTrie(endings.map { ($0, 1) })
    writer.set(
      .endings, adjectives.low, adjectives.high, adjectives.firstChildren, adjectives.values)
  }
}
