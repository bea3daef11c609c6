import Synchronization

/// Keeps the analyses of passages for others of the same bytes: crawled pages repeat notices, portals
/// their phrases, and syndicated articles everything.
final class AnalysisCache: Sendable {
  private struct Key: Hashable, Sendable {
    var bytes: [UInt8]
    var language: String
    var isLanguageOpen: Bool
  }

  private struct Kept: Sendable {
    var analyses: [Key: PassageAnalysis] = [:]
    var size = 0
  }

  /// An analysis takes some thirty times its bytes; beyond this many it begins anew.
  private static let capacity = 524_288

  private let kept = Mutex(Kept())

  /// Returns the analysis of a passage, made where none of the same bytes is kept.
  ///
  /// - Parameters:
  ///   - language: The language of the text around.
  ///   - isLanguageOpen: Whether the passage may be in another.
  func analysis(
    of passage: Passage, in bytes: [UInt8], around language: Language, isLanguageOpen: Bool,
    make: () -> PassageAnalysis
  ) -> PassageAnalysis {
    let key = Key(
      bytes: Array(bytes[passage.range]), language: language.code, isLanguageOpen: isLanguageOpen)
    if let known = kept.withLock({ $0.analyses[key] }) {
      return PassageAnalysis(known, at: passage)
    }
    let made = make()
    kept.withLock { kept in
      if kept.size > AnalysisCache.capacity { kept = Kept() }
      kept.analyses[key] = made
      kept.size += key.bytes.count
    }
    return made
  }
}
