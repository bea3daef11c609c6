internal import Extraction
internal import Roles

extension TitleMemory {
  /// Returns what a row's title means to the stages behind; no role where none is sure.
  func resolve(_ title: String) -> ResolvedTitle {
    let best = bestMatch(of: title)
    return ResolvedTitle(role: best.flatMap { $0.isSure ? $0.role : nil }, level: best?.level)
  }
}
