import Compensation
import Synchronization

/// Keeps the automaton of each set of languages that was met, for all documents of a run.
final class AnchorScanCache: Sendable {
  private let scans = Mutex<[[String]: Deferred<AnchorScan>]>([:])

  /// Returns the automaton for a set of languages, which another core begins to build at the first
  /// request.
  func scan(for languages: [Language]) -> Deferred<AnchorScan> {
    let key = languages.map(\.code).sorted()
    return scans.withLock { scans in
      if let known = scans[key] { return known }
      let scan = Deferred { AnchorScan(Parallel.map(languages) { $0.lexicon }) }
      scans[key] = scan
      scan.begin()
      return scan
    }
  }
}
