import Compensation
import Synchronization

/// A language's lexicon, made from its tables when it is first asked for: a run reads one or two of
/// the languages.
final class LexiconSource: Sendable {
  private let tables: TableFiles
  private let language: String
  private let paths: [String]
  private let made = Mutex<Result<Lexicon, any Error>?>(nil)

  init(_ tables: TableFiles, language: String, paths: [String]) {
    self.tables = tables
    self.language = language
    self.paths = paths
  }

  /// - Throws: ``LexiconError``, ``TableError`` or ``DelimitedTextError`` for a malformed table.
  func lexicon() throws -> Lexicon {
    try made.withLock { made in
      if let made { return try made.get() }
      let result = Result {
        try Lexicon(
          rows: paths.flatMap { path in try tables.rows(of: path).map { (path, $0) } },
          writtenWith: PlainLetters(tables, language: language))
      }
      made = result
      return try result.get()
    }
  }
}
