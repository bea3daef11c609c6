internal import Compensation
internal import RoleIndexing

extension RoleMatcher {
  /// Returns roles with a title, or an id, that is spelt much like this one, the likest first.
  ///
  /// For “did you mean”: a misspelt title is no title, so these are no matches.
  ///
  /// - Parameters:
  ///   - title: A title that resolves to no role, or a word that is no role's id.
  ///   - language: The title's language; `nil` tries the languages of the catalogue.
  ///   - count: How many roles are wanted at most.
  /// - Complexity: Linear in the titles of the languages.
  public func suggestions(for title: String, language: String?, count: Int = 5) -> [RoleMatch] {
    let spelling = Spelling(title, folding: index(for: "en").reader.folding)
    guard spelling.letters.count > 2 else { return [] }
    var best: [String: RoleMatch] = [:]
    func consider(_ text: String, of role: String, language: String) {
      let other = Spelling(text, folding: spelling.folding)
      guard let distance = spelling.distance(to: other) else { return }
      let score = 0.6 * (1 - Double(distance) / Double(spelling.letters.count))
      guard score > best[role]?.score ?? 0 else { return }
      best[role] = RoleMatch(
        role: role, score: score, title: text, language: language, reasons: [.similarSpelling])
    }
    let ids = catalogue.roles.map(\.id)
    for id in ids { consider(id, of: id, language: "") }
    for language in language.map({ [$0] }) ?? candidateLanguages(of: title) {
      guard let table = catalogue.titles(in: language) else { continue }
      for (number, entry) in table.entries.enumerated() {
        consider(table.text(number), of: ids[Int(entry.role)], language: language)
      }
    }
    let top = best.values.map(\.score).max() ?? 0
    return best.values.filter { $0.score > top - 0.06 }
      .sorted { ($0.score, $1.role) > ($1.score, $0.role) }
      .prefix(count).map { $0 }
  }
}

/// The letters of a title as they are compared: folded, with one space for what is between words.
private struct Spelling {
  let folding: LetterFolding
  private(set) var letters: [UInt32] = []

  init(_ text: String, folding: LetterFolding) {
    self.folding = folding
    for scalar in text.unicodeScalars {
      let letter = folding.letter(scalar.value)
      if letter.isLatin {
        letters.append(UInt32(letter.first))
        if letter.second != 0 { letters.append(UInt32(letter.second)) }
      } else if letter.isIdeograph || letter.isOther {
        letters.append(letter.scalar)
      } else if !letter.isMark, let last = letters.last, last != 0x20 {
        letters.append(0x20)
      }
    }
    if letters.last == 0x20 { letters.removeLast() }
  }

  /// Returns the number of letters left out, added, replaced or swapped with the next; `nil` for
  /// more than one in four.
  ///
  /// The optimal string alignment distance, of which only the diagonals within the limit are made.
  func distance(to other: Spelling) -> Int? {
    let (short, long) =
      letters.count < other.letters.count
      ? (letters, other.letters) : (other.letters, letters)
    let limit = max(1, short.count / 4)
    guard long.count - short.count <= limit else { return nil }
    var before: [Int] = []
    var last = Array(0...long.count)
    for row in 1...max(short.count, 1) where row <= short.count {
      var current = [Int](repeating: limit + 1, count: long.count + 1)
      current[0] = row
      for column in max(1, row - limit)...min(long.count, row + limit) {
        let isSame = short[row - 1] == long[column - 1]
        var cost = min(
          last[column - 1] + (isSame ? 0 : 1), last[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, short[row - 1] == long[column - 2],
          short[row - 2] == long[column - 1]
        {
          cost = min(cost, before[column - 2] + 1)
        }
        current[column] = cost
      }
      if current.min() ?? 0 > limit { return nil }
      (before, last) = (last, current)
    }
    return last[long.count] <= limit ? last[long.count] : nil
  }
}
