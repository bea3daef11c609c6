import Compensation

/// A language that payband reads: its words and its customs of writing amounts.
final class Language: Sendable {
  /// The BCP 47 code.
  let code: String
  private let source: Deferred<Result<Lexicon, any Error>>
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
  var lexicon: Lexicon { (try? source.value().get()) ?? .empty }

  /// - Parameter source: The words, made when the first text of the language is read.
  init(_ row: TableRow, source: Deferred<Result<Lexicon, any Error>>) {
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

  /// Has another core make the words.
  func prepare() { source.begin() }

  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  func validate() throws { _ = try source.value().get() }
}

/// The languages of the tables, and which one a text is in.
struct LanguageSet: Sendable {
  let languages: [Language]
  private let byCode: [String: Int]
  /// What tells them apart, made while the first text is read from the disk.
  private let guessSource: Deferred<Result<LanguageGuess, any Error>>
  private var guess: LanguageGuess {
    (try? guessSource.value().get()) ?? LanguageGuess(among: languages.count)
  }

  /// - Throws: ``TableError`` or ``DelimitedTextError`` for a malformed table of languages.
  init(_ tables: TableFiles) throws {
    let rows = try tables.rows(of: "languages.csv")
    let shared = Deferred {
      Result {
        try Lexicon(
          tables: LanguageSet.tables(below: "any", of: tables),
          writtenWith: PlainLetters.ways(tables))
      }
    }
    languages = rows.map { row in
      let code = row["language"]
      return Language(
        row,
        source: Deferred {
          Result {
            try Lexicon(
              tables: LanguageSet.tables(below: code, of: tables),
              writtenWith: [PlainLetters(tables, language: code)], beside: shared.value().get())
          }
        })
    }
    byCode = Dictionary(uniqueKeysWithValues: languages.enumerated().map { ($1.code, $0) })
    guessSource = Deferred {
      Result {
        LanguageGuess(
          words: try rows.map { try LanguageSet.tellingWords(of: $0["language"], in: tables) },
          signs: rows.map { $0.list("signs") })
      }
    }
    guessSource.begin()
    shared.begin()
  }

  /// Reads the tables of every language.
  ///
  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  func validate() throws {
    _ = try guessSource.value().get()
    for language in languages { try language.validate() }
  }

  private static func tables(
    below folder: String, of tables: TableFiles
  ) throws -> [(path: String, rows: [TableRow])] {
    try tables.paths.filter { $0.hasPrefix("\(folder)/") }
      .map { (path: $0, rows: try tables.rows(of: $0)) }
  }

  /// Cells with words that stand in most texts of a language on pay.
  private static func tellingWords(
    of language: String, in tables: TableFiles
  ) throws -> [[UInt8]] {
    try ["grammar", "pay"].flatMap { try tables.rows(of: "\(language)/\($0).csv") }.flatMap {
      telling.contains($0["category"]) ? [$0.bytes(of: "phrases")] : []
    }
  }

  /// The categories of these words.
  private static let telling: Set<String> = ["function", "pay", "statistic", "basis"]

  subscript(_ code: String) -> Language? {
    let base = String(code.prefix { $0 != "-" })
    return byCode[base].map { languages[$0] }
  }

  /// Returns the language of a passage of a short text that is plainly in another one, as each half of
  /// a notice in two languages is.
  func language(of passage: NormalizedText, unlike language: Language) -> Language? {
    // A line of Han characters alone may be Chinese or Japanese.
    guard !language.isIdeographic else { return nil }
    if let script = languageOfScript(of: passage) { return script }
    let points = guess.points(passage)
    guard let best = points.indices.max(by: { points[$0] < points[$1] }),
      let own = byCode[language.code], points[best] >= LanguageSet.plainly,
      points[best] > points[own] * LanguageSet.plainly
    else { return nil }
    return languages[best]
  }

  /// The points of a language that a passage is plainly in, and how many times those of another.
  private static let plainly: Float = 3

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
    let bytes = text.bytes
    var kana = 0
    var han = 0
    var hangul = 0
    var letters = 0
    var index = 0
    let end = min(bytes.count, 4_000)
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        if isLetter(byte) { letters += 1 }
        index += 1
        continue
      }
      let (scalar, length) = UTF8Scalar.decode(bytes, at: index, end: bytes.count)
      index += length
      if (0x3040...0x30FF).contains(scalar) {
        kana += 1
      } else if UTF8Scalar.isIdeographic(scalar) {
        han += 1
      } else if (0xAC00...0xD7A3).contains(scalar) {
        hangul += 1
      }
    }
    if hangul * 4 > letters + han { return self["ko"] }
    guard (han + kana) * 4 > letters else { return nil }
    let isJapanese =
      kana * 8 > han || byCode["ja"].map { guess.hasSymbol(of: $0, in: text) } == true
    return isJapanese ? self["ja"] : self["zh"]
  }
}
