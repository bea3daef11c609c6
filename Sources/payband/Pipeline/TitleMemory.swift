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
    let best = RoleMatcher.standard.matches(of: title).first
    let isSure = best.map { $0.score >= TitleMemory.leastScore } ?? false
    let resolved = ResolvedTitle(role: isSure ? best?.role : nil, level: best?.level)
    known.withLock { $0[title] = resolved }
    return resolved
  }
}

extension RoleMatcher {
  /// Returns the roles that a title of an unknown language may mean, the likeliest first.
  ///
  /// English goes first and, where it is sure, alone: the index of each further language takes as
  /// long to make as reading a document.
  func matches(of title: String) -> [RoleMatch] {
    let english = resolve(title: title, language: "en")
    if let best = english.first, best.score >= 0.95 { return english }
    return resolve(title: title, language: nil)
  }
}
