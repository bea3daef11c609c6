internal import Compensation
internal import RoleIndexing

extension RoleMatcher {
  /// Returns the roles that a title may mean, the likeliest first; none where nothing is sure.
  ///
  /// What the user's own titles say goes before the catalogue's.
  ///
  /// - Parameters:
  ///   - title: A title by itself, as an ad or a survey writes it: with level words, gender notes,
  ///     places, inverted by a comma, in any case.
  ///   - language: Its language as a BCP 47 code; `nil` tries the languages of the catalogue.
  public func resolve(title: String, language: String?) -> [RoleMatch] {
    let resolvers = (language.map { [$0] } ?? candidateLanguages(of: title)).map { language in
      TitleResolver(title, index: index(for: language), catalogue: catalogue)
    }
    if let overrides {
      for resolver in resolvers {
        if let matches = resolver.matches(of: overrides) { return matches }
      }
    }
    guard resolvers.count > 1 else { return resolvers[0].matches() }
    var best: [String: (match: RoleMatch, order: Int)] = [:]
    for resolver in resolvers {
      // What is sure in Chinese is no Japanese.
      if resolver.index.language == "ja", best.values.contains(where: \.match.isSure) { break }
      for match in resolver.matches() where match.score > best[match.role]?.match.score ?? 0 {
        // What is ambiguous in English is so in the languages that borrow it.
        if let known = best[match.role]?.match, known.isAmbiguous, known.isWholeTitle { continue }
        best[match.role] = (match, best[match.role]?.order ?? best.count)
      }
    }
    let top = best.values.map(\.match.score).max() ?? 0
    // Beside a whole title, one that another language merely contains says nothing.
    let least = top > 0.9 ? 0.5 : 0
    return best.values.filter { $0.match.score >= least }
      .sorted { ($0.match.score, $1.order) > ($1.match.score, $0.order) }
      .map(\.match)
  }

  /// The languages that a title may be in, as its script says; English goes first.
  func candidateLanguages(of title: String) -> [String] {
    var hasIdeograph = false
    for scalar in title.unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FC: return ["ja"]
      case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FFFF: hasIdeograph = true
      default: break
      }
    }
    if hasIdeograph { return ["zh", "ja"] }
    return ["en"] + catalogue.languages.filter { !["en", "zh", "ja"].contains($0) }
  }
}
