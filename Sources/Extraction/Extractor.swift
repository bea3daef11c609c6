public import Compensation

/// Reads salary figures, outlook statements and rejected amounts out of documents.
///
/// A document is divided into passages and sentences; each pass is a function over the same marks of
/// the language's tables: amounts are read, judged, and given what the nearest scope says of them.
public struct Extractor: Sendable {
  let languages: LanguageSet
  let scales: PayScales
  let profiles: ProfileWords
  let roles: any RoleFinder
  /// Kept for passages that come again: notices, lines of a portal, whole articles.
  let analyses = AnalysisCache()
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
    profiles = try ProfileWords(tables)
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
    let spoken = languages(of: document)
    guard let language = spoken.first else { return [] }
    let isShort = document.bytes.count <= Extractor.shortText
    let segmentation = DocumentSegmentation(
      document, scan: isShort ? nil : anchorScans.scan(for: spoken))
    let context = DocumentContext(
      document, passages: segmentation.passages, extractor: self, language: language)
    let profile = OccupationProfile(among: segmentation.units, of: context, extractor: self)
    let found = Parallel.map(segmentation.unitParts) { units in
      var context = context
      return units.flatMap { self.records(ofUnit: $0, profile: profile, in: &context) }
    }
    var records = found.flatMap { $0 }.sorted { $0.location < $1.location }
    profile?.complete(&records)
    return records
  }

  private func records(
    ofUnit unit: Range<Int>, profile: OccupationProfile?, in context: inout DocumentContext
  ) -> [Record] {
    if let profile, profile.rows == unit { return profile.records(in: &context) }
    if unit.count > 1 || context.passages[unit.lowerBound].tableNumber != nil {
      if let led = LedTableReader(
        rows: Array(unit), in: &context, extractor: self, profile: profile)
      {
        return led.records(in: &context)
      }
      if let reader = TableReader(rows: Array(unit), in: &context, extractor: self) {
        return reader.records(in: &context)
      }
    } else if profile != nil,
      let bar = ChartReader(unit.lowerBound, in: &context, extractor: self)
    {
      return bar.record(in: &context).map { [$0] } ?? []
    }
    return unit.flatMap { records(of: $0, in: &context) }
  }

  private func records(of index: Int, in context: inout DocumentContext) -> [Record] {
    let analysis = context.analysis(of: index)
    var records: [Record] = []
    for sentence in analysis.speaking {
      records += SentenceReader(passage: analysis, sentence: sentence, extractor: self)
        .records(in: &context, at: index)
      records += OutlookReader(passage: analysis, sentence: sentence)
        .records(in: &context, at: index)
    }
    return records
  }

  /// The languages of samples of a document, that of its beginning first.
  private func languages(of document: DocumentText) -> [Language] {
    let declared = document.declaredLanguage.flatMap { languages[$0] }
    let bytes = document.bytes
    let count = min(Extractor.mostSamples, bytes.count / Extractor.sampleDistance)
    guard count > 0 else {
      return [language(of: bytes, from: 0, Extractor.longSample, declared)].compactMap { $0 }
    }
    var first = language(of: bytes, from: 0, Extractor.firstSample, declared)
    let samples = Parallel.map(Array(1...count)) { [first] sample in
      language(
        of: bytes, from: bytes.count / (count + 1) * sample, Extractor.sample, declared ?? first)
    }
    if samples.contains(where: { $0?.code != first?.code }) {
      first = language(of: bytes, from: 0, Extractor.longSample, declared)
    }
    var found: [Language] = []
    for case let language? in [first] + samples
    where !found.contains(where: { $0.code == language.code }) {
      found.append(language)
    }
    return found
  }

  private func language(
    of bytes: [UInt8], from place: Int, _ length: Int, _ fallback: Language?
  ) -> Language? {
    let start = characterStart(bytes, at: place)
    let text = NormalizedText(bytes, range: start..<min(bytes.count, start + length))
    return languages.language(of: text, fallback: fallback)
  }

  private func characterStart(_ bytes: [UInt8], at offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// A text up to this many bytes is read whole.
  private static let shortText = 2_048
  /// The bytes for each of which a long text's language is looked at once more, and how often at
  /// most.
  private static let sampleDistance = 4_096
  private static let mostSamples = 256
  /// The bytes that are looked at: of each place, of the beginning, and of the beginning where other
  /// places are in another language.
  private static let sample = 400
  private static let firstSample = 1_500
  private static let longSample = 6_000
}
