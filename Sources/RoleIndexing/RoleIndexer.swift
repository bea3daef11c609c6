/// Makes the indexes of a catalogue's languages.
///
/// The build does so for the program's own tables; at run time it is done for others.
public struct RoleIndexer: Sendable {
  /// The languages with an index: English, which every language falls back to, then the others.
  public let languages: [String]
  private let snapshot: CatalogueSnapshot
  private let vocabularies: Vocabularies

  /// - Throws: ``RoleTableError`` where a table is malformed.
  public init(_ catalogue: CatalogueTables) throws(RoleTableError) {
    languages = ["en"] + catalogue.languages.filter { $0 != "en" }
    snapshot = try catalogue.snapshot()
    vocabularies = try Vocabularies(catalogue.tables)
  }

  /// Returns the image of the index for texts of a language.
  public func image(of language: String) -> [UInt8] {
    let trie = TitleTrieBuilder.trie(
      language: language, catalogue: snapshot, vocabularies: vocabularies)
    return trie.image(
      roles: snapshot.occupations.roles, simplified: vocabularies.simplified,
      genderSuffixes: vocabularies[language].genderSuffixes.map { WordHash.of($0.utf8) })
  }
}
