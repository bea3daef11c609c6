import Synchronization

/// Keeps the analyses of passages for others of the same bytes: crawled pages repeat notices, portals
/// their phrases, and syndicated articles everything.
final class AnalysisCache: Sendable {
  private final class Entry: Sendable {
    let analysis: PassageAnalysis
    let bytes: [UInt8]
    let language: String
    let isLanguageOpen: Bool

    init(_ analysis: PassageAnalysis, _ bytes: [UInt8], language: String, isLanguageOpen: Bool) {
      self.analysis = analysis
      self.bytes = bytes
      self.language = language
      self.isLanguageOpen = isLanguageOpen
    }
  }

  private struct Kept: Sendable {
    /// By the hash of the bytes.
    var entries: [UInt64: Entry] = [:]
    var size = 0
  }

  /// A part of the cache, so that readers side by side seldom wait for each other.
  private final class Shard: Sendable {
    let kept = Mutex(Kept())
  }

  /// An analysis takes some thirty times its bytes; beyond this many a shard begins anew.
  private static let shardCapacity = 32_768

  private let shards = (0..<16).map { _ in Shard() }

  /// Returns the analysis of a passage, made where none of the same bytes is kept.
  ///
  /// - Parameters:
  ///   - language: The language of the text around.
  ///   - isLanguageOpen: Whether the passage may be in another.
  func analysis(
    of passage: Passage, in bytes: [UInt8], around language: Language, isLanguageOpen: Bool,
    make: () -> PassageAnalysis
  ) -> PassageAnalysis {
    let hash = ByteRun.hash(of: bytes, passage.range)
    let shard = shards[Int(truncatingIfNeeded: hash >> 60)]
    let known = shard.kept.withLock { $0.entries[hash] }
    if let known, known.isLanguageOpen == isLanguageOpen, known.language == language.code,
      ByteRun.areEqual(known.bytes, known.bytes.indices, bytes, passage.range)
    {
      return PassageAnalysis(known.analysis, at: passage)
    }
    let made = make()
    let entry = Entry(
      made, Array(bytes[passage.range]), language: language.code, isLanguageOpen: isLanguageOpen)
    shard.kept.withLock { kept in
      if kept.size > AnalysisCache.shardCapacity { kept = Kept() }
      kept.entries[hash] = entry
      kept.size += entry.bytes.count
    }
    return made
  }
}
