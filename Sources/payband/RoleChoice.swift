internal import Compensation
internal import Roles

/// Roles as a user names them: by id, or by a title in any language.
struct RoleChoice {
  private let matcher: RoleMatcher

  init(_ matcher: RoleMatcher) {
    self.matcher = matcher
  }

  /// Returns the ids of roles, each once, in the order given.
  ///
  /// - Throws: For a name that no role or no single role has; the candidates are named.
  func resolve(_ names: [String]) throws(CommandFailure) -> [String] {
    var ids: [String] = []
    for name in names {
      let id = try resolve(name)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  func resolve(_ name: String) throws(CommandFailure) -> String {
    if let role = matcher.catalogue.role(name) { return role.id }
    let matches = matcher.matches(of: name)
    let candidates = matches.prefix(5).map(\.role).joined(separator: ", ")
    guard let best = matches.first, best.isSure else {
      let likely = candidates.isEmpty ? matcher.suggestions(for: name) : candidates
      throw CommandFailure(
        "no role is known as “\(name)”; "
          + (likely.isEmpty
            ? "see payband roles list" : "perhaps one of these was meant: \(likely)"),
        code: .wrongArguments)
    }
    guard !best.reasons.contains(.preferred) else {
      throw CommandFailure(
        "“\(name)” names several roles; say which: \(candidates)", code: .wrongArguments)
    }
    return best.role
  }
}

extension RoleMatcher {
  /// The ids of roles with titles that are spelt much like this one, in a row.
  fileprivate func suggestions(for name: String) -> String {
    suggestions(for: name, language: nil).map(\.role).joined(separator: ", ")
  }
}
