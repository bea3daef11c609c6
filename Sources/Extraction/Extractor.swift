public import Compensation

/// Reads salary figures, outlook statements and rejected amounts out of documents.
///
/// A document is divided into passages and sentences; each pass is a function over the same marks of
/// the language's tables: amounts are read, judged, and given what the nearest scope says of them.
public struct Extractor: Sendable {
  /// What extraction works with: one reference, as every reader of a sentence has it.
  private final class Parts: Sendable {
    let languages: LanguageSet
    let scales: PayScales
    let profiles: ProfileWords
    let roles: any RoleFinder
    let analyses = AnalysisCache()
    let anchorScans = AnchorScanCache()

    init(_ languages: LanguageSet, _ tables: TableFiles, _ roles: any RoleFinder) throws {
      self.languages = languages
      scales = try PayScales(tables)
      profiles = try ProfileWords(tables)
      self.roles = roles
    }
  }

  private let parts: Parts

  var languages: LanguageSet { parts.languages }
  var scales: PayScales { parts.scales }
  var profiles: ProfileWords { parts.profiles }
  var roles: any RoleFinder { parts.roles }
  /// Kept for passages that come again: notices, lines of a portal, whole articles.
  var analyses: AnalysisCache { parts.analyses }
  private var anchorScans: AnchorScanCache { parts.anchorScans }

  /// Up to this many passages a document is short: one advertisement, one answer.
  static let shortDocument = 40

  /// - Parameters:
  ///   - tables: The words of the languages; those that are part of the program unless given.
  ///   - roles: What finds roles in a text.
  /// - Throws: ``TableError``, ``DelimitedTextError`` or ``LexiconError`` for malformed tables.
  public init(tables: TableFiles? = nil, roles: any RoleFinder) throws {
    if let tables {
      parts = try Parts(try LanguageSet(tables), tables, roles)
      try languages.validate()
    } else {
      parts = try Parts(
        try Extractor.standardLanguages.value().get(), Extractor.standardTables, roles)
    }
  }

  /// Has another core make the words of the program's own tables, which takes as long as to read the
  /// arguments of a command does.
  public static func prepare() { standardLanguages.beginAtOnce() }

  private static let standardLanguages = Deferred { Result { try LanguageSet(standardTables) } }

  /// The tables that are part of the program.
  public static var standardTables: TableFiles { TableFiles(embedded: EmbeddedTables.files) }

  /// Returns the records of a document in the order of the text.
  ///
  /// - Complexity: Linear in the text. A long one is passed over at the speed of memory but for the
  ///   passages that hold an amount or a word on prospects.
  public func records(in document: DocumentText) -> [Record] {
    guard let reading = self.reading(of: document) else { return [] }
    let found = Parallel.map(reading.segmentation.unitParts) { units in
      let context = self.context(of: document, reading)
      return units.flatMap { self.records(ofUnit: $0, profile: reading.profile, in: context) }
    }
    var records = found.flatMap { $0 }
    // Nearly always they come as they stand.
    if zip(records, records.dropFirst()).contains(where: { $1.location < $0.location }) {
      records.sort { $0.location < $1.location }
    }
    reading.profile?.complete(&records)
    return records
  }

  /// A document divided and ready to be read.
  struct Reading: Sendable {
    let segmentation: DocumentSegmentation
    /// The language of the whole text.
    let language: Language
    let profile: OccupationProfile?
  }

  func reading(of document: DocumentText) -> Reading? {
    let spoken = spokenLanguages(of: document)
    guard let language = spoken.first else { return nil }
    let isShort = document.bytes.count <= Extractor.shortText
    let segmentation = DocumentSegmentation(
      document, scan: isShort ? nil : anchorScans.scan(for: spoken))
    let context = DocumentContext(
      document, passages: segmentation.passages, extractor: self, language: language)
    return Reading(
      segmentation: segmentation, language: language,
      profile: OccupationProfile(among: segmentation.units, of: context, extractor: self))
  }

  /// What one core reads a document with.
  func context(of document: DocumentText, _ reading: Reading) -> DocumentContext {
    DocumentContext(
      document, passages: reading.segmentation.passages, extractor: self,
      language: reading.language)
  }

  /// Returns the records of a unit: the rows of a table, or a passage.
  func records(
    ofUnit unit: Range<Int>, profile: OccupationProfile?, in context: DocumentContext
  ) -> [Record] {
    if let profile, profile.rows == unit { return profile.records(in: context) }
    if unit.count > 1 || context.passages[unit.lowerBound].tableNumber != nil {
      if let led = LedTableReader(
        rows: Array(unit), in: context, extractor: self, profile: profile)
      {
        return led.records(in: context)
      }
      if let reader = TableReader(rows: Array(unit), in: context, extractor: self) {
        return reader.records(in: context)
      }
    } else if profile != nil,
      let bar = ChartReader(unit.lowerBound, in: context, extractor: self)
    {
      return bar.record(in: context).map { [$0] } ?? []
    }
    return unit.flatMap { records(of: $0, in: context) }
  }

  private func records(of index: Int, in context: DocumentContext) -> [Record] {
    let analysis = context.analysis(of: index)
    var records: [Record] = []
    for sentence in analysis.speaking {
      records += SentenceReader(passage: analysis, sentence: sentence, extractor: self)
        .records(in: context, at: index)
      records += OutlookReader(passage: analysis, sentence: sentence)
        .records(in: context, at: index)
    }
    return records
  }

  /// A text up to this many bytes is read whole.
  private static let shortText = 2_048
}
