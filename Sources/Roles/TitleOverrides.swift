internal import Compensation
internal import RoleIndexing

/// The user's own titles, which decide before the catalogue's.
///
/// A CSV file with a header: `title` and `role`, and if wanted `level` (`entry`, `mid`, `senior`).
/// The role is an id of the catalogue, or several with semicolons, the most usual first; `-` says
/// that the title names no role. Titles match like the catalogue's: without regard to case, accents,
/// gender notation, and level words that the file's title does not have.
///
/// ```csv
/// title,role,level
/// Delivery Hero,courier,
/// Consultant II,business-analyst,mid
/// Rockstar,-,
/// ```
public struct TitleOverrides: Sendable {
  /// What the file says of a title.
  struct Entry: Sendable {
    var title: String
    var roles: [String]
    var level: JobLevel?
    var line: Int
  }

  private var entries: [Entry] = []
  /// The numbers of entries by the hash of their words.
  private var numbers: [UInt64: Int32] = [:]

  /// The number of titles.
  public var count: Int { entries.count }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's content in UTF-8.
  ///   - path: Its name, for errors.
  ///   - matcher: The matcher whose roles the ids are of.
  /// - Throws: ``TitleTableError`` where a column is missing, an id or a level is unknown, or a title
  ///   stands twice.
  public init(
    _ bytes: [UInt8], path: String, for matcher: RoleMatcher
  ) throws(TitleTableError) {
    try read(bytes, path: path, for: matcher)
  }

  /// Reads several files; the first that has a title decides.
  public init(
    _ files: [(path: String, bytes: [UInt8])], for matcher: RoleMatcher
  ) throws(TitleTableError) {
    for file in files { try read(file.bytes, path: file.path, for: matcher) }
  }

  private mutating func read(
    _ bytes: [UInt8], path: String, for matcher: RoleMatcher
  ) throws(TitleTableError) {
    let table = try TitleTableFile(bytes, path: path)
    let titles = try table.column(named: "title")
    let roles = try table.column(named: "role")
    let levels = table.optionalColumn(named: "level")
    let first = entries.count
    var last = 0
    for record in table.records {
      let title = table.text(of: titles, in: record)
      guard !title.isEmpty else {
        throw table.error(.emptyTitle, at: titles, in: record)
      }
      let entry = Entry(
        title: title, roles: try table.roles(in: record, at: roles, for: matcher),
        level: try levels.flatMap { column throws(TitleTableError) in
          try table.level(in: record, at: column)
        },
        line: record.line)
      last = entries.count
      for key in matcher.overrideKeys(of: title) {
        if let known = numbers[key].map({ Int($0) }), known >= first, known != last {
          throw table.error(
            .duplicateTitle(title, line: entries[known].line), at: titles, in: record)
        }
        if numbers[key] == nil { numbers[key] = Int32(last) }
      }
      entries.append(entry)
    }
  }

  /// The entry of the words of a hash.
  func entry(_ key: UInt64) -> Entry? { numbers[key].map { entries[Int($0)] } }

  /// The hash of words in a row.
  static func key(of words: some Collection<Word>) -> UInt64 {
    words.reduce(WordHash.empty) { ($0 &* 31) ^ $1.hash }
  }
}

extension RoleMatcher {
  /// Returns the matcher with the user's own titles, which decide before the catalogue's.
  public func overridden(by overrides: TitleOverrides) -> RoleMatcher {
    var matcher = self
    matcher.overrides = overrides
    return matcher
  }

  /// The hashes by which a title is found in each language; they differ where a sign may begin a
  /// gender suffix of the language.
  func overrideKeys(of title: String) -> Set<UInt64> {
    let mayHaveSuffix = title.utf8.contains { "*:_/(.".utf8.contains($0) || $0 >= 0xC2 }
    let languages = mayHaveSuffix ? ["en"] + catalogue.languages : ["en"]
    return Set(
      languages.map { language in
        TitleOverrides.key(of: TitleReading(title, by: index(for: language).reader).words)
      })
  }
}

extension TitleResolver {
  /// Returns what the user's own titles say of this one: as it stands, else without level words.
  func matches(of overrides: TitleOverrides) -> [RoleMatch]? {
    let whole = reading.words
    var stripped = StrippedWords(rest: whole)
    var found = overrides.entry(TitleOverrides.key(of: whole))
    if found == nil {
      stripped = withoutLevels(whole)
      if !stripped.removed.isEmpty {
        found = overrides.entry(TitleOverrides.key(of: stripped.rest))
      }
    }
    guard let found else { return nil }
    let removed = reading.removed(stripped.removed, as: .level) + reading.genderNotes
    var reasons: [RoleMatch.Reason] = [.ownTable]
    if !stripped.removed.isEmpty { reasons.append(.levelRemoved) }
    if !reading.genderNotes.isEmpty { reasons.append(.genderNotation) }
    let isShared = found.roles.count > 1
    return found.roles.enumerated().map { number, role in
      RoleMatch(
        role: role, score: number == 0 ? (isShared ? 0.9 : 1) : 0.6,
        level: found.level ?? stripped.level, title: found.title, language: "",
        reasons: reasons + (isShared ? [number == 0 ? .preferred : .alternative] : []),
        removed: removed)
    }
  }
}

extension MentionScanner {
  /// The mentions, those of the user's own titles with the roles that these are of.
  func mentions(overriddenBy overrides: TitleOverrides) -> [RoleMention] {
    zip(found, mentions).map { found, mention in
      let range = found.words
      let whole = range.map { words[$0] }
      var entry = overrides.entry(TitleOverrides.key(of: whole))
      if entry == nil, mention.level != nil {
        let rest = whole.drop { index.isLevel($0) }
        entry = overrides.entry(TitleOverrides.key(of: rest))
      }
      guard let entry else { return mention }
      return RoleMention(
        range: mention.range, role: entry.roles.first, level: entry.level ?? mention.level)
    }
  }
}

extension TitleIndex {
  /// Whether a word by itself says a level.
  fileprivate func isLevel(_ word: Word) -> Bool {
    WordList.borrowing(TitleReading.closed([word])) { closed in
      hits(closed, at: 0, acceptedBy: Nothing()).level != nil
    }
  }

  private struct Nothing: TitleAcceptor {
    func accepts(_ title: Int, at range: Range<Int>, inflected: Int) -> Bool { false }
  }
}
