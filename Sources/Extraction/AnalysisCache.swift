import Synchronization

/// Keeps the analyses of passages for others of the same bytes: crawled pages repeat notices, portals
/// their phrases, and syndicated articles everything.
final class AnalysisCache: Sendable {
  private struct Entry: Sendable {
    var analysis: PassageAnalysis
    var bytes: [UInt8]
    var language: String
    var isLanguageOpen: Bool
  }

  private struct Kept: Sendable {
    /// By the hash of the bytes.
    var entries: [Int: Entry] = [:]
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
    let hash = AnalysisCache.hash(bytes, passage.range)
    let known = kept.withLock { $0.entries[hash] }
    if let known, known.isLanguageOpen == isLanguageOpen, known.language == language.code,
      known.bytes.elementsEqual(bytes[passage.range])
    {
      return PassageAnalysis(known.analysis, at: passage)
    }
    let made = make()
    let entry = Entry(
      analysis: made, bytes: Array(bytes[passage.range]), language: language.code,
      isLanguageOpen: isLanguageOpen)
    kept.withLock { kept in
      if kept.size > AnalysisCache.capacity { kept = Kept() }
      kept.entries[hash] = entry
      kept.size += entry.bytes.count
    }
    return made
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var hasher = Hasher()
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    return hasher.finalize()
  }
}
