public import Compensation

/// Reads salary figures, outlook statements and rejected amounts out of documents.
///
/// A document is divided into passages and sentences; each pass is a function over the same marks of
/// the language's tables: amounts are read, judged, and given what the nearest scope says of them.
public struct Extractor: Sendable {
  let languages: LanguageSet
  let scales: PayScales
  let roles: any RoleFinder

  /// Up to this many passages a document is short: one advertisement, one answer.
  static let shortDocument = 40

  /// - Parameters:
  ///   - tables: The words of the languages; those that are part of the program unless given.
  ///   - roles: What finds roles in a text.
  /// - Throws: ``TableError``, ``DelimitedTextError`` or ``LexiconError`` for malformed tables.
  public init(tables: TableFiles? = nil, roles: any RoleFinder) throws {
    let tables = tables ?? Extractor.standardTables
    languages = try LanguageSet(tables)
    scales = try PayScales(tables)
    self.roles = roles
  }

  /// The tables that are part of the program.
  public static var standardTables: TableFiles { TableFiles(embedded: EmbeddedTables.files) }

  /// Returns the records of a document in the order of the text.
  public func records(in document: DocumentText) -> [Record] {
    let passages = PassageReader.passages(of: document)
    guard !passages.isEmpty else { return [] }
    let sample = NormalizedText(document.bytes, range: 0..<min(document.bytes.count, 6_000))
    let declared = document.declaredLanguage.flatMap { languages[$0] }
    guard let language = languages.language(of: sample, fallback: declared) else { return [] }
    var context = DocumentContext(
      document, passages: passages, extractor: self, language: language)
    var records: [Record] = []
    var index = 0
    while index < passages.count {
      if case .row(let table, _) = passages[index].kind {
        let rows = index..<(passages[index...].firstIndex { $0.tableNumber != table } ?? passages.count)
        if let reader = TableReader(rows: Array(rows), in: &context, extractor: self) {
          records += reader.records(in: &context)
          index = rows.upperBound
          continue
        }
      }
      let analysis = context.analysis(of: index)
      for sentence in analysis.analyzed.sentences.indices {
        let reader = SentenceReader(passage: analysis, sentence: sentence, extractor: self)
        records += reader.records(in: &context, at: index)
        records += OutlookReader(passage: analysis, sentence: sentence)
          .records(in: &context, at: index)
      }
      index += 1
    }
    return records.sorted { $0.location < $1.location }
  }
}
