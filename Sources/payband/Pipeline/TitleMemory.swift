internal import Extraction
internal import Roles
internal import Synchronization

/// What the titles of tables mean, each looked up once.
///
/// Of ten million rows few thousand titles differ: the memory's cost is a hash of the title's bytes.
final class TitleMemory: Sendable {
  private let matcher: RoleMatcher
  private let known = Mutex<[String: ResolvedTitle]>([:])

  init(_ matcher: RoleMatcher) {
    self.matcher = matcher
  }

  func resolve(_ title: String) -> ResolvedTitle {
    if let known = known.withLock({ $0[title] }) { return known }
    let best = matcher.matches(of: title).first
    let resolved = ResolvedTitle(
      role: best.flatMap { $0.isSure ? $0.role : nil }, level: best?.level)
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
