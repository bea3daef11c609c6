import Compensation

/// A language that payband reads: its words and its customs of writing amounts.
final class Language: Sendable {
  /// The BCP 47 code.
  let code: String
  private let source: LexiconSource
  /// Whether spaces group digits: `12 000`.
  let groupsBySpace: Bool
  /// Whether words stand without spaces between them.
  let isIdeographic: Bool
  /// The currency of an amount of pay that names none; `nil` where one has to be named.
  let silentCurrency: Currency?
  /// The currency of an amount that only says gross or net; `nil` where one has to be named.
  let spokenCurrency: Currency?
  /// The share of a typical year's pay from which an amount without a period is a year's.
  let yearFrom: Double
  /// The share of a typical year's pay from which it is a month's rather than an hour's.
  let monthFrom: Double
  /// The currencies of words for several: `dollar` → `USD`, `krona` → `SEK`.
  let ownCurrencies: [String: Currency]

  /// The words; empty where their tables are malformed, which ``LanguageSet/validate()`` reports.
  var lexicon: Lexicon { (try? source.lexicon()) ?? .empty }

  init(_ row: TableRow, source: LexiconSource) {
    self.source = source
    code = row["language"]
    groupsBySpace = row["groups_by_space"] == "yes"
    isIdeographic = row["ideographic"] == "yes"
    silentCurrency = Currency(row["silent_currency"])
    spokenCurrency = Currency(row["spoken_currency"])
    yearFrom = Double(row["year_from"]) ?? 0.25
    monthFrom = Double(row["month_from"]) ?? 0.01
    var own: [String: Currency] = [:]
    for pair in row.list("own_currencies") {
      let parts = pair.split(separator: "=").map(String.init)
      if parts.count == 2 { own[parts[0]] = Currency(parts[1]) }
    }
    ownCurrencies = own
  }

  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  func validate() throws { _ = try source.lexicon() }
}

/// The languages of the tables, and which one a text is in.
struct LanguageSet: Sendable {
  let languages: [Language]
  private let byCode: [String: Int]
  private let guess: LanguageGuess

  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  init(_ tables: TableFiles) throws {
    var languages: [Language] = []
    var signs: [[String]] = []
    var words: [[String]] = []
    let allPaths = tables.paths
    for row in try tables.rows(of: "languages.csv") {
      let code = row["language"]
      let paths = allPaths.filter { $0.hasPrefix("\(code)/") || $0.hasPrefix("any/") }
      signs.append(row.list("signs"))
      words.append(
        try ["grammar", "pay"].flatMap { try tables.rows(of: "\(code)/\($0).csv") }.flatMap {
          LanguageSet.telling.contains($0["category"]) ? [$0["phrases"]] : []
        })
      languages.append(Language(row, source: LexiconSource(tables, language: code, paths: paths)))
    }
    self.languages = languages
    byCode = Dictionary(uniqueKeysWithValues: languages.enumerated().map { ($1.code, $0) })
    guess = LanguageGuess(words: words, signs: signs)
  }

  /// Reads the tables of every language.
  ///
  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  func validate() throws {
    for language in languages { try language.validate() }
  }

  /// The categories whose words tell a language: they stand in most of its texts on pay.
  private static let telling: Set<String> = ["function", "pay", "statistic", "basis"]

  subscript(_ code: String) -> Language? {
    let base = String(code.prefix { $0 != "-" })
    return byCode[base].map { languages[$0] }
  }

  /// Returns the language of a normalized text: the one whose words it holds most.
  ///
  /// - Parameter fallback: What a text without any known word is in.
  func language(of text: NormalizedText, fallback: Language?) -> Language? {
    if let script = languageOfScript(of: text) { return script }
    let points = guess.points(text)
    var best: (points: Float, language: Language)?
    for (index, language) in languages.enumerated() where !language.isIdeographic {
      var own = points[index]
      // What the text around is in goes first where the words leave it open.
      if language.code == fallback?.code { own = own * 1.2 + 0.5 }
      if own > (best?.points ?? 0) { best = (own, language) }
    }
    guard let best, best.points >= 0.4 else { return fallback ?? self["en"] }
    return best.language
  }

  /// Returns the language that a text's script tells: Korean for Hangul, Japanese for kana and for
  /// characters of its own, Chinese for other Han characters.
  private func languageOfScript(of text: NormalizedText) -> Language? {
    var kana = 0
    var han = 0
    var hangul = 0
    var letters = 0
    var index = 0
    let end = min(text.bytes.count, 4_000)
    while index < end {
      let (scalar, length) = UTF8Scalar.decode(text.bytes, at: index, end: text.bytes.count)
      index += length
      if (0x3040...0x30FF).contains(scalar) {
        kana += 1
      } else if UTF8Scalar.isIdeographic(scalar) {
        han += 1
      } else if (0xAC00...0xD7A3).contains(scalar) {
        hangul += 1
      } else if scalar < 0x80, isLetter(UInt8(scalar)) {
        letters += 1
      }
    }
    if hangul * 4 > letters + han { return self["ko"] }
    guard (han + kana) * 4 > letters else { return nil }
    let isJapanese =
      kana * 8 > han || byCode["ja"].map { guess.hasSymbol(of: $0, in: text) } == true
    return isJapanese ? self["ja"] : self["zh"]
  }
}
