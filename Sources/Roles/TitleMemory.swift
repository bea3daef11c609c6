internal import Compensation
internal import Synchronization

/// What the titles of tables mean, each looked up once.
///
/// Of ten million rows few thousand titles differ: behind the first time, a title costs a hash of its
/// bytes. It may be asked from several threads; two that ask for a new title at the same time may
/// both look it up.
public final class TitleMemory: Sendable {
  private struct Known {
    var matches: [String: RoleMatch?] = [:]
    var lookUps = 0
  }

  private let matcher: RoleMatcher
  private let known = Mutex(Known())

  public init(_ matcher: RoleMatcher) {
    self.matcher = matcher
  }

  /// How many titles were looked up in the catalogue.
  public var lookUps: Int { known.withLock { $0.lookUps } }

  /// Returns the likeliest role of a title in any language, sure or not; `nil` where there is none.
  public func bestMatch(of title: String) -> RoleMatch? {
    if let match = known.withLock({ $0.matches[title] }) { return match }
    let best = matcher.matches(of: title).first
    known.withLock { known in
      known.matches[title] = .some(best)
      known.lookUps += 1
    }
    return best
  }
}

extension RoleMatcher {
  /// Returns the roles that a title of an unknown language may mean, the likeliest first.
  ///
  /// English goes first and, where it is sure, alone: the index of each further language takes as
  /// long to make as reading a document.
  public func matches(of title: String) -> [RoleMatch] {
    let english = resolve(title: title, language: "en")
    if let best = english.first, best.score >= 0.95 { return english }
    return resolve(title: title, language: nil)
  }
}
