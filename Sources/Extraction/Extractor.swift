public import Compensation

/// Reads salary figures, outlook statements and rejected amounts out of documents.
///
/// A document is divided into passages and sentences; each pass is a function over the same marks of
/// the language's tables: amounts are read, judged, and given what the nearest scope says of them.
public struct Extractor: Sendable {
  let languages: LanguageSet
  let scales: PayScales
  let roles: any RoleFinder
  private let anchorScans = AnchorScanCache()

  /// Up to this many passages a document is short: one advertisement, one answer.
  static let shortDocument = 40

  /// - Parameters:
  ///   - tables: The words of the languages; those that are part of the program unless given.
  ///   - roles: What finds roles in a text.
  /// - Throws: ``TableError``, ``DelimitedTextError`` or ``LexiconError`` for malformed tables.
  public init(tables: TableFiles? = nil, roles: any RoleFinder) throws {
    let isOwn = tables != nil
    let tables = tables ?? Extractor.standardTables
    languages = try LanguageSet(tables)
    scales = try PayScales(tables)
    self.roles = roles
    if isOwn { try languages.validate() }
  }

  /// The tables that are part of the program.
  public static var standardTables: TableFiles { TableFiles(embedded: EmbeddedTables.files) }

  /// Returns the records of a document in the order of the text.
  ///
  /// - Complexity: Linear in the text. A long one is passed over at the speed of memory but for the
  ///   passages that hold an amount or a word on prospects.
  public func records(in document: DocumentText) -> [Record] {
    var passages = PassageReader.passages(of: document)
    guard !passages.isEmpty else { return [] }
    let spoken = languages(of: document)
    guard let language = spoken.first else { return [] }
    let worth: [Range<Int>]
    if document.bytes.count > Extractor.smallDocument {
      let selection = CandidateSelection(
        passages: passages, bytes: document.bytes, scan: anchorScans.scan(for: spoken))
      passages = selection.passages
      worth = selection.units
    } else {
      worth = CandidateSelection.units(of: passages)
    }
    var context = DocumentContext(
      document, passages: passages, extractor: self, language: language)
    var records: [Record] = []
    for unit in worth {
      if unit.count > 1 || passages[unit.lowerBound].tableNumber != nil,
        let reader = TableReader(rows: Array(unit), in: &context, extractor: self)
      {
        records += reader.records(in: &context)
      } else {
        for index in unit { records += self.records(of: index, in: &context) }
      }
    }
    return records.sorted { $0.location < $1.location }
  }

  private func records(of index: Int, in context: inout DocumentContext) -> [Record] {
    let analysis = context.analysis(of: index)
    var records: [Record] = []
    for sentence in analysis.analyzed.sentences.indices {
      records += SentenceReader(passage: analysis, sentence: sentence, extractor: self)
        .records(in: &context, at: index)
      records += OutlookReader(passage: analysis, sentence: sentence)
        .records(in: &context, at: index)
    }
    return records
  }

  /// The languages of samples of a document, that of its beginning first.
  func languages(of document: DocumentText) -> [Language] {
    let declared = document.declaredLanguage.flatMap { languages[$0] }
    let size = document.bytes.count
    let samples = min(64, 1 + size / Extractor.smallDocument)
    let length = samples == 1 ? 6_000 : 1_500
    var found: [Language] = []
    for sample in 0..<samples {
      let start = characterStart(document.bytes, at: size / samples * sample)
      let text = NormalizedText(document.bytes, range: start..<min(size, start + length))
      guard let language = languages.language(of: text, fallback: declared ?? found.first),
        !found.contains(where: { $0.code == language.code })
      else { continue }
      found.append(language)
    }
    return found
  }

  private func characterStart(_ bytes: [UInt8], at offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// A document up to this many bytes is read whole.
  private static let smallDocument = 32_768
}
