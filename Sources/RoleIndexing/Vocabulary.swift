public import DelimitedTables

/// How a head noun may stand.
public enum HeadKind: String, CaseIterable, Sendable {
  /// A title by itself: “engineers”.
  case alone
  /// A title only with words that say which: “service agent”, but not “agent”.
  case modified
  /// A trade of its own: unknown words beside it do not make another role of it.
  case profession
}

/// What a level word says.
public enum TitleLevel: String, CaseIterable, Sendable {
  case entry, mid, senior
}

/// The words of a language that go with titles, as its tables list them.
public struct Vocabulary: Sendable {
  var levels: [(word: String, level: TitleLevel)] = []
  var heads: [(word: String, kind: HeadKind)] = []
  /// Words that mean the same in a title: “lab” and “laboratory”.
  var variants: [(word: String, others: [String])] = []
  /// Titles that are common words too.
  var commonWords: [String] = []
  var genderSuffixes: [String] = []
  /// Lists of words by their use, as `context.csv` names it.
  var context: [ContextUse: [String]] = [:]
  var inflection = InflectionRules()
  /// The role that a title claimed by several is taken for, by title.
  var preferred: [String: [String]] = [:]
}

/// What a list of words in `context.csv` is for.
public enum ContextUse: String, Sendable {
  /// Words that are no part of a title: articles, verbs, adjectives of praise.
  case boundary
  /// Words before a common word that make it a title: “a cook”.
  case before
  /// Words behind a common word that make it a title.
  case after
  /// Words behind which a noun is a title though written small: “gelernter fleischer”.
  case trade
  /// Words behind a common word that deny it: “drivers of growth”.
  case denial
  /// Words that tie a complement to its head: “técnico de mantenimiento”.
  case connector
  /// Endings of adjectives that follow a head.
  case ending
  /// Words behind a title by itself from which on it says for whom, where or when: “at”, “für”.
  case tail
  /// Words beside a title by itself that never belong to it: “Vollzeit”, “zdalnie”.
  case noise
}

/// The vocabularies of all languages.
public struct Vocabularies: Sendable {
  private(set) var byLanguage: [String: Vocabulary] = [:]
  /// Traditional characters and their simplified forms, in the order of the table.
  private(set) var simplified: [(traditional: UInt32, simple: UInt32)] = []

  public init(_ tables: TableFiles) throws(RoleTableError) {
    try readLevels(tables)
    try readHeads(tables)
    for row in try tables.roleRows(of: "variants.csv") {
      byLanguage[row["language"], default: Vocabulary()].variants
        .append((row["word"], row.list("variants")))
    }
    for row in try tables.roleRows(of: "ambiguous-words.csv") {
      byLanguage[row["language"], default: Vocabulary()].commonWords.append(row["word"])
    }
    for row in try tables.roleRows(of: "ambiguous.csv") {
      byLanguage[row["language"], default: Vocabulary()]
        .preferred[row["title"].lowercased()] = row.list("roles")
    }
    for row in try tables.roleRows(of: "gender.csv") {
      byLanguage[row["language"], default: Vocabulary()].genderSuffixes = row.list("suffixes")
    }
    for row in try tables.roleRows(of: "context.csv") {
      guard let use = ContextUse(rawValue: row["use"]) else { continue }
      byLanguage[row["language"], default: Vocabulary()].context[use, default: []] += row.list(
        "words")
    }
    try readInflection(tables)
    for row in try tables.roleRows(of: "traditional.csv") {
      let pairs = zip(row["traditional"].unicodeScalars, row["simplified"].unicodeScalars)
      for (traditional, simple) in pairs { simplified.append((traditional.value, simple.value)) }
    }
  }

  /// No words at all.
  public init() {}

  subscript(_ language: String) -> Vocabulary { byLanguage[language] ?? Vocabulary() }

  private mutating func readLevels(_ tables: TableFiles) throws(RoleTableError) {
    let path = "levels.csv"
    for row in try tables.roleRows(of: path) {
      guard let level = TitleLevel(rawValue: row["level"]) else {
        throw RoleTableError(path: path, line: row.line, reason: .unknownLevel(row["level"]))
      }
      byLanguage[row["language"], default: Vocabulary()].levels.append((row["word"], level))
    }
  }

  private mutating func readHeads(_ tables: TableFiles) throws(RoleTableError) {
    let path = "heads.csv"
    for row in try tables.roleRows(of: path) {
      guard let kind = HeadKind(rawValue: row["kind"]) else {
        throw RoleTableError(path: path, line: row.line, reason: .unknownKind(row["kind"]))
      }
      byLanguage[row["language"], default: Vocabulary()].heads.append((row["word"], kind))
    }
  }

  private mutating func readInflection(_ tables: TableFiles) throws(RoleTableError) {
    let folder = "inflection/"
    for path in tables.paths where path.hasPrefix(folder) {
      let language = String(path.dropFirst(folder.count).dropLast(4))
      var rules = InflectionRules()
      for row in try tables.roleRows(of: path) {
        rules.add(
          ending: row["ending"], replacements: row.list("forms"), isExclusive: row["only"] == "yes")
      }
      byLanguage[language, default: Vocabulary()].inflection = rules
    }
  }
}
