public import Compensation
public import RoleIndexing

/// Finds the catalogue's roles in running text and resolves titles to them.
///
/// ```swift
/// RoleMatcher.standard.resolve(title: "Sr. PM (m/w/d)", language: "en").map(\.role)
/// // ["project-manager", "product-manager"]
/// ```
///
/// The indexes of ``standard`` are made when the program is built and read where they lie; those of
/// other tables are made when the first text in a language is read.
public struct RoleMatcher: RoleFinder {
  /// The roles and titles that it looks for.
  public let catalogue: RoleCatalogue
  private let indexes: LanguageIndexes
  /// The user's own titles.
  var overrides: TitleOverrides?

  /// Creates a matcher for a catalogue, with the words of the tables that the catalogue is from.
  ///
  /// - Throws: ``RoleTableError`` where one of these tables is malformed.
  public init(_ catalogue: RoleCatalogue) throws(RoleTableError) {
    self.catalogue = catalogue
    indexes = LanguageIndexes(try RoleIndexer(catalogue.tables))
  }

  private init(compiled catalogue: RoleCatalogue) {
    self.catalogue = catalogue
    indexes = LanguageIndexes.compiled
  }

  /// The matcher of the catalogue that is part of the program.
  public static let standard = RoleMatcher(compiled: RoleCatalogue.standard)

  /// - Complexity: Linear in the bytes of the range.
  public func mentions(in bytes: [UInt8], range: Range<Int>, language: String) -> [RoleMention] {
    let index = index(for: language)
    return WordList.borrowing(index.reader.words(in: bytes, range: range)) { words in
      let scanner = MentionScanner(index: index, bytes: bytes, words: words)
      scanner.scan()
      return overrides.map { scanner.mentions(overriddenBy: $0) } ?? scanner.mentions
    }
  }

  /// Returns the index for texts of a language; for one without titles, the English titles'.
  func index(for language: String) -> TitleIndex { indexes[language] }
}
