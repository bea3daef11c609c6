internal import Extraction
internal import Roles
internal import Synchronization

/// What the titles of tables mean, each looked up once.
final class TitleMemory: Sendable {
  private let known = Mutex<[String: ResolvedTitle]>([:])

  /// Below this a title shares words with a role's and is not surely one.
  private static let leastScore = 0.7

  func resolve(_ title: String) -> ResolvedTitle {
    if let known = known.withLock({ $0[title] }) { return known }
    let best = RoleMatcher.standard.resolve(title: title, language: nil).first
    let isSure = best.map { $0.score >= TitleMemory.leastScore } ?? false
    let resolved = ResolvedTitle(role: isSure ? best?.role : nil, level: best?.level)
    known.withLock { $0[title] = resolved }
    return resolved
  }
}
