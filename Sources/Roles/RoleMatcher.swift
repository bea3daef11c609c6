public import Compensation
internal import Synchronization

/// Finds the catalogue's roles in running text and resolves titles to them.
///
/// ```swift
/// RoleMatcher.standard.resolve(title: "Sr. PM (m/w/d)", language: "en").map(\.role)
/// // ["project-manager", "product-manager"]
/// ```
///
/// The index of a language is made when the first text in it is read.
public struct RoleMatcher: RoleFinder {
  /// The indexes made so far; shared by the copies of a matcher.
  private final class Cache: Sendable {
    let indexes = Mutex<[String: TitleIndex]>([:])
  }

  /// The roles and titles that it looks for.
  public let catalogue: RoleCatalogue
  private let vocabularies: Vocabularies
  private let cache = Cache()

  /// Creates a matcher for a catalogue, with the words of the tables that the catalogue is from.
  ///
  /// - Throws: ``RoleTableError`` where one of these tables is malformed.
  public init(_ catalogue: RoleCatalogue) throws(RoleTableError) {
    self.catalogue = catalogue
    vocabularies = try Vocabularies(catalogue.tables)
  }

  private init(empty catalogue: RoleCatalogue) {
    self.catalogue = catalogue
    vocabularies = Vocabularies()
  }

  /// The matcher of the catalogue that is part of the program.
  public static let standard: RoleMatcher =
    (try? RoleMatcher(RoleCatalogue.standard)) ?? RoleMatcher(empty: RoleCatalogue.standard)

  /// - Complexity: Linear in the bytes of the range.
  public func mentions(in bytes: [UInt8], range: Range<Int>, language: String) -> [RoleMention] {
    let scanner = MentionScanner(
      index: index(for: language), catalogue: catalogue, bytes: bytes, range: range)
    scanner.scan()
    return scanner.mentions
  }

  /// Returns the index for texts of a language; for one without titles, the English titles'.
  func index(for language: String) -> TitleIndex {
    let primary = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
    let language = catalogue.languages.contains(primary) ? primary : "en"
    return cache.indexes.withLock { indexes in
      if let known = indexes[language] { return known }
      let made = TitleIndexBuilder.index(
        language: language, catalogue: catalogue, vocabularies: vocabularies)
      indexes[language] = made
      return made
    }
  }
}
