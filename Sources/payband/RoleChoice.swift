internal import Compensation
internal import Roles

/// Roles as a user names them: by id, or by a title in any language.
enum RoleChoice {
  /// Returns the ids of roles, each once, in the order given.
  ///
  /// - Throws: For a name that no role or no single role has; the candidates are named.
  static func resolve(_ names: [String]) throws(CommandFailure) -> [String] {
    var ids: [String] = []
    for name in names {
      let id = try resolve(name)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  static func resolve(_ name: String) throws(CommandFailure) -> String {
    if let role = RoleCatalogue.standard.role(name) { return role.id }
    let matches = RoleMatcher.standard.matches(of: name)
    let candidates = matches.prefix(5).map(\.role).joined(separator: ", ")
    guard let best = matches.first, best.score >= 0.7 else {
      throw CommandFailure(
        "no role is known as “\(name)”; "
          + (candidates.isEmpty
            ? "see payband roles list" : "perhaps one of these was meant: \(candidates)"),
        code: .wrongArguments)
    }
    guard !best.reasons.contains(.preferred) else {
      throw CommandFailure(
        "“\(name)” names several roles; say which: \(candidates)", code: .wrongArguments)
    }
    return best.role
  }
}
